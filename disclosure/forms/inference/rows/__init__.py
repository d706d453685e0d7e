"""What the rows of a printed table are: functions, economic items, units, sources, “三公” lines.

What belongs here: identities, levels and parents of rows. What does not: what a column means
(`columns`).
"""
