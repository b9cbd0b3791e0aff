# Statements in a crisis: written, approved fast, released.

# Kinds and cards.
statement-holding = Holding statement
statement-follow-up = Follow-up statement
statement-correction = Correction
statement-pre-cleared = Pre-cleared statement
fact-statement-in = { $kind } · crisis { $number }
fact-statement-beforehand = { $kind }
note-statement-fast = Fast approval: category, source, quota and the questions on secrets were not asked. To approve means that the text may be made public.
note-statement-drill = A drill's statement is not released and does not go into the ledger.
crisis-note-stated = First statement released { $at }
crisis-note-stated-drill = First statement signed off { $at } (a drill: not released)
clause-fast = the fast approval of statements
button-statement = Write a statement
button-release-drill = Drill: no release on { $channel }

# Writing.
ask-statement-holding = Crisis { $number }, “{ $title }”: please send the text of the holding statement.
ask-statement-follow-up = Crisis { $number }, “{ $title }”: please send the text of the follow-up statement.
ask-statement-correction = Crisis { $number }, “{ $title }”: please send the text of the correction.
hint-statement = A title on the first line, the text below it; a Word file will do, too. Without a title it gets the words of the alarm: change them before you submit it.
choice-statement = Instead: { $kind }
ask-statement-which = A statement in which crisis?
choice-statement-crisis = { $number } · { $title }

# On its way.
news-statement-false-alarm = The crisis was a false alarm. Is the statement “{ $title }” ({ $number }) still wanted? If not, withdraw it; otherwise it goes on.
news-statement-merged = That crisis is part of another one now. Is the statement “{ $title }” ({ $number }) still wanted? If not, withdraw it; otherwise it goes on.
news-others-unreached = “{ $title }” ({ $number }, { $step }): { $people } cannot be reached now, so { $others } has been asked instead.
news-nobody-reached = “{ $title }” ({ $number }, { $step }): { $people } cannot be reached now, and there is nobody else to ask. Please call them by telephone.

# What cannot be done, and what to do instead.
refused-statement-not-yours = Statements in crisis { $number } are written by whoever has it, who joined in, and the PR desk. Press “I'll help” first, or send your text to whoever has it.
refused-statement-no-crisis = There is no open crisis of this number. Send “crises” to see them.
refused-statement-drill = This is a drill: statement { $number } ends here. It is not released and does not go into the ledger.

# Policies in words.
explain-statements = statements: { $time } each: { $steps }
explain-statements-of = statements ({ $clauses }): { $time } each: { $steps }
explain-clock-minutes = { $count } min

# The library: statements with blanks that were signed beforehand.
help-statements = Statements: “statements” shows those signed beforehand, and you can write one there; in a crisis tap “Write a statement” on its card.
library-title = { $count ->
    [one] Library: one statement
   *[other] Library: { $count } statements
}
library-empty = There is no statement in the library yet. One that was signed beforehand is released in a crisis as soon as its blanks are filled in and a second person has confirmed it.
library-valid = “{ $title }” · { $number } · { $language } · signed by { $signer } · may be used until { $until }
library-expiring = ⚠ “{ $title }” · { $number } · { $language } · signed by { $signer } · ends { $until }: please renew
library-expired = ✕ “{ $title }” · { $number } · { $language } · signed by { $signer } · ended { $until }, cannot be used
item-precleared = Signed, ready for a crisis · { $title }
fact-cleared = On { $signer }'s pre-clearance { $number } (version { $version })
note-statement-confirm = The text was signed beforehand; only the blanks were filled in. Please check what stands in them: once you confirm, it is signed off and whoever signed it is told.
review-confirm-blanks = Please check the blanks: { $title }
button-confirm-blanks = All correct
button-confirm-blanks-remark = All correct, with a remark
menu-statements = Library of statements
button-preclear = Write one to be signed beforehand
button-renew = Ask to renew
choice-library = Use one from the library
choice-precleared = { $title } · { $language }
ask-precleared = Please send the text of the statement, its title in the first line. Leave blanks for what is not known yet: { "{" }place{ "}" } or ____.
hint-precleared = Once it is signed it is kept in the library; two weeks before it ends you are reminded to renew it.
ask-which-precleared = Crisis { $number }: which one?
ask-blank = Blank { $number } of { $of }, “{ $blank }”: what goes in?
    { $place }
ask-blank-unnamed = Blank { $number } of { $of }: what goes in?
    { $place }
news-precleared = The statement “{ $title }” ({ $number }) is signed and in the library, ready for a crisis.
news-precleared-used = Your pre-cleared statement { $of } was used in crisis { $number }, “{ $title }”: filled in by { $by }, confirmed by { $confirmed }, as { $statement }.
news-precleared-ends = The pre-cleared statement “{ $title }” ({ $number }) ends { $until }. Please have it renewed; it cannot be used after that.
news-precleared-over = The pre-cleared statement “{ $title }” ({ $number }) has ended and cannot be used any more. If it is still needed, please have it renewed.
notice-renewing = “{ $title }” ({ $number }) has gone to be signed anew by { $signer }.
refused-blank-empty = There is nothing in this blank yet. Please write what goes in.
refused-blank-too-long = That is { $size } characters; { $most } fit into a blank. Please make it shorter.
refused-blank-has-lines = One line goes into a blank, and no blank in it. Please write it again.
refused-precleared-expired = “{ $title }” ({ $number }) has ended and cannot be used. You can ask to have it renewed, or write a statement that is approved fast.
refused-precleared-altered = The text is not the one that was signed as { $number } any more, so it cannot be used as it is. Fill in another one, or write a statement that is approved fast.
refused-precleared-not-yours = The library is for the PR desk, whoever is on duty, and the leaders; those who work on a crisis see it, too.
refused-precleared-renewal = It is being signed anew already ({ $number }); there is no need to ask twice.
agenda-precleared = { $item }: asks { $people } to have a pre-cleared statement renewed
