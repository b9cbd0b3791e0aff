# Countersigning: the units' opinions side by side; where they differ a talk, and if that fails a ruling.

step-of-unit = { $step } ({ $unit })
step-talk = { $step }, talk
step-ruling = { $step }, ruling
person-of-unit = { $person } ({ $unit })
person-for-unit = { $person } (for { $unit })

stop-objected-return = { $step }: changes asked for by { $by } · { $at }
stop-objected-return-words = { $step }: changes asked for by { $by } · { $at } · “{ $words }”
stop-objected-reject = { $step }: release opposed by { $by } · { $at }
stop-objected-reject-words = { $step }: release opposed by { $by } · { $at } · “{ $words }”
stop-agreed = { $step }: now agreed to by { $by } · { $at }
stop-agreed-words = { $step }: now agreed to by { $by } · { $at } · “{ $words }”
stop-kept = { $step }: objection kept by { $by } · { $at }
stop-kept-words = { $step }: objection kept by { $by } · { $at } · “{ $words }”
stop-ruled-approve = { $step }: approved, ruled by { $by } · { $at } ({ $clause })
stop-ruled-approve-words = { $step }: approved, ruled by { $by } · { $at } ({ $clause }) · “{ $words }”
stop-ruled-return = { $step }: returned, ruled by { $by } · { $at } ({ $clause })
stop-ruled-return-words = { $step }: returned, ruled by { $by } · { $at } ({ $clause }) · “{ $words }”
stop-ruled-reject = { $step }: rejected, ruled by { $by } · { $at } ({ $clause })
stop-ruled-reject-words = { $step }: rejected, ruled by { $by } · { $at } ({ $clause }) · “{ $words }”

review-you-objected-return = You asked for changes: { $title }
review-you-objected-reject = You are against its release: { $title }
review-you-agreed = You agree now: { $title }
review-you-kept = You keep your objection: { $title }
review-you-ruled-approve = Approved by your ruling: { $title }
review-you-ruled-return = Returned by your ruling: { $title }
review-you-ruled-reject = Rejected by your ruling: { $title }
review-they-objected-return = { $by } asked for changes: { $title }
review-they-objected-reject = { $by } is against its release: { $title }
review-they-agreed = { $by } agrees now: { $title }
review-they-kept = { $by } keeps the objection: { $title }
review-they-ruled-approve = Approved by the ruling of { $by }: { $title }
review-they-ruled-return = Returned by the ruling of { $by }: { $title }
review-they-ruled-reject = Rejected by the ruling of { $by }: { $title }
review-ruling = For your ruling: { $title }
review-talk = Opinions differ, please think again: { $title }
review-talk-over = The talk is over, it goes to a ruling: { $title }

note-for-unit = You answer for { $unit }.
note-standing-in-unit = Nobody in { $unit } can answer now; please answer for it.
note-patient = If you object, it does not go back at once: when all units have answered you talk it over, and if that fails it goes to a ruling ({ $role }, { $clause }).
note-ruling = The units did not agree, nor did they in talking it over; you decide ({ $clause }).
note-talk = The units do not agree; please talk it over first ({ $clause }).
note-talk-by = There is time until { $due }; if they still differ then, it goes to a ruling ({ $role }).
note-keep = What you said before: “{ $words }”
talk-said = { $by } · { $at }: “{ $words }”

talk-title = The units differ and are talking it over: { $title }
talk-over = The talk is over: { $title }

button-object-return = Ask for changes
button-object-reject = Object to its release
button-agree-now = I agree now
button-keep-objection = I keep my objection
button-say = Say something
button-ask-ruling = Ask for the ruling now
button-talk = See the talk
button-rule-approve = Rule: approve
button-rule-remark = Rule: approve with a remark
button-rule-return = Rule: return for changes
button-rule-reject = Rule: reject

ask-say = The talk about “{ $title }”: what do you want to say? All who take part will see it.

notice-objected = Noted: your opinion on “{ $title }” ({ $number }). When all units have answered you will talk it over.
notice-agreed = Noted: you agree to “{ $title }” ({ $number }) now.
notice-kept = Noted: you keep your objection to “{ $title }” ({ $number }). It goes to a ruling now.
notice-said = All who take part in the talk about “{ $title }” ({ $number }) can see what you said.
notice-ruling-asked = “{ $title }” ({ $number }) goes to a ruling.
notice-ruling-approve = Noted: by your ruling “{ $title }” ({ $number }) goes on.
notice-ruling-return = Noted: by your ruling “{ $title }” ({ $number }) goes back for changes.
notice-ruling-reject = Noted: by your ruling “{ $title }” ({ $number }) is not to be released.

news-said = { $by } on “{ $title }” ({ $number }): “{ $words }”
news-talk-agreed = They agree now on “{ $title }” ({ $number }, { $step }).
news-talk-kept = They do not agree on “{ $title }” ({ $number }, { $step }); it goes to a ruling ({ $clause }).
news-talk-time = The time to talk about “{ $title }” ({ $number }, { $step }) is up; it goes to a ruling ({ $clause }).
news-talk-asked = { $by } takes “{ $title }” ({ $number }, { $step }) to a ruling ({ $clause }).
news-ruled = { $by } has ruled ({ $clause }): “{ $title }” ({ $number }, { $step }) goes on.
news-ruled-words = { $by } has ruled ({ $clause }): “{ $title }” ({ $number }, { $step }) goes on. “{ $words }”

refused-asked-before = Somebody else has to look at it here ({ $clause }): you reviewed it in an earlier step. Nothing has changed.
refused-talk-over = This talk is over. What you said was not sent; you can look at the progress.
refused-not-for-you-to-end = Only the author and the head of the lead unit take it to a ruling. You can say something, or look at the progress.
