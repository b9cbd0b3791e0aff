# Drills: begun, stopped, how they went. Whatever a drill says is marked at both ends by “crisis-drill”.

crisis-drill-untitled = (an exercise: a negative video spreads fast on a platform)
crisis-from-drill = As if reported by { $unit }, { $at }
button-drill = Begin a drill
button-drills = Drills
button-open-drill = Report
button-stop-drill = Stop the drill
help-drills = Drills: “drill” begins one, after asking once more; “drills” shows how the last ones went, “reachability” who cannot be reached.
menu-drill = Begin a drill
menu-drills = Drills
menu-reachability = Reachability

# Beginning one.
ask-drill = Really begin a drill? { $first ->
    [one] { $first } person is
   *[other] { $first } people are
} called at once and up to { $count } if nobody takes it. Every message is marked “DRILL”, and it ends by itself after { $minutes } minutes.
hint-drill = If something real is reported meanwhile, the drill stops at once.
choice-drill-sure = Yes, begin
news-drill-began = { $number } has begun: calling { $count ->
    [one] { $count } person
   *[other] { $count } people
}. It ends by itself after { $minutes } minutes.
news-drill-announced-in = There is a drill on { $day }, in working hours. Nobody else is told.
news-drill-announced-off = There is a drill on { $day }, outside working hours. Nobody else is told.

# Its end.
notice-drill-stopped = { $number } is over.
news-drill-over-time = { $number } is over: its time is up. Nothing is to be done any more. Thank you.
news-drill-over-hand = { $number } was stopped. Nothing is to be done any more. Thank you.
news-drill-over-people = { $number } is over. Thank you.
news-drill-over-real = { $number } is over because of { $real }, which is REAL. Please leave the drill and look at { $real }.

# The report of one.
drill-title = Report of { $number }
drill-began-hand = Begun by { $by }, { $at }
drill-began-in = Begun { $at }, in working hours, as policy asks{ $clause }
drill-began-off = Begun { $at }, outside working hours, as policy asks{ $clause }
drill-clause = { " " }({ $clause })
drill-minutes = { $minutes } min
drill-more = { $count ->
    [one] { $count } more person
   *[other] { $count } more people
}
drill-over-time = Ended by itself after { $time }
drill-over-hand = Stopped after { $time }
drill-over-people = Closed after { $time } by those who were called
drill-over-real = Stopped after { $time } because of { $real }
drill-taken = Taken by { $by } after { $time }: in time (further people are called after { $wanted })
drill-taken-late = Taken by { $by } after { $time }: too late (further people are called after { $wanted })
drill-not-taken = Taken by nobody (further people are called after { $wanted })
drill-not-yet-taken = Not yet taken by anybody when it was stopped (further people are called after { $wanted })
drill-came = It came as far as: { $level }. What is real goes first: no account of this drill is asked for
drill-counts = Called { $called } · delivered { $reached } · seen { $seen }
drill-platform = On { $platform }: called { $called }, delivered { $reached }
drill-line = { $person }: { $what }
drill-line-lost = { $person }: NOT reached; { $why }
drill-line-called = called after { $time }
drill-line-accepted = delivered after { $time } ({ $where })
drill-line-seen = seen after { $time }
drill-line-unseen = no answer
drill-line-taken = took it after { $time }
drill-lost-no-account = has no account on any platform that is used
drill-lost-refused = the account takes no messages
drill-lost-slow = the platform had not taken the call

# The list of the last ones.
drills-title = The last drills: { $count }
drills-running = { $number } is running; how it went stands here once it is over.
drills-none = There has been no drill yet.
drills-line = { $number } · { $at } · { $taken } · delivered { $reached } of { $called }
drills-line-stopped = { $number } · { $at } · stopped by a real crisis · delivered { $reached } of { $called }
drills-taken = taken after { $time }
drills-not-taken = taken by nobody
drills-every-month-in = Policy asks for one each month in working hours; day and minute are drawn.
drills-every-quarter-in = Policy asks for one each quarter in working hours; day and minute are drawn.
drills-every-year-in = Policy asks for one each year in working hours; day and minute are drawn.
drills-every-month-off = Policy asks for one each month outside working hours; day and minute are drawn.
drills-every-quarter-off = Policy asks for one each quarter outside working hours; day and minute are drawn.
drills-every-year-off = Policy asks for one each year outside working hours; day and minute are drawn.

# The picture of them.
trend-title = The last drills: { $count }
trend-taken = taken after (line: more people are called)
trend-reached = delivered
trend-name = { $number } · { $at }
trend-picture-name = Drills
trend-no-picture = The picture could not be drawn this time.

# What cannot be done.
refused-drill-not-yours = Drills are for the PR desk, the leaders and the administrators.
refused-drill-real = { $number } is open, and it is real: no drill begins now.
refused-drill-runs = { $number } is a drill that is still running.

# What falls due.
agenda-drill-begin = a drill
agenda-drill-told = those who lead in crises are told of a drill
agenda-drill-end = the drill “{ $name }” ends by itself
agenda-drill-stop = drills give way to something real
