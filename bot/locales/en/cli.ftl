# What the command line says.
point = - { $what }
named-id = { $name } ({ $id })

# qianfa check
check-library =
    Hint: the SQLite of this machine is { $version }; before { $sound } a rare fault could damage a WAL file.
    You can go on: back up often (qianfa backup), and when you next update, take a Python with a newer SQLite.
check-files = Files read:
check-file-configuration = configuration: { $file }
check-file-policy = policy: { $file }
check-file-roster = roster: { $file }
check-sound = { $file }: no mistakes.
check-unread = Policy and roster were not read. Mend these first, then check again.
check-unrehearsed = Nothing was rehearsed. Mend these first, then check again.
check-rehearsed = Rehearsed { $policy } ({ $counts }) with { $units } and { $people }.
check-categories = { $count ->
    [one] 1 category
   *[other] { $count } categories
}
check-steps = { $count ->
    [one] 1 step
   *[other] { $count } steps
}
check-units = { $count ->
    [one] 1 unit
   *[other] { $count } units
}
check-people = { $count ->
    [one] 1 person
   *[other] { $count } people
}
check-gap = Gaps (nothing passes here)
check-warning = Warnings (against policy)
check-note = Notes (good to know)
check-finding = { $where }: { $what }
check-ready = Ready.
check-not-ready = Not ready: mend the gaps.
check-lacking = Not ready: mend these first.
check-differs =
    The bot goes by the people on file in { $data }. Since a roster was sent in a chat or imported, or somebody’s
    account or role was changed, or the roster file was, they differ from { $roster }. On file:
check-stays = They stay until another roster is sent or imported, or the roster file is changed. They are rehearsed here.
check-replaced = The roster file was changed since: at the next start it replaces them. Until then, these are in force.
check-step = step { $step }
check-no-due = has no due, so nobody is reminded here and nothing is ever late; add one, such as due = "1 working day"
check-policy = policy { $id }
check-quota = Quota { $quota }
check-no-unit = is for a unit “{ $id }” that the roster does not have; nobody is asked for anything there
check-borrowed = is not the { $id } that comes with Qianfa, but goes by its id, by which the record and the audit would call it; give your file an id of its own (id = "own") and names of its own
check-no-body = there is no body { $id } in the roster, and the policy asks it; add it to the sheet “Bodies” with this ID

# qianfa policy
policy-listed = { $id }: { $name }
policy-whom = For: { $whom }
policy-file = File: { $file }
policy-copied =
    { $file } is a copy of { $policy }, with the id { $id }. Change its names and what you like, say
    policy = "{ $file }" in config.toml, then: qianfa check
policy-id-taken = “{ $id }” is the id of a policy that comes with Qianfa; choose another one: --id own
policy-id-wrong = “{ $id }” cannot be an id; use small letters, digits and hyphens, beginning with a letter, at most { $most } in all
policy-not-ours = There is no policy { $policy } that comes with Qianfa; there are: { $known }
policy-unknown = There is no policy { $policy }: with Qianfa come { $known }. For one of your own, name its file, such as policy.toml.

# qianfa org
org-ending = { $file }: end the name in { $kinds }, so that it is clear what to write.
org-template =
    { $file } holds an example. Put your own units and people in its place, then
      qianfa check --roster { $file }     names every mistake in it by its place;
      qianfa org import { $file }         shows what would change, and applies it when you say so.
org-exported = { $file } holds the roster in force: { $people } people and { $units } units.
org-differs = { $file } differs from the people on file:
org-same = { $file } says what is on file already; there is nothing to change.
org-apply = Apply this?
org-unchanged = Nothing was changed.
org-applied =
    Applied: { $people } people and { $units } units on file.
    It holds until another roster is imported, or the roster that the configuration names is changed.
org-busy =
    The bot is at work on this data folder. While it runs, the roster is changed in a chat: as an administrator,
    send the file to the bot with the word “roster”; it shows what would change, and applies it when you say so.
    Or stop the bot, and import the file again.
org-nobody = There is nobody on file in { $data } yet: the roster is read at the first start, or by qianfa org import.

# qianfa ledger, audit, sheet, backup
ledger-days = --from { $first } is after --to { $last }; exchange them.
ledger-empty = Nothing was released yet; { $file } has the header only.
ledger-empty-days = Nothing was released in those days; { $file } has the header only.
ledger-written = { $count ->
    [one] 1 release
   *[other] { $count } releases
} written to { $file }.
backup-inside = { $file } lies in the data folder itself. Name a place elsewhere, best on another disk.
backup-written =
    The database is copied to { $file }, whole and checked.
    Attachments lie beside it: copy the folder { $files } as well, and { $seals }.
printed-written = The approval sheet of { $number } is in { $file }.
printed-unknown = There is no item { $number }.
printed-font = This font cannot be used: { $why }.
printed-no-font =
    There is no font with Chinese characters on this machine. Install one:
      Debian, Ubuntu: apt install fonts-noto-cjk
      Fedora: dnf install google-noto-sans-cjk-fonts
      macOS: one is part of the system; look whether Font Book has it switched off
    or name a font file in the configuration: [sheet] pdf_font. Without --pdf the sheet is a web page, which a
    browser prints as well.

