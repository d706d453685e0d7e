"""Asking a portal: Scrapy in a process of its own, politely, within the place's hosts."""
