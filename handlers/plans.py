"""The release plan: units enter what they mean to release, the PR desk sees two weeks ahead (P3 12.2; INT8)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.cards.card import Card, Kind
from bot.cards.guarding import sensitive
from bot.cards.plan import PlanLine, plan, plan_file
from bot.cards.tokens import Verb
from bot.deps import Act
from bot.domain import plans
from bot.domain.drafts import DraftState
from bot.domain.effects import Forget
from bot.domain.people import Person, PersonId, Role, UnitId
from bot.domain.planning import PlanChanged, Planned
from bot.domain.plans import AHEAD, LATELY, Conflict, NotYourPlan, PlanEntry
from bot.domain.policies import Policy
from bot.errors import DeadButton, Refused
from bot.reactions.rules import PLAN_ENTRY
from bot.sheets.calendar import Calendar, Event
from bot.text import Names, Text, Value
from handlers import submissions

_PLANNING: Final = (Role.OFFICER, Role.LIAISON, Role.HEAD, Role.DEPUTY_HEAD)
_ALL: Final = (Role.PR_DESK, Role.PUBLISHER)


class NothingPlanned(Refused):
    """Nothing is planned that this person would see, and he enters nothing."""

    key = "refused-nothing-planned"


def units_of(act: Act, person: PersonId) -> tuple[UnitId, ...]:
    """Name the units for which somebody plans."""
    roles = act.people.roles(person, act.now)
    return tuple(dict.fromkeys(held.unit for held in roles if held.role in _PLANNING and held.unit is not None))


def sees_all(act: Act, person: PersonId) -> bool:
    """Tell whether somebody sees what all units plan."""
    return any(held.role in _ALL for held in act.people.roles(person, act.now))


def menu(act: Act, person: PersonId) -> tuple[Verb, ...]:
    """Name what somebody may do about assignments and the plan."""
    desk = (Verb.ASSIGN,) if act.people.holds(person, Role.PR_DESK, None, act.now) else ()
    units = units_of(act, person)
    called = (Verb.CALLS,) if desk or units else ()
    return (*desk, *called, *((Verb.PLAN,) if units or sees_all(act, person) else ()))


def own(act: Act, person: Person, entry: PlanEntry) -> None:
    """Refuse somebody who does not plan for the entry's unit."""
    if entry.unit not in units_of(act, person.id):
        raise NotYourPlan


def show(act: Act, person: Person) -> None:
    """Show what is planned for the next two weeks."""
    if not (units_of(act, person.id) or sees_all(act, person.id)):
        raise NothingPlanned
    act.tell(person, Kind.PLAN)


def file(act: Act, person: Person) -> Text:
    """Hand the plan out as a calendar."""
    if not _entries(act, person.id):
        raise NothingPlanned
    act.tell(person, Kind.PLAN_FILE)
    return Text("notice-plan-file")


def enter(act: Act, person: Person, entry: PlanEntry) -> Text:
    """Enter something into the plan; what it meets is said at once, to both sides, and stops nobody."""
    own(act, person, entry)
    act.tables.plans.add(entry)
    found = meets(act, entry)
    act.record(_planned(act, entry, found))
    submissions.chase_entry(act, entry)
    said = Text("notice-planned", {"title": entry.title, "at": entry.planned})
    short = plans.days_short(entry, act.organisation.zone)
    if short:
        said = Text("notice-planned-short", {"said": said, "days": short})
    if not found:
        return said
    return Text("notice-planned-meets", {"said": said, "conflicts": tuple(_told(act, one) for one in found)})


def _planned(act: Act, entry: PlanEntry, found: tuple[Conflict, ...]) -> Planned:
    others = tuple((one.entry, one.title, one.by, one.kind) for one in found if one.by not in (None, entry.by))
    names = submissions.unit_names(act, entry.unit)
    return Planned(entry.id, entry.by, entry.title, names, entry.planned, others)


def _told(act: Act, one: Conflict) -> Text:
    said: dict[str, Value] = {"title": one.title, "unit": submissions.unit_names(act, one.unit), "at": one.at}
    return Text(f"plan-meets-{one.kind}", said)


def meets(act: Act, entry: PlanEntry) -> tuple[Conflict, ...]:
    """Say what an entry meets: what else is planned around its time, what was released lately."""
    around = act.tables.plans.between(entry.planned - AHEAD, entry.planned + AHEAD)
    return plans.conflicts(entry, around, act.tables.plans.released(act.now - LATELY))


