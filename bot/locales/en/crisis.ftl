# Crises: the alarm, who is called, who has it, how it goes on, its end.

# Titles of cards: the number first, how far it has gone, how it stands.
crisis-title-reported = Is this a crisis alarm?
crisis-title-alerting = ⚠ Crisis { $number } · { $level } · calling { $count ->
    [one] { $count } person
   *[other] { $count } people
}
crisis-title-reopened = ⚠ Crisis { $number } · reopened · { $level } · calling { $count ->
    [one] { $count } person
   *[other] { $count } people
}
crisis-title-acknowledged = Crisis { $number } · { $owner } has it
crisis-title-managed = Crisis { $number } · { $owner } is dealing with it
crisis-title-stable = Crisis { $number } · stable · { $owner } has it
crisis-title-closing = Crisis { $number } · { $owner } wants to close it
crisis-title-closed = Crisis { $number } · closed
crisis-title-reviewed = Crisis { $number } · closed and reviewed
crisis-title-merged = Crisis { $number } · now part of { $into }
crisis-title-false-alarm = Crisis { $number } · false alarm
crisis-title-dropped = Nobody was called
crisis-title-yours = Crisis { $number } · you have it
crisis-title-yours-stable = Crisis { $number } · stable · you have it
crisis-title-offered = Crisis { $number } · { $owner } asks you to take over
crisis-level-1 = call 1
crisis-level-2 = call 2
crisis-level-3 = call 3
crisis-level = call { $level }
crisis-tag-unconfirmed = unconfirmed
crisis-drill = 演练 · DRILL · { $text } · 演练 · DRILL
crisis-drill-note = 演练 · DRILL: this is not a real crisis.
crisis-file = { $number }: sent by { $by }, { $at }
crisis-moved = { $number }: the newest card is further down
crisis-state-reported = waiting to be confirmed
crisis-state-alerting = calling, nobody has it
crisis-state-reopened = calling again, nobody has it
crisis-state-acknowledged = taken
crisis-state-managed = being dealt with
crisis-state-stable = stable
crisis-state-closing = waiting for a second person to close it
crisis-state-closed = closed
crisis-state-reviewed = closed and reviewed
crisis-state-merged = part of another one
crisis-state-false-alarm = false alarm

# What stands on the card.
crisis-untitled = (nothing said yet)
crisis-from = Reported by { $reporter } ({ $unit }), { $at }
crisis-of-item = About the released item “{ $title }”
crisis-reports = { $count } reports of the same event
crisis-given = { $what }
crisis-links = { $count ->
    [one] { $count } link
   *[other] { $count } links
}
crisis-pictures = { $count ->
    [one] { $count } picture
   *[other] { $count } pictures
}
crisis-files = { $count ->
    [one] { $count } file
   *[other] { $count } files
}
crisis-note-earlier = Added before that: { $count }
crisis-note-added = { $by }, { $at }: { $words }
crisis-note-unanswered = One tap, please. With no answer by { $at } it goes out as an alarm, marked “unconfirmed”.
crisis-note-nobody = Nobody has it yet.
crisis-note-nobody-next = Nobody has it yet. Next call: { $at }, and so on until somebody has it.
crisis-note-nobody-rises = Nobody has it yet. Next call, to more people: { $at }.
crisis-note-nobody-both = Nobody has it yet. Next call: { $at }; to more people: { $rises }.
crisis-note-owned = Taken by { $by }, { $at }
crisis-note-owned-after = Taken by { $by }, { $at } (after { $after })
crisis-note-told = Latest, { $at }: { $words }
crisis-note-offered = { $by } has asked { $to } to take over; until that is answered { $by } has it.
crisis-note-word-by = { $by } is to say how it goes on by { $at }, or will be asked.
crisis-note-word-by-yours = Please say how it goes on by { $at }; a report will do, too.
crisis-note-asked = { $by } has been asked how it goes on; with no answer by { $at } everybody is called again.
crisis-note-asked-yours = Please say now how it goes on; with no answer by { $at } everybody is called again.
crisis-note-closed = { $by } wants to close it ({ $at }); a second person has to agree.
crisis-note-false-alarm = { $by } says that it is a false alarm ({ $at }); a second person has to agree, and until then people are called.
crisis-note-false-alarm-held = { $by } says that it is a false alarm ({ $at }); a second person has to agree.
crisis-note-ended-closed = Closed by { $first } and { $by }, { $at }
crisis-note-ended-false-alarm = A false alarm, say { $first } and { $by }, { $at }
crisis-note-reach = Called { $called } · delivered { $accepted } · seen { $seen }
crisis-note-aiding = Helping: { $people }
crisis-note-saw = You have seen it ({ $at }).
crisis-note-unreached = Cannot be reached: { $people }
crisis-note-unrecorded = This alarm went out when nothing could be written down; it was noted afterwards.
crisis-minutes = { $minutes } min { $seconds } s
crisis-seconds = { $seconds } s
crisis-person-on = { $person } ({ $where })
crisis-more-people = { $count } more
crisis-spoken-of = { $number } “{ $title }”

