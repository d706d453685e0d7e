"""What the columns of a printed table mean: by their heads, what they hold, and what adds up.

What belongs here: heads, the trade's words for them, the assignment. What does not: what a row is
(`rows`), and the role of the table as a whole (`roles`).
"""
