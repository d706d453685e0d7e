"""Reports told in the words of many places: what nobody tuned the reading of sentences to.

What belongs here: templates of prose (`budget`, `final`) over true figures, and what the rules make
of them as they are and with one slip. What does not: assertions (`tests/benchmarks`).
"""
