# What comes, and why: qianfa schedule.
agenda = What comes in the next { $days ->
    [one] day
   *[other] { $days } days
}, in the time of { $zone }
agenda-for = What comes for { $person } in the next { $days ->
    [one] day
   *[other] { $days } days
}, in the time of { $zone }
agenda-nothing = Nothing falls due in the next { $days ->
    [one] day
   *[other] { $days } days
}.
agenda-nothing-for = Nothing about { $person } falls due in the next { $days ->
    [one] day
   *[other] { $days } days
}.
agenda-regular = What comes regularly stands here with its next time only.
agenda-day = { $day } ({ $weekday })
agenda-line = { $at }  { $what }
agenda-line-late = { $at }  (late) { $what }
agenda-why = { $what } [{ $why }]
agenda-item = { $number } “{ $title }”
agenda-item-number = { $number }
agenda-item-title = “{ $title }”
agenda-nobody = There is nobody called “{ $person }”. Write the id of the roster, or the whole name.
agenda-several = Several people are called “{ $person }”: { $ids }. Write one of these ids.
agenda-settle = { $item }: the decision of { $people } can no longer be undone, and the item moves on
agenda-step-due = { $item }: the time for “{ $step }” is up; { $people } should have answered by then
agenda-step-rung = { $item }: a reminder of “{ $step }” to { $people }
agenda-step-lend = { $item }: if “{ $step }” is still without an answer from { $people }, others may answer as well
agenda-remind-me = { $item }: { $people } wanted to be reminded again
agenda-nudge = { $item }: from now on { $people } may nudge again
agenda-digest-hour = digests of { $hour }, to { $count ->
    [one] one person
   *[other] { $count } people
}
agenda-digest = the digest of { $people }
agenda-overdue = list of what is overdue, to the PR desk
agenda-away-begins = { $whose } is away from now on: what waits goes to { $delegate } as well
agenda-away-ends = { $whose } is back: { $delegate } no longer acts for them
agenda-release-time = { $item }: its planned time; if it is not out yet, this is said to { $people }
agenda-gathering = what { $people } sent is taken as it is, if nothing more has come
agenda-rehearsal = rehearsal: would every kind of item find its way?
agenda-staffing = units without an officer are flagged
agenda-follow-up = { $item }: what is still to be done after the release, to { $people }
agenda-contribution = “{ $name }”: { $unit } is reminded of what it is to hand in
agenda-package = “{ $name }”: the time at which all is released together
agenda-plan-entry = “{ $name }”, planned by { $unit }, should have been handed in
agenda-resubmission = { $item }: it was returned and has not come back; a reminder to { $people }
agenda-quota-remind = units that are short of “{ $name }” are reminded
agenda-quota-report = report on last week, to the PR desk and the leaders
agenda-rhythm = channels in which nothing has appeared for too long
agenda-crisis-step = crisis “{ $name }”: whoever has not answered is called again, then the next
agenda-crisis-reach = crisis “{ $name }”: its cards say whom the alert has reached
agenda-crisis-roster = open crises: who is called, after the roster was changed
agenda-account-due = reminder of the account of crisis “{ $name }”
agenda-task-due = reminder of the task “{ $name }”, which came of a crisis

# What a quarter would be like: qianfa simulate.
simulated = The sample organisation from { $first } to { $last }, in the time of { $zone }: who is told what when
simulated-silent = { $person } answers nothing from { $since } to { $until }, and has told nobody
simulated-away = { $person } is away from { $since } to { $until }; { $delegate } acts instead
simulated-day = { $day } ({ $weekday })
simulated-day-off = { $day } ({ $weekday }, nobody works)
simulated-line = { $at }  { $person }: { $what }
simulated-items = Handed in: { $submitted }. Released: { $released }.
simulated-told = Messages: { $count } to { $people } people, { $a_week } a week to each of them; at most { $most } in a day ({ $person }, { $day }).
simulated-reminded = Reminders and digests among them: { $count } to { $people } people, { $a_week } a week to each of them; at most { $most } in a day ({ $person }, { $day }).