def drop(act: Act, person: Person, entry_id: str) -> Text:
    """Take something out of the plan; an item that was begun for it goes its own way."""
    entry = act.tables.plans.get(entry_id)
    if entry is None:
        raise DeadButton
    if not act.people.holds(person.id, Role.PR_DESK, None, act.now):
        own(act, person, entry)
    if entry.state == "planned":
        act.tables.plans.put(replace(entry, state="dropped", changed=act.now))
        act.dues.drop(Forget(PLAN_ENTRY, entry.id))
        told = tuple(one for one in (entry.by,) if one != person.id)
        names = submissions.unit_names(act, entry.unit)
        act.record(PlanChanged(entry.id, person.id, entry.title, names, entry.planned, told))
    return Text("notice-plan-dropped", {"title": entry.title})


def _entries(act: Act, person: PersonId) -> tuple[PlanEntry, ...]:
    return _seen(act, person, act.tables.plans.between(act.now, act.now + AHEAD))


def _seen(act: Act, person: PersonId, found: tuple[PlanEntry, ...]) -> tuple[PlanEntry, ...]:
    if sees_all(act, person):
        return found
    mine = units_of(act, person)
    return tuple(entry for entry in found if entry.unit in mine)


def card(act: Act, person: PersonId) -> Card:
    """Build the plan as somebody sees it."""
    mine, policy = units_of(act, person), act.policies.active()
    lines = [_line(act, entry, policy, mine=entry.unit in mine) for entry in _entries(act, person)]
    return plan(lines, zone=act.organisation.zone, enters=bool(mine))


def _line(act: Act, entry: PlanEntry, policy: Policy | None, *, mine: bool) -> PlanLine:
    draft = act.drafts.get(entry.draft) if entry.draft is not None else None
    return PlanLine(
        entry=entry.id,
        title=entry.title,
        unit=submissions.unit_names(act, entry.unit),
        at=entry.planned,
        channels=tuple(channels(policy, entry)),
        draft=draft.id if draft is not None else None,
        state=draft.state if draft is not None else None,
        meets=tuple(_told(act, one) for one in meets(act, entry)),
        mine=mine,
        late=submissions.hand_in_by(act, entry) < act.now and not submissions.handed_in(act, entry),
        short=plans.days_short(entry, act.organisation.zone),
    )


def channels(policy: Policy | None, entry: PlanEntry) -> Iterator[Names]:
    """Name the channels of an entry."""
    for channel in entry.channels:
        found = policy.channel(channel) if policy is not None else None
        yield found.names if found is not None else Names(en=channel)


def calendar(act: Act, person: PersonId) -> tuple[Card, Calendar]:
    """Give the card that carries the plan as a calendar, and what stands in that."""
    return plan_file(len(_entries(act, person))), dated(act, person)


def dated(act: Act, person: PersonId, *, elsewhere: bool = False) -> Calendar:
    """Give the plan as somebody sees it, and what was taken out of it; `elsewhere` others may look on."""
    policy, since, until = act.policies.active(), act.now, act.now + AHEAD
    gone = _seen(act, person, act.tables.plans.dropped(since, until))
    entries = sorted((*_entries(act, person), *gone), key=lambda entry: (entry.planned, entry.id))
    events = tuple(_event(act, entry, policy, guarded=elsewhere and _secret(act, entry)) for entry in entries)
    return Calendar(events, act.organisation.zone)


def _secret(act: Act, entry: PlanEntry) -> bool:
    """Tell whether the item of an entry may touch on secrets, as it is or as its author has it in hand."""
    draft = act.drafts.get(entry.draft) if entry.draft is not None else None
    if draft is None or draft.state is DraftState.RELEASED:
        return False
    versions = {draft.version, draft.latest} - {0}
    return any(sensitive(act.drafts.version(draft.id, number).particulars) for number in versions)


def _event(act: Act, entry: PlanEntry, policy: Policy | None, *, guarded: bool) -> Event:
    names, where = submissions.unit_names(act, entry.unit), tuple(channels(policy, entry))
    title = "" if guarded else entry.title
    return Event(entry.id, title, entry.planned, names, where, entry.revised, dropped=entry.state == "dropped")


def entry_of(act: Act, person: Person, kept: dict[str, str], planned: datetime) -> PlanEntry:
    """Make an entry of what was answered."""
    unit = person.unit if person.unit in units_of(act, person.id) else units_of(act, person.id)[0]
    where = tuple(kept.get("channels", "").split())
    return PlanEntry(
        act.new_id(), unit, person.id, kept["title"], kept.get("category", ""), where, planned, entered=act.now
    )
