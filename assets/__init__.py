"""What exists every night: thin Dagster assets and asset checks over the rooms.

What belongs here: wiring. What does not: SQL, parsing, arithmetic.
"""
