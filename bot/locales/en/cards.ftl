# Cards: the first line says what is wanted of the reader, the rest only what helps him.

tag = { $number } · version { $version }
tag-new = new

fact-from = { $unit } ({ $author })
fact-concerns = Concerns { $unit } · written by { $author }
fact-from-about = { $unit } ({ $author }) · { $category }
fact-planned = Planned { $at } on { $channels }
fact-planned-only = Planned { $at }
fact-asap = { $channels }, as soon as it is signed off
fact-asap-only = As soon as it is signed off
fact-channels = { $channels }
fact-source = Source: { $source }
source-detail = { $source } ({ $words })
fact-special = { $what }
fact-urgent = ⚠ { $urgency }
fact-concerned = Concerns { $units }
fact-matters = Touches on: { $matters }
fact-quoted = Quotes { $people }
fact-note = The author notes: “{ $words }”
fact-secrecy = ⚠ Secrets: { $what } (signed by { $by })
fact-secrecy-none = Secrets: no to all { $count } questions, signed by { $by }
fact-secrecy-taken-back = ⚠ Was a yes, is a no now: { $what } (signed by { $by }); those steps look all the same
fact-confirmation = Quotation confirmed: “{ $words }”
fact-confirmation-shown = Quotation confirmed by { $files ->
    [one] { $files } file
   *[other] { $files } files
  }, kept, not released
fact-confirmation-and-shown = { $said } · with { $files ->
    [one] { $files } file
   *[other] { $files } files
  }, kept, not released