crises-title = Open crises: { $count }
strip-crisis = ⚠ { $number } · { $state }: { $title }
strip-crisis-owned = { $state } ({ $by })
crises-empty = There is no crisis now.
crises-line = { $number } · { $title } · { $state } · { $at }
crises-line-owned = { $number } · { $title } · { $state } ({ $by }) · { $at }

# Buttons and menus.
menu-crisis = 🔴 Report a crisis
menu-crises = Open crises
button-crisis = 🔴 Raise the alarm over it
button-crisis-files = See files
button-open-crisis = Open
button-alert-crisis = Yes, raise the alarm
button-alert-crisis-real = It is real
button-no-crisis = No
button-draft-crisis = Make it a draft
button-take-crisis = I have it
button-see-crisis = Seen
button-aid-crisis = I'll help
button-add-crisis = Add facts
button-merge-crisis = Part of another one
button-merge-crisis-mine = It is one of these
button-more-crisis = More …
button-nothing-more = Nothing more now
button-tell-crisis = Say how it goes on
button-steady-crisis = It is stable
button-offer-crisis = Hand over
button-accept-crisis = I take over
button-decline-crisis = I cannot
button-end-crisis-closed = Close it
button-end-crisis-false-alarm = False alarm
button-end-crisis-mistake = Sent by mistake
button-confirm-end-closed = Agree, it is over
button-confirm-end-false-alarm = Agree, a false alarm
button-keep-crisis-closed = It is not over
button-keep-crisis-false-alarm = Not a false alarm
button-reopen-crisis = Reopen
button-reopen-crisis-sure = Yes, reopen it
button-same-crisis = Yes, the same
button-separate-crisis = Another one: raise the alarm

# Questions and answers.
ask-crisis = What has happened? A few words are enough: they raise the alarm at once.
ask-crisis-item = What has “{ $title }” caused? A few words are enough: they raise the alarm at once.
hint-crisis = Where, since when, from whom, and pictures can follow.
ask-crisis-what = What happened? Say it in a few words, and all are called at once.
ask-crisis-more = { $number }: what else do you know? Place, time, source, links, pictures: just send them and they are added.
ask-crisis-tell = { $number }: how does it stand? What happened, what has been done, what comes next.
hint-crisis-tell = It will stand on everybody's card.
ask-crisis-whom = { $number }: who is to take over? Until they agree it stays with you.
ask-crisis-into = { $number }: which one is it part of?
choice-person = { $person }
notice-crisis-reported = { $number } is out. Called: { $people }.
notice-crisis-reported-lost = { $number } is out. Called: { $people }. Cannot be reached: { $lost }.
notice-crisis-reported-nobody = { $number } is noted, but nobody can be reached just now ({ $lost }). The administrators are told, and it is tried again without end; please telephone at once.
notice-crisis-joined = Added to { $number } (report { $count }). People are being called; nobody has it yet.
notice-crisis-joined-owned = Added to { $number } (report { $count }). { $by } has it.
notice-crisis-merged = { $number } is part of { $into } now.
notice-crisis-dropped = All right, nobody was called.
notice-crisis-dropped-item = All right, nobody was called. Is it an item? Then tap “Make it a draft”.
notice-crisis-added = Added to { $number }.
notice-crisis-added-early = Added.
notice-crisis-confirmed = { $number } is confirmed now.
notice-crisis-taken = You have { $number } (after { $after }). The first report is due by { $at }; if there is no time for it, say how it goes on.
notice-crisis-yours = You have { $number } already.
notice-crisis-faster = { $by } has { $number } ({ $at }). It is noted that you have seen it; you can tap “I'll help”.
notice-crisis-late = { $number } is now: { $state }. It is noted that you have seen it; nothing is reopened by that.
notice-crisis-seen = It is noted that you have seen { $number }. People are called until somebody has it.
notice-crisis-aids = It is noted that you help with { $number }. People are called until somebody has it.
notice-crisis-told = It stands on everybody's card of { $number }.
notice-crisis-steadied = { $number } is stable.
notice-crisis-offered = { $to } has been asked to take { $number } over; until then you have it.
notice-crisis-accepted = You have { $number } now.
notice-crisis-declined = Said: you cannot take { $number } over.
notice-crisis-ending = Said of { $number }; it waits for a second person: { $people }.
notice-crisis-end-changed = Something else is proposed for { $number } by now, so nothing was confirmed. Please see its newest card.
notice-crisis-closed = { $number } is closed.
notice-crisis-false-alarm = { $number } was a false alarm.
notice-crisis-kept = { $number } goes on.

