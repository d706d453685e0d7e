"""Reading a published report: bytes in, rows out.

What belongs here: finding and fetching publications, opening any file format, recognising the
forms, reading the prose. What does not: Dagster, DuckDB, rules, totals. Nothing here imports
another room of the house.
"""
