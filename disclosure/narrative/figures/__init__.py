"""The figures of prose: where one is printed, its part in its sentence, how far it reaches.

What belongs here: one figure and its clause. What does not: what it is the level of (`statements`),
and what several figures claim of each other (`claims`).
"""
