# Mistakes in the files of an administrator: configuration, policy, roster. The English words are those with which each is found
# (bot/mistake_words.py): who changes them there changes them here.
mistakes-of-file = { $file }: { $count ->
    [one] 1 mistake
   *[other] { $count } mistakes
}
mistakes-and-more = and { $count } more
mistakes-at = { $place }: { $problem }
mistakes-with-mend = { $problem }; { $mend }
mistakes-both = { $first }; { $rest }
mistakes-place-line = line { $line }
mistakes-place-key = line { $line }, { $key }
mistakes-place-row = { $sheet }, row { $row }
mistakes-place-cell = { $sheet }, row { $row }, column { $column }

# What a word was meant to be, and the shapes of values.
mistake-kind-person = person
mistake-kind-unit = unit
mistake-kind-body = body
mistake-kind-role = role
mistake-kind-verdict = verdict
mistake-kind-channel = channel
mistake-kind-category = category
mistake-kind-step = step
mistake-kind-matter = matter
mistake-kind-source = source
mistake-kind-secrecy = secrecy
mistake-kind-question = question on secrets
mistake-kind-urgency = urgency
mistake-kind-audience = audience
mistake-kind-origin = origin
mistake-kind-kind = kind of unit
mistake-kind-concerned = concerned
mistake-kind-quoted = quoted
mistake-kind-figures = figures
mistake-kind-zone = zone
mistake-shown-table = a table
mistake-shown-list = a list
mistake-unknown = unknown { $kind } '{ $word }'
mistake-did-you-mean = did you mean '{ $word }'?
mistake-there-are = there are: { $words }
mistake-there-are-none = there are none
choice-department = department
choice-subsidiary = subsidiary
choice-active = active
choice-preparation = in preparation
choice-zh-Hans = simplified Chinese
choice-zh-Hant = traditional Chinese
choice-en = English
roster-sheet-unit = Units
roster-sheet-person = People

# What is wrong with the file itself.
mistake-no-file = there is no such file
mistake-looked-for-it-at = looked for it at { $path }
mistake-cannot-be-read = cannot be read: { $why }
mistake-look-at-and-its-permissions = look at { $path } and its permissions
mistake-not-utf8-line = is not UTF-8 text (line { $line })
mistake-not-utf8 = is not UTF-8 text
mistake-save-it-as-utf-8-in = save it as UTF-8 in your editor
mistake-save-it-as-csv-utf-8 = save it as 'CSV UTF-8' in your spreadsheet program
mistake-brackets-are-nested-too-deeply-to = brackets are nested too deeply to be meant
mistake-is-locked-by-a-password = is locked by a password
mistake-save-it-without-one-then-try = save it without one, then try again
mistake-is-damaged-or-no-xlsx-file = is damaged, or no .xlsx file
mistake-open-it-in-your-spreadsheet-program = open it in your spreadsheet program and save it as .xlsx
mistake-is-damaged-or-no-csv-file = is damaged, or no .csv file
mistake-save-it-as-xlsx-in-your = save it as .xlsx in your spreadsheet program
mistake-is-too-large-for-a-roster = is too large for a roster
mistake-use-letters-digits-and-a-number = use letters, digits and hyphens, at most { $most } in all; a staff number will do
mistake-leave-out-what-is-no-part = leave out what is no part of it
mistake-keep-to-rows-and-columns-and = keep to { $rows } rows and { $columns } columns, and delete what lies far out in empty sheets

# What is wrong with the way it is written.
mistake-not-toml = not TOML ({ $why })
mistake-quoting-not-toml = not TOML ({ $why }): { $line }
mistake-look-for-a-sign-that-is = look for a sign that is missing here or on the line before: quotation mark, =, bracket
mistake-the-list-before-this-line-has = the list before this line has no end
mistake-quoting-no-end = the list before this line has no end: { $line }
mistake-close-it-with-a-square-bracket = close it with a square bracket
mistake-there-is-no-value-after = there is no value after =
mistake-quoting-no-value = there is no value after =: { $line }
mistake-write-one-or-leave-the-key = write one, or leave the key out
mistake-true-and-false-are-written-small = true and false are written small
mistake-quoting-small = true and false are written small: { $line }
mistake-write-true-or-false = write true or false
mistake-text-needs-quotation-marks-straight-ones = text needs quotation marks, straight ones
mistake-quoting-straight = text needs quotation marks, straight ones: { $line }
mistake-text-needs-quotation-marks-on-both = text needs quotation marks on both sides
mistake-quoting-both-sides = text needs quotation marks on both sides: { $line }
mistake-write-it-like-key-words = write it like key = "words"
mistake-stands-here-twice = stands here twice
mistake-quoting-twice = stands here twice: { $line }
mistake-leave-one-of-them-out = leave one of them out

