"""Fonts that PDFs of ours are set in: notices, the demo district, drawn reports."""
