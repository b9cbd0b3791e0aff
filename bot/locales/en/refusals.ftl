# When something cannot be done: why, that nothing has changed, and what can be done instead.

refused = This cannot be done now; nothing has changed.
refused-not-known = I do not know your account yet. Please ask an administrator to link it to your name.
refused-not-saved = It could not be saved, so nothing has changed. Please try again in a moment.
refused-not-found = There is no such thing, or you may not see it. Say “inbox” or “mine” to see what there is.
refused-dead-button = This button is of no use any more. Say “inbox” to see what waits for you.
refused-question-closed = This question was answered, or another took its place. Your tap has changed nothing.
refused-choose-one = Please tap one of the answers.
refused-either-or = Please either choose a ready answer or write your own, not both.
refused-choose-some = Please choose at least one, then tap “Done”.
refused-choice-gone = That choice is not there any more. Please choose again.
refused-form-closed = This form was sent, saved or replaced before. Nothing has changed.
refused-form-closed-over = This form was sent, saved or replaced before, so nothing has changed. What you wrote this time: { $left }.
refused-form-open = A form is open: please fill it in above, or tap “One at a time” below it to answer by writing.
refused-no-files-here = This question takes no files. Please answer it first, or put it aside with its last button, and send them again.
refused-not-yours = This item is { $author }'s; only its author can do that.
refused-nothing-to-submit = There are no changes to submit. Tap “Change something” first.
refused-too-late-to-edit = It is { $state }; it cannot be changed any more.
refused-too-late-to-withdraw = It is { $state }; it cannot be withdrawn any more.
refused-still-missing = Still missing: { $fields }. Everything else is saved; add this and it can be submitted.
refused-not-signed-off = This version is not signed off, or no longer waits for release, so it cannot be released.
refused-not-the-publisher = Releasing is for the publishers: { $people }. You can look at its progress.
refused-fingerprint-differs = What is on file is not what was signed off, so it cannot be released. Please ask an administrator to look into it.
refused-not-proofread = Please proofread it first and tap “Proofread, all correct”.
refused-already-released = Already entered: out on { $channel }, { $at }. Your tap has changed nothing.
refused-on-hold = The release is held: “{ $reason }”. To go on, tap “Go on releasing” first.
refused-address-unclear = That does not look like a place where it can be found. Please send the whole link (it begins with https://), or one line that says where it stands.
refused-nobody-to-ask = “{ $step }” ({ $clause }) has nobody in it and nobody standing in, so this cannot be submitted. It is saved; please ask an administrator.
refused-already-decided = Already { $verdict } by { $by } ({ $at }). Your tap has changed nothing.
refused-step-answered = “{ $step }” was answered by { $by } ({ $at }). Your tap has changed nothing.
refused-not-your-turn = This card is for: { $step }. You can look at its progress.
refused-stale-card = You see version { $shown }; version { $current } has taken its place ({ $by }, { $at }). Please look at the new one first.
refused-not-open = It is { $state }, so there is nothing to decide now. Your tap has changed nothing.
refused-reason-missing = Please say why, so that the author knows what to change.
refused-own-draft = This item is your own; somebody else has to review it.
refused-source-unknown = A release names its source ({ $clause }). Please choose or write it; the item is saved.
refused-source-without-detail = “{ $source }”: please also say which one.
refused-none-or-some = You chose “none” together with some of them. Please keep one or the other.
refused-nothing-said = I see no words in this. Please write one line.
refused-not-stated = { $field }: “none” is no answer here ({ $clause }). Please say it; the item is saved.
refused-not-stated-at-all = { $field }: “none” is no answer here. Please say it; the item is saved.
refused-category-not-yours = “{ $category }” ({ $clause }) comes from: { $units }. Please choose another category or ask them to send it; this item is saved.
refused-channel-not-for-it = This item is not for { $channel } ({ $clause }). You can choose: { $channels }.
refused-title-too-long = The title has { $size } characters, { $most } are the most. Please send a shorter one.
refused-title-has-lines = A title has one line only. Please send it again.
refused-too-many-files = An item carries { $most } pictures and files at most. Take some out before you add more.
refused-day-unclear = I do not understand that day. Write “Friday” or “2026-12-01”, or “{ $at }”.
refused-moment-unclear = I do not understand that time. Write “tomorrow 10:00” or “{ $at }”, or tap “As soon as it is signed off”.
refused-moment-past = { $at } has gone by. Please give a time to come.
refused-link-missing = That has no link to { $site } ({ $clause }). Please send a link on { $host }, such as { $example }
refused-unknown-command = I do not know “{ $command }”. You can say: “inbox”, “mine”, “help”, “language”.
refused-unknown-language = You can choose: 简体中文, 繁體中文, English.
refused-not-resumable = The release is not held; there is nothing to resume.
refused-followed-up-already = “{ $what }” has been noted as done. Your tap has changed nothing.
refused-not-your-follow-up = Following up is for its author, { $author }, and the author's unit. You can look at its progress.
refused-not-ended = This item is under way already.
refused-not-an-officer = Items come from information officers. In your unit: { $people }.
refused-no-officer-any-more = You are no longer an information officer; this item is kept as it is. In its unit: { $people }. Administrators can name an officer; you can still withdraw what you submitted.
refused-not-a-draft = To send an item, send its text, a Word file or pictures. You can also say: “inbox”, “mine”, “help”.
refused-nothing-asked = Nothing is being asked of you just now. When it is your turn, a card comes here. You can say: “inbox”, “mine”, “help”.
refused-cards-wait = Your words answer no question. { $count ->
    [one] One card waits
   *[other] { $count } cards wait
  } for you: please use the buttons on { $count ->
    [one] it
   *[other] them
  }. To see what waits, press “My inbox” or send /inbox.
refused-no-policy = No policy is in force yet, so nothing can be taken in. Please ask an administrator.
refused-no-templates = There is no template for any category. Just send your text.
refused-other-organisation = This data folder belongs to another organisation. Name another folder.
refused-already-out = It has been out since { $at }, so it cannot be withdrawn any more. Ask the publisher about what is released.
