"""Rosters as they are written: the shape of their tables, as text and as sheets, and what does not fit in them."""
