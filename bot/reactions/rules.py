"""The rules of due items: by which one something is looked at, and what its subject is."""

SETTLE = "settle"  # a decision can no longer be undone: the route moves on; subject = seat
STEP_DUE = "step-due"  # a step's time is up; subject = step
STEP_RUNG = "step-rung"  # a rung of a step's ladder; subject = step, period = version and rung, parted by a dot
REMIND_ME = "remind-me"  # somebody wanted to be reminded again; subject = seat and person, parted by a dot
NUDGE = "nudge"  # until then the author does not nudge again; subject = draft
DIGEST_HOUR = "digest-hour"  # whoever has his digest at this hour is to have it; subject = hour
DIGEST = "digest"  # what was gathered for somebody goes out; subject = person
OVERDUE = "overdue"  # the overdue list of a working morning; subject = ORGANISATION
AWAY_BEGINS = "away-begins"  # a delegate is asked from now on; subject = delegation
AWAY_ENDS = "away-ends"  # the last day is over; subject = delegation
RELEASE_TIME = "release-time"  # the planned time has come; subject = draft
GATHERING = "gathering"  # nothing more has come for a draft: go on; subject = question
REHEARSAL = "rehearsal"  # would items get through? by night, and after a change; subject = ORGANISATION
STAFFING = "staffing"  # has every unit its officer? every week, and after a change; subject = ORGANISATION
FOLLOW_UP = "follow-up"  # something is to be done after a release; subject = draft and follow-up, parted by a dot
CONTRIBUTION = "contribution"  # a unit's contribution is due, or late; subject = contribution
PACKAGE = "package"  # the common time of a linked release has come; subject = assignment
PLAN_ENTRY = "plan-entry"  # what was planned should come in, or is late; subject = entry of the plan
RESUBMISSION = "resubmission"  # what was returned has not come back; subject = draft
QUOTA_REMIND = "quota-remind"  # units that are short of a quota are reminded; subject = quota
QUOTA_REPORT = "quota-report"  # what units handed in last week; subject = ORGANISATION
RHYTHM = "rhythm"  # channels that fall behind, on a working day; subject = ORGANISATION
CRISIS_STEP = "crisis-step"  # the next step of a crisis; subject = crisis
CRISIS_REACH = "crisis-reach"  # whom an alert has reached by now; subject = crisis
CRISIS_REPORT = "crisis-report"  # a situation report is due; subject = crisis
ACCOUNT_DUE = "account-due"  # the account of a crisis is due, or late; subject = crisis
TASK_DUE = "task-due"  # a task that came of a crisis is due, or late; subject = task
EMERGENCY_PLANS = "emergency-plans"  # has every unit one that policy asks of? each working day; subject = ORGANISATION
CRISIS_ROSTER = "crisis-roster"  # who is called, after the roster changed; subject = ORGANISATION
DRILL_BEGIN = "drill-begin"  # the time of a drill has come that policy asks for; subject = its occasion
DRILL_TOLD = "drill-told"  # those who lead in crises are told that there will be one; subject = its occasion
DRILL_END = "drill-end"  # a drill has lasted as long as it may; subject = its crisis
DRILL_STOP = "drill-stop"  # something real has happened; subject = the real crisis
REACHABILITY = "reachability"  # can everybody be reached? each day at a quiet hour; subject = ORGANISATION
ROLL_CALL = "roll-call"  # from now on every account is asked whether it takes anything; subject = ORGANISATION
PRECLEARED = "precleared"  # one is to be renewed soon, or is over; subject = draft, period = version and before or over
RULES = (
    PRECLEARED,
    CRISIS_STEP,
    DRILL_STOP,
    DRILL_BEGIN,
    DRILL_TOLD,
    DRILL_END,
    REACHABILITY,
    ROLL_CALL,
    CRISIS_ROSTER,
    CRISIS_REACH,
    ACCOUNT_DUE,
    TASK_DUE,
    EMERGENCY_PLANS,
    CRISIS_REPORT,
    QUOTA_REMIND,
    QUOTA_REPORT,
    RHYTHM,
    SETTLE,
    AWAY_BEGINS,
    AWAY_ENDS,
    STEP_DUE,
    STEP_RUNG,
    REMIND_ME,
    NUDGE,
    DIGEST_HOUR,
    DIGEST,
    OVERDUE,
    RELEASE_TIME,
    FOLLOW_UP,
    GATHERING,
    REHEARSAL,
    STAFFING,
    CONTRIBUTION,
    PACKAGE,
    PLAN_ENTRY,
    RESUBMISSION,
)
ORGANISATION = "organisation"
ACCOUNT = "account"  # one account's turn to be asked, which is delivery's to do and not the ticker's; subject = account
