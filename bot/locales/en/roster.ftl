# The roster: the notes in its template, and what is said before and after it is imported.

roster-notes = Read me
roster-note-begin = This is an example of a roster. Put your own units and people in place of those in the sheets; leave the headings as they are. Columns that you do not need can be deleted.
roster-note-sheets = There are four sheets: Units lists departments and subsidiaries; People has one row for each person; Bodies lists groups that decide together, such as a leading group (leave it empty if there is none); Roles is for roles elsewhere, roles for a time, and the units of each leader in charge.
roster-note-ids = IDs are for ever: somebody who changes his name or unit keeps his. Use small letters, digits and hyphens, such as wang-min; a staff number will do as well.
roster-note-names = Wherever a unit or a person is meant, write the name or the ID. Where two have the same name, write the ID.
roster-note-roles = The roles are: information officer, liaison, unit head, deputy head, PR desk, on duty, confidentiality head, leader in charge, chief, publisher, archivist, auditor, administrator. Every unit needs an information officer, a unit in preparation at least a liaison; a unit has one head. “On duty” is held in turns, by the days in the sheet of roles: a crisis calls whoever is on duty first, and the whole PR desk where nobody is.
roster-note-several = Several things in one cell are parted by commas or line breaks.
roster-note-dates = Write days like 2026-01-31. A role is held on its last day, too. Leave the cells empty for a role that has no end.
roster-note-bodies = Head, deputies and members of a body stand in the sheet Bodies; those who are in it for a time stand in the sheet Roles instead.
roster-note-duties = Duties are needed only where your policy lets certain units alone send items of a category. Write them as the policy does, such as products; qianfa check says which are missing.
roster-note-order = The order of the rows is the order in which people are asked and named.
roster-note-own = Begin the heading of a column that is only for yourselves with #, such as #Phone; it is passed over.
roster-note-check = Then run qianfa org import FILE, or have an administrator send the file to the bot with the word “roster”. What would change is shown first, and nothing is applied before it is confirmed; mistakes are told by sheet, row and column.

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
roster-emails = E-mail addresses changed ({ $count }): { $what }
roster-gaps = { $count ->
    [one] ⚠ Once it is applied, one thing stops items or is against policy. Mend the roster first, or apply it and mend that afterwards:
   *[other] ⚠ Once it is applied, { $count } things stop items or are against policy. Mend the roster first, or apply it and mend them afterwards:
}
roster-unreached = no account of theirs is known, so no card reaches { $people }
roster-unreached-many = no account is known of { $count } people ({ $people } and others), so no card reaches them
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
news-roster-how = There are { $units } units and { $people } people. To change that, send me the roster file (.xlsx, .csv or .toml) with the word “roster”. I show what would change first, and apply it when you say so. The roster in force as a file to change: qianfa org export roster.xlsx. An example to fill in: qianfa org template roster.xlsx.
news-roster-same = The roster “{ $name }” says what is on file already; there is nothing to change.
news-roster-second = “{ $name }”: one roster at a time, and “{ $first }” comes first. Send this one by itself afterwards.
news-roster-beside = Only the roster “{ $name }” was looked at. What came with it was not taken: { $files }. Send it by itself if it is needed.
refused-not-an-administrator = Only administrators change the roster. Please turn to: { $people }.
refused-no-administrator-left = By this roster nobody would be an administrator, and nobody could change it from here again. Give somebody the role “administrator” and send it once more.
refused-roster-settled = This roster is { $state }; nothing was changed again.

# Mistakes in a roster, each with its place.
roster-wrong-unread = I could not read the file; save it once more as .xlsx and send it again

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
