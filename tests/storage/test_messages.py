"""Cards that stand in chats: which of them no longer tell the truth."""

from dataclasses import replace

from bot.cards.card import Kind
from bot.domain.dialogs import Purpose, Question
from bot.domain.people import PersonId
from bot.mail import Standing
from bot.ports import Address
from bot.text import Names, Text
from storage.tables import Tables
from tests.support.records import AUTHOR, HEADS, HOUR, NOW, file_item

LI = HEADS[0]
WEB = Address("web", "local", LI)
NEWS = Text("news-returned", {"by": Names(en="Li"), "at": NOW})


def card(name: str, kind: Kind, subject: str, **more: object) -> Standing:
    made = Standing(name, kind, subject, None, LI, WEB, f"m-{name}", 1, 0, "h0", "live")
    return replace(made, **more)  # type: ignore[arg-type]


def stale(tables: Tables) -> list[tuple[str, str]]:
    return [(found.id, found.state) for found in tables.messages.stale(NOW, 20)]


def test_a_card_is_stale_when_its_item_has_moved_on(tables: Tables) -> None:
    of = file_item(tables)
    other = file_item(tables, "other")
    for kind, subject in ((Kind.ITEM, "item"), (Kind.RELEASE, "item"), (Kind.REVIEW, "item-step-li")):
        tables.messages.stand(card(kind, kind, subject), NOW)
    tables.messages.stand(card("elsewhere", Kind.ITEM, other.id), NOW)
    assert stale(tables) == []
    tables.drafts.touch(of, NOW)
    assert stale(tables) == [("item", "live"), ("release", "live"), ("review", "live")]
    found = tables.messages.stale(NOW, 1)[0]
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


def test_a_card_that_is_stuck_is_left_alone_until_its_time(tables: Tables) -> None:
    of = file_item(tables)
    tables.messages.stand(card("c", Kind.ITEM, of.id), NOW)
    tables.drafts.touch(of, NOW)
    [found] = tables.messages.stale(NOW, 20)
    tables.messages.stuck(found, NOW + HOUR)
    assert stale(tables) == []
    assert tables.messages.next_at(NOW) == NOW + HOUR
    [again] = tables.messages.stale(NOW + HOUR, 20)
    assert again.tries == 1
    tables.messages.shown("c", revision=1, hash_="h", still=False)
    assert tables.messages.next_at(NOW) is None


def test_a_card_in_a_place_is_nobody_s_and_its_newest_is_the_root(tables: Tables) -> None:
    of = file_item(tables)
    there = {"person": PersonId(""), "place": "pr-desk"}
    assert tables.messages.root("pr-desk", of.id) == ""
    tables.messages.stand(card("first", Kind.POSTED, of.id, **there), NOW)
    tables.messages.stand(card("hers", Kind.POSTED, of.id, person=AUTHOR), NOW)
    tables.messages.stand(card("second", Kind.POSTED, of.id, **there), NOW + HOUR)
    assert tables.messages.root("pr-desk", of.id) == "m-second"
    [found] = tables.messages.stale(NOW, 20)
    assert found == card("first", Kind.POSTED, of.id, draft=of.id, state="superseded", **there)
