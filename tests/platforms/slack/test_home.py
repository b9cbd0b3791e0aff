"""The Home tab on Slack: what waits, what is mine, my week."""

from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from bot.platforms.slack.home import home, stranger
from bot.text import LANGUAGES, Language
from tests.support.looked_at import card_of
from tests.support.slack.limits import view_problems
from tests.support.slack.looks import ear, pressable, seen

FULL = (
    "test_an_inbox_with_what_is_due_first",
    "test_my_items_and_whom_they_wait_for",
    "test_a_week_with_something_of_all",
)
EMPTY = ("test_an_empty_inbox_is_kind", "test_no_items_of_mine_is_a_beginning", "test_an_empty_week")


def tab(names: tuple[str, str, str], language: Language) -> dict[str, Any]:
    inbox, mine, week = (card_of(name) for name in names)
    return home(inbox, mine, week, ear(language))


@pytest.mark.parametrize("names", [FULL, EMPTY], ids=["full", "empty"])
def test_the_home_tab_as_it_is_seen(names: tuple[str, str, str], snapshot: SnapshotAssertion) -> None:
    views = {language: tab(names, language) for language in LANGUAGES}
    assert [view_problems(view) for view in views.values()] == [[], [], []]
    assert "\n\n".join(f"{language}:\n{seen(view['blocks'])}" for language, view in views.items()) == snapshot


def test_what_can_be_pressed_there_opens_an_item_nudges_or_opens_another_list() -> None:
    tokens = pressable(tab(FULL, "en")["blocks"])
    assert {token.split(".")[0] for token in tokens} == {"op", "nu", "fd", "cr", "he", "la"}
    assert pressable(tab(EMPTY, "en")["blocks"]) == ["fd..0.", "cr..0.", "he..0.", "la..0."]


def test_a_week_may_be_left_out() -> None:
    view = home(card_of(EMPTY[0]), card_of(EMPTY[1]), None, ear("en"))
    assert view_problems(view) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_whoever_is_not_known_is_told_how_to_begin(language: Language) -> None:
    view = stranger(ear(language))
    assert view_problems(view) == []
    assert pressable(view["blocks"]) == []
