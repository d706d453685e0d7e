"""What a document prints of its tables before any form is known: captions, heads, amounts, cover.

What belongs here: printed words and numbers, and which grid they belong to. What does not: which
table it is (`recognition`, `inference`), and what its rows mean (`typed`).
"""
