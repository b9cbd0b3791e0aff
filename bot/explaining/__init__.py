"""Explains a policy to people: what it asks of whom, in which order, by which clause, and why a draft goes its way."""
