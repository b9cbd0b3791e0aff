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