# What is wrong with a value.
mistake-is-missing = is missing
mistake-is-empty = is empty
mistake-write-something-between-the-quotes-or = write something between the quotes, or leave the key out
mistake-there-is-no-such-key-here = there is no such key here
mistake-has-blanks-around-it-or-signs = has blanks around it, or signs in it that cannot be seen
mistake-write-it-on-one-line-without = write it on one line, without them
mistake-is-empty-or-has-signs-in = is empty, or has signs in it that cannot be seen
mistake-write-its-headings-each-on-a = write its headings, each on a line of its own
mistake-is-longer-than-characters = is longer than { $most } characters
mistake-shorten-it = shorten it
mistake-cannot-be-an-id = '{ $word }' cannot be an id
mistake-use-small-letters-digits-and-hyphens = use small letters, digits and hyphens, beginning with a letter, at most { $most } in all
mistake-is-an-empty-list = is an empty list
mistake-put-at-least-one-thing-into = put at least one thing into it, or leave the key out
mistake-cannot-be = cannot be { $word }
mistake-cannot-be-word = cannot be '{ $word }'
mistake-must-be-text-in-quotes-and = must be text in quotes, and is { $shown }
mistake-must-be-a-whole-number-and = must be a whole number, and is { $shown }
mistake-must-be-true-or-false-and = must be true or false, and is { $shown }
mistake-must-be-a-list-in-square = must be a list in square brackets, and is { $shown }
mistake-must-be-a-table-and-is = must be a table, and is { $shown }
mistake-must-be-a-date-such-as = must be a date such as 2026-01-31, without quotes, and is { $shown }
mistake-must-be-or-more-and-is = must be { $least } or more, and is { $shown }
mistake-must-be-or-less-and-is = must be { $most } or less, and is { $shown }
mistake-is-used-twice-first-at = '{ $word }' is used twice, first at { $place }
mistake-give-this-one-an-id-of = give this one an id of its own
mistake-give-it-an-id-of-its = give it an id of its own
mistake-say-it-in-three-languages = say it in three languages
mistake-write-the-name-in-simplified-chinese = write the name in simplified Chinese
mistake-write-the-name-in-traditional-chinese = write the name in traditional Chinese
mistake-write-the-name-in-english = write the name in English

