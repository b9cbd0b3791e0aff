# Somebody's week.

week-title = Your week
week-empty = Nothing of yours this week yet
week-empty-note = What you submit, decide or release stands here until Sunday.
week-submitted = submitted { $at }
week-decided = decided { $at }
week-released = released { $at }
week-planned = to be released { $at }
week-to-release = to be released
