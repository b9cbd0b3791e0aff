"""Who may act for a seat besides its person, at this moment; seats that are lent and given back (ORG7)."""

from bot.cards.sheets import Absence
from bot.deps import Act
from bot.domain import manning, seating, standing_in
from bot.domain.drafts import Draft, DraftId
from bot.domain.handovers import SeatLent
from bot.domain.people import Person, PersonId
from bot.domain.rounds import Round
from bot.domain.routing import Surroundings
from bot.domain.standing_in import Actor, InPlace, Proxy, Why, acting
from bot.domain.steps import Seat, SeatId, SeatState, Step
from bot.errors import Offer, Refused
from bot.journeys import Held
from bot.text import Text
from handlers import items


class MandateOver(Refused):
    """Somebody decided for another, and does so no more: the other is back, or the days are over (fault 84)."""

    key = "refused-mandate-over"


def _actors(
    draft: Draft, journey: Round, place: tuple[Step, Seat], around: Surroundings, lent: tuple[Proxy, ...]
) -> tuple[Actor, ...]:
    step, seat = place
    if not lent and seat.person not in around.away:
        return ()
    barred = manning.barred(draft, journey, step, around.policy, whose=seat.person)
    barred |= standing_in.seated_beside(step, seat)
    found = list(standing_in.acting(seat.person, around.away, around.roster, barred))
    barred |= {one.person for one in found}
    for proxy in lent:
        if proxy.seat == seat.id and proxy.why != "away" and proxy.person not in barred and _holds(proxy, seat, around):
            until = around.away[seat.person].until if proxy.delegation else None
            found.append(Actor(proxy.person, proxy.why, until, proxy.delegation))
    return tuple(found)


def acting_now(act: Act, draft: Draft, journey: Round | None, around: Surroundings) -> dict[SeatId, tuple[Actor, ...]]:
    """Give for each seat that is open now who may answer it besides its person."""
    step = journey.open if journey is not None and draft.round == journey.id else None
    if journey is None or step is None:
        return {}
    lent = act.tables.standing.lent(step.id)
    waiting = (seat for seat in step.seats if seat.state is SeatState.OPEN)
    return {seat.id: _actors(draft, journey, (step, seat), around, lent) for seat in waiting}


def absences(draft: Draft, around: Surroundings) -> dict[PersonId, Absence]:
    """Say who is away just now, until when, and who decides for him on this item."""
    barred = seating.barred_from(draft, around.policy)
    return {
        person: Absence(away.until, tuple(one.person for one in acting(person, around.away, around.roster, barred)))
        for person, away in around.away.items()
    }


def _holds(proxy: Proxy, seat: Seat, around: Surroundings) -> bool:
    """Tell whether what a seat was lent for still is so: that its person is away, or that he was silent."""
    away = around.away.get(seat.person)
    still = proxy.delegation is None or (away is not None and away.id == proxy.delegation)
    return still and around.roster.people[proxy.person].active


def may(act: Act, person: Person, held: Held) -> bool:
    """Tell whether somebody may answer an open seat that is another's; MandateOver where he could once (fault 84)."""
    journey, around = act.drafts.round(held.draft.id), act.around(act.policy_of(held.draft))
    if any(one.person == person.id for one in acting_now(act, held.draft, journey, around).get(held.seat.id, ())):
        return True
    if stood(act, person, held.seat.id):
        about = {"person": act.names(held.seat.person), "step": held.step.names}
        raise MandateOver(Offer("progress", held.draft.id), **about)
    return False


def stood(act: Act, person: Person, seat: SeatId) -> bool:
    """Tell whether somebody is, or was, asked for a seat that is another's."""
    return act.tables.standing.stood(seat, person.id) is not None


def _lend(act: Act, draft: Draft, step: Step, asked: InPlace) -> None:
    _touch(act, draft)
    item = items.item(draft, act.drafts.version(draft.id, draft.version).title)
    act.record(SeatLent(item, step.id, step.names, draft.version, asked))


def renew(act: Act, principals: frozenset[PersonId]) -> tuple[int, int]:
    """Bring what is lent up to who is away now, for the open seats of these people: how many were lent, given back.

    To be called whenever a delegation begins or ends; a second time it does nothing.
    """
    seats = [seat for person in sorted(principals) for seat in act.drafts.seats_of(person)]
    changes = [_renewed(act, seat) for seat in seats]
    return sum(lent for lent, _ in changes), sum(back for _, back in changes)


def renew_all(act: Act) -> None:
    """Do so for all that is lent and for all who are away: people have left, or have other roles."""
    away = frozenset(act.tables.standing.on(act.today))
    for seat in act.tables.standing.seats():
        _renewed(act, seat)
    renew(act, away)


def _renewed(act: Act, seat_id: SeatId) -> tuple[int, int]:
    draft_id = act.drafts.with_seat(seat_id)
    draft = act.drafts.get(draft_id) if draft_id else None
    journey = act.drafts.round(draft.id) if draft else None
    step = journey.open if journey else None
    return _brought_up(act, seat_id, draft, journey, step) if draft and journey and step else (0, 0)


def _brought_up(act: Act, seat_id: SeatId, draft: Draft, journey: Round, step: Step) -> tuple[int, int]:
    """Give back what holds no more of a seat, and lend what does by now; how many of either."""
    around = act.around(act.policy_of(draft))
    wanted = [one for one in manning.in_place(draft, journey, step, around) if one.seat == seat_id]
    lent = [one for one in act.tables.standing.lent(step.id) if one.seat == seat_id]
    may = {one.person for one in acting_now(act, draft, journey, around).get(seat_id, ())}
    terms = {_terms(one) for one in wanted}
    over = [one for one in lent if _terms(one) not in terms and (one.delegation or one.person not in may)]
    for one in over:
        act.tables.standing.give_back(seat_id, one.person, act.now)
    if over:
        _touch(act, draft)
    stay = {one.person for one in lent if one not in over}
    fresh = [one for one in wanted if one.person not in stay]
    for asked in fresh:
        _lend(act, draft, step, asked)
    return len(fresh), len(over)


def _terms(asked: InPlace | Proxy) -> tuple[PersonId, Why, str | None]:
    return asked.person, asked.why, asked.delegation


def _touch(act: Act, draft: Draft) -> None:
    """Have the cards of an item follow, whatever has been written of it in this act."""
    act.drafts.touch(act.drafts.get(draft.id) or draft, act.now)


def seat_for(act: Act, person: Person, draft_id: str) -> Seat | None:
    """Find the open seat of an item that somebody may answer: his own before another's."""
    draft = act.drafts.get(DraftId(draft_id))
    journey = act.drafts.round(draft.id) if draft else None
    step = journey.open if journey else None
    if draft is None or step is None:
        return None
    own = step.seat_of(person.id)
    if own is not None and own.state is SeatState.OPEN:
        return own
    lent = acting_now(act, draft, journey, act.around(act.policy_of(draft)))
    his = (seat for seat in step.seats if any(one.person == person.id for one in lent.get(seat.id, ())))
    return next(his, None)


def named(act: Act, by: PersonId, whose: PersonId) -> Text:
    """Say who acted in whose place."""
    return Text("person-in-place", {"person": act.names(by), "whose": act.names(whose)})