# qianfa demo, run: what is said once the bot can be reached
serving-ready = Qianfa is ready: { $url }
serving-demo =
    Open it in a browser. Each pane is a person of the sample organisation: send a draft as Wang Min (or take
    the sample draft), approve it as those who are asked, release it as the publisher.
    Everything is kept in { $data }. Ctrl-C ends the demo; started again, it goes on where it was.
serving-rehearsal =
    This is a rehearsal for { $organisation }: in the web chat nobody proves who he is, so anyone at
    this machine may be anybody, the chief too. Nothing decided here is a real approval.
    Everything is kept in { $data }. Ctrl-C ends it; started again, it goes on where it was.
serving-own = Everything is kept in { $data }. Ctrl-C ends it.

# qianfa audit verify
audit-sound = The record is as it was written: { $about }; { $sealed }.
audit-facts = { $count ->
    [one] 1 fact
   *[other] { $count } facts
}
audit-items = { $count ->
    [one] 1 item
   *[other] { $count } items
}
audit-about-items = { $facts } about { $items }
audit-about-organisation = { $facts } about the organisation itself
audit-about-both = { $facts } about { $items } and the organisation itself
audit-sealed = sealed up to { $at } ({ $zone })
audit-not-sealed = not sealed yet (the first seal is written within ten minutes of the start, and one at every stop)
audit-unsound = The record is not as it was written ({ $count }):
audit-changed = { $place } is not what was written
audit-removed = { $place } is gone
audit-removed-several = { $place } are gone
audit-swapped = { $place } stands where another one stood
audit-seal-changed = { $place } is not what was written
audit-seal-removed = { $place } is gone from the database
audit-seal-removed-several = { $place } are gone from the database
audit-seal-not-outside = { $place } is not in { $outside }
audit-row-changed = { $place } is not what the record says ({ $columns })
audit-row-removed = { $place } is gone, though the record has it
audit-row-unrecorded = { $place } is not on record
audit-place-seal = seal { $number }
audit-place-seal-several = seals { $number } to { $upto }
audit-place-fact = fact { $number } of { $item }
audit-place-fact-several = facts { $number } to { $upto } of { $item }
audit-place-row = row { $number } of the table facts
audit-place-row-several = rows { $number } to { $upto } of the table facts
audit-place-version = { $row }, version { $number }, of { $item }
audit-row-release = release in { $channel }
audit-row-decision = decision of { $by } at seat { $seat }
audit-row-text = text

# What an administrator has to mend.
trouble-no-configuration =
    There is no config.toml here. Copy config.example.toml to config.toml and put your own in,
    or name the file: --config FILE. To look at the sample organisation: qianfa demo.
trouble-both = Name either --config or --data: a configuration says itself where its data lies.
trouble-ending = { $file }: end the name in { $kinds }, so that it is clear what to write.
trouble-full = { $file }: there are more than { $rows } rows, which is all that a sheet holds. Export part of them (--from, --to), or a .csv file.
trouble-there = { $file } is there already, and stays as it is. Name another file, or say --force to replace it.
trouble-ours =
    Something went wrong inside Qianfa; that is our mistake, not yours. What was confirmed is safe.
    Please report this line: { $line }
trouble-other-organisation =
    This data folder holds the sample organisation and the roster is another one’s, or the other way round.
    Nothing was changed. Name another folder: --data for the demo, [data] folder in config.toml.
trouble-damaged =
    { $path } is damaged, so nothing was opened and nothing was changed.
    SQLite says: { $details }
    Restore the last back-up:
      1. move { $database }, { $database }-wal and { $database }-shm out of { $folder }, and keep them;
      2. copy the back-up (a file that `qianfa backup` made) to { $path };
      3. run `qianfa audit verify`, then start the bot again.
trouble-in-use =
    A bot is at work on this data folder already (another process), and only one at a time can be.
    Use the one that runs, or stop it: press Ctrl-C where it runs; or name another folder.
trouble-in-use-by =
    A bot is at work on this data folder already (process { $pid }), and only one at a time can be.
    Use the one that runs, or stop it: press Ctrl-C where it runs (or: kill { $pid }); or name another folder.
trouble-foreign = { $database } in the data folder was not made by Qianfa. Name another folder, or move that file away.
trouble-newer = The database was made by a newer release of Qianfa (schema { $revision }). Run that release; nothing was changed.
trouble-older = { $path } comes from an earlier release. Start the bot on it once, which brings it up to date.
trouble-nothing = There is nothing in { $folder } yet. It fills once the bot has run: qianfa demo, or qianfa run.
trouble-disk = The disk is full, so nothing was changed. Make room on it, or name a folder on another one.
trouble-database = The database could not be used: { $why }. Nothing was changed.
trouble-system = { $why }. Look at the path, its permissions and the room on the disk.
trouble-system-at = { $path }: { $why }. Look at the path, its permissions and the room on the disk.
trouble-port =
    Port { $port } is taken by another program; perhaps Qianfa runs already: http://127.0.0.1:{ $port }
    If it is not Qianfa, choose another port: qianfa demo --port 8081, or port under [web] in config.toml.