# In a configuration.
mistake-unknown-zone = unknown zone '{ $word }'
mistake-write-it-like-asia-shanghai = write it like 'Asia/Shanghai'
mistake-is-no-time-of-day = '{ $word }' is no time of day
mistake-write-hours-and-minutes-like-08 = write hours and minutes, like '08:30' or '17:00'
mistake-write-the-name-of-the-organisation = write the name of the organisation
mistake-name-the-time-zone-such-as = name the time zone, such as 'Asia/Shanghai'
mistake-name-a-policy-that-comes-with = name a policy that comes with the bot, such as 'p3', or a file of your own
mistake-name-the-roster-file-bot-sample = name the roster file; bot/sample/roster.toml is one to begin with
mistake-name-the-folder-in-which-everything = name the folder in which everything is kept
mistake-add-organisation-with-name-zone-policy = add [organisation] with name, zone, policy and roster
mistake-add-data-with-folder = add [data] with folder
mistake-neither-a-policy-of-ours-nor = neither a policy of ours nor a file: { $path }
mistake-no-file-at = there is no such file: { $path }
mistake-mend-the-path = mend the path
mistake-is-not-after-opens = { $one } is not after opens ({ $other })
mistake-exchange-them-or-write-hours-of = exchange them, or write hours of one day
mistake-is-among-days-off-as-well = { $day } is among days_off as well
mistake-leave-it-in-one-of-them = leave it in one of them
mistake-official-days-not-known = the official days of '{ $word }' are not known
mistake-write-china-none-or-code = write 'china', 'none', or a country's code, such as 'HK', 'TW' or 'DE-BY'
mistake-is-no-date = '{ $word }' is no date
mistake-write-date-like = write it like 2027-02-05
mistake-neither-off-nor-worked = '{ $word }' says neither that the day is off nor that it is worked
mistake-write-off-or-worked = write 'off' or 'worked' behind the date
mistake-mend-the-path-or-leave-it = mend the path, or leave it empty: then a font that is installed is used
mistake-is-not-a-folder = is not a folder: { $path }
mistake-name-a-folder-it-is-made = name a folder; it is made if it is not there
mistake-lies-in-the-data-folder = lies in the data folder
mistake-name-a-file-elsewhere-best-on = name a file elsewhere, best on another disk: whoever tampers with the data must not reach it
mistake-is-no-id-of-a-channel = '{ $word }' is no id of a channel
mistake-slack-shows-it-at-the-end = Slack shows it at the end of the channel's details: C0...
mistake-is-no-id-of-a-member = '{ $word }' is no id of a member
mistake-slack-shows-it-in-the-menu = Slack shows it in the menu of his profile: U0...
mistake-is-no-address = '{ $word }' is no address
mistake-write-it-like-or-leave-it = write it like '{ $word }', or leave it out
mistake-the-secret-is-missing-and-is = the secret is missing, and { $variable } is not set either
mistake-set-one-of-them-slack-shows = set one of them; Slack shows it at { $where }
mistake-this-is-another-one-begins = this is another one: such a secret begins with '{ $word }'
mistake-this-is-another-one-word = this is another one: such a secret is one word
mistake-copy-it-anew-slack-shows-it = copy it anew; Slack shows it at { $where }
mistake-put-the-secret-into-it-slack = put the secret into it; Slack shows it at { $where }
mistake-is-no-id-of-a-group = '{ $word }' is no id of a group
mistake-add-the-bot-to-the-group = add the bot to the group, and it tells the id: -100...
mistake-is-no-name-of-a-bot = '{ $word }' is no name of a bot
mistake-write-it-as-botfather-shows-it = write it as @BotFather shows it, such as '@qianfa_bot'
mistake-write-it-like-https-qianfa-example = write it like 'https://qianfa.example'
mistake-this-is-no-token-it-is = this is no token: it is a number, a colon and letters
mistake-copy-it-anew-from-botfather = copy it anew from @BotFather
mistake-this-is-no-such-secret-16 = this is no such secret: 16 to 256 letters, digits, _ and -
mistake-choose-another-one = choose another one
mistake-put-the-secret-into-it-the = put the secret into it; the README says under “In Telegram” where it comes from
mistake-set-one-of-them-the-readme = set one of them; the README says under “In Telegram” where it comes from

# In a policy: what its tables need.
mistake-name-the-clause-that-it-comes = name the clause that it comes from
mistake-say-how-long-they-talk-like = say how long they talk, like '1 working day'
mistake-name-the-clause-that-says-who = name the clause that says who rules
mistake-say-who-rules-when-the-talk = say who rules when the talk led to nothing
mistake-name-a-stand-in-for-when = name a stand-in for when nobody is there to rule
mistake-give-the-step-an-id-of = give the step an id of its own
mistake-name-the-step-in-three-languages = name the step in three languages
mistake-name-the-clause-that-asks-for = name the clause that asks for this step
mistake-say-whom-the-step-asks = say whom the step asks
mistake-name-a-stand-in-for-when-nobody = name a stand-in for when nobody is there: no step is passed silently
mistake-list-the-sites-hosts = list the site's hosts
mistake-name-the-site-in-three-languages = name the site in three languages
mistake-name-the-clause-that-asks-for-the = name the clause that asks for the link
mistake-say-after-how-long-it-is = say after how long it is due, like '5 working days'
mistake-write-the-template-in-simplified-chinese = write the template in simplified Chinese
mistake-write-the-template-in-traditional-chinese = write the template in traditional Chinese
mistake-write-the-template-in-english = write the template in English
mistake-give-the-category-an-id-of = give the category an id of its own
mistake-name-the-category-in-three-languages = name the category in three languages
mistake-name-the-clause-that-lists-this = name the clause that lists this category
mistake-give-the-channel-an-id-of = give the channel an id of its own
mistake-name-the-channel-in-three-languages = name the channel in three languages
mistake-give-the-source-an-id-of = give the source an id of its own
mistake-name-the-source-in-three-languages = name the source in three languages
mistake-give-the-reason-an-id-of = give the reason an id of its own
mistake-say-the-reason-in-three-languages = say the reason in three languages
mistake-say-what-it-is-a-reason = say what it is a reason for: return, reject, problem
mistake-say-who-releases = say who releases
mistake-name-a-stand-in-for-when-there = name a stand-in for when there is no publisher
mistake-name-the-clause-that-designates-the = name the clause that designates the publisher
mistake-say-what-is-asked-such-as = say what is asked, such as 'basis'
mistake-say-of-which-items-what-is = say of which items; what is asked of all stands in asks
mistake-name-the-clause-that-asks-for-it = name the clause that asks for it
mistake-write-the-number-of-calendar-days = write the number of calendar days
mistake-name-the-clause-that-says-so = name the clause that says so
mistake-list-the-words-that-exaggerate = list the words that exaggerate
mistake-name-the-clause-that-is-against = name the clause that is against them
mistake-say-hint-or-warn = say 'hint' or 'warn'
mistake-name-the-clause-that-speaks-of = name the clause that speaks of pictures
mistake-give-the-policy-an-id-such = give the policy an id, such as "p3"
mistake-name-the-policy-in-three-languages = name the policy in three languages
mistake-quote-the-clauses-that-the-steps = quote the clauses that the steps come from
mistake-list-what-is-asked-of-an = list what is asked of an item besides title and text
mistake-say-where-items-can-appear = say where items can appear
mistake-without-a-step-nothing-would-be = without a step nothing would be approved by anybody
mistake-without-a-publisher-nothing-can-be = without a publisher nothing can be released: add who, nobody, clause
mistake-is-no-working-time = '{ $word }' is no working time
mistake-write-it-like-4-working-hours = write it like '4 working hours' or '1 working day'
mistake-is-not-the-name-of-a = '{ $word }' is not the name of a site
mistake-write-it-like-video-example-org = write it like 'video.example.org', small, without https://

