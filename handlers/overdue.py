"""The overdue list: to the PR desk each working morning, and to whoever asks for it, of what he may see."""

from dataclasses import replace
from datetime import datetime

from bot.cards.card import Card
from bot.cards.overdue import OverdueLine, overdue
from bot.deps import Act
from bot.domain.calendars import next_local
from bot.domain.drafts import Draft
from bot.domain.effects import Remind
from bot.domain.people import PersonId, Role, Who
from bot.domain.releases import Task
from bot.domain.steps import SeatState
from bot.domain.submissions import Overdue
from bot.domain.telling import OverdueListed
from bot.pending import Late
from bot.reactions.rules import ORGANISATION, OVERDUE
from bot.text import Text
from handlers import aftermath, packages, submissions
from handlers.sheets import unnamed

LISTED = 20  # lines; more are counted
_LOOKED_AT = 500  # overdue steps that are looked at


def prepare(act: Act) -> None:
    """See to it that the next working morning has its list."""
    week = act.organisation.week
    day, at = next_local(act.now, week.opens, week.zone, week.works)
    act.remind(Remind(OVERDUE, ORGANISATION, f"{day}", at))


def tell(act: Act, due: Remind) -> None:
    """Send the PR desk the list of this morning, if anything is on it; of mornings that went by, none."""
    late = act.tables.pending.late(act.now, _LOOKED_AT)
    desk = act.people.roster(act.now).asked(Who(Role.PR_DESK), next(iter(act.people.roster(act.now).units)))
    count = len(late) + len(_releases(act)) + len(submissions.overdue_submissions(act)) + len(aftermath.overdue(act))
    if count and desk:
        act.record(OverdueListed(due.period, count, desk))
    prepare(act)


def card(act: Act, person: PersonId) -> Card:
    """Build the list of what somebody may see."""
    late = act.tables.pending.late(act.now, _LOOKED_AT)
    lines = [_line(act, one, person) for one in late] + [_release(act, one, person) for one in _releases(act)]
    seen = [line for line in lines if act.drafts.may_see(person, line.draft, act.now)]
    seen.sort(key=lambda line: line.due)
    owed = _owed(act, person)[:LISTED]
    return overdue(seen[:LISTED], max(len(seen) - LISTED, 0), owed)


def _releases(act: Act) -> list[tuple[Draft, Task, datetime]]:
    """Give what is signed off and past its planned time; what waits for others with which it appears is not."""
    late = [(one, one.planned) for one in act.releases.open() if one.planned is not None and one.planned < act.now]
    found = [(act.drafts.get(one.draft), one, at) for one, at in late if one.hold is None]
    return [(draft, one, at) for draft, one, at in found if draft is not None and packages.held(act, draft.id) is None]


def _release(act: Act, late: tuple[Draft, Task, datetime], person: PersonId) -> OverdueLine:
    draft, task, planned = late
    title, names = act.drafts.version(draft.id, task.version).title, tuple(map(act.names, task.publishers))
    about = (draft.id, draft.number, title, Text("overdue-release"), names, planned)
    return OverdueLine(*about, guarded=unnamed(act, draft, person))


def _owed(act: Act, person: PersonId) -> tuple[Overdue, ...]:
    """Give what should have been handed in: by anybody for the PR desk, else by somebody's own units."""
    roles = act.people.roles(person, act.now)
    mine, desk = {held.unit for held in roles}, any(held.role is Role.PR_DESK for held in roles)
    found = (*aftermath.overdue(act), *submissions.overdue_submissions(act))
    return tuple(_guarded(act, one, person) for one in found if desk or one.of in mine)


def _guarded(act: Act, one: Overdue, person: PersonId) -> Overdue:
    draft = act.drafts.get(one.draft) if one.draft is not None else None
    return replace(one, guarded=draft is not None and unnamed(act, draft, person))


def _line(act: Act, late: Late, person: PersonId) -> OverdueLine:
    people = dict.fromkeys(seat.person for seat in late.step.seats if seat.state is SeatState.OPEN)
    names, hidden = tuple(map(act.names, people)), unnamed(act, late.draft, person)
    about = (late.draft.id, late.draft.number, late.title, late.step.names)
    return OverdueLine(*about, names, late.due, guarded=hidden)
