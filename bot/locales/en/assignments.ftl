# Assignments and linked releases: the board, what units are called upon for, reminders, packages.

menu-assign = New assignment
menu-calls = Assignments
button-assign = New assignment
button-calls = Assignments
button-open-call = Open the assignment
button-accept = Accept
button-hand-in = Hand in
button-more-time = Ask for more time
button-grant = Give the time
button-deny = Keep the date
button-extend = More time for all
button-move-release = Move the common time
button-go-without = Go without…
button-call-off = Call it off

help-assign = Call for contributions: “assign” asks units for items on a topic, to appear together if you like; “assignments” shows how far they are.
ask-assign-topic = What do you need contributions on? Write the topic.
ask-assign-brief = What should be said about “{ $topic }”?
ask-assign-whom = Whom do you call on?
ask-assign-units = Which units?
ask-assign-due = { $count ->
    [one] You call on one unit. By when?
   *[other] You call on { $count } units. By when?
}
ask-assign-release = Due { $due }. Should all of it appear together, at one time?
ask-assign-go = Assignment “{ $topic }”: { $what }. Shall it go out?
ask-assign-change = What is to be changed?
assign-units = { $count ->
    [one] one unit: { $units }
   *[other] { $count } units: { $units }
}
assign-together = all together { $at }
assign-brief = brief: { $brief }
assign-files = files: { $files }
choice-assign-send = Send it
choice-assign-change = Change something
choice-assign-topic = The topic
choice-assign-brief = The brief and files
choice-assign-whom = The units
choice-assign-due = The due date
choice-assign-release = The common time
hint-topic = In one line, such as: The national health conference.
hint-brief = A few lines, or a file.
hint-hand-in = Send it here: text, a Word file or pictures.
hint-hand-in-own = Choose one of yours, or send a new one: text, a Word file or pictures.
choice-no-brief = Nothing more
choice-whom-subsidiary = All subsidiaries
choice-whom-department = All departments
choice-whom-all = All units
choice-whom-some = Some…
choice-no-common-time = No, each by itself
choice-item = { $title }
choice-item-numbered = { $title } ({ $number })
ask-call-until = “{ $topic }” is due { $due }. Until when do you need?
ask-call-why = More time until { $until }. Why? The PR desk will read it.
ask-call-extend = “{ $topic }” is due { $due }. Until when does everybody have?
ask-call-move = All of “{ $topic }” is to appear { $at }. When instead?
ask-call-without = Whom will “{ $topic }” go without?
ask-call-off = Why do you call “{ $topic }” off? The units will read it.
ask-hand-in = Which item is it for “{ $topic }”?

board-title = Assignment · { $topic }
board-tag = { $number }
board-signed = Signed off: { $signed } of { $of }
board-due = Due { $due } · called for by { $by }
board-release = Linked release: { $at }; what is signed off before waits
board-let-go = Linked release: given to the publishers together, { $at }
board-wants = asks for time until { $until }: { $why }
board-late = { $days ->
    [one] one working day late
   *[other] { $days } working days late
}
board-until = due { $due }
board-done = All of it is out; the assignment is done.
board-off = The assignment was called off.
calls-title = { $count ->
    [one] One open assignment
   *[other] { $count } open assignments
}

item-for-call = For assignment { $number }, “{ $topic }”
contribution-title = Assignment: { $topic }
contribution-called = { $by } calls on { $unit }
contribution-due = Please hand in by { $due }
contribution-stands = Now: { $state }
contribution-late = { $days ->
    [one] One working day late: please hand in, or ask for more time.
   *[other] { $days } working days late: please hand in, or ask for more time.
}
contribution-wants = You asked for time until { $until }; the PR desk will answer.
contribution-reminder = If it is not in by then, a reminder comes { $at }; later your head is told.
contribution-asked = no answer yet
contribution-accepted = accepted
contribution-writing = being written
contribution-handed-in = in review
contribution-returned = returned
contribution-signed-off = signed off
contribution-released = released
contribution-fallen = will not appear; another is needed
contribution-left-out = not waited for

package-title = Linked release, please release now: { $topic }
package-out = Linked release complete: { $topic }
package-left = { $left } of { $of } still to be released
release-linked = Part of the linked release “{ $topic }”: all appear together from { $at }. You may proofread it now.
package-how = Open each, proofread it and release it.

