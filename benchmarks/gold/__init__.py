"""Findings held against what people found wrong in real reports, read by eye.

What belongs here: the gold lists, the findings of the same reports, and how the two are matched.
What does not: the rules, and the reports, which lie outside the repository.
"""
