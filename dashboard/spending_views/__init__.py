"""支出分析: the district's money by one dimension at a time, next to last year.

What belongs here: what is asked of the marts, tables, figures, what each total contains. What does
not: routes and markup (`pages.spending`).
"""
