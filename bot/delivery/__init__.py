"""The one way out: from the outbox and the cards that stand in chats to the platforms."""
