"""What one answer says, read without asking anything.

`page_reading` puts a page's facts together: links (`link`, `links`, `link_targets`, `surroundings`,
`wording`), names (`page_names`, `titles`), where it leads besides (`page_leads`), how its list goes
on (`paging`, `counting_on`, `printed_totals`, `systems`), and `signs` that there is more than was
had. Answers that are data: `data_values`, `records`. Files that are pages: `link_books`,
`stylesheets`.
"""
