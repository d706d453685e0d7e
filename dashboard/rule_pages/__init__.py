"""规则: what each rule of the book found this night, where, and what was waived or switched off.

What belongs here: the questions. What does not: the rules (`expectations`), routes (`pages.rules`).
"""
