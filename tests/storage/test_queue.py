"""The outbox's way out: what waits, who has it, what became of it; and who sends for a platform."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.effects import Lane, Send
from bot.domain.people import PersonId
from bot.mail import Slip
from bot.ports import Address
from bot.text import Names, Text
from storage import outbox, queue
from storage.statements import Compiled
from storage.tables import Tables
from tests.support.records import HEADS, HOUR, NOW

LI = HEADS[0]
WEB = Address("web", "local", LI)
SOON = NOW + timedelta(minutes=1)
NEWS = Text("news-returned", {"by": Names(en="Li"), "at": NOW})


def send(key: str, lane: Lane = Lane.REQUESTS, **more: object) -> Send:
    return replace(Send(key, LI, "review", "item-step-li", 1, lane), **more)  # type: ignore[arg-type]


def one(tables: Tables, lane: Lane = Lane.REQUESTS, **more: object) -> Slip:
    """Queue a message and hold its platform."""
    assert tables.senders.hold("web", "me", NOW, None) == 1
    tables.outbox.add([send("k", lane, **more)], NOW)
    [slip] = tables.messages.waiting(0, 20)
    return slip


def test_messages_are_read_in_the_order_of_their_rows_and_on_from_any(tables: Tables) -> None:
    tables.outbox.add([send("bulk", Lane.BULK), send("old"), send("crisis", Lane.CRISIS)], NOW)
    slips = tables.messages.waiting(0, 20)
    assert [slip.lane for slip in slips] == [4, 2, 0]
    assert tables.messages.waiting(0, 2) == slips[:2]
    assert tables.messages.waiting(slips[1].id, 20) == slips[2:]


def test_a_message_is_read_as_it_was_queued(tables: Tables) -> None:
    buttons = (("op", "button-open"), ("ch", "button-change"))
    there = send("there", to=PersonId(""), place="pr-desk")
    tables.outbox.add([send("plain"), send("news", text=NEWS, buttons=buttons), there, there], NOW)
    plain, news, place = (tables.messages.outgoing(slip.id) for slip in tables.messages.waiting(0, 20))
    assert plain is not None
    assert (plain.person, plain.kind, plain.subject, plain.version) == (LI, "review", "item-step-li", 1)
    assert (plain.lane, plain.text, plain.buttons, plain.state, plain.attempts) == (2, None, (), "pending", 0)
    assert news is not None
    assert (news.text, news.buttons) == (NEWS, buttons)
    assert place is not None
    assert (place.person, place.place, place.why) == ("", "pr-desk", None)
    assert tables.messages.outgoing(99) is None


def test_the_same_key_is_queued_once_even_after_it_was_sent(tables: Tables) -> None:
    slip = one(tables)
    assert tables.messages.sending(slip, WEB, 1, SOON)
    assert tables.messages.sent(slip.id, WEB, 1)
    tables.outbox.add([send("k"), send("k")], NOW)
    assert tables.messages.waiting(0, 20) == ()


def test_what_one_has_taken_no_other_takes(tables: Tables) -> None:
    slip = one(tables)
    assert not tables.messages.sending(slip, WEB, 2, SOON), "under a number that nobody has"
    assert tables.messages.lease(slip, WEB, 1, SOON)
    assert not tables.messages.lease(slip, WEB, 1, SOON)
    assert tables.messages.sending(slip, WEB, 1, SOON), "who has leased it may send it"
    assert not tables.messages.sending(slip, WEB, 1, SOON)
    assert tables.messages.waiting(0, 20) == ()
    found = tables.messages.outgoing(slip.id)
    assert found is not None
    assert (found.state, found.attempts) == ("sending", 1)


def test_results_are_written_only_under_one_s_own_number(tables: Tables) -> None:
    slip = one(tables)
    assert tables.messages.sending(slip, WEB, 1, SOON)
    assert tables.senders.hold("web", "other", NOW, None) == 2
    assert not tables.messages.sent(slip.id, WEB, 1)
    assert not tables.messages.put_off(slip, WEB, 1)
    assert [lost.state for lost in tables.messages.lost("web", 2, NOW)] == ["sending"]
    tables.messages.recovered(replace(slip, state="unknown", deaths=1), 2)
    assert tables.messages.sent(slip.id, WEB, 2)


def test_a_message_that_did_not_go_out_waits_as_it_is_said(tables: Tables) -> None:
    slip = one(tables)
    assert tables.messages.sending(slip, WEB, 1, SOON)
    waits = replace(slip, state="retry", attempts=1, not_before=NOW + HOUR, address=WEB, deaths=2, doubt=True)
    assert tables.messages.put_off(waits, WEB, 1)
    assert tables.messages.waiting(0, 20) == (waits,)


def test_what_is_under_way_for_too_long_is_lost_even_to_the_one_who_has_it(tables: Tables) -> None:
    slip = one(tables)
    assert tables.messages.sending(slip, WEB, 1, SOON)
    assert tables.messages.lost("web", 1, NOW) == ()
    assert tables.messages.lost("slack", 9, SOON) == ()
    assert [lost.id for lost in tables.messages.lost("web", 1, SOON)] == [slip.id]


def test_what_could_not_be_delivered_is_kept_with_the_reason_and_queued_again_once(tables: Tables) -> None:
    slip = one(tables, text=NEWS)
    tables.messages.dead(slip.id, Text("undelivered-unreachable"))
    [found] = tables.messages.undelivered(20)
    assert (found.id, found.state, found.why) == (slip.id, "dead", Text("undelivered-unreachable"))
    assert tables.messages.again(found, NOW)
    assert not tables.messages.again(found, NOW)
    assert tables.messages.undelivered(20) == ()
    [again] = tables.messages.waiting(0, 20)
    copy = tables.messages.outgoing(again.id)
    assert copy is not None
    assert (copy.key, copy.person, copy.text) == ("k:again", LI, NEWS)


def test_what_nobody_misses_is_not_listed(tables: Tables) -> None:
    tables.messages.dead(one(tables).id)
    assert tables.messages.undelivered(20) == ()
    assert tables.messages.waiting(0, 20) == ()


def test_gates_are_kept_and_those_that_wait_for_somebody_open_again(tables: Tables) -> None:
    tables.senders.shut("slack", NOW, Text("undelivered-card"))
    tables.senders.shut("slack:C1", NOW)
    tables.senders.shut("slack:C1", SOON)
    assert tables.senders.gates() == {"slack": NOW, "slack:C1": SOON}
    assert tables.senders.troubles() == {"slack": Text("undelivered-card")}
    tables.senders.reopen()
    assert tables.senders.gates() == {"slack:C1": SOON}
    tables.senders.open("slack:C1")
    assert tables.senders.gates() == {}


def test_an_account_that_took_nothing_is_passed_over_until_it_is_heard_of(tables: Tables) -> None:
    slack = Address("slack", "T1", "U1")
    tables.people.link(slack, LI)
    assert tables.senders.reachable(LI, NOW) == (slack, WEB)
    tables.senders.lose(slack, NOW)
    tables.senders.lose(slack, SOON)
    assert tables.senders.reachable(LI, NOW) == (WEB,)
    assert tables.senders.reachable(LI, SOON) == (slack, WEB)
    tables.senders.find(slack)
    assert tables.senders.reachable(LI, NOW) == (slack, WEB)


def test_a_platform_is_held_by_one_until_its_time_is_up(tables: Tables) -> None:
    senders, soon = tables.senders, SOON
    assert senders.hold("slack", "a", NOW, soon) == 1
    assert senders.hold("slack", "b", NOW, soon) == 0
    assert senders.hold("slack", "a", NOW, soon + timedelta(minutes=1)) == 1
    assert senders.hold("slack", "b", soon, None) == 2, "who is alone takes it at once"
    assert senders.hold("slack", "a", soon, soon) == 0
    senders.release("b", soon)
    assert senders.hold("slack", "a", soon, soon) == 3


def told(tables: Tables, how: str, statement: Compiled) -> str:
    """Give what SQLite itself says of how it runs a statement."""
    rows = tables._db.execute(f"{how} {statement.text}", [None] * statement.text.count("?"))  # noqa: SLF001
    return "\n".join(" ".join(map(str, row)) for row in rows)


@pytest.mark.parametrize(
    ("statement", "index"),
    [
        (queue.WAITING, "ix_outbox_to_send (id>?)"),
        (queue.GATHERABLE, "ix_outbox_to_gather (person=?)"),
        (queue.GATHERABLE_REQUESTS, "ix_outbox_to_send"),
        (queue.FOR_DIGESTS, "ix_outbox_to_send"),
    ],
)
def test_what_waits_is_found_without_what_is_archived(tables: Tables, statement: Compiled, index: str) -> None:
    assert f"USING INDEX {index}" in told(tables, "EXPLAIN QUERY PLAN", statement)


def test_a_message_comes_without_a_table_for_each_index(tables: Tables) -> None:
    assert "OpenEphemeral" not in told(tables, "EXPLAIN", outbox.ADD)
