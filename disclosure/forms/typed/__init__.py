"""From a recognised table's printed rows to typed rows: sides, levels, parents, what each row is.

What belongs here: body rows in a form's columns and the tree that they make. What does not: which
columns there are (`headers`, `inference.columns`).
"""
