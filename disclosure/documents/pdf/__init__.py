"""PDF files with text: characters and lines of a page become lines of text and ruled tables.

What belongs here: PDF and its two readers. What does not: pages that are pictures (`scans`).
"""
