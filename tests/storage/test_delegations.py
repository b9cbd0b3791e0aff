"""Who is away and what is lent, as it is kept."""

from datetime import date, timedelta

from bot.domain.delegations import Delegation
from bot.domain.people import Holding, PersonId, Role
from bot.domain.standing_in import Proxy
from bot.domain.steps import AUTHOR, Decision, Opinion, SeatId, StepId, Verdict
from storage.tables import Tables
from tests.support.records import HEADS, HOUR, NOW, PUBLISHER, UNIT, draft, file_item

LI, ZHAO = HEADS[:2]
TODAY = date(2026, 6, 2)
SEAT, STEP = SeatId("item-step-li"), StepId("item-step")


def away(id_: str = "1", person: PersonId = LI, days: int = 2, since: date = TODAY) -> Delegation:
    return Delegation(id_, person, PUBLISHER, since, since + timedelta(days=days), person, "on leave")


def test_a_delegation_holds_on_its_days_until_it_is_ended(tables: Tables) -> None:
    tables.standing.add(away(), NOW)
    assert tables.standing.get("1") == away()
    assert tables.standing.get("none") is None
    days = [dict(tables.standing.on(TODAY + timedelta(days=day))) for day in (-1, 0, 2, 3)]
    assert days == [{}, {LI: away()}, {LI: away()}, {}]
    assert tables.standing.end("1", NOW)
    assert not tables.standing.end("1", NOW + HOUR)
    assert tables.standing.on(TODAY) == {}
    assert tables.standing.coming(TODAY) == ()
    ended = tables.standing.get("1")
    assert ended is not None
    assert ended.ended_at == NOW


def test_what_is_to_come_is_in_the_order_of_its_days(tables: Tables) -> None:
    later, sooner = away("1", since=TODAY + timedelta(days=9)), away("2", ZHAO)
    tables.standing.add(later, NOW)
    tables.standing.add(sooner, NOW)
    assert tables.standing.coming(TODAY) == (sooner, later)
    assert tables.standing.coming(TODAY + timedelta(days=5)) == (later,)


def test_a_seat_is_lent_given_back_and_lent_again(tables: Tables) -> None:
    file_item(tables)
    tables.standing.add(away(), NOW)
    proxy = Proxy(SEAT, PUBLISHER, "away", NOW, "1")
    tables.standing.lend(proxy)
    assert tables.standing.lent(STEP) == (proxy,)
    assert tables.standing.by("1") == (proxy,)
    assert tables.standing.seats() == (SEAT,)
    tables.standing.give_back(SEAT, PUBLISHER, NOW + HOUR)
    assert tables.standing.lent(STEP) == ()
    assert tables.standing.seats() == ()
    assert tables.standing.stood(SEAT, PUBLISHER) == proxy
    assert tables.standing.stood(SEAT, ZHAO) is None
    again = Proxy(SEAT, PUBLISHER, "ladder", NOW + HOUR)
    tables.standing.lend(again)
    assert tables.standing.lent(STEP) == (again,)
    assert tables.standing.by("1") == ()


def test_whoever_stands_in_has_it_in_his_list_and_may_see_the_item_for_good(tables: Tables) -> None:
    of = file_item(tables)
    guest = HEADS[5]
    tables.people.end(guest, Role.HEAD, UNIT, NOW - HOUR)
    tables.standing.lend(Proxy(SEAT, PUBLISHER, "ladder", NOW))
    [waiting] = [line for line in tables.drafts.waiting_for(PUBLISHER, 9) if line.kind == "review"]
    assert waiting.whose == LI
    assert tables.drafts.count_waiting(PUBLISHER) == 1
    tables.standing.give_back(SEAT, PUBLISHER, NOW)
    assert tables.drafts.count_waiting(PUBLISHER) == 0
    assert tables.drafts.may_see(PUBLISHER, of.id, NOW)


def test_what_was_decided_in_anothers_place_is_told_apart(tables: Tables) -> None:
    file_item(tables)
    tables.standing.add(away(), NOW)
    tables.standing.lend(Proxy(SEAT, PUBLISHER, "away", NOW, "1"))
    assert tables.standing.decided("1") == 0
    said = Decision(SEAT, 1, Opinion(Verdict.APPROVE, to=AUTHOR), PUBLISHER, NOW, NOW)
    assert tables.drafts.take(said)
    assert tables.standing.decided("1") == 1
    assert tables.standing.places(draft().id) == {SEAT: LI}
    assert tables.standing.approved_in_place(draft().id) == {}, "the step is open still"
    tables._db.execute("UPDATE steps SET state = 'passed'")  # noqa: SLF001 - what settling it writes
    assert tables.standing.approved_in_place(draft().id) == {PUBLISHER: (LI,)}


def test_a_role_is_taken_up(tables: Tables) -> None:
    tables.people.take_up(Holding(PUBLISHER, Role.OFFICER, UNIT, NOW))
    assert tables.people.holds(PUBLISHER, Role.OFFICER, UNIT, NOW)
    assert not tables.people.holds(PUBLISHER, Role.OFFICER, UNIT, NOW - HOUR)
