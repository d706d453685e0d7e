"""Damage by a seed: what it does to a report, and whether anybody is told.

What belongs here: originals, kinds of damage by format, the verdict. What does not: nights (tests).
"""
