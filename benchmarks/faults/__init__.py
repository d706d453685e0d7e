"""Damage, kills and hostile portals by a seed: what they do, and whether anybody is told.

All are drawn by seed, go on from any number (COUNT@FIRST), and print what was found as they run:

    python -m benchmarks.faults 20000 --kept FILE          damaged files; FILE lets it be stopped
    python -m benchmarks.faults.killed_nights 200          nights killed at any step
    python -m benchmarks.faults.killed_workers 200         single workers killed as they read
    python -m benchmarks.faults.damaged_home 20            nights over damaged files of our own
    python -m pytest tests/faults/test_hostile_portal.py   one portal with all that harms

Beside other work run them with `nice`; none of them counts seconds by the clock. Code must not
change under a run: nights that read by two readers differ. What was found: docs/faults.md.

What belongs here: originals, kinds of damage by format, the verdict. What does not: nights (tests).
"""
