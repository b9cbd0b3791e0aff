# What units hand in: quotas, reminders, the weekly report, the rhythm of channels.

period-week = week { $week }
period-weeks = weeks { $first }–{ $last }
period-month = { $month }

quota-counted = { $count } of { $least } for { $period }; this item counts
quota-met = { $count } of { $least } for { $period }: that is enough
quota-send-by = { $count } of { $least } for { $period }; to count for it, send by { $at }
quota-on-its-way = { $count } of { $least } for { $period }; it counts if { $point } by { $at }
quota-next = { $count } of { $least } for { $period }; at the usual pace this item will count for { $next }
quota-point-submitted = submitted
quota-point-reached-desk = it reaches { $desk }
quota-point-signed-off = signed off
quota-point-released = released
quota-of = { $count } of { $least }
quota-waits = { $number }, with { $people } since { $at }

quota-standing-met = enough
quota-standing-short = short
quota-standing-running = not over yet
quota-standing-excused = excused
quota-standing-waived = no working day
quota-standing-preparation = in preparation
quota-standing-new = not counted yet: it begins with the next whole period
quota-why-excused = because: { $reason }
quota-why-waits = { $number } has waited for { $people } since { $at }: not late
quota-why-came-late = { $number } was sent in time and looked at afterwards: not late
quota-why-returned = { $number } was returned and has not come back
quota-why-returned-late = { $number } was returned at the very end: not late

quota-title = What your unit hands in
quota-head = { $unit } · { $name }: at least { $count } each time ({ $clause })
quota-until = To count this time, send by { $at }
menu-quota = Contributions
help-quota = Contributions: say “quota” to see what your unit handed in week by week; the PR desk sees all units.

news-quota-short = { $unit } has { $count } of { $least } for { $period } ({ $clause }). To count for it, send something by { $at }: send me the material and we can begin.
news-quota-short-over = { $unit } has { $count } of { $least } for { $period } ({ $clause }). At the usual pace time is short now: please submit soon, and ask those who review to hurry.
news-quota-waits = { $unit } has { $count } of { $least } for { $period } ({ $clause }). What is under way will be enough once it is through: { $waits }.
news-quota-head = { $unit } has { $count } of { $least } for { $period } ({ $clause }). { $people } was reminded; please see to it.
news-quota-head-nobody = { $unit } has { $count } of { $least } for { $period } ({ $clause }). Nobody can send items for it now; please name somebody.
news-quota-head-waits = { $unit } has { $count } of { $least } for { $period } ({ $clause }). What is under way will be enough once it is through: { $waits }.
news-quota-excused = { $unit } is excused for { $period } ({ $name }) by { $by }: { $reason }
notice-quota-excused = Excused: { $unit }, { $period }. The unit is told.

ask-excuse = Why is { $unit } excused for { $period }?
refused-no-quota = The policy in force asks no unit for a number of items.
refused-not-owing = Nothing of the kind is asked of your unit; say “help” to see what you can do.
refused-excuse = Only the PR desk excuses units.
refused-excused-already = { $unit } is excused for { $period } already: { $reason }
refused-not-short = { $unit } is not short for { $period }, so there is nothing to excuse.

report-title = Contributions, { $period }
report-counted = Contributions, { $period } · { $count } units: { $met } with enough · { $short } short · { $exempt } exempt
report-ruled = { $name } ({ $period }): { $count } units, { $met } with enough · { $short } short · { $exempt } exempt
report-short = Short: { $units }
report-unit = { $unit } ({ $what })
report-and = { $first }; { $rest }
report-reminded = { $count ->
    [one] reminded once
   *[other] reminded { $count } times
}
report-more = { $count } more
report-late = Late: this was to come { $at }, when the bot was not running.
report-settled = { $count } decided, { $signed } signed off ({ $share }%)
report-nothing-settled = Nothing was decided in this week.
report-hours = { $hours } working hours on average
report-hours-before = { $hours } working hours on average ({ $before } the week before)
report-slowest = slowest step: { $step }
report-head = { $name } · { $period }
report-file = Table of contributions up to { $period }, { $count ->
    [one] one row
   *[other] { $count } rows
}
report-file-name = Contributions { $week }
report-picture-name = Contributions { $week }
report-no-picture = The picture could not be drawn this time; the list and the table are there as always.
notice-quota-file = Writing the table; it comes in a moment.
button-quota-list = List
button-quota-file = Export .xlsx
button-quota-report = Report
button-excuse = Excuse…
button-excuse-unit = Excuse { $unit }…

rhythm-behind = { $channel }: { $what } ({ $clause })
rhythm-few = { $count } of { $least } in the week
rhythm-quiet = { $days ->
    [one] nothing for a day
   *[other] nothing for { $days } days
}, { $gap } at most
news-rhythm = Behind their rhythm: { $channels }. Please see that something is released.

heat-title = The last { $count } periods: how many counted of how many asked for
heat-met = enough
heat-short = short
heat-running = not over yet
heat-excused = excused
heat-waived = no working day
heat-preparation = in preparation
heat-new = not counted yet
heat-mark-excused = exc
heat-mark-waived = off
heat-mark-preparation = prep
heat-mark-new = –
heat-week = W{ $week }
heat-month = M{ $month }

table-rule = Quota
table-unit = Unit
table-period = Period
table-standing = Standing
table-count = Counted
table-least = Asked for
table-reminded = Reminders
table-excuse = Why excused
table-name = Contributions

explain-quotas = What units hand in from time to time:
explain-quota = { $name }: { $whose }, at least { $count } { $every }, counted when { $counts } ({ $clause }).
explain-every-weeks = { $count ->
    [one] a week
   *[other] every { $count } weeks
}
explain-every-month = a month
explain-counts-submitted = submitted
explain-counts-reached-desk = it reaches { $desk }
explain-counts-signed-off = signed off
explain-counts-released = released
explain-quota-only = Only with: { $what }.
explain-quota-reminds = Who is short is reminded { $days }; the head with the last one.
explain-medium-picture = a picture
explain-medium-video = a video
explain-medium-audio = a recording
explain-medium-document = a document
explain-rhythm = In { $channel } something appears at least { $count ->
    [one] once a week
   *[other] { $count } times a week
} ({ $clause }).
explain-gap-of = In { $channel } something appears at least every { $days } days ({ $clause }).

check-no-font = No font with Chinese characters is installed: pictures of reports are labelled in English, and sheets come as web pages. Install one (Debian, Ubuntu: apt install fonts-noto-cjk), or name a file under [sheet] pdf_font.
