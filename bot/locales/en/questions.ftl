# Questions: one thing at a time.

ask-title = What is the title?
ask-title-anew = What is the new title? It is now “{ $title }”.
ask-form = “{ $title }”: please fill in what is missing.
ask-form-rest = Please fill in what is missing.
ask-text = Please send me the text.
ask-text-anew = Please send the corrected text; it replaces the whole of the present one.
ask-source = Where does it come from?
ask-source-detail = { $source }: which one exactly? Write its name below and send it.
ask-category = Which category?
ask-link = This category needs a link to { $site } ({ $clause }). Paste a link on { $host } below, such as { $example }
ask-channels = Which channels is it for?
ask-planned = When is it to be released?
ask-urgency = How urgent is it?
ask-audience = Who may read it?
ask-origin = Original, or a repost?
ask-concerned = Which other units does it concern?
ask-quoted = Which people or bodies does it quote? Part them by commas; answer “none” if nobody.
ask-note = What would you like to tell the reviewers?
ask-matters = Does it touch on any of these?
ask-secrecy = Secrets: which of these apply? What you do not tap is a “no”, signed with your name.
ask-confirmation = It quotes { $people }: who confirmed it, and how?
ask-basis = What were its figures and quotations checked against?
ask-explainer = Who explains it to the public?
ask-lateness = Why is that? It can be submitted all the same; the reviewers will see the reason.
choice-important = It is important and urgent
ask-wordings = Which channel needs a text of its own?
ask-wording = What is the text for { $channel }?
ask-wording-at-most = What is the text for { $channel }? One post holds { $most } characters.
ask-files = What about the pictures and files?
ask-change = What is to be changed?
ask-change-statement = Send the corrected text, whole; or tap what else is to be changed.
ask-return-to = Whom does “{ $title }” go back to?
ask-reason-return = Why does “{ $title }” go back?
ask-reason-reject = Why is “{ $title }” not to be released?
ask-remark = Approving “{ $title }”: what is your remark?
ask-words = “{ $title }” waits for you. What is “{ $words }” meant for?
ask-address-url = Link to this item on { $channel }? Paste it below.
ask-address-words = Where does this item stand in { $channel }? Write it below and send it.
ask-problem = Something is wrong with “{ $title }”: what now?
ask-problem-reason = What is wrong with “{ $title }”?
ask-replace = The text would go from { $before } characters to { $after }. Replace all of it?
ask-document = The item has a text already ({ $before } characters). What of the Word file’s text ({ $after })?
ask-more = { $received } Send more, or tap “That’s all”. If nothing comes, I go on in a moment.
ask-which = Is this the answer to the last question?
ask-follow-up = { $what } for “{ $title }”: what was done? One line will do.
ask-language = Which language from now on? / 以后用哪种语言？

hint-held = So far: { $characters ->
    [0] no text
    [one] one character
   *[other] { $characters } characters
  }, { $files ->
    [0] no files
    [one] one picture or file
   *[other] { $files } pictures and files
  }. Your answer holds for all of it.
hint-source = A release names its source ({ $clause }). Tap one, or write it.
hint-write = Write it below and send it.
hint-template = Above is a template for this category: copy it, fill it in and send it.
hint-planned = Or write: “Thu 10:00”, “{ $at }”.
hint-own-words = Tap one, or write your own.
hint-reasons = Tap what applies, as many as you like; or write, which counts together with what you tapped.
hint-text = Text, a Word file, pictures: just send them.
hint-text-anew = Above is the present text, to copy and correct. Title and pictures stay; a Word file replaces title, text and original.
hint-replace = To change a few words, you can write: change “these words” to “those words”. Or send the whole text again.
hint-several = Tap as many as you like.
hint-spread = Tap as many as you like. An item like this had better appear in several ({ $clause }).
hint-units-gone = No longer in the roster: { $units }. Tap the units that are concerned now.
hint-done = Then tap “Done”.
hint-files = What you send is added; tap one to take it out.
hint-confirmation = One line (“Dr Li, by e-mail, 2 June”), or a screenshot or letter; files are kept, never released.
hint-wording = Write the whole text for this channel below and send it; the others stay as they are.

choice-author = Back to the author ({ $person })
choice-not-upheld = Not met: “{ $question }”
choice-step = Back to: { $step } ({ $person })
choice-asap = As soon as it is signed off
choice-category = Choose another category
choice-at = { $at }
choice-back = Back to the author
choice-hold = Hold it for now
choice-answer = Yes, it is the answer
choice-find = No, find “{ $words }”
choice-return-with = Return with this reason
choice-remark-with = Approve with this remark
choice-add = Add it to this item
choice-that-is-all = That’s all
choice-new-draft = It is a new item
choice-replace = Replace all of it
choice-after = Put it behind
choice-keep-text = No, keep the text
choice-take-out = Take out { $name }
choice-no-unit = No other unit
choice-no-matter = None of these
choice-no-secret = None applies, signed by me
choice-nobody = Nobody is quoted
choice-no-figures = Nothing to check
choice-no-explainer = Nobody needs to
choice-no-files = No pictures or files
choice-common-text = The same as the common text
choice-gone = a choice that is not there any more

said-choices = { $choices }
said-words = { $words }
said-files = Files received
said-form = Filled in; see below.
said-form-saved = Saved for later; its card says what is still missing.
said-form-steps = Goes on one thing at a time, below.
