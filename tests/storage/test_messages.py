"""Delivery: what is to be sent and in which order, and which cards in chats no longer tell the truth."""

from dataclasses import replace

from bot.cards.card import Kind
from bot.domain.dialogs import Purpose, Question
from bot.domain.effects import Lane, Send
from bot.mail import Standing
from bot.ports import Address
from bot.text import Names, Text
from storage.tables import Tables
from tests.support.records import AUTHOR, HEADS, HOUR, NOW, file_item

LI = HEADS[0]
WEB = Address("web", "local", LI)
NEWS = Text("news-returned", {"by": Names(en="Li"), "at": NOW})


def send(key: str, lane: Lane = Lane.REQUESTS, **more: object) -> Send:
    return replace(Send(key, LI, "review", "item-step-li", 1, lane), **more)  # type: ignore[arg-type]


def card(name: str, kind: Kind, subject: str, **more: object) -> Standing:
    made = Standing(name, kind, subject, None, LI, WEB, f"m-{name}", 1, 0, "h0", "live")
    return replace(made, **more)  # type: ignore[arg-type]


def stale(tables: Tables) -> list[tuple[str, str]]:
    return [(found.id, found.state) for found in tables.messages.stale(20)]


def test_messages_go_by_lane_and_then_by_age(tables: Tables) -> None:
    tables.outbox.add([send("bulk", Lane.BULK), send("old"), send("new"), send("crisis", Lane.CRISIS)], NOW)
    assert [found.key for found in tables.messages.next(NOW, 20)] == ["crisis", "old", "new", "bulk"]
    assert [found.key for found in tables.messages.next(NOW, 2)] == ["crisis", "old"]


def test_a_message_is_read_as_it_was_queued(tables: Tables) -> None:
    buttons = (("op", "button-open"), ("ch", "button-change"))
    tables.outbox.add([send("plain"), send("news", text=NEWS, buttons=buttons)], NOW)
    plain, news = tables.messages.next(NOW, 20)
    assert (plain.person, plain.kind, plain.subject, plain.version) == (LI, "review", "item-step-li", 1)
    assert (plain.lane, plain.text, plain.buttons, plain.state, plain.attempts) == (2, None, (), "pending", 0)
    assert (news.text, news.buttons) == (NEWS, buttons)


def test_the_same_key_is_queued_once_even_after_it_was_sent(tables: Tables) -> None:
    tables.outbox.add([send("k"), send("k")], NOW)
    [found] = tables.messages.next(NOW, 20)
    tables.messages.sent(found.id)
    tables.outbox.add([send("k")], NOW)
    assert tables.messages.next(NOW, 20) == ()


def test_what_may_be_out_is_not_sent_again_before_it_was_looked_up(tables: Tables) -> None:
    tables.outbox.add([send("k")], NOW)
    [found] = tables.messages.next(NOW, 20)
    tables.messages.sending(found.id)
    assert tables.messages.next(NOW, 20) == ()
    assert tables.messages.interrupted() == (replace(found, state="sending", attempts=1),)


def test_a_message_that_did_not_go_out_is_tried_again_when_it_may(tables: Tables) -> None:
    tables.outbox.add([send("k")], NOW)
    [found] = tables.messages.next(NOW, 20)
    assert tables.messages.next_at() is None
    tables.messages.retry(found.id, NOW + HOUR)
    assert tables.messages.next(NOW, 20) == ()
    assert tables.messages.next_at() == NOW + HOUR
    assert tables.messages.next(NOW + HOUR, 20) == (replace(found, state="retry"),)


def test_a_message_that_can_never_go_out_is_left_alone(tables: Tables) -> None:
    tables.outbox.add([send("k")], NOW)
    [found] = tables.messages.next(NOW, 20)
    tables.messages.dead(found.id)
    assert tables.messages.next(NOW + HOUR, 20) == ()
    assert tables.messages.interrupted() == ()


def test_a_card_is_stale_when_its_item_has_moved_on(tables: Tables) -> None:
    of = file_item(tables)
    other = file_item(tables, "other")
    for kind, subject in ((Kind.ITEM, "item"), (Kind.RELEASE, "item"), (Kind.REVIEW, "item-step-li")):
        tables.messages.stand(card(kind, kind, subject), NOW)
    tables.messages.stand(card("elsewhere", Kind.ITEM, other.id), NOW)
    assert stale(tables) == []
    tables.drafts.touch(of, NOW)
    assert stale(tables) == [("item", "live"), ("release", "live"), ("review", "live")]
    found = tables.messages.stale(1)[0]
    assert found == card("item", Kind.ITEM, "item", draft=of.id)
    tables.messages.shown("item", revision=1, hash_="h1", still=False)
    assert stale(tables) == [("release", "live"), ("review", "live")]


def test_a_question_s_card_is_stale_when_it_was_answered(tables: Tables) -> None:
    question = Question("q1", LI, Purpose.LANGUAGE, Text("ask-language"))
    tables.dialogs.ask(question, NOW)
    tables.messages.stand(card("c", Kind.QUESTION, "q1"), NOW)
    assert stale(tables) == []
    tables.dialogs.close(question, Text("language-en"), NOW)
    assert stale(tables) == [("c", "live")]
    tables.messages.shown("c", revision=1, hash_="h1", still=True)
    assert stale(tables) == []


def test_a_card_sent_again_takes_the_place_of_the_first_one_on_that_platform(tables: Tables) -> None:
    of = file_item(tables)
    tables.messages.stand(card("first", Kind.REVIEW, "item-step-li"), NOW)
    slack = Address("slack", "T1", "U1")
    tables.messages.stand(card("slack", Kind.REVIEW, "item-step-li", address=slack), NOW)
    tables.messages.stand(card("hers", Kind.REVIEW, "item-step-li", person=AUTHOR), NOW)
    tables.messages.stand(card("other", Kind.ITEM, of.id), NOW)
    tables.messages.stand(card("second", Kind.REVIEW, "item-step-li"), NOW)
    assert stale(tables) == [("first", "superseded")]
    tables.messages.shown("first", revision=0, hash_="moved", still=True)
    assert stale(tables) == []


def test_a_card_that_tells_what_was_is_never_looked_at_again(tables: Tables) -> None:
    of = file_item(tables)
    tables.messages.stand(card("full", Kind.FULL, of.id, draft=of.id), NOW)
    tables.messages.stand(card("again", Kind.FULL, of.id, draft=of.id), NOW)
    tables.drafts.touch(of, NOW)
    assert stale(tables) == []


def test_a_card_of_a_seat_that_is_not_there_follows_nothing(tables: Tables) -> None:
    tables.messages.stand(card("lost", Kind.REVIEW, "none"), NOW)
    assert stale(tables) == []


def test_a_reader_s_live_cards_are_all_stale_when_he_reads_another_language(tables: Tables) -> None:
    file_item(tables)
    tables.messages.stand(card("mine", Kind.ITEM, "item"), NOW)
    tables.messages.stand(card("hers", Kind.ITEM, "item", person=AUTHOR), NOW)
    tables.messages.stand(card("full", Kind.FULL, "item"), NOW)
    tables.messages.restate(LI)
    assert stale(tables) == [("mine", "live")]
    tables.messages.shown("mine", revision=0, hash_="h1", still=False)
    assert stale(tables) == []
