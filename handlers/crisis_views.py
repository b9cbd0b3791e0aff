"""Cards of crises: each built from the state as it is now, for one reader."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot.cards import crisis as cards
from bot.cards.card import Card, Entry, Kind
from bot.cards.crisis_buttons import beyond
from bot.cards.crisis_sheet import Addition, CrisisSheet
from bot.crises import Called
from bot.deps import Act
from bot.domain import crisis_ladder
from bot.domain.aftermath import ACCOUNTED
from bot.domain.crises import CALLING, OPEN, OVER, Crisis
from bot.domain.effects import Lane, Send
from bot.domain.people import Person, PersonId
from bot.errors import NotFound
from bot.reactions.crises import lasted, words
from bot.reactions.rules import CRISIS_STEP
from bot.text import Names
from handlers import alerts, situation_views
from handlers import crises as reports
from handlers import crisis_deeds as deeds
from handlers.drafts import may_begin
from handlers.made import Made, Wanted

_SECOND: Final = timedelta(seconds=1)
_MOST: Final = 10  # people who are named
_LATELY: Final = timedelta(days=90)  # for which one that is over stands in the list


def card(act: Act, wanted: Wanted) -> Made | None:
    """Build the card of a crisis."""
    crisis = act.crises.get(wanted.subject)
    if crisis is None:
        return None
    made = cards.crisis(_sheet(act, crisis, wanted.person))
    return Made(made, None, crisis.revision, still=made.closed and crisis.state in OVER)


def more(act: Act, person: Person, crisis_id: str) -> None:
    """Offer what there was no room for on somebody's card."""
    crisis = deeds.seen(act, person, crisis_id)
    found = beyond(_sheet(act, crisis, person.id))
    if not found:
        deeds.show(act, person, crisis_id)
        return
    buttons = tuple((f"{one.token.verb}.{one.token.choice}".rstrip("."), one.label.key) for one in found)
    text = words(alerts.named(crisis), "news-crisis-more")
    key = f"{act.event}:more:{crisis.id}"
    act.send(Send(key, person.id, Kind.NEWS, crisis.id, lane=Lane.DECISIONS, text=text, buttons=buttons))


def moved(act: Act, crisis_id: str) -> Card:
    """Build what stays of a card that was sent once more further down."""
    crisis = act.crises.get(crisis_id)
    return cards.moved(crisis.number if crisis is not None else "")


def listed(act: Act, reader: PersonId) -> Made:
    """Build the list of those that are open, and of his that are over; who may see one opens it."""
    person = act.people.get(reader)
    if person is None:
        return Made(cards.crises(()))
    found = act.crises.open()
    sheets = [replace(_sheet(act, one, reader), opens=_sees(act, one, person)) for one in found]
    over = [one for one in act.crises.lately(act.now - _LATELY) if _sees(act, one, person)]
    return Made(cards.crises(sheets, [_sheet(act, one, reader) for one in over]))


def by_number(act: Act, person: Person, number: str) -> bool:
    """Show somebody the crisis of this number; False where there is none that he may see."""
    found = act.crises.get(act.tables.situations.numbered(number.upper()) or "")
    if found is None or not _sees(act, found, person):
        return False
    deeds.show(act, person, found.id)
    return True


def waiting(act: Act, reader: PersonId) -> tuple[Entry, ...]:
    """Give the lines of those that are open and concern somebody, for his inbox: called, or reported by him."""
    found = act.crises.open()
    person = act.people.get(reader) if found else None
    if person is None:
        return ()
    return tuple(cards.line(_sheet(act, one, reader)) for one in found if _sees(act, one, person))


def _sees(act: Act, crisis: Crisis, person: Person) -> bool:
    try:
        deeds.seen(act, person, crisis.id)
    except NotFound:
        return False
    return True


