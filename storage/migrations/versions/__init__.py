"""The revisions, one file each, numbered in the order in which they run."""
