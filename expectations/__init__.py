"""What must hold in a report, and what is said when it does not.

What belongs here: the catalogue (one SQL file a rule), its templates, the Great Expectations
bridge, evaluations and findings. What does not: reading, totals, schedules.
"""
