"""What a printed table is, inferred from words, place, content and arithmetic instead of a form.

What belongs here: the reading of tables of issuers whose form nobody declared. What does not: the
declared families (`disclosure.forms`), which are read by their own heads first.
"""
