"""What holds for reports that nobody built against: python -m benchmarks.unseen [FOLDER].

What belongs here: reading without a family's declaration (`left_out`), tokens and sums of every
report (`reports`). What does not: assertions; the tests of the forms have those.
"""
