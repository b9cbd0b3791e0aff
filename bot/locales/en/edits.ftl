# Edits: somebody who is asked about an item changes it himself.

edit-title = You are editing, not saved yet: { $title }
edit-saved = Saved as version { $version }: { $title }
edit-over = This edit is over: { $title }
edit-left = Your edit of “{ $title }” could not be saved any more, because the item has moved on. You had changed: { $what }.
edit-reopens = Saving asks again: { $steps }
edit-reopens-nothing = Saving asks nobody again who has approved; they are told what you changed.
edit-then = Then the new version goes to: { $step }
edit-gap = “{ $step }” ({ $clause }) has nobody in it and nobody standing in, so this cannot be saved. Please ask an administrator, or take the change back.
fact-edited = Version { $version } was edited by { $by }
note-being-edited = { $by } is editing the text right now.

button-edit = Edit the text
button-edit-on = Go on editing
button-save-version = Save as version { $version }
button-change-more = Change more
button-discard-edit = Discard my edit

news-edited = { $by } changed “{ $title }” ({ $number }), which is version { $version } now.
notice-edited = Saved as version { $version }; the author and those who decided before are told.

refused-being-edited = { $by } is changing this item just now. Nothing has changed; please try again when that is done.
refused-edit-open = You have changes of your own that are not saved. Save or discard them first, then decide.
refused-edit-over = Your edit is over: the item has moved on, so it was not saved. What you had changed has been sent back to you.