def _sheet(act: Act, crisis: Crisis, reader: PersonId) -> CrisisSheet:
    everybody = {one.person: one for one in act.crises.called(crisis.id)}
    listed = [one for one in everybody.values() if one.left_at is None]
    mine = everybody.get(reader)
    ways = act.crises.ways(crisis.id)
    accepted = {way.person for way in ways if way.accepted_at is not None}
    person = act.people.get(reader) if reader else None
    told = act.crises.word(crisis.id)
    owner = _names(act, crisis.owner)
    first = crisis.first_owned_at if owner is not None and crisis.owned_at == crisis.first_owned_at else None
    into = act.crises.get(crisis.into) if crisis.into is not None else None
    return CrisisSheet(
        crisis=crisis,
        reader=reader,
        reporter=act.names(crisis.reporter),
        unit=_unit(act, crisis),
        called=len(listed),
        accepted=len(accepted & {one.person for one in listed}),
        seen=sum(one.seen_at is not None for one in listed),
        aiding=_aiding(act, crisis, listed),
        saw_at=mine.seen_at if mine is not None else None,
        aids=mine is not None and mine.aids_at is not None,
        others=len(reports.others(act, crisis)) if reader and crisis.state in OPEN else 0,
        plan=crisis.state in OPEN and act.tables.emergency_plans.of(crisis.unit) is not None,
        account=bool(reader) and crisis.state in ACCOUNTED and act.aftermath.account(crisis.id) is not None,
        drafts=person is not None and reader == crisis.reporter and may_begin(act, person),
        unreached=_unreached(act, crisis, [one.person for one in listed]),
        owner=owner,
        offered=_names(act, crisis.offered),
        ending=_names(act, crisis.ending.by if crisis.ending is not None else None),
        ended_by=_names(act, crisis.ended_by),
        next_at=_next(act, crisis),
        rises_at=_rises(crisis),
        told=told.words if told is not None else "",
        told_at=told.at if told is not None else None,
        situation=situation_views.sheet(act, crisis),
        after=lasted((first - crisis.reported_at) // _SECOND) if first is not None else None,
        added=_added(act, crisis),
        into=into.number if into is not None else "",
        item=_item(act, crisis),
        stated_at=act.tables.statements.first_statement_at(crisis.id),
        answers=person is not None and deeds.may(act, person, crisis),
        reopens=person is not None and deeds.reopens(act, person, crisis),
        confirms=person is not None and crisis.ending is not None and reader in deeds.confirming(act, crisis),
    )


def _aiding(act: Act, crisis: Crisis, listed: list[Called]) -> tuple[Names, ...]:
    """Name those who join in beside whoever has it."""
    aiding = (one.person for one in listed if one.aids_at is not None and one.person != crisis.owner)
    return tuple(map(act.names, aiding))[:_MOST]


def _added(act: Act, crisis: Crisis) -> tuple[Addition, ...]:
    """Give what others, and other reports, told; what only says the same again is left out."""
    known, found = {"", *crisis.more}, []
    for line in act.crises.told(crisis.id)[1:]:
        words = " ".join(line.words.split())
        if line.kind != "told" and line.words not in known and words not in crisis.title:
            found.append(Addition(line.at, act.names(line.by), line.words))
            known.add(line.words)
    return tuple(found)


def _names(act: Act, person: PersonId | None) -> Names | None:
    return act.names(person) if person is not None else None


def _unit(act: Act, crisis: Crisis) -> Names:
    found = act.people.unit(crisis.unit)
    return found.names if found is not None else Names(en=crisis.unit)


def _unreached(act: Act, crisis: Crisis, listed: list[PersonId]) -> tuple[Names, ...]:
    if crisis.state not in CALLING:
        return ()
    return tuple(act.names(one) for one, found in alerts.ways(act, listed).items() if not found)[:_MOST]


def _next(act: Act, crisis: Crisis) -> datetime | None:
    """Say when all are called again, or what else happens by itself, if there is a due item for it."""
    at = act.dues.next_for(CRISIS_STEP, crisis.id)
    if at is None or crisis.state not in CALLING:
        return at
    return crisis_ladder.due(crisis.ladder, crisis_ladder.next_call(crisis.ladder, crisis.rung), crisis.since)


def _rises(crisis: Crisis) -> datetime | None:
    number = crisis_ladder.next_level(crisis.ladder, crisis.rung)
    if number is None or crisis.state not in CALLING:
        return None
    return crisis_ladder.due(crisis.ladder, number, crisis.since)


def _item(act: Act, crisis: Crisis) -> str:
    draft = act.drafts.get(crisis.draft) if crisis.draft is not None and crisis.number else None
    return act.drafts.version(draft.id, draft.version).title if draft is not None else ""
