"""Qianfa: nothing is released that the right people have not signed off."""
