# The approval sheet of an item, and finding items.

sheet-title = Approval sheet: { $title }
sheet-under = Under { $policy }
sheet-number = Number
sheet-version = Version
sheet-state = State
sheet-unit = Unit
sheet-author = Author
sheet-category = Category
sheet-urgency = Urgency
sheet-source = Source
sheet-channels = Channels
sheet-planned = Planned release
sheet-asap = As soon as it is signed off
sheet-concerned = Units concerned
sheet-matters = Touches on
sheet-secrecy = Secrets (signed by { $by })
sheet-secret-yes = yes: { $what }
sheet-secret-no = no: { $what }
sheet-basis = Checked against
sheet-organisation = Organisation
sheet-origin = Original or repost
sheet-quoted = People quoted
sheet-confirmed = confirmed: { $words }
sheet-evidence = evidence on file: { $files }
sheet-explainer = Explained by
sheet-lateness = Reason for being late
sheet-proofread = Proofread before release
sheet-rehearsal = REHEARSAL – not a real approval. Anybody who opens this chat can act as anybody.
sheet-submitted = This version submitted
sheet-signed = Signed off
sheet-not-signed = Not signed off yet
sheet-fingerprint = Fingerprint signed off: { $fingerprint }

sheet-opinions = Opinions
sheet-step = Step, by which clause
sheet-who = Who, in which role
sheet-opinion = Opinion
sheet-on-version = Ver.
sheet-at = When
sheet-by = By
sheet-none = None yet.
sheet-stands-in = standing in
sheet-returned-to = back to: { $step }
sheet-agreed = agrees now
sheet-kept = keeps the objection
sheet-replaced = no longer counts: this step was asked again
sheet-answer-yes = ✓ { $question }
sheet-answer-no = ✗ { $question }
sheet-carried = approved in an earlier step, so was not asked again
sheet-waiting = opinion awaited

sheet-versions = Versions
sheet-changed = What changed
sheet-first = first version
sheet-unchanged = nothing
sheet-mark = Fingerprint (beginning)

sheet-releases = Releases
sheet-channel = Channel
sheet-address = Address
sheet-not-released = Not released anywhere yet.

sheet-files = Files
sheet-file = Name
sheet-kind = Kind
sheet-size = Size
sheet-no-files = No files.
sheet-file-picture = picture
sheet-file-document = document
sheet-file-video = video
sheet-file-audio = recording
sheet-file-other = other
sheet-file-original = original document
sheet-file-evidence = evidence
sheet-kilobytes = { $kilobytes } KB

sheet-text = Text, version { $version }
sheet-drawn = Drawn on { $at } ({ $zone }); all times in this zone.
sheet-record = What is binding is the record in Qianfa from which this sheet was drawn.

sheet-here = Approval sheet: { $title }
sheet-name = Approval sheet { $number }
sheet-print = Open the file in a browser and print it there.
sheet-no-font = I found no font with Chinese characters here, so this is a web page instead of a PDF. An administrator can install one (Debian, Ubuntu: fonts-noto-cjk) or name one in the configuration: [sheet] pdf_font.

found-title = Found: “{ $words }”
found-more = Found, continued: “{ $words }”
found-line = { $what } — “{ $extract }”
found-nothing = Nothing found for “{ $words }”
found-no-more = That was all for “{ $words }”
found-note = I look in numbers, titles and texts of what you may see. Fewer or other words may help.

button-sheet = Approval sheet
button-find = More results
refused-nothing-to-find = Say what you look for, such as “find clinic” or “find 2026-0142”: words of the title or text, or a number.
refused-search-over = This search is over, as you have made another one since. Please search again.
refused-which-sheet = Say which item, such as “sheet 2026-0142”.
refused-meant-number = There is no item of that number. Did you mean { $number }? Say “sheet { $number }”.
refused-no-sheet-yet = This item has not been submitted yet; there is nothing to sign for.
sheet-not-pdf = The PDF could not be made, so this is a web page. Please tell an administrator.
