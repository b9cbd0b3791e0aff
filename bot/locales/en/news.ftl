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
   *[other] , with the Word file
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
news-release-time = It is time to release “{ $title }” ({ $number }).
news-step-overdue = Time is up, please decide: “{ $title }” ({ $number }, { $step }).
news-passed-on = Passed on to you: “{ $title }” ({ $number }, { $step }).
news-unmanned = Please find somebody: “{ $title }” ({ $number }) waits at the step “{ $step }”, where nobody can decide.
news-withdrawn = { $by } withdrew “{ $title }” ({ $number }).
news-taken-up = “{ $title }” ({ $number }) is taken up again.
news-kept = “{ $title }” is kept; say “mine” to find it again.

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
notice-language = Very well, { $language } from now on.
news-release-unmanned = “{ $title }” ({ $number }) is signed off, and nobody is left who may release it. Please name a publisher.
news-author-changed = “{ $title }” is yours now: its author has left. You can go on with it.
news-author-missing = “{ $title }” waits for an author who has left, and the unit has no other officer. Please name one.
