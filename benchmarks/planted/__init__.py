"""One contradiction at a time planted in readings of real reports: what of them is found.

What belongs here: slips of a hand in tables, sentences and forms, and what the rules make of each.
What does not: reading (readings are given), or what holds for one report alone.
"""
