"""The approval sheet of an item, to be printed: what stands on it, in words, as HTML, as PDF."""
