# The roster: the notes in its template, and what is said before and after it is imported.

roster-notes = Read me
roster-note-begin = This is an example of a roster. Put your own units and people in place of those in the sheets; leave the headings as they are. Columns that you do not need can be deleted.
roster-note-sheets = There are four sheets: Units lists departments and subsidiaries; People has one row for each person; Bodies lists groups that decide together, such as a leading group (leave it empty if there is none); Roles is for roles elsewhere, roles for a time, and the units of each leader in charge.
roster-note-ids = IDs are for ever: somebody who changes his name or unit keeps his. Use small letters, digits and hyphens, such as wang-min; a staff number will do as well.
roster-note-names = Wherever a unit or a person is meant, write the name or the ID. Where two have the same name, write the ID.
roster-note-roles = The roles are: information officer, liaison, unit head, deputy head, PR desk, confidentiality head, leader in charge, chief, publisher, archivist, auditor, administrator. Every unit needs an information officer, a unit in preparation at least a liaison; a unit has one head.
roster-note-several = Several things in one cell are parted by commas or line breaks.
roster-note-dates = Write days like 2026-01-31. A role is held on its last day, too. Leave the cells empty for a role that has no end.
roster-note-bodies = Head, deputies and members of a body stand in the sheet Bodies; those who are in it for a time stand in the sheet Roles instead.
roster-note-order = The order of the rows is the order in which people are asked and named.
roster-note-own = Begin the heading of a column that is only for yourselves with #, such as #Phone; it is passed over.
roster-note-check = Then run qianfa org import FILE, or have an administrator send the file to the bot with the word /roster. What would change is shown first, and nothing is applied before it is confirmed; mistakes are told by sheet, row and column.

# The card of a roster that an administrator sent.
roster-offered = The roster “{ $name }” differs from the people on file
roster-offered-note = Nothing changes before you confirm. Once applied, what waits for people who lose a role goes to those who follow them.
roster-applied = The roster “{ $name }” is applied
roster-left = The roster “{ $name }” was not applied
roster-overtaken = The roster “{ $name }” no longer holds: another one was applied before it. Send it again if you still want it
roster-mistaken = { $count ->
    [one] There is one thing to mend in the roster “{ $name }”
   *[other] There are { $count } things to mend in the roster “{ $name }”
}
roster-mistaken-note = Nothing was changed. Mend the file and send it once more.
roster-added = { $count } new: { $what }
roster-left-people = { $count } leaving: { $what }
roster-renamed = { $count } renamed: { $what }
roster-moved = { $count } moving: { $what }
roster-begun = { $count ->
    [one] 1 role begins: { $what }
   *[other] { $count } roles begin: { $what }
}
roster-ended = { $count ->
    [one] 1 role ends: { $what }
   *[other] { $count } roles end: { $what }
}
roster-units-added = Units or bodies added ({ $count }): { $what }
roster-units-gone = Units or bodies gone ({ $count }): { $what }
roster-units-busy = Of { $unit }, { $count ->
    [one] one item is
   *[other] { $count } items are
} under way: each goes on in its author’s new unit.
roster-units-altered = Units or bodies changed ({ $count }): { $what }
roster-more = { $count } more
roster-person = { $person } ({ $unit })
roster-from-to = { $before } → { $after }
roster-held = { $person } ({ $role })
roster-held-of = { $person } ({ $role }, { $unit })
roster-state-offered = still open
roster-state-applied = applied already
roster-state-left = left aside already
roster-state-overtaken = overtaken by another one
roster-state-mistaken = not applied, because of its mistakes
button-apply-roster = Apply
button-leave-roster = Leave it
notice-roster-applied = Applied; there are { $people } people in the roster now.
notice-roster-left = Very well, nothing was changed.
news-roster-how = There are { $units } units and { $people } people. To change that, send me the roster file (.xlsx, .csv or .toml) with the word /roster. I show what would change first, and apply it when you say so. An example to fill in: qianfa org template roster.xlsx.
news-roster-same = The roster “{ $name }” says what is on file already; there is nothing to change.
news-roster-second = “{ $name }”: one roster at a time, and “{ $first }” comes first. Send this one by itself afterwards.
refused-not-an-administrator = Only administrators change the roster. Please turn to: { $people }.
refused-no-administrator-left = By this roster nobody would be an administrator, and nobody could change it from here again. Give somebody the role “administrator” and send it once more.
refused-roster-settled = This roster is { $state }; nothing was changed again.

