"""Telegram: cards in HTML with inline keyboards, over polling or webhooks."""