# In a policy: what does not fit together.
mistake-has-a-meaning-of-its-own = '{ $word }' has a meaning of its own in a when
mistake-call-it-otherwise = call it otherwise
mistake-is-the-same-as-who = is the same as who
mistake-name-somebody-else-to-stand-in = name somebody else to stand in
mistake-names-nobody = names nobody
mistake-write-role-or-body-seat-head = write { "{" } role = '…' { "}" }, or { "{" } body = '…', seat = 'head' { "}" }
mistake-is-a-seat-in-no-body = is a seat in no body
mistake-name-the-body-such-as-leading = name the body, such as 'leading-group'
mistake-names-a-body-and-a-role = names a body and a role
mistake-leave-role-and-of-out-seat = leave role and of out; seat says who of the body is meant
mistake-say-who-of-the-body-is = say who of the body is asked: 'head', 'deputy' or 'member'
mistake-a-is-one-of-a-body = a { $role } is one of a body
mistake-write-unit-organisation-or-concerned = write 'unit', 'organisation' or 'concerned'; to ask one certain unit, list whom to ask as a body in the roster, and write { "{" } body = '…', seat = 'head' { "}" }
mistake-write-body-seat = write { "{" } body = '…', seat = '{ $seat }' { "}" }
mistake-a-is-one-of-the-not = a { $role } is one of the { $right }, not of the { $wrong }
mistake-write-of-or-leave-it-out = write of = '{ $word }', or leave it out
mistake-only-a-step-can-ask-the = only a step can ask the units concerned
mistake-write-of-unit = write of = 'unit'
mistake-clause-its-text-is-missing-under = clause '{ $clause }': its text is missing under [clauses]
mistake-add-it-there-or-name-another = add it there, or name another clause
mistake-is-asked-of-every-item-already = '{ $word }' is asked of every item already, at { $place }
mistake-asks-for-a-and-there-is = asks for a { $kind }, and there is none
mistake-add-a = add a [[{ $word }]]
mistake-is-never-asked = is never asked
mistake-add-to-asks-or-leave-out = add '{ $field }' to asks, or leave [[{ $word }]] out
mistake-name-the-clause-that-asks-for-the-source = name the clause that asks for the source
mistake-does-not-ask-for-channels-so = does not ask for channels, so nothing could be released
mistake-add = add '{ $word }'
mistake-asks-for-a-confirmation-but-not = asks for a confirmation, but not who is quoted
mistake-a-category-has-a-link-but = a category has a link, but it is not asked for
mistake-asks-for-a-link-no-category = asks for a link no category has
mistake-leave-link-out-or-add-category = leave 'link' out, or add [category.link]
mistake-counts-back-from-the-planned-time = counts back from the planned time, which is not asked for
mistake-add-to-asks = add '{ $word }' to asks
mistake-is-for-items-whose-urgency-is = is for items whose urgency is '{ $word }', and urgency is not asked for
mistake-these-are-subsidiaries-own-and-the = these are subsidiaries' own, and the category is for departments only
mistake-name-a-channel-for-departments-too = name a channel for departments too, or mend kinds
mistake-all-are-subsidiaries-own-a-department = all are subsidiaries' own: a department could release nowhere
mistake-add-one-that-is-not = add one that is not
mistake-comes-later-or-is-this-step = '{ $word }' comes later, or is this step itself
mistake-name-steps-that-come-before-let = name steps that come before; let the later one keep apart
mistake-one-approval-is-enough-here-so = one approval is enough here, so nobody can disagree
mistake-write-answer-all-or-majority-or = write answer = 'all' or 'majority', or leave it out
mistake-asks-the-units-concerned-and-nobody = asks the units concerned, and nobody is asked which these are
mistake-add-concerned-to-asks-or-an = add 'concerned' to asks, or an [[ask]] for it
mistake-never-there = can never hold, so the step would never be there
mistake-never-asked = can never hold, so it would never be asked
mistake-never-done = can never hold, so it would never be done
mistake-never-advised = can never hold, so it would never be advised
mistake-say-which-items-such-as-when = say which items, such as when = { "{" } matters = true { "}" }
mistake-name-the-clause-that-advises-it = name the clause that advises it
mistake-never-release = can never hold, so they would never release anything
mistake-add-to-asks-what-it-depends = add to asks what it depends on ({ $words }), or mend the condition
mistake-no-unit-and-category-may-use = no unit and category may use these channels: mend the condition, or kinds and channels
mistake-answers-on-secrets-may-add-a = answers on secrets may add a step, never remove one
mistake-write-secrecy-true-or-leave-it = write secrecy = true, or leave it out
mistake-the-last-one-releases-all-the = the last one releases all the others' items
mistake-leave-its-when-out-or-add = leave its when out, or add one without after it
mistake-never-reached-publisher = is never reached: { $key } has all its items already
mistake-never-reached-ask = is never reached: { $key } asks that already
mistake-put-it-before-that-one-or = put it before that one, or leave it out

