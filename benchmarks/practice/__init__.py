"""A made-up district with exact truth: what of its planted errors is found, what is a false alarm.

What belongs here: one real night over such a district, and its findings against its truth. What
does not: anything that holds for one district alone.
"""