# News.
news-crisis-nobody = ⚠ { $number } “{ $title }”: nobody who is to be called can be reached. Please telephone at once, and see to the accounts.
news-crisis-taken = { $number } “{ $title }”: { $by } has it (after { $after }).
news-crisis-added = { $number }: { $by } adds: { $words }
news-crisis-added-files = { $number }: { $by } adds: { $words } (files: { $count })
news-crisis-files = { $count ->
    [one] { $number }: { $by } sent a file.
   *[other] { $number }: { $by } sent { $count } files.
}
news-crisis-silent-owner = { $number } “{ $title }”: nothing new for { $minutes } minutes. Please say now how it goes on.
news-crisis-silent = { $number } “{ $title }”: { $by } has said nothing for { $minutes } minutes.
news-crisis-lost-owner = { $number } “{ $title }”: nothing new for { $minutes } minutes, so everybody is called again. You can take it once more.
news-crisis-lost = { $number } “{ $title }”: { $by } has said nothing for { $minutes } minutes; nobody has it now, and people are called again.
news-crisis-accepted = { $number } “{ $title }”: { $by } has taken over.
news-crisis-declined = { $number } “{ $title }”: { $by } cannot take over; it stays with you.
news-crisis-end-closed = { $number } “{ $title }”: { $by } wants to close it. Do you agree?
news-crisis-end-false-alarm = { $number } “{ $title }”: { $by } says that it is a false alarm. Do you agree?
news-crisis-kept = { $number } “{ $title }”: { $by } says that it is not over.
news-crisis-closed = { $number } “{ $title }” is closed (by { $first } and { $by }).
news-crisis-false-alarm = { $number } “{ $title }” was a false alarm (say { $first } and { $by }).
news-crisis-merged = { $number } “{ $title }” is the same as { $into }, and part of it now.
news-crisis-left = { $number } “{ $title }”: the roster has changed, and you are called no more.
news-crisis-reopen = Reopen { $number } “{ $title }”? People are called again at once.
news-crisis-same = This seems to be { $number } “{ $title }” and was added to it; nobody was called a second time. If it is another one, tap below.
news-crisis-perhaps = People are being called for { $own }. Is it the same as { $number } “{ $title }”?
news-crisis-others = People are being called for { $number }. Open as well: { $others }. Is it one of these?
news-crisis-more = { $number } “{ $title }”: what else you can do.

# What cannot be done.
refused-crisis-nothing = Please say in a few words what has happened, or send a picture.
refused-crisis-over = { $number } is now: { $state }. Nothing can be changed any more.
refused-crisis-not-now = { $number } is now: { $state }. That cannot be done just now.
refused-crisis-taken = Somebody has { $number } already.
refused-crisis-not-owner = Somebody else has { $number }, and only he can do this. You can tap “Add facts”.
refused-crisis-not-offered = You have not been asked to take { $number } over, or are not any more.
refused-crisis-second = { $number } needs a second person: whoever said so cannot be the one who agrees.
refused-crisis-no-other = There is no other crisis that { $number } could be part of.
refused-crisis-not-called = { $number } is for those who are called, the PR desk and the leaders. You can tap “Add facts”.
refused-crisis-not-yours-to-end = Whether { $number } is over is for a leader to say.
refused-crisis-not-yours-to-reopen = Whether { $number } is reopened is for whoever had it, the PR desk or a leader. If something new has happened, please report it.

# Calls from outside, and the journal.
outside-crisis = { $number } crisis: { $title }. Nobody has it yet; please open Qianfa at once.
outside-crisis-unreached = { $number } crisis: { $title }. Nobody has received the alarm; please telephone at once.
outside-crisis-unsaved = Crisis (could not be written down): { $title }. Please telephone at once.
news-crisis-unsaved = ⚠ Crisis (nothing can be written down just now, so it has no number): { $title }. Please call each other at once and agree who has it; it will be noted, and people called again, as soon as that works.
notice-crisis-unsaved = Nothing can be written down just now, but it went out all the same; people told directly: { $count }. Please telephone as well; it will be noted later.
help-crisis = If something goes badly wrong, send “crisis” and a few words at any time, or tap “Report a crisis”: whoever is on duty is called at once, and until somebody has it. “crises” lists those that are open; “timeline” and a number shows what happened in one.
explain-crisis = Crises:
explain-crisis-of = Crises ({ $clauses }):
explain-crisis-at-once = called at once: { $people }
explain-crisis-after = if nobody has it after { $time }: { $people }
explain-crisis-on = and so on until somebody has it; an owner who says nothing for { $quiet } is asked, and after { $lost } all are called again.
explain-on-duty = who is on duty (where nobody is, the PR desk)
explain-everybody = everybody
