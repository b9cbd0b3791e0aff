# Lists and help.

list-line = { $what }
list-more = { $count ->
    [one] { $count } more is not listed.
   *[other] { $count } more are not listed.
  }

inbox-title = { $count ->
    [one] { $count } item waits for you
   *[other] { $count } items wait for you
  }
inbox-empty = Nothing waits for you
inbox-empty-note = You will be told as soon as something does.
inbox-review = to be reviewed
inbox-release = to be released
inbox-returned = returned to you for changes
inbox-gathering = not yet submitted
inbox-due = by { $at }
inbox-since = since { $at }

mine-title = { $count ->
    [one] { $count } item of yours
   *[other] { $count } items of yours
  }
mine-empty = You have no items yet
mine-empty-note = Send me text, pictures or a Word file, and we begin.
mine-with = { $step } — { $people }, since { $at }
mine-with-people = { $people }, since { $at }

help-title = What you can do here
help-roles = You are: { $roles }
help-send = Send an item: just send me text, pictures or a Word file; I ask for what is missing.
help-decide = Review: when it is your turn a card comes here; tap “Approve” or “Return for changes”.
help-release = Release: what is signed off comes here; proofread it, release it channel by channel, send me the link.
help-administer = Administer: send me a roster file with the word “roster” to change who is who; I tell you when a step has nobody in it.
help-code = Accounts: when somebody is to use me on a messenger, say “code” with a name (/code Wang Min) and pass on the code that I give you; sent to me, it links the account.
help-accounts = Your accounts: “link” (/link) links one on another messenger, “platform” (/platform) chooses where I write to you first.
help-commands = Any time you can say: “inbox”, “mine”, “help”, “language”, “find” with words or a number, “sheet” with a number for its approval sheet, “template” to write from a template, “form” or “steps” to be asked all at once or one thing at a time; “settings” for quiet hours and your digest, “overdue” for what is late.
help-note = What is yours to tap counts at once. A button that is not yours, or out of date, changes nothing; I say why.
