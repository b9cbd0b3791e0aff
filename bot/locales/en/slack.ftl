# Slack: cards, windows and the Home tab.

slack-text-cut = These are the first { $shown } of { $total } characters.
slack-added = [new: { $text }]
slack-removed = [out: { $text }]
slack-whole-follows = Slack cannot hold all of it; the whole comes as a file.
slack-too-long-here = The text is too long to be edited here. Please send the corrected text, or a Word file, as a message.
slack-route-cut = There is more; “Progress” shows it step by step.
slack-entries-cut = { $count ->
    [one] { $count } more is not shown here.
   *[other] { $count } more are not shown here.
  }
slack-choices-cut = { $count ->
    [one] { $count } more choice does not fit here; write its name instead.
   *[other] { $count } more choices do not fit here; write the name instead.
  }
slack-file-picture = Picture: { $name } · { $size }
slack-file-document = Document: { $name } · { $size }
slack-file-video = Video: { $name } · { $size }
slack-file-audio = Sound: { $name } · { $size }
slack-file-other = File: { $name } · { $size }
slack-file-original = Original: { $name } · { $size }; the text above counts
slack-file-evidence = Evidence: { $name } · { $size }; kept, not released

slack-button-about = { $label }: { $about }
slack-choose = Choose…
slack-confirm-discard = What you wrote here is given up.
slack-confirm-withdraw = Everybody's cards of it are closed. You can take it up again later.
slack-confirm-apply-roster = It changes who is who at once; what waits for somebody who loses his role passes on.
slack-confirm-ask-ruling = It ends the talk, and the item goes to be ruled on.
slack-confirm-not = Not now

slack-form-field = • { $field }
slack-fill-in = Fill in
slack-your-answer = Your answer
slack-several = Tick what applies
slack-way-chosen = Or choose
slack-way-at = Or pick a date and time
slack-way-words = Or in your own words
slack-way-files = Files
slack-send = Send

slack-modal-form = Please fill in
slack-modal-answer = Your answer
slack-modal-read = Qianfa
slack-modal-wait = Qianfa
slack-modal-cancel = Cancel
slack-modal-close = Close
slack-one-moment = One moment…

slack-stranger = We have not met yet
slack-stranger-note = Ask an administrator for a code and send it to me under “Messages”; then your items are here.
