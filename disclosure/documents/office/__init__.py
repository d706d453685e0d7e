"""Word and Excel files, old and new: each format as far as it tells what is printed.

What belongs here: one module a format and the containers they come in. What does not: forms.
"""
