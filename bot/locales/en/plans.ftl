# The release plan: entering, two weeks at a glance, subjects and times that meet.

menu-plan = Release plan
button-plan = Release plan
button-plan-add = Plan an item
button-plan-drop = Cancel this entry
button-plan-file = Calendar file
button-subscribe = Subscribe
button-new-link = New link
button-end-link = Stop this link

plan-title = Planned for the next two weeks
plan-empty = Nothing is planned for the next two weeks
plan-empty-note = Please enter items a week ahead; what is entered in time does not count as late.
plan-day = { $weekday } { $day } { $month }
plan-channels = { $channels }
plan-not-begun = not handed in
plan-late = should have come in
plan-short = { $days ->
    [one] entered one day late
   *[other] entered { $days } days late
}
plan-meets-subject = same subject: { $unit }, “{ $title }”, { $at }
plan-meets-time = same time: { $unit }, “{ $title }”, { $at }
plan-meets-near = nearly the same time: { $unit }, “{ $title }”, { $at }
plan-meets-released = released lately: { $unit }, “{ $title }”, { $at }
plan-file = { $count ->
    [one] The release plan as a calendar (one item)
   *[other] The release plan as a calendar ({ $count } items)
}
plan-file-note = Open it in your calendar; when the plan changes, a newer file brings it up to date.
calendar-link = Your link to the release plan: { $address }
calendar-link-webcal = Add it in your calendar as a subscription by address. If the program wants webcal: { $address }
calendar-link-secret = It is shown only now, and whoever has it sees what you see of the plan: pass it to nobody. If somebody else got it, make a new one.
calendar-link-kept = You have a link to the release plan, made { $at }
calendar-link-once = It was shown when it was made. If it is lost, or somebody else has it, make a new one: the old one then opens nothing.
calendar-link-over = This link to the release plan opens nothing any more

help-plan = Plan: “plan” shows what is to appear in the next two weeks; you can add to it.
ask-plan-title = What do you mean to release? Write its title.
ask-plan-category = Which category?
ask-plan-channels = Where will it appear?
ask-plan-at = When?

notice-planned = Planned: “{ $title }”, { $at }.
notice-planned-short = { $said } It should be entered a week ahead; this is { $days ->
    [one] one day
   *[other] { $days } days
} late, which the PR desk sees. It is planned all the same.
notice-planned-meets = { $said } Please note: { $conflicts }. The other side is told as well.
notice-plan-dropped = Taken out of the plan: “{ $title }”.
notice-plan-file = The calendar file is on its way.
notice-link-new = Your link is on its way.
notice-link-renewed = The old link opens nothing any more; the new one is on its way.
notice-link-ended = That link opens nothing any more.

news-plan-met = { $unit } plans “{ $other }” for { $at }: { $how } as your “{ $title }”. Please talk it over.
plan-how-subject = same subject
plan-how-time = same time
plan-how-near = nearly the same time
news-plan-gone = { $by } took “{ $title }” ({ $unit }, { $at }) out of the plan.
news-plan-due = “{ $title }”, which you planned, should come in by { $due }, so that there is time to review it.
news-plan-late = { $days ->
    [one] “{ $title }”, which you planned, should have come in by { $due }: one working day late. Please hand it in, or take it out of the plan.
   *[other] “{ $title }”, which you planned, should have come in by { $due }: { $days } working days late. Please hand it in, or take it out of the plan.
}
news-plan-late-head = { $days ->
    [one] { $unit }: “{ $title }”, which was planned, should have come in by { $due }, one working day ago. Please see to it.
   *[other] { $unit }: “{ $title }”, which was planned, should have come in by { $due }, { $days } working days ago. Please see to it.
}

refused-not-your-plan = This is another unit’s plan.
refused-plan-dropped = “{ $title }” was taken out of the plan.
refused-nothing-planned = There is no release plan for you to see.
refused-no-calendar-address = There is no address for subscriptions here yet: please ask an administrator to set [calendar] url. Until then “Calendar file” gives you the plan as it stands.
check-no-calendar-address = Nobody can subscribe to the release plan: [calendar] url names no public address. The plan comes as a file all the same.
