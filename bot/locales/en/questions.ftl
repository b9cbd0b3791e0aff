# Questions: one thing at a time.

ask-title = What is the title?
ask-title-anew = What is the new title? It is now “{ $title }”.
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
ask-files = What about the pictures and files?
ask-change = What is to be changed?
ask-return-to = Whom does “{ $title }” go back to?
ask-reason-return = Why does “{ $title }” go back?
ask-reason-reject = Why is “{ $title }” not to be released?
ask-remark = Approving “{ $title }”: what is your remark?
ask-address-url = Link to this item on { $channel }? Paste it below.
ask-address-words = Where does this item stand in { $channel }? Write it below and send it.
ask-problem = Something is wrong with “{ $title }”: what now?
ask-problem-reason = What is wrong with “{ $title }”?
ask-which = Is this the answer to the last question?
ask-language = Which language from now on? / 以后用哪种语言？

hint-source = A release names its source ({ $clause }). Tap one, or write it.
hint-write = Write it below and send it.
hint-planned = Or write: “Thu 10:00”, “{ $at }”.
hint-own-words = Tap one, or write your own.
hint-text = Text, a Word file, pictures: just send them.
hint-text-anew = Above is the present text, to copy and correct. Title and pictures stay; a Word file replaces title, text and original.
hint-channels = Tap as many as you like.
hint-done = Then tap “Done”.
hint-files = What you send is added; tap one to take it out.

choice-author = Back to the author ({ $person })
choice-step = Back to: { $step } ({ $person })
choice-asap = As soon as it is signed off
choice-category = Choose another category
choice-at = { $at }
choice-back = Back to the author
choice-hold = Hold it for now
choice-answer = Yes, it is the answer
choice-add = Add it to this item
choice-new-draft = It is a new item
choice-take-out = Take out { $name }

said-choices = { $choices }
said-words = { $words }
said-files = Files received
