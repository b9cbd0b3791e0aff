"""What happens when something falls due; each due item is an act of its own."""

from collections.abc import Callable

from bot.deps import Act
from bot.domain.drafts import DraftId, DraftState
from bot.domain.effects import Remind
from bot.domain.publishing import ReleaseTimeCame
from bot.domain.steps import SeatId
from bot.reactions.rules import (
    ACCOUNT_DUE,
    AWAY_BEGINS,
    AWAY_ENDS,
    CONTRIBUTION,
    CRISIS_REACH,
    CRISIS_REPORT,
    CRISIS_ROSTER,
    CRISIS_STEP,
    DIGEST,
    DIGEST_HOUR,
    DRILL_BEGIN,
    DRILL_END,
    DRILL_STOP,
    DRILL_TOLD,
    EMERGENCY_PLANS,
    FOLLOW_UP,
    GATHERING,
    NUDGE,
    OVERDUE,
    PACKAGE,
    PLAN_ENTRY,
    PRECLEARED,
    QUOTA_REMIND,
    QUOTA_REPORT,
    REACHABILITY,
    REHEARSAL,
    RELEASE_TIME,
    REMIND_ME,
    RESUBMISSION,
    RHYTHM,
    ROLL_CALL,
    SETTLE,
    STAFFING,
    STEP_DUE,
    STEP_RUNG,
    TASK_DUE,
)
from handlers import (
    aftermath,
    alerts,
    away,
    decisions,
    digests,
    drill_plans,
    drills,
    emergency_plans,
    follow_ups,
    gathering,
    items,
    ladders,
    overdue,
    packages,
    precleared,
    quotas,
    reachability,
    rhythms,
    roll_call,
    situation,
    staffing,
    submissions,
)


def fire(act: Act, due: Remind) -> None:
    """Look at a due item; what no longer holds is passed over without a word."""
    if act.dues.claim(due):
        _LOOKS[due.rule](act, due)


def _settle(act: Act, due: Remind) -> None:
    decisions.settle(act, SeatId(due.subject))


def _release_time(act: Act, due: Remind) -> None:
    draft_id, version = DraftId(due.subject), int(due.period)
    draft, task = act.drafts.get(draft_id), act.releases.task(draft_id)
    if draft is None or task is None or not task.open or task.version != version:
        return
    if packages.held(act, draft.id):
        return  # the card of its package says when it goes out
    if draft.state is DraftState.SIGNED_OFF:
        title = act.drafts.version(draft.id, version).title
        late = ladders.meant_for(act, due)
        act.record(ReleaseTimeCame(items.item(draft, title), version, task.publishers, meant_for=late))


def _rehearsal(act: Act, _: Remind) -> None:
    staffing.rehearse(act)
    staffing.prepare(act)
    quotas.prepare(act)
    rhythms.prepare(act)
    emergency_plans.prepare(act)
    drill_plans.prepare(act)


def _staffing(act: Act, due: Remind) -> None:
    """Look after a change, and in the first working hour of each week once more at what has not been mended."""
    weekly = not due.period.startswith("after-")
    staffing.flag(act, again=weekly)
    if weekly:
        staffing.rehearse(act, again=True)
    staffing.prepare(act)


_LOOKS: dict[str, Callable[[Act, Remind], None]] = {
    CRISIS_STEP: lambda act, due: alerts.step(act, due.subject),
    CRISIS_REACH: lambda act, due: alerts.reached(act, due.subject),
    CRISIS_ROSTER: lambda act, _: alerts.roster_changed(act),
    REACHABILITY: reachability.look,
    ROLL_CALL: roll_call.begin,
    DRILL_BEGIN: drill_plans.come,
    DRILL_TOLD: drill_plans.announce,
    DRILL_END: lambda act, due: drills.over_time(act, due.subject),
    DRILL_STOP: lambda act, due: drills.give_way(act, due.subject),
    CRISIS_REPORT: situation.remind,
    ACCOUNT_DUE: aftermath.account_due,
    TASK_DUE: aftermath.task_due,
    EMERGENCY_PLANS: emergency_plans.look,
    SETTLE: _settle,
    STEP_DUE: ladders.overdue,
    STEP_RUNG: ladders.climb,
    DIGEST_HOUR: digests.come,
    DIGEST: digests.compose,
    OVERDUE: overdue.tell,
    REMIND_ME: ladders.again,
    NUDGE: lambda _act, _due: None,  # from now on there may be another
    AWAY_BEGINS: away.begin,
    AWAY_ENDS: away.end,
    RELEASE_TIME: _release_time,
    REHEARSAL: _rehearsal,
    STAFFING: _staffing,
    FOLLOW_UP: follow_ups.remind,
    CONTRIBUTION: submissions.contribution_due,
    PACKAGE: packages.package_time,
    PLAN_ENTRY: submissions.entry_due,
    RESUBMISSION: submissions.resubmission_due,
    QUOTA_REMIND: quotas.remind,
    QUOTA_REPORT: quotas.report,
    RHYTHM: rhythms.look,
    GATHERING: lambda act, due: gathering.waited(act, due.subject),
    PRECLEARED: precleared.due,
}
