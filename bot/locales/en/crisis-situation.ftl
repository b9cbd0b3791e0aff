# Situation reports of a crisis: first, follow-up, final; their three parts; reminders.

situation-kind-first = first report
situation-kind-follow-up = follow-up report
situation-kind-final = final report
situation-overview = Overview: { $words }
situation-measures = Measures taken: { $words }
situation-next-steps = Next steps: { $words }
situation-files = Files taken in: { $count }.

# Cards.
crisis-note-report = Report { $number } ({ $kind }), { $by }, { $at }:
crisis-note-report-files = Files: { $files }
crisis-note-report-due-yours = Please write the { $kind } by { $at }.
crisis-note-report-late-yours = The { $kind } was due { $at }; please write it now.
crisis-note-report-late = The { $kind } was due { $at } and has not come.

# Buttons.
button-situation = Write a report
button-situation-give = Send to everybody

# Questions and answers.
ask-situation-overview = { $number }, { $kind } (1/3): what happened, and how does it stand?
ask-situation-measures = { $number }, { $kind } (2/3): what has been done?
ask-situation-next-steps = { $number }, { $kind } (3/3): what comes next? Your answer sends it to everybody.
ask-situation-form = { $number }, { $kind }: overview, measures taken, next steps.
hint-situation = Pictures and files may come with it.
hint-situation-form = It will stand on everybody's card. You can also just write, beginning with what happened.
field-situation-overview = Overview: what happened, how it stands
field-situation-measures = Measures taken
field-situation-next-steps = Next steps
field-situation-files = Pictures, files
choice-situation-same = Leave as it is
choice-situation-skip = Nothing on this
choice-situation-back = Back
choice-situation-without = Close without a report
said-situation = sent to everybody
notice-situation = The report stands on everybody's card of { $number }. The next one is due { $at }.

# News.
news-situation-due = { $number } “{ $title }”: the { $kind } is due ({ $at }). Please write: overview, measures, next steps.
posted-situation = { $number }, { $kind } by { $by }: { $said } (files: { $count })
posted-situation-files = { $number }, { $kind } by { $by }: files: { $count }

refused-situation-empty = All three parts are empty. Please write a few words, or send a picture.

# The time line, and how long things took.
button-timeline = Time line
button-timeline-earlier = Earlier
button-timeline-later = Later
button-timeline-html = Export .html (to print)
button-timeline-xlsx = Export .xlsx
timeline-title = { $number }: time line (page { $page } of { $pages })
timeline-line = { $at } { $what }
timeline-people = people: { $people }
timeline-file = { $number }: time line
timeline-name = { $number } time line
timeline-sheet = Crisis { $number }: time line
timeline-reported-words = What was reported
timeline-reporter = Reported by
timeline-reported-at = Reported
timeline-owner = Owner
timeline-over-at = Over
timeline-figures = Times since the report
timeline-reports = Situation reports
timeline-moments = What happened
timeline-column-at = Time
timeline-column-what = What
timeline-column-said = Words
timeline-column-people = People
timeline-column-files = Files
timeline-column-report = Report
timeline-column-overview = Overview
timeline-column-measures = Measures taken
timeline-column-next-steps = Next steps
notice-timeline-file = It is being made and will come in a moment.
refused-which-crisis = Please add its number: timeline C-2026-03. “crises” lists them.
figures = Since the report: { $what }
figure-accepted = first alert delivered { $after }
figure-owned = taken { $after }
figure-report = first situation report { $after }
figure-statement = first statement { $after }
figure-over = over { $after }
figures-platform = On { $platform }: called { $called }, delivered { $accepted }, seen there { $seen }, taken there { $taken }
crisis-hours = { $hours } h { $minutes } min

timeline-reported = reported by { $by }
timeline-reported-joined = reported again by { $by }
timeline-reported-waits = written by { $by }, waiting to be confirmed
timeline-elsewhere = told by { $by } in another crisis that is part of this one
timeline-dropped = { $by } says that it is none
timeline-confirmed = confirmed by { $by }
timeline-called = { $level }: { $count } called
timeline-called-outside = { $level }: { $count } called, and by what does not depend on the platforms
timeline-called-nobody = { $level }: nobody could be reached
timeline-accepted = { $platform }: delivered to { $count }
timeline-taken = taken by { $by } (after { $after })
timeline-seen = seen by { $by }
timeline-seen-late = seen by { $by } after it was over
timeline-joins = { $by } joins in
timeline-added = added by { $by }
timeline-told = { $by } says how it goes on
timeline-silent = nothing from { $owner } for { $minutes } minutes; asked
timeline-lost = nothing from { $owner } for { $minutes } minutes; taken back, everybody called again
timeline-steadied = stable, says { $by }
timeline-offered = { $by } asks { $to } to take over
timeline-handed-over = { $by } takes over from { $before }
timeline-declined = { $by } cannot take over; it stays with { $before }
timeline-proposed-closed = { $by } wants to close it
timeline-proposed-false-alarm = { $by } says that it is a false alarm
timeline-kept = { $by } says that it is not over
timeline-ended-closed = closed by { $first } and { $by }
timeline-ended-false-alarm = a false alarm, say { $first } and { $by }
timeline-reopened = reopened by { $by }
timeline-merged = now part of { $into }
timeline-left = called no more, as the roster has changed
timeline-situation = report { $number } ({ $kind }) by { $by }
timeline-situation-due = the { $kind } is due; { $owner } was reminded
timeline-waived = { $by } wants to close it without a final report
timeline-statement-sent = statement { $number } sent for approval by { $by }
timeline-statement-signed = statement { $number } signed off
timeline-precleared-used = pre-cleared statement { $of } (version { $version }) of { $signer } used as statement { $number }: filled in by { $writer }, confirmed by { $confirmed }
timeline-statement-released = statement { $number } released by { $by }: { $channel }
timeline-account-asked = { $person } is asked for the account
timeline-account-given = account given by { $by }
timeline-account-fell-away = no account is asked of { $person } any more, as it began again
timeline-task-set = task for { $person }, set by { $by }
timeline-task-finished = task finished by { $by }
timeline-task-handed-on = task of { $before } passed on to { $person }
timeline-task-put-off = task given more time by { $by }: until { $until }
timeline-drill-began = drill begun by { $by }
timeline-drill-began-by-itself = drill begun as policy asks
timeline-drill-ended = drill over
timeline-written = The time line of { $number } is in { $file }.
timeline-unknown = There is no crisis { $number }.
explain-situation = situation reports: the first { $first } after taking, then every { $every }, while stable every { $stable }.
agenda-crisis-report = crisis “{ $name }”: its owner is reminded that a situation report is due
