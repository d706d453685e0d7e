"""Web pages whose text holds a report.

What belongs here: markup, text and tables of HTML and MHTML. What does not: finding such pages
(`collection`).
"""
