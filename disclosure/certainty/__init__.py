"""Which scanned figures can be trusted, by what a report says of them more than once.

What belongs here: readings and identities, and the verdict on each figure. What does not: how a
figure was read (`disclosure.documents.scans`), and whether what is printed is right (the rules).
"""

from disclosure.certainty.verdicts import judge_scans

__all__ = ["judge_scans"]
