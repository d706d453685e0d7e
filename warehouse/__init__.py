"""The DuckDB file of one night: built whole from files, audited, published by one rename.

What belongs here: schema, reference data, typed facts, marts, building, publishing, reading a
snapshot. What does not: reading reports (`disclosure`) and rules (`expectations`).
"""
