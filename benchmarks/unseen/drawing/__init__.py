"""Reports that nobody printed: one true budget drawn in looks that a seed chooses.

What belongs here: titles, heads, merges, codes, units and page breaks drawn by chance, and what
each drawn figure is. What does not: reading them (`disclosure`), and reports that were published.
"""
