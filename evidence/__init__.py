"""A finding with its proof: its cells, quotes and pictures, as every page and letter shows them.

What belongs here: what proves a finding, and the shapes that pages, notices and commands share.
What does not: judging (`expectations`), letters (`notices`), pages (`dashboard`).
"""
