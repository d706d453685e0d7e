"""The words of a report: figures in its prose, and its performance forms.

What belongs here: `statements` and `performance_tables`. What does not: the numbered budget tables
(`disclosure.forms`) and whether anything said is true (`expectations`).
"""

from __future__ import annotations

from disclosure.narrative.performance import PerformanceReading, performance_tables
from disclosure.narrative.statements import statements

__all__ = ["PerformanceReading", "performance_tables", "statements"]