# In a roster.
mistake-give-the-unit-an-id-of = give the unit an id of its own, such as 'marketing'
mistake-name-the-unit-in-one-language = name the unit in one language at least
mistake-say-department-or-subsidiary = say 'department' or 'subsidiary'
mistake-give-the-person-an-id-of = give the person an id of its own, such as 'wang-min'
mistake-name-the-person-in-one-language = name the person in one language at least
mistake-say-which-unit-the-person-belongs = say which unit the person belongs to
mistake-give-the-body-an-id-of = give the body an id of its own, such as 'leading-group'
mistake-name-the-body-in-one-language = name the body in one language at least
mistake-say-who-holds-the-role = say who holds the role
mistake-say-which-role-it-is = say which role it is
mistake-an-organisation-has-at-least-one = an organisation has at least one [[unit]]
mistake-an-organisation-has-at-least-one-person = an organisation has at least one [[person]]
mistake-give-the-name-in-one-language = give the name in one language at least: zh-Hans, zh-Hant or en
mistake-is-no-email-address = '{ $word }' is no e-mail address
mistake-write-it-like-wang-min-example = write it like 'wang.min@example.com', or leave it out
mistake-is-too-far-away-to-be = { $day } is too far away to be meant
mistake-years-go-from-to = years go from { $first } to { $last }
mistake-means-something-else-in-policies = '{ $word }' means something else in policies
mistake-give-the-body-another-id = give the body another id
mistake-give-this-one-an-address-of = give this one an address of its own
mistake-is-a-role-in-a-body = { $role } is a role in a body
mistake-name-the-person-in-the-bodys = name the person in the body's own table instead
mistake-is-before = { $until } is before { $since }
mistake-exchange-since-and-until = exchange since and until
mistake-is-a-role-in-a-body-and = { $role } is a role in a body, and none is named
mistake-name-the-bodys-id-here = name the body's id here
mistake-is-a-role-in-the-whole = { $role } is a role in the whole organisation, not in units
mistake-leave-units-out = leave units out
mistake-is-already-by = { $person } is { $role } already, by { $place }
mistake-has-two-heads-at-the-same = { $unit } has two heads at the same time, { $one } ({ $place }) and { $other }
mistake-make-one-of-them-or-give = make one of them '{ $role }', or give their roles days that do not overlap
mistake-would-stand-in-for-himself-he = { $person } would stand in for himself: he is { $role } of { $unit } ({ $place }) and { $other }
mistake-make-somebody-else-the-deputy = make somebody else the deputy
mistake-there-is-no-sheet-with-rows = there is no sheet { $sheet } with rows in it
mistake-sheets-found-qianfa-org-template-writes = sheets found: { $words }; qianfa org template writes a file to begin with
mistake-qianfa-org-template-writes = qianfa org template writes a file to begin with
mistake-has-no-row-of-headings = has no row of headings
mistake-write-them-above-the-rows-such = write them above the rows, such as { $words }
mistake-there-is-no-such-column = there is no such column
mistake-put-before-the-heading-of-a = put # before the heading of a column that is only for yourselves
mistake-is-the-name-of-several = '{ $word }' is the name of several ({ $ids })
mistake-write-the-id-of-the-one = write the id of the one you mean
mistake-is-neither-yes-nor-no = '{ $word }' is neither yes nor no
mistake-write-or-yes-or-no-1 = write 是 or 否, yes or no, 1 or 0
mistake-is-no-day = '{ $word }' is no day
mistake-write-it-like-2026-01-31 = write it like 2026-01-31 or 2026年1月31日

