"""Slack: cards in Block Kit, presses and forms, Socket Mode or signed HTTP."""
