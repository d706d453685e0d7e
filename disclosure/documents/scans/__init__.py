"""Scanned pages and images become the same `Page` as any other.

What belongs here: everything from pixels to lines and cells with their readings, and the words that
are known beforehand. What does not: which figure can be trusted (`disclosure.certainty`).
"""
