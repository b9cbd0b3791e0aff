# What could not be delivered, and what administrators are told of it.
button-send-again = Send again
button-undelivered = What was not delivered
delivery-repeat = You may have had this message before: it was not certain whether it arrived.
place-pr-desk = the PR desk's channel
platform-web = the web chat
platform-slack = Slack
platform-telegram = Telegram

news-undelivered = Not delivered to { $to } ({ $why }): { $what }
news-unreachable = { $person } cannot be reached. What waits for a decision goes to whoever stands in, if there is somebody. Not delivered: { $what }
news-no-account = { $person } has no account here yet. Not delivered: { $what }
news-platform-stopped = Nothing goes out over { $platform } any more; every message is kept and goes out once this is mended. Reason: { $why }
notice-sent-again = On its way again to { $to }.

undelivered-none = Everything has been delivered.
undelivered-waiting = Nothing is lost, but something has to wait:
undelivered-title = Not delivered: { $count }
undelivered-line = { $to } · { $what } · { $why }
undelivered-more = There are older ones; they are listed once these have been sent again.
undelivered-stopped = { $platform } takes nothing: { $why }
undelivered-waits = Nothing goes out by way of { $scope } before { $until }.
undelivered-card = a card
undelivered-card-of = the card of “{ $title }”
undelivered-unreachable = no account takes messages
undelivered-uncertain = sent twice, and it is not certain whether it arrived
undelivered-not-made = the bot could not make this message
undelivered-deadly = the bot broke off { $times } times while sending it
refused-undelivered-not-for-you = Only administrators see what could not be delivered.
refused-sent-again = This was already sent again.

posted-submitted = { $by } submitted version { $version } of “{ $title }” ({ $number }).
posted-signed-off = “{ $title }” ({ $number }) is signed off and waits to be released.
posted-returned = { $by } ({ $step }) returned “{ $title }” ({ $number }) for changes.
posted-rejected = { $by } ({ $step }) decided that “{ $title }” ({ $number }) is not to be released.
posted-withdrawn = { $by } withdrew “{ $title }” ({ $number }).
posted-released = { $by } released “{ $title }” ({ $number }) on { $channels }.
notice-sheet = The approval sheet is being made; it comes in a moment.