# In what a draft would be (`qianfa policy explain --for`).
mistake-cannot-be-found-without-a-roster = cannot be found without a roster
mistake-name-one-with-roster-or-leave = name one with --roster, or leave author out
mistake-say-which-unit-drafts-it-so = say which unit drafts it, so that its people can be named

# quotas, rhythms
mistake-give-the-quota-an-id-of = give the quota an id of its own
mistake-name-the-quota-in-three = name the quota in three languages
mistake-say-how-many-items-it-takes = say how many items it takes
mistake-is-no-interval = '{ $word }' is no interval
mistake-write-it-like-week-or-month = write it like 'week', '2 weeks' or 'month'
mistake-is-no-day-of-the-week-with-a-time = '{ $word }' is no day of the week with a time
mistake-write-it-like-thursday = write it like 'thursday 10:00'
mistake-is-for-no-units-at-all = is for no units at all
mistake-write-kind-subsidiary-or-units = write kind = 'subsidiary', or units = [...]
mistake-counts-what-reaches-the-desk = counts what reaches the PR desk, and no step asks the PR desk
mistake-count-another-point = count another point, such as 'submitted'
mistake-asks-for-nothing-rhythm = asks for nothing
mistake-write-at-least-or-gap = write at_least = 1 for once a week, or gap = 14 for so many days
mistake-is-of-a-channel-of-own-accounts = is of a channel that stands for each subsidiary's own account
mistake-leave-it-out-ask-by-quota = leave it out; ask subsidiaries for items with a [[quota]]

# Crises.
mistake-is-no-time-by-the-clock = '{ $word }' is no time by the clock
mistake-write-it-like-10-s = write it like '10 s', '3 min' or '1 h'
mistake-say-how-long-after-the-report = say how long after the report, such as after = '3 min'
mistake-is-no-number-of-days = '{ $word }' is no number of days
mistake-write-it-like-3-days = write it like '3 days'
mistake-say-which-units-have-plans = say which kind of units have one: subsidiary, department
mistake-names-nobody-or-both = names nobody, or a role and everybody
mistake-write-role-or-everybody = write { "{" } role = '…' { "}" }, or { "{" } everybody = true { "}" }
mistake-does-not-call-anybody-at-once = does not call anybody at once
mistake-write-after-0-s = write after = '0 s', and whom it calls
mistake-is-no-later-than-the-rung-before = is no later than the rung before
mistake-put-the-rungs-in-order = put the rungs in their order
mistake-is-no-later-than-quiet = is no later than quiet
mistake-let-an-owner-be-asked = let an owner be asked before it is taken from him
mistake-no-time-for-a-drill = is too short or too long for a drill
mistake-write-a-time-for-a-drill = write a time from '5 min' to '4 h'
mistake-calls-too-often = calls people more often than once a minute
mistake-write-a-minute-or-more = write a minute or more for again and later
mistake-reports-too-often = asks for reports more often than once a minute
mistake-write-a-minute = write a minute or more
mistake-is-no-address-to-notify = is no address to notify
mistake-write-it-as-apprise-does = write it as Apprise does, like 'mailto://user:password@mail.example'
