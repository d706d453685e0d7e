"""Several districts in one web app: the choice between them, and the page over all.

What belongs here: which district's pages an address means (`choosing`), what is said of all
(`page_over_all`). What does not: a district's own pages (`dashboard.pages`): they know no other.
"""
