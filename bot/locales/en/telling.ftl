# How people are told: the digest, quiet hours, settings; and the list of what is overdue.

digest-title = Your digest, { $at }: { $waiting ->
    [0] nothing waits for you
    [one] one thing waits for you
   *[other] { $waiting } things wait for you
  }{ $news ->
    [0] {""}
    [one] {"; one piece of news"}
   *[other] ; { $news } pieces of news
  }
digest-more = { $count ->
    [one] One more piece of news is not listed.
   *[other] { $count } more pieces of news are not listed.
  }
reminders-title = { $count ->
    [one] One reminder
   *[other] { $count } reminders
  }
overdue-title = { $count ->
    [one] One item is overdue
   *[other] { $count } items are overdue
  }
overdue-empty = Nothing is overdue.
overdue-with = { $step }: { $people }; it was due { $due }
settings-title = Your settings
settings-language = Language: { $language }
settings-platform = You are written to here first: { $platform }
settings-forms = Questions: all in one form
settings-steps = Questions: one at a time
settings-quiet = Quiet hours: { $hours }, except for a crisis
settings-no-quiet = Quiet hours: none
settings-gathers-nothing = Digest: none; everything comes at once
settings-gathers-reminders = Digest: reminders come together, the rest at once
settings-gathers-news = Digest: everything comes together but what you are to decide
settings-hour = Digest: on working days at { $hour }
ask-quiet = When shall you be left in peace? You can also write it, such as “22:00-07:00”.
ask-gathers = What shall come together in one message at your hour?
ask-digest-hour = At which hour, on working days? You can also write it, such as “08:15”.
choice-hours = { $hours }
choice-no-quiet = No quiet hours
choice-gathers-nothing = Nothing: at once
choice-gathers-reminders = Reminders only
choice-gathers-news = All but decisions
notice-quiet = All right: you are left in peace { $hours }, except for a crisis.
notice-no-quiet = All right: no quiet hours.
notice-gathers-nothing = All right: everything comes at once.
notice-gathers-reminders = All right: reminders come together, on working days at { $hour }.
notice-gathers-news = All right: everything but what you are to decide comes together, on working days at { $hour }.
notice-digest-hour = All right: your digest comes on working days at { $hour }.
refused-no-such-hours = Those are no hours. Write them like “22:00-07:00”, or choose.
refused-no-such-hour = That is no time of day. Write it like “08:30”, or choose.
button-settings = Settings
button-quiet = Quiet hours
button-gather = Digest
button-digest-hour = Hour of the digest
button-overdue = Overdue
menu-settings = Settings
menu-overdue = Overdue
