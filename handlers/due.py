"""What happens when something falls due; each due item is an act of its own."""

from collections.abc import Callable

from bot.deps import Act
from bot.domain.drafts import DraftId, DraftState
from bot.domain.effects import Remind
from bot.domain.facts import StepOverdue
from bot.domain.publishing import ReleaseTimeCame
from bot.domain.steps import SeatId, SeatState, StepId
from bot.reactions.rules import FOLLOW_UP, GATHERING, REHEARSAL, RELEASE_TIME, SETTLE, STAFFING, STEP_DUE
from handlers import decisions, follow_ups, gathering, items, staffing, talks


def fire(act: Act, due: Remind) -> None:
    """Look at a due item; what no longer holds is passed over without a word."""
    if act.dues.claim(due):
        _LOOKS[due.rule](act, due)


def _settle(act: Act, due: Remind) -> None:
    decisions.settle(act, SeatId(due.subject))


def _step_overdue(act: Act, due: Remind) -> None:
    step_id = StepId(due.subject)
    draft_id = act.drafts.with_step(step_id)
    draft = act.drafts.get(draft_id) if draft_id else None
    journey = act.drafts.round(draft.id) if draft else None
    step = journey.open if journey else None
    if draft is None or journey is None or step is None or step.id != step_id:
        return
    if step.kind == "talk":
        talks.time_is_up(act, draft, journey)
        return
    waiting = tuple((seat.id, seat.person) for seat in step.seats if seat.state is SeatState.OPEN)
    title = act.drafts.version(draft.id, draft.version).title
    act.drafts.touch(draft, act.now)
    act.record(StepOverdue(items.item(draft, title), step.id, step.names, draft.version, waiting))


def _release_time(act: Act, due: Remind) -> None:
    draft_id, version = DraftId(due.subject), int(due.period)
    draft, task = act.drafts.get(draft_id), act.releases.task(draft_id)
    if draft is None or task is None or not task.open or task.version != version:
        return
    if draft.state is DraftState.SIGNED_OFF:
        title = act.drafts.version(draft.id, version).title
        act.record(ReleaseTimeCame(items.item(draft, title), version, task.publishers))


def _rehearsal(act: Act, _: Remind) -> None:
    staffing.rehearse(act)
    staffing.prepare(act)


def _staffing(act: Act, due: Remind) -> None:
    """Look after a change, and in the first working hour of each week once more at what has not been mended."""
    weekly = not due.period.startswith("after-")
    staffing.flag(act, again=weekly)
    if weekly:
        staffing.rehearse(act, again=True)
    staffing.prepare(act)


_LOOKS: dict[str, Callable[[Act, Remind], None]] = {
    SETTLE: _settle,
    STEP_DUE: _step_overdue,
    RELEASE_TIME: _release_time,
    REHEARSAL: _rehearsal,
    STAFFING: _staffing,
    FOLLOW_UP: follow_ups.remind,
    GATHERING: lambda act, due: gathering.waited(act, due.subject),
}
