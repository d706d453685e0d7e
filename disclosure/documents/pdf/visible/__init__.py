"""What people see of a PDF page: text that is covered, white, struck; fonts that say otherwise.

What belongs here: whether a text that stands in the file is what the page shows. What does not:
what the characters make (`ruled`, `aligned`).
"""
