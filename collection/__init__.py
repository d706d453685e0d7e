"""Who published what: portals, inbox, originals, readings, and which of them is which report.

What belongs here: a place's file, crawling, the stores on disk, workers, whose report a document
is. What does not: what stands in a document (`disclosure`), figures (`warehouse`).
"""
