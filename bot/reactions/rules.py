"""The rules of due items: by which one something is looked at, and what its subject is."""

SETTLE = "settle"  # a decision can no longer be undone: the route moves on; subject = seat
STEP_DUE = "step-due"  # a step's time is up; subject = step
RELEASE_TIME = "release-time"  # the planned time has come; subject = draft
GATHERING = "gathering"  # nothing more has come for a draft: go on; subject = question
REHEARSAL = "rehearsal"  # would items get through? by night, and after a change; subject = ORGANISATION
STAFFING = "staffing"  # has every unit its officer? every week, and after a change; subject = ORGANISATION
FOLLOW_UP = "follow-up"  # something is to be done after a release; subject = draft and follow-up, parted by a dot
RULES = (SETTLE, STEP_DUE, RELEASE_TIME, FOLLOW_UP, GATHERING, REHEARSAL, STAFFING)
ORGANISATION = "organisation"
