"""Writes docs/sql-cookbook.md anew. What belongs here: nothing else."""

from warehouse.cookbook import main

main()
