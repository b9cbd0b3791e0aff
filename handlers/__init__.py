"""What the bot does when somebody does something: one function per intent, synchronous, one transaction."""
