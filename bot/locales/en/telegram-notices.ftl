# Telegram: notices to people, and what administrators have to mend.

menu-template = Begin from a template
menu-undelivered = What was not delivered

telegram-stranger = We have not met yet. Ask an administrator for a code and send it to me here; then your items are here.
telegram-edited = I go by what you sent first; a message that is changed afterwards is not read again. Please send the change as a new message.
telegram-unreadable = There is nothing in this that I understand. I can take text, photos, Word files, recordings and films; send /help to see what can be done.
telegram-in-private = Please write to me in our own chat: https://t.me/{ $name }. Here I only show where items stand.
telegram-file-too-large = “{ $name }” is larger than { $most } MB, and Telegram gives bots no larger files. Please send a smaller version: a Word file without its pictures, and these as photos; a long film in parts, or a link to it.
news-may-be-missing = I could not hear { $platform } from { $since } to { $until }, and it keeps messages for a day only. What you sent there in that time may be missing: please look at “My items”, and send again what is not there.

telegram-conflict = Somebody else fetches what is written to the bot on Telegram: another copy of it, or a webhook with the same token. Stop the other one, or issue a new token with @BotFather (/revoke) and put it into the settings. Until then I keep trying.
telegram-locked-out = Telegram does not accept the bot's token. Look it up with @BotFather (/mybots, API Token), put it into the settings and start the bot again.
telegram-not-allowed = Telegram does not take this ({ $why }).
telegram-group-shut = Telegram does not let the bot write in the group { $group } ({ $why }). Add it again, with the right to send messages, or name another group in pr_desk.
telegram-group-joined = The bot was added to the Telegram group “{ $group }”. To have items shown there, put pr_desk = "{ $id }" under [telegram] in the configuration and start the bot again.
telegram-group-left = The bot was removed from the Telegram group “{ $group }” ({ $id }).

telegram-check-bot = The token works: this is “{ $title }”, https://t.me/{ $name }.
telegram-check-name = The configuration says name = "{ $given }", but the bot is called { $name }: mend it under [telegram].
telegram-check-nameless = The configuration does not say what the bot is called: put name = "@{ $name }" under [telegram]. Links with codes and the poster need it.
telegram-check-group = It may write in the group “{ $group }”.
telegram-check-not-in-group = It is not in the group “{ $group }”: add it there.
telegram-check-topics = “{ $group }” has topics, which the bot may not open: make it an administrator who may manage topics, or all items stand together.
telegram-check-down = Telegram cannot be reached ({ $why }). Is this machine online, and is Telegram allowed from here?
telegram-poster = { $file } is written: whoever takes a picture of it comes to { $url }.
trouble-telegram-off = Telegram is off: put mode = "polling" under [telegram] in the configuration.
trouble-telegram-name = Put the bot's name under [telegram] in the configuration first, such as name = "@qianfa_bot"; @BotFather shows it.
