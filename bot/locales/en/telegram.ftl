# Telegram: cards and keyboards.

telegram-text-cut = These are the first { $shown } of { $total } characters.
telegram-goes-on = It goes on in the next message.
telegram-page = { $page } of { $pages }
telegram-files-above = { $count ->
    [one] The file is here, above; it has not changed.
   *[other] The { $count } files are here, above; they have not changed.
}
telegram-whole-follows = One message cannot hold all of it; the whole comes as a file.
telegram-added = [new: { $text }]
telegram-removed = [out: { $text }]
telegram-entries-cut = { $count ->
    [one] { $count } more is not shown here.
   *[other] { $count } more are not shown here.
  }
telegram-route-cut = There is more; “Progress” shows it step by step.
telegram-choices-cut = { $count ->
    [one] { $count } more choice does not fit here; write its name instead.
   *[other] { $count } more choices do not fit here; write the name instead.
  }
telegram-file-picture = Picture: { $name } · { $size }
telegram-file-document = Document: { $name } · { $size }
telegram-file-video = Video: { $name } · { $size }
telegram-file-audio = Sound: { $name } · { $size }
telegram-file-other = File: { $name } · { $size }
telegram-file-original = Original: { $name } · { $size }; the text above counts
telegram-file-evidence = Evidence: { $name } · { $size }; kept, not released

telegram-field-given = ✔ { $field } — { $given }
telegram-field-asked = ○ { $field } (still open)
telegram-field-optional = ○ { $field } (may be left open)
telegram-field-mistake = ! { $field } — { $mistake }

telegram-write = ✎ In my own words
telegram-write-here = Please write your answer here.
telegram-write-holder = Your answer
telegram-really = Really: { $label }
telegram-not-now = Not now
telegram-sure-discard = What you wrote here is given up. Press “Really” if that is what you want.
telegram-sure-withdraw = Everybody's cards of it are closed. You can take it up again later. Press “Really” if that is what you want.
telegram-sure-apply-roster = It changes who is who at once; what waits for somebody who loses his role passes on. Press “Really” if that is what you want.
telegram-sure-ask-ruling = It ends the talk, and the item goes to be ruled on. Press “Really” if that is what you want.
