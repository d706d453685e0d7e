"""What one page of a portal is and holds: its titles, links, lists, signs that there is more."""
