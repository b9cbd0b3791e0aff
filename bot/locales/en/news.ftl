# News: short, said once; and what is answered after a tap.

news-received = Received{ $characters ->
    [0] {" "}without text
   *[other] : “{ $title }”, { $characters } characters
  }{ $pictures ->
    [0] {""}
    [one] , { $pictures } picture
   *[other] , { $pictures } pictures
  }{ $originals ->
    [0] {""}
   *[other] , with the original
  }{ $files ->
    [0] {""}
    [one] , { $files } file
   *[other] , { $files } files
  }.
news-returned = { $by } ({ $step }) returned “{ $title }” ({ $number }) for changes: “{ $reason }”
news-returned-to-step = { $by } ({ $step }) asks for “{ $title }” ({ $number }) to be looked at again, from the step “{ $to }” on: “{ $reason }”
news-rejected = { $by } ({ $step }) decided that “{ $title }” ({ $number }) is not to be released: “{ $reason }”
news-remark = { $by } ({ $step }) approved “{ $title }” ({ $number }) with a remark: “{ $remark }”
news-signed-off = “{ $title }” ({ $number }) is signed off and waits for its release.
news-released = “{ $title }” ({ $number }) is out everywhere, on { $channels }, released by { $by }, and stands in the ledger.
news-release-held = { $by } holds the release of “{ $title }” ({ $number }): “{ $reason }”
news-release-back = { $by } sent “{ $title }” ({ $number }) back before its release: “{ $reason }”
news-release-resumed = { $by } goes on releasing “{ $title }” ({ $number }).
news-withdrawn = { $by } withdrew “{ $title }” ({ $number }) after it was signed off; please do not release it.
news-follow-up = “{ $title }” ({ $number }) is out. To follow: { $what } ({ $clause }). Tap “It is done” when it is; if not, I will remind you in a week.
news-followed-up = { $by } has done “{ $what }” for “{ $title }” ({ $number }): “{ $words }”
news-release-time = It is time to release “{ $title }” ({ $number }).
news-step-overdue = Time is up, please decide: “{ $title }” ({ $number }, { $step }).
news-passed-on = Passed on to you: “{ $title }” ({ $number }, { $step }).
news-unmanned = Please find somebody: “{ $title }” ({ $number }) waits at the step “{ $step }”, where nobody can decide.
news-taken-up = “{ $title }” ({ $number }) is taken up again.
news-kept = “{ $title }” is kept; say “mine” to find it again.
news-heading = If “{ $title }” is a title, send the text next, and I put them together. You can also say: “inbox”, “mine”, “help”.
news-title-too-long = { $received } The first line has { $size } characters, too many for a title (at most { $most }); it stays in the text for now.
news-find-how = What are you looking for? Send words or a number. You can also send “find clinic” or “find 2026-0142” at any time.
news-asked-no-more = The rules have changed; this is not asked any more.

notice-approve = Noted: you approve “{ $title }” ({ $number }).
notice-sign-off = Noted: you sign off “{ $title }” ({ $number }).
notice-return = Noted: you return “{ $title }” ({ $number }).
notice-reject = Noted: “{ $title }” ({ $number }) is not to be released.
notice-submitted = Submitted as { $number }. Now: { $step }.
notice-submitted-signed = { $number } is updated; the sign-off still holds.
notice-withdrawn = { $number } is withdrawn.
notice-discarded = The changes to “{ $title }” are discarded.
notice-given-up = The draft “{ $title }” is given up. You can take it up again from its card.
notice-proofread = Noted: you have proofread it. It can be released.
notice-released = Entered: { $number } is out on { $channel }.
notice-released-everywhere = { $number } is out everywhere, on { $channels }, and stands in the ledger.
notice-release-back = “{ $title }” is back with its author.
notice-release-held = The release of “{ $title }” is held.
notice-release-resumed = “{ $title }” can be released now.
notice-followed-up = Noted: { $what } for “{ $title }”.
notice-language = Very well, { $language } from now on.
notice-form-more = Saved; { $count ->
    [one] { $count } thing is still needed.
   *[other] { $count } things are still needed.
  }
notice-form-saved = Saved. Say “mine” to find it again.
notice-form-newer = There is a newer form of this item; what you wrote has been put there, where it was still empty. Please look and send that one.
notice-form-unplaced = Not put there: { $left }.
notice-form-refused = Not taken: { $field } “{ $words }”. { $why }
notice-form-garbled = Not taken: { $field }. { $why }
notice-form-spare = { $field } was not needed any more (“{ $words }”).
form-entered = { $field } “{ $words }”
notice-forms = From now on I ask for everything in one form.
notice-steps = From now on I ask for one thing at a time.
news-release-unmanned = “{ $title }” ({ $number }) is signed off, and nobody is left who may release it. Please name a publisher.
news-author-changed = “{ $title }” is yours now: its author no longer drafts for the unit. You can go on with it.
news-author-missing = “{ $title }” waits for an author who no longer drafts, and the unit has no other officer. Please name one.
news-unit-changed = The unit of “{ $title }” is gone; it goes on with you in your present unit, and so do its approvals.
news-received-link = Received a link to { $host } ({ $origin }).
news-understood = { $received } Filled in from your lines: { $fields }.
news-not-understood = I could not make sense of these lines, so they stay in the text: { $lines }
news-contradictory = { $field } was given more than once, and not alike: { $lines }. I took none of it. What is needed I ask for again; the rest can be set with “Change something”.
news-no-room = An item carries { $most } pictures and files at most. These did not go in: { $files }. Nor will what follows, until you take some out with “Change something”.
news-no-room-all = An item carries { $most } pictures and files at most. { $count } in all did not go in: { $files }.
list-more-files = { $count } more
news-added = Added to “{ $title }”. What follows now goes there too; the card above counts it.
news-text-wanted = I keep { $files } as the original, but cannot read the text in it. Please paste its text here.
news-opinion-files = Files do not go along with an opinion, so these were not taken: { $files }. Please send them to the author directly if they are needed.
news-kept-unread = I keep { $name } as the original. Please send its text in another way: pasted, or in parts.