fact-basis = Checked against: “{ $words }”
fact-explainer = Explained by { $person }
fact-wordings = Own text for { $channels }
fact-late = ⚠ { $said } Why: “{ $words }”
fact-late-unsaid = ⚠ { $said }
late-routine = Late: routine items come { $days } days ahead, by { $at } at the latest ({ $clause }).
late-pressing = Late: important and urgent items come before the close of the working day before, { $at } ({ $clause }).
late-provisional = { $said } (That year's holidays are not out yet; weekends are assumed.)
flag-title = ⚠ The title may exaggerate ({ $clause }): { $words }
flag-too-long = ⚠ { $channel } { $size }/{ $most } characters: { $over } too long
flag-no-picture = ⚠ No picture ({ $clause })
wording-of = Text for { $channel } ({ $size } characters):
    { $words }
wording-of-at-most = Text for { $channel } ({ $size }/{ $most } characters):
    { $words }
fact-approvers = Signed by { $people }
fact-fingerprint = Fingerprint: { $fingerprint }

stop-approve = { $step }: approved by { $by } · { $at }
stop-approve-words = { $step }: approved by { $by } · { $at } · “{ $words }”
stop-sign-off = { $step }: signed off by { $by } · { $at }
stop-sign-off-words = { $step }: signed off by { $by } · { $at } · “{ $words }”
stop-return = { $step }: returned by { $by } · { $at }
stop-return-words = { $step }: returned by { $by } · { $at } · “{ $words }”
stop-reject = { $step }: rejected by { $by } · { $at }
stop-reject-words = { $step }: rejected by { $by } · { $at } · “{ $words }”
stop-of-version = { $stop } (version { $version })
stop-confirmed = { $stop } · { $count ->
    [one] { $count } point
   *[other] { $count } points
  } confirmed
stop-carried = { $step }: approved by { $by } in an earlier step, not asked twice
stop-now-you = Now: { $step } — you (by { $clause })
stop-now-you-or = Now: { $step } — you, or { $people } (by { $clause })
stop-now-you-and = Now: { $step } — you, and { $people } (by { $clause })
stop-now = Now: { $step } — { $people }
stop-now-since = Now: { $step } — { $people }, since { $at }
stop-standing-in = { $stop }; standing in, as nobody in this post could review it
stop-next = Then: { $steps }
stop-signed-off = Signed off
stop-release = Now: release — { $people }
stop-held = Release held: { $by } · { $at } · “{ $words }”
stop-withdrawn = Withdrawn by { $by }
stop-over = It ends here
stop-author = Now: with { $by }
step-release = release
strip-draft = Draft
strip-release = Release
strip-title = { $title }
strip-title-version = { $title } · version { $version }
channel-to-come = { $channel }: to be released
channel-out = { $channel }: released · { $at } · { $address }

plan-step = { $step }: { $people } ({ $clause })
plan-step-any = { $step }: { $people }, any one of them ({ $clause })
plan-step-all = { $step }: { $people }, each of them ({ $clause })
plan-step-majority = { $step }: { $people }, a majority ({ $clause })
plan-standing-in = { $stop }; standing in, as nobody in this post can review it
plan-asked-before = { $stop }; asked before, not twice
plan-release = Release: { $people } ({ $clause })

due-by = Please decide by { $due }.
due-by-or-reminder = Please decide by { $due }; if it still waits then, you will be reminded.
due-by-and-reminder = Please decide by { $due }; if it still waits { $at }, you will be reminded.
due-past = It was due { $due } and still waits for you.
due-reminder = If it still waits { $at }, you will be reminded.
due-none = There is no time limit; it waits for you.
confirms = By approving you confirm ({ $clauses }):
confirms-line = { $number }. { $question }

changed-since-seen = Changed since you last looked (version { $version }): { $what }
changed-text = text ({ $count ->
    [one] { $count } place
   *[other] { $count } places
  })
changed-title = title
changed-source = source
changed-files = files
changed-wordings = a channel's own text
changed-category = category or the like
changed-channels = channels
changed-planned = planned release
changed-note = the author's note
changed-from-to = { $field }: { $old } → { $new }
files-added = Added: { $files }
files-removed = Taken out: { $files }
files-moved = The files are in another order

review-title = For your review: { $title }
review-title-for-another = For you to review, standing in: { $title }
review-sign-off = For you to sign off: { $title }
review-sign-off-for-another = For you to sign off, standing in: { $title }
review-you-approve = Approved by you: { $title }
review-you-sign-off = Signed off by you: { $title }
review-you-return = Returned by you: { $title }
review-you-reject = Rejected by you: { $title }
review-they-approve = Approved by { $by }: { $title }
review-they-sign-off = Signed off by { $by }: { $title }
review-they-return = Returned by { $by }: { $title }
review-they-reject = Rejected by { $by }: { $title }
review-carried = You approved it in an earlier step: { $title }
review-withdrawn = Withdrawn, you need do nothing: { $title }
review-replaced = Replaced by version { $version }: { $title }
review-passed-on = Passed on to { $people }: { $title }
review-over = Review over: { $title }
note-replaced = Version { $version } is in, from { $by }.
note-replaced-at = Version { $version } came in { $at }, from { $by }.
note-passed-on = “{ $step }” is no longer yours; you need do nothing.
note-over = This round of review is over; you need do nothing.

item-gathering = { $count ->
    [one] { $count } thing missing
   *[other] { $count } things missing
  }: { $title }
item-ready = Ready to submit: { $title }
item-gap = Cannot be submitted yet: { $title }
item-changing = Being changed, not submitted: { $title }
item-in-review = In review: { $title }
item-returned = Please change: { $title }
item-signed-off = Signed off, to be released: { $title }
item-held = Release held: { $title }
item-released = Released: { $title }
item-rejected = Not to be released: { $title }
item-withdrawn = Withdrawn: { $title }
note-missing = Still missing: { $fields }
note-gap = “{ $step }” ({ $clause }) has nobody in it and nobody standing in, so this cannot be submitted. It is saved; please ask an administrator.
note-no-picture = No picture yet: { $clause } asks for one where possible. You can submit without.
note-in-time = In time if submitted before { $at } ({ $clause }).
note-expected = Expected to be signed off by { $at }.
note-expected-late = Expected to be signed off by { $at }, later than planned for release.
note-changed = Changed from version { $version }: { $what }
note-unchanged = The same as version { $version } so far.
note-reopened = Submitting asks again: { $steps }
note-reopens-nothing = Submitting asks nobody again.
note-goes-on = Once you submit it, it goes to: { $steps }
note-step-due = This step is due by { $due }.
note-returned = Returned by { $by } ({ $at }): “{ $reason }”
note-rejected = Rejected by { $by } ({ $at }): “{ $reason }”

release-proofread = Please proofread: { $title }
release-title = Please release: { $title }
release-held = Release held: { $title }
release-done = Released everywhere: { $title }
release-returned = Back with its author, do not release: { $title }
release-withdrawn = Withdrawn, do not release: { $title }
release-rejected = Not to be released: { $title }
release-over = Do not release this version: { $title }
release-passed-on = No longer yours to release: { $title }
note-release-passed-on = { $people } will release it; you need do nothing.
note-proofread-first = Read it once more against the final text, then release it channel by channel.
note-proofread = Proofread by { $by } · { $at }
note-not-before = Planned for { $at }; it is not time yet.
note-release-how = Once it is out, tap its channel and send me the link.
note-held = Held by { $by } ({ $at }): “{ $reason }”

question-led = { $lead } { $prompt }
question-answered = Your answer: { $said }
question-done = This question is closed.
question-dropped = This question was set aside; no need to answer it.
question-moved = This question is asked again below.
form-dropped = This form has been put aside; nothing needs to be sent here any more.
form-mistakes = Everything else is saved. Please look at the places marked “!”.
form-empty = This is still needed.
chosen = ✔ { $label }

full-title = Full text: { $title }
changes-title = Version { $old } → version { $new }: { $title }
changes-none = The two versions do not differ.
progress-title = Progress: { $title }
card-moved = The newest card of “{ $title }” is below.
