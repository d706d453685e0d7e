"""Where a portal leads, address by address, without a network.

An answer comes in at `portal_walk`, is made ready to be read (`preparing`: `companions`,
`script_runs` with `clicks` and `next_data`, `drawings`), and `page_walk` gives what is asked next.
On the way a page gets its `setting`, its links become choices (`choice`, `page_choices`,
`doubted_items`; together `seen_page`), and lists go on (`lists`, `ways`, `asides`, `following`).
Each ask leaves by the `door`, within `bounds`. What was had is kept (`keeping`) and told
(`telling`, `monitor`); what was promised and has not come (`remains`, `witnesses`) is owed (`owed`)
and tried at the end (`afterwards`), and what speaks against the portal is said (`second_look`).
"""
