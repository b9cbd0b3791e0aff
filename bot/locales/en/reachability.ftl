# Whether everybody can be reached: looked at each day without a word to anybody.

reachability-title = { $count ->
    [one] { $count } person
   *[other] { $count } people
} of { $people } cannot be reached
reachability-all = All { $count } people can be reached.
reachability-moved = Who cannot be reached: the newest card is further down.
reachability-note = This goes away by itself once it is mended; it is told again only when it changes.
reachability-no-account = { $person } ({ $unit }): no account, since { $at }. { $mend }
reachability-elsewhere = { $person } ({ $unit }): an account only on { $platform }, which is not used any more, since { $at }. { $mend }
reachability-refuses = { $person } ({ $unit }): the account on { $platform } takes no messages, since { $at }. { $mend }
reachability-first = ⚠ called first in a crisis · { $line }
reachability-noted = { $line } · noted by { $by }
reachability-mend-code = Please send a code.
reachability-mend-telegram = Please ask for “Start” in the chat with the bot, or send a code for another account.
reachability-mend-slack = Please see whether the account in Slack is still active, or send a code for another account.
button-code-for = Send a code
button-noted-reach = Noted
button-reachability = Reachability
notice-reachability-noted = It is noted. It is told again when it changes.
refused-reachability-not-yours = Who can be reached is for the administrators, the PR desk and the leaders.
agenda-reachability = whether everybody can be reached is looked at, without a word to anybody
agenda-roll-call = platforms are asked of every account, without a word to anybody, whether it still takes messages
news-account-lost = My messages no longer reach you on { $platform }. So that a crisis can find you there, too: please unblock me (on Telegram press “Start”); if the account was closed, tell the administrators.
