# Slack: what is said at once and privately, and what administrators are told.

slack-taken = Taken in. We go on under “Messages” of this app.
slack-comes-as-message = It comes under “Messages” of this app; you can close this.
slack-outsider = This is for members of the organisation. Please ask an administrator; nothing was changed.
slack-edited = I keep your message as it was sent: editing it here changes nothing in the item. Press “Change something” on its card instead.
slack-deleted = Deleting a message here changes nothing in the item. To take an item back, press “Withdraw” on its card.
slack-compose = New item
slack-compose-send = Send
slack-compose-close = Cancel
slack-compose-text = Title on the first line, then the text
slack-compose-hint = A longer text comes as a Word file below, or as a message to me.
slack-compose-files = Word file, pictures
slack-file-elsewhere = “{ $name }” does not lie in Slack itself: it is on another service, or Slack does not show it any more. Please send me the file itself; the rest was taken.
slack-locked-out = Slack does not accept the bot’s token ({ $code }). Copy it anew from “OAuth & Permissions” of the Slack app (if there is none, install the app under “Install App”), put it in its place, and start Qianfa again.
slack-app-token = Slack opens no connection for the app’s token ({ $code }). It begins with xapp- and needs the scope connections:write: in the Slack app, “Basic Information”, “App-Level Tokens”, Generate. Put it in its place, and start Qianfa again.
slack-scopes-missing = The app lacks scopes: { $scopes }. Write the manifest again (qianfa slack manifest), paste it under “App Manifest”, and install the app again.
slack-scope-missing = the app lacks the scope { $scope }: add it under “OAuth & Permissions”, and install the app again
slack-channel-shut = the channel { $channel } cannot be written to ({ $code }): invite the app to it (/invite), bring it back from the archive, or name another one under [slack] in config.toml
slack-not-allowed = Slack refuses it: { $code }
slack-events-dropped = Slack is delivering only part of what people do: too many events, or too many failed. Ask people to send again what they miss; if it stays so, look at the log.
slack-was-silent = There was no connection to Slack for about { $minutes } min. What people sent in that time may be missing; what I had to say comes now.
slack-two-copies = Another copy of Qianfa uses the same Slack app (another computer, perhaps). Each gets only half of what people do: stop one of them.
