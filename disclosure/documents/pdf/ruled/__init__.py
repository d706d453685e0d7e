"""Tables for which rules are drawn: from the lines of a page to grids of cells.

What belongs here: edges, grids, what runs over a rule, where a rule is missing. What does not:
tables that only place makes (`aligned`), and which text is seen (`visible`).
"""