# Mistakes in a roster, each with its place.
roster-wrong-at = { $place }: { $problem }
roster-place-cell = { $sheet }, row { $row }, column { $column }
roster-place-row = { $sheet }, row { $row }
roster-place-line = line { $line }, { $key }
roster-place-text = line { $line }
roster-place-key = { $key }
roster-wrong-person = nobody is called “{ $word }”
roster-wrong-unit = there is no unit “{ $word }”
roster-wrong-body = there is no body “{ $word }”
roster-wrong-role = there is no role “{ $word }”
roster-wrong-role-known = there is no role “{ $word }”; there are: { $roles }
roster-wrong-several = “{ $word }” is the name of several ({ $ids }); write the ID
roster-wrong-truth = “{ $word }” is neither yes nor no
roster-wrong-day = “{ $word }” is no day; write it like 2026-01-31
roster-wrong-twice = “{ $word }” is used twice; change one of them
roster-wrong-id = “{ $word }” cannot be an ID; use small letters, digits and hyphens, beginning with a letter, at most 20 in all
roster-wrong-email = “{ $word }” is no e-mail address
roster-wrong-choice = cannot be “{ $word }”; choose one of those in the template
roster-wrong-missing = is empty; please fill it in
roster-wrong-column = there is no such column; take the headings of the template, and begin one that is only for yourself with #
roster-wrong-repeated = stands here twice; leave one of them out
roster-wrong-headings = has no row of headings
roster-wrong-sheet = there is no sheet { $word }, or nothing in it
roster-wrong-heads = { $unit } has two heads at the same time, { $one } and { $other }; make one the deputy, or keep their days apart
roster-wrong-already = { $person } is { $role } twice; leave one of them out
roster-wrong-himself = { $person } would stand in for himself; choose another deputy
roster-wrong-no-body = “{ $role }” needs the body in which it is held
roster-wrong-in-body = “{ $role }” belongs into the sheet Bodies
roster-wrong-whole = “{ $role }” is a role in the whole organisation; leave the units out
roster-wrong-days = the last day, { $until }, is before the first one, { $since }
roster-wrong-locked = the file is locked by a password; save it without one
roster-wrong-damaged = the file is damaged, or no .xlsx file; save it as .xlsx in your spreadsheet program
roster-wrong-large = the file is too large for a roster
roster-wrong-unparted = the file is damaged, or a quotation mark is missing in it; save it as .xlsx in your spreadsheet program
roster-wrong-encoding = the signs of the file cannot be read; save it as .xlsx, or as text in UTF-8
roster-wrong-brackets = there are far too many brackets or dots one inside the other; please look at the file again
roster-wrong-quotes = words stand in straight quotation marks, on both sides, like key = "words"
roster-wrong-unended = the list before this line has no end; close it with a square bracket
roster-wrong-flag = write true or false here, in small letters and without quotation marks
roster-wrong-list = a list belongs here, in square brackets
roster-wrong-date = a day belongs here, like 2026-01-31, without quotation marks
roster-wrong-table = a table belongs here, such as { "{" } en = "Marketing" { "}" }
roster-wrong-toml = this is not written as TOML wants it; look for a sign that is missing here or on the line before: a quotation mark, = or a bracket
roster-wrong-signs = has blanks around it, or signs in it that cannot be seen; write it without them
roster-wrong-long = is longer than { $most } characters; shorten it
roster-wrong-reserved = “{ $word }” means something else in policies; choose another ID
roster-wrong-far = { $day } is too far away to be meant
roster-wrong-unread = I could not read the file; save it once more as .xlsx and send it again
roster-wrong-other = { $problem }

# Whether the organisation is manned.
news-officer-missing = { $unit } has no { $role }, so nobody can send items for it. Please name somebody and tell the administrators.
news-officers-missing = These units have no information officer yet: { $units }. Their heads have been told.
news-desk-missing = Nobody holds these roles: { $roles }. Please add them to the roster; without them items are not checked or released.
rehearsal-gaps = { $count ->
    [one] Rehearsal: one place where items do not get through ({ $fresh } new)
   *[other] Rehearsal: { $count } places where items do not get through ({ $fresh } new)
}
rehearsal-gap = { $where }: { $what }
rehearsal-note = Mend the roster or the policy; `qianfa check` tells all the details.
rehearsal-clear = { $count ->
    [one] Rehearsal: the gap is mended, and items get through everywhere
   *[other] Rehearsal: all { $count } gaps are mended, and items get through everywhere
}
