"""Questions: one open for each person, the others closed and still known."""

from dataclasses import replace

from bot.domain.dialogs import Choice, Purpose, Question
from bot.domain.drafts import DraftId
from bot.text import Names, Text
from storage.tables import Tables
from tests.support.records import AUTHOR, HEADS, NOW, file_item

QUESTION = Question(
    "q1",
    AUTHOR,
    Purpose.FIELD,
    Text("ask-channels", {"clause": "第十条"}),
    DraftId("item"),
    "subject",
    1,
    "channels",
    Text("lead", {"at": NOW}),
    Text("hint"),
    (Choice("weibo", Text("named", {"name": Names("微博", "微博", "Weibo")})), Choice("wechat", Text("w"))),
    words=False,
    files=True,
    many=True,
    chosen=("weibo",),
    kept={"to": "author"},
)
PLAIN = Question("q2", AUTHOR, Purpose.LANGUAGE, Text("ask-language"))


def test_a_question_is_read_as_it_was_asked(tables: Tables) -> None:
    file_item(tables)
    assert tables.dialogs.open(AUTHOR) is None
    tables.dialogs.ask(QUESTION, NOW)
    assert tables.dialogs.open(AUTHOR) == QUESTION
    assert tables.dialogs.get("q1") == QUESTION
    assert tables.dialogs.get("none") is None
    assert tables.dialogs.open(HEADS[0]) is None


def test_a_new_question_takes_the_place_of_the_open_one(tables: Tables) -> None:
    file_item(tables)
    tables.dialogs.ask(QUESTION, NOW)
    tables.dialogs.ask(PLAIN, NOW)
    assert tables.dialogs.open(AUTHOR) == PLAIN
    assert tables.dialogs.get("q1") == replace(QUESTION, state="dropped", revision=1)


def test_what_was_chosen_so_far_is_kept_and_its_card_follows(tables: Tables) -> None:
    file_item(tables)
    tables.dialogs.ask(QUESTION, NOW)
    chosen = QUESTION.toggled("wechat")
    tables.dialogs.put(chosen)
    assert tables.dialogs.open(AUTHOR) == replace(chosen, revision=1)


def test_an_answered_question_shows_what_was_said(tables: Tables) -> None:
    tables.dialogs.ask(PLAIN, NOW)
    tables.dialogs.close(PLAIN, Text("language-en"), NOW)
    assert tables.dialogs.open(AUTHOR) is None
    answered = replace(PLAIN, state="answered", said=Text("language-en"), revision=1)
    assert tables.dialogs.get("q2") == answered


def test_a_question_closed_without_an_answer_is_dropped_and_stays_so(tables: Tables) -> None:
    tables.dialogs.ask(PLAIN, NOW)
    tables.dialogs.close(PLAIN, None, NOW)
    tables.dialogs.close(PLAIN, Text("too late"), NOW)
    tables.dialogs.put(replace(PLAIN, about="too late"))
    assert tables.dialogs.get("q2") == replace(PLAIN, state="dropped", revision=1)
