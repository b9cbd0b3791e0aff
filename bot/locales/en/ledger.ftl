# The ledger as it is exported: the sheet's name and what stands above its columns.

ledger = Ledger
ledger-number = Number
ledger-title = Title
ledger-summary = Summary
ledger-source = Source
ledger-unit = Unit
ledger-author = Author
ledger-channel = Channel
ledger-address = Address
ledger-at = Released at ({ $zone })
ledger-approvers = Approved by
ledger-publisher = Released by
ledger-version = Version
ledger-fingerprint = Fingerprint (SHA-256)

# The ledger in a chat.
ledger-last = Ledger of releases
ledger-none = The ledger holds nothing yet that you may see
ledger-no-more = Nothing older in the ledger
ledger-none-note = What is released is entered here by itself.
ledger-out = { $channel } { $at }, by { $by }
ledger-month = { $month ->
    [1] January { $year }
    [2] February { $year }
    [3] March { $year }
    [4] April { $year }
    [5] May { $year }
    [6] June { $year }
    [7] July { $year }
    [8] August { $year }
    [9] September { $year }
    [10] October { $year }
    [11] November { $year }
   *[12] December { $year }
  }
ledger-year = { $year }
ledger-name = Ledger { $period }
ledger-file = Ledger of { $period }: { $count ->
    [one] { $count } release
   *[other] { $count } releases
  }
ledger-file-cut = These are the newest { $most }; an administrator can write out older ones with qianfa ledger export.
notice-ledger-file = The ledger is being written; it comes in a moment.
button-ledger = Older
button-ledger-file = { $period } (.xlsx)
menu-ledger = Ledger
help-ledger = Ledger: say “ledger” to see what was released last, and to have it as a table; “ledger 2026-05” shows it up to that month.
refused-which-period = Say a month or a year, such as “ledger 2026-05” or “ledger 2026”.
refused-nothing-released = Nothing that you may see was released in that time.
