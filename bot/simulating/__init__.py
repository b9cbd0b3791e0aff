"""`qianfa simulate`: the sample organisation's quarter in virtual time, on the bot as it runs."""
