"""The read-only SQL box: one query of a stranger on the night's file, in a process of its own.

What belongs here: what may be asked, limits, the worker, errors in Chinese. What does not: the
page.
"""
