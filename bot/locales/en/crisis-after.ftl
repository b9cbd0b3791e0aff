# Once a crisis is over: its account, and the tasks that come of it.

inbox-account = { $number } · write the account · by { $due }
inbox-task = { $number } · { $what } · by { $due }
account-title-mine = Please write the account of { $number }
account-title-due = Account of { $number } · { $by } is writing it
account-title-in = Account of { $number }
account-title-off = Account of { $number } · not needed for now
account-of = Crisis: { $title }
account-due = { $by } hands it in by { $due }
account-due-mine = Please hand it in by { $due }
account-late = { $days ->
    [one] One working day late
   *[other] { $days } working days late
}
account-given = Handed in by { $by }, { $at }
account-said = [{ $part }] { $words }
account-line = { $words }
account-part-happened = What happened
account-part-done = What was done
account-part-well = What went well
account-part-badly = What did not
account-note-missing = Still to be written: { $parts }.
account-note-missing-mine = Still to be written: { $parts }. You can write it bit by bit; what is written is kept.
account-note-ready = All four parts are written. Add tasks if there are any, then hand it in.
account-note-off = The crisis has begun again. What was written is kept, and is the start once it is over.

task-title-mine = Please do this: { $what }
task-title-open = Task: { $what }
task-title-done = Task done: { $what }
task-of = From crisis { $number }: { $title }
task-by = Set by { $by }, { $at }
task-stands = { $person } · { $state }
task-open = by { $due }
task-put-off = by { $due } (at first { $was })
task-late = was due { $due }, { $days ->
    [one] one working day late
   *[other] { $days } working days late
}
task-done = done { $at }

button-account = Account
button-write-account = Write it
button-write-account-on = Go on
button-write-account-anew = Change it
button-give-account = Hand in
button-add-task = Add a task
button-task = Open task
button-finish-task = Done
button-hand-on-task = Hand on
button-delay-task = More time

ask-account-happened = Account of { $number }: what happened?
ask-account-done = Account of { $number }: what was done?
ask-account-well = Account of { $number }: what went well?
ask-account-badly = Account of { $number }: what did not go well, and what should be different next time?
ask-account-which = Account of { $number }: which part do you want to change?
hint-account = Part { $number } of { $of }. Just write; each part is kept once you have sent it.
choice-account-nothing = Nothing
choice-account-same = As it stands
said-account = saved
button-account-keep = Save
ask-account-form = Account of { $number }: fill in all four parts, or some of them first.
ask-task-what = { $number }: what is to be done?
ask-task-who = Who does “{ $what }”?
ask-task-until = Until when is “{ $what }” to be done?
ask-task-whom = To whom do you hand “{ $what }” on?
ask-task-more = “{ $what }” was to be done by { $due }. Until when do you need time?
hint-task-what = One line will do as well: what — who — until when.
hint-task-who = Anybody who has no button: just write the name.

notice-account-given = The account of { $number } is in. Whoever was called can read it; the tasks go on.
notice-task-set = { $person } was asked to do “{ $what }” by { $until }.
notice-task-done = “{ $what }” is done.
notice-task-handed-on = “{ $what }” went to { $to }.
notice-task-put-off = “{ $what }” has time until { $until }.

news-account-soon = The account of { $number } “{ $title }” is due { $due }. Please keep some time for it.
news-account-today = The account of { $number } “{ $title }” is due today ({ $due }).
news-account-late = The account of { $number } “{ $title }” was due { $due }, { $days ->
    [one] one working day ago
   *[other] { $days } working days ago
}.
news-account-late-leader = { $by } was to hand in the account of { $number } “{ $title }” by { $due }, { $days ->
    [one] one working day ago
   *[other] { $days } working days ago
}. Please see to it.
news-account-given = { $by } handed in the account of { $number } “{ $title }” ({ $tasks ->
    [0] no tasks
    [one] one task
   *[other] { $tasks } tasks
}).
news-task-soon = Task of { $number }: “{ $what }” is due { $due }.
news-task-today = Task of { $number }: “{ $what }” is due today ({ $due }).
news-task-late = Task of { $number }: “{ $what }” was due { $due }, { $days ->
    [one] one working day ago
   *[other] { $days } working days ago
}. Tap when it is done, or say until when you need time.
news-task-late-leader = Task of { $number }: { $by } was to do “{ $what }” by { $due }, { $days ->
    [one] one working day ago
   *[other] { $days } working days ago
}. Please see to it.
news-task-done = { $by } did “{ $what }”, a task of { $number }.
news-task-handed-on = { $by } handed “{ $what }”, a task of { $number }, on to { $to }.
news-task-put-off = { $by } gave “{ $what }”, a task of { $number }, time until { $until }.

overdue-account = account due { $due }
overdue-task = task due { $due }

refused-no-account = No account was asked for of { $number }.
refused-account-not-due = This account is in, or the crisis has begun again: it cannot be changed now.
refused-not-your-account = Somebody else writes this account.
refused-account-parts = Something is still missing. Please write it, then hand the account in.
refused-task-done = This task is done already.
refused-not-your-task = This task is somebody else's.
refused-not-yours-to-set = Tasks are set by whoever writes the account, the PR desk and the leaders.
refused-task-not-later = Please choose a time later than { $due }.