notice-called = { $count ->
    [one] Assignment { $number } has gone to one unit: “{ $topic }”.
   *[other] Assignment { $number } has gone to { $count } units: “{ $topic }”.
}
notice-called-nobody = { $said } Nobody received it at { $units }: there is neither an officer nor a head.
notice-call-accepted = Good. Please hand in for “{ $topic }” by { $due }.
notice-time-asked = The PR desk has been asked: “{ $topic }” until { $until }.
notice-time-granted = { $unit } has until { $due }.
notice-time-denied = { $unit } has been told: still due { $due }.
notice-extended = “{ $topic }” is now due { $due }; units that have not handed in are told.
notice-moved = “{ $topic }” now appears { $at }; all units are told.
notice-went-without = Not waited for any more: { $units }.
notice-called-off = “{ $topic }” is called off; the units are told.
notice-tied = “{ $title }” now stands for “{ $topic }”.

news-time-asked = { $unit } ({ $by }) asks for time until { $until } for “{ $topic }”: { $why }
news-time-granted = { $by } gives you until { $due } for “{ $topic }”.
news-time-denied = “{ $topic }” is still due { $due }; there is no more time ({ $by }).
news-call-extended = “{ $topic }” is now due { $due } ({ $by }).
news-common-time = All of “{ $topic }” now appears { $at } ({ $by }).
news-went-without = “{ $topic }” goes out without your unit ({ $by }). What you wrote can be submitted as usual.
news-called-off = “{ $topic }” was called off ({ $by }): { $reason }. What you wrote can be submitted as usual.
news-contribution-due = “{ $topic }” is due { $due }; please keep time for it.
news-contribution-late = { $days ->
    [one] “{ $topic }” was due { $due }: one working day late. Please hand in, or ask for more time.
   *[other] “{ $topic }” was due { $due }: { $days } working days late. Please hand in, or ask for more time.
}
news-contribution-late-head = { $days ->
    [one] { $unit }: “{ $topic }” was due { $due }, one working day late. Please see to it.
   *[other] { $unit }: “{ $topic }” was due { $due }, { $days } working days late. Please see to it.
}
news-package-short = The time of the linked release “{ $topic }” has come: { $signed } of { $of } signed off. Missing: { $units }. To wait, do nothing; else tap “Go without…”.
news-returned-late = { $days ->
    [one] “{ $title }” ({ $number }) came back { $due } and was not submitted again for one working day. Please change and submit it, or withdraw it.
   *[other] “{ $title }” ({ $number }) came back { $due } and was not submitted again for { $days } working days. Please change and submit it, or withdraw it.
}
news-returned-due = “{ $title }” ({ $number }) came back { $due } and waits for you.
news-returned-late-head = { $days ->
    [one] { $unit }: “{ $title }” ({ $number }) came back { $due } and was not submitted again for one working day. Please see to it.
   *[other] { $unit }: “{ $title }” ({ $number }) came back { $due } and was not submitted again for { $days } working days. Please see to it.
}

overdue-release = to be released
overdue-owed = { $count ->
    [one] Not handed in: one
   *[other] Not handed in: { $count }
}
overdue-contribution = assignment due { $due }
overdue-plan = planned, due { $due }
overdue-returned = came back { $due }, not submitted again

refused-not-the-pr-desk = Calling for contributions is the PR desk’s. If you have an idea for a topic, tell them.
refused-not-called-on = This assignment is not for your unit.
refused-call-over = “{ $topic }” is over; nothing more is needed. What you wrote can be submitted as usual.
refused-left-out = “{ $topic }” does not wait for your unit any more. What you wrote can be submitted as usual.
refused-handed-in-already = It has been handed in. To change it, open that item.
refused-not-later = It has to be later than { $due }. Choose a time, or write another.
refused-after-common-time = All of it is to appear { $at }; it has to be before that. Units that cannot make it can be left out.
refused-no-time-asked = No more time is asked for; it may have been answered already.
refused-held-for-others = This is part of the linked release “{ $topic }”: it waits for the others, and all appear together from { $at }. You will get one card for all of them.
refused-nothing-called-for = There are no assignments now.
refused-no-common-time = There is no common time to move: each appears by itself, or all of it has gone to the publishers.
refused-nobody-to-leave-out = All units’ contributions are signed off; nobody is waited for.
