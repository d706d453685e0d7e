"""What a page's scripts say and do: their values, calls and requests, and an engine to run them."""
