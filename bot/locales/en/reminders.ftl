# Reminders: of what was not done in time, of others who may act as well; the author's nudge; "remind me later".

news-late = { $news } (This was to come { $at }; the bot was not running then.)
news-step-due = Please decide by { $due }: “{ $title }” ({ $number }, { $step }).
news-step-late = Still waiting for you: “{ $title }” ({ $number }, { $step }). It was due { $due }.
news-step-waits = Still waiting for you: “{ $title }” ({ $number }, { $step }).
news-others-asked = “{ $title }” ({ $number }, { $step }) is overdue with { $people }; { $others } may now decide as well.
news-others-asked-by = “{ $title }” ({ $number }, { $step }) is overdue with { $people }; { $others } may now decide as well ({ $clause }).
news-others-may = “{ $title }” ({ $number }, { $step }) is overdue; { $others } may now decide in your place. So may you still: whoever is first decides.
news-nobody-else = “{ $title }” ({ $number }, { $step }) is overdue with { $people }, and there is nobody else who may decide. Please get in touch with them.
news-nudge = { $by } asks you to see to “{ $title }” ({ $number }); it has been with you since { $since }.
notice-later = All right: you will be reminded of “{ $title }” { $at }.
notice-nudged = { $people } asked to see to “{ $title }”.
refused-nudged-already = They were asked not long ago; you can ask again { $at }. “Progress” shows where the item is.
refused-nudged-early = It came to { $people } only { $since }. Please give them a little time; you can ask { $at }.
refused-nothing-to-nudge = This item is { $state }; it waits for nobody else now.
due-others = If it still waits { $at }, { $people } may decide in your place as well.
button-later-hours = In two hours
button-later-morning = Tomorrow morning
button-nudge = Nudge
