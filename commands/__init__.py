"""The command line: one module or folder a command.

What belongs here: what is asked, what is printed, exit codes. What does not: what a night does
(`assets`), reading, rules and pages.
"""
