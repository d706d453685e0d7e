"""Which table of which form is this, and what does each of its cells mean.

What belongs here: the declared forms and the matcher from a `Document` to report tables. What does
not: opening files, prose, and whether the figures are right.
"""

from disclosure.forms.declaration import all_forms, declaration

__all__ = ["all_forms", "declaration"]
