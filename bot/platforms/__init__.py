"""The messengers that the bot speaks through; README.md here says how to add one."""
