"""Any file format becomes the same `Document`: pages of lines and tables, with places.

What belongs here: one module a format and the model they share. What does not: what a table
means (that is `disclosure.forms`).
"""
