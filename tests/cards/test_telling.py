"""Cards of time: the digest, the overdue list, somebody's settings, what follows if a decider says nothing."""

from datetime import time, timedelta

from bot.cards.card import Button
from bot.cards.digest import NewsLine, digest, reminders
from bot.cards.lists import InboxLine
from bot.cards.overdue import OverdueLine, overdue
from bot.cards.settings import Wishes, settings
from bot.cards.tokens import Token, Verb
from bot.domain.calendars import Hours
from bot.domain.drafts import DraftId
from bot.domain.habits import Gathers, Habits
from bot.domain.ladders import Left
from bot.text import Names, Text
from tests.cards.conftest import Look
from tests.support.journeys import LI, ZHOU, Journey
from tests.support.printing import NOW

A, B = (DraftId(f"{letter}2345678abcdefgh") for letter in "ab")
OFFICE_STEP, LAN = Names("办公室", "辦公室", "Office"), Names("周岚", "周嵐", "Zhou Lan")
HOUR = timedelta(hours=1)
OPEN = Button(Text("button-open"), Token(Verb.OPEN, A))
LATER = Button(Text("button-later-hours"), Token(Verb.LATER, A, 0, "hours"))
SAID = Text("news-step-late", {"title": "健康\n宣传日", "number": "2026-0142", "step": OFFICE_STEP, "due": NOW - HOUR})
WAITS = InboxLine(B, "2026-0140", "急稿", "review", NOW - HOUR, OFFICE_STEP, NOW + HOUR)


def test_a_digest_of_what_waits_and_of_what_was_gathered(look: Look) -> None:
    linked = Text("news-linked-here", {"platform": "Slack"})
    card = digest(NOW, [WAITS], 0, [NewsLine(SAID, (OPEN, LATER)), NewsLine(linked)])
    assert card.entries[1].buttons == (OPEN,)
    look(card)


def test_a_digest_of_news_alone_too_long_to_show(look: Look) -> None:
    look(digest(NOW, [], 0, [NewsLine(SAID, (OPEN,))], 3))


def test_a_digest_of_what_waits_alone(look: Look) -> None:
    look(digest(NOW, [WAITS], 7, []))


def test_reminders_in_one_message(look: Look) -> None:
    card = reminders([NewsLine(SAID, (OPEN, LATER)), NewsLine(SAID, (OPEN,))])
    assert [entry.buttons for entry in card.entries] == [(OPEN,), (OPEN,)]
    look(card)


def test_what_is_overdue_and_with_whom(look: Look) -> None:
    about = (OFFICE_STEP, (LAN, Names("罗静", "羅靜", "Luo Jing")))
    lines = (
        OverdueLine(A, "2026-0140", "老稿\n件", *about, NOW - 30 * HOUR),
        OverdueLine(B, "2026-0142", "机密", *about, NOW - HOUR, guarded=True),
        OverdueLine(B, None, "", *about, NOW - HOUR),
    )
    look(overdue(lines, more=2))


def test_one_thing_is_overdue(look: Look) -> None:
    look(overdue([OverdueLine(A, "2026-0140", "老稿件", OFFICE_STEP, (LAN,), NOW - 30 * HOUR)]))


def test_nothing_is_overdue(look: Look) -> None:
    look(overdue([]))


def test_the_settings_of_somebody_who_wants_a_digest(look: Look) -> None:
    habits = Habits(Hours(time(21), time(7, 30)), time(8, 30), Gathers.NEWS)
    look(settings(Wishes("zh-Hant", habits, forms=True, platform="")))


def test_the_settings_of_somebody_who_wants_everything_at_once(look: Look) -> None:
    look(settings(Wishes("en", Habits(), forms=False)))


def test_the_settings_of_somebody_who_is_written_to_on_slack(look: Look) -> None:
    habits = Habits(gathers=Gathers.REMINDERS)
    look(settings(Wishes("zh-Hans", habits, forms=False, platform="slack")))


def test_a_decider_is_told_from_when_on_others_may_decide_as_well(look: Look) -> None:
    line = Journey().submits()
    left = Left(NOW + HOUR, NOW + 9 * HOUR, (ZHOU,))
    look(line.review(LI, line.open, line.seat(LI), reminder=left.reminder, left=left))


def test_what_is_past_or_has_nobody_is_not_promised() -> None:
    line = Journey().submits()
    for left in (Left(None, NOW - HOUR, (ZHOU,)), Left(None, NOW + HOUR), Left()):
        card = line.review(LI, line.open, line.seat(LI), left=left)
        assert "due-others" not in [note.key for note in card.notes]
