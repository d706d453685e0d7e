"""Whole sets of forms as provinces print them, of invented money whose sums are exact.

What belongs here: one file for provinces of one habit, the ledger they share, and judging what was
read. What does not: pages and ink (`drawing`).
"""
