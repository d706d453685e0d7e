"""Performance forms of any issuer, told by what they print: goals, indicators, amounts with units.

What belongs here: cards (one project a table), lists (a project a row), and what of them was not
read. What does not: the declared form (`disclosure.narrative.performance.performance_form`).
"""

from disclosure.narrative.performance.goals.goal_tables import GoalReading, goal_tables

__all__ = ["GoalReading", "goal_tables"]
