"""Every card that the tests of cards look at, and those that stand for their kinds, first and at their end."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from functools import cache
from typing import Final

import tests.cards
from bot.cards.card import Card, Kind
from bot.cards.posted import posted
from bot.cards.undelivered import Lost, undelivered
from bot.text import Text
from tests.support.journeys import ZHOU, Journey
from tests.support.printing import NOW

# Of each kind the card that is sent, and what it has become in the end; some never change.
KINDS: Final[dict[Kind, tuple[str, ...]]] = {
    Kind.NEWS: ("test_news_says_one_thing_and_offers_what_can_be_done", "test_what_stays_of_a_card_that_moved_down"),
    Kind.ITEM: ("test_ready_to_submit_with_the_whole_chain_and_why", "test_released"),
    Kind.REVIEW: (
        "test_a_card_says_what_is_wanted_why_by_when_and_what_happens_otherwise",
        "test_later_the_card_tells_of_the_release",
    ),
    Kind.TALK: (
        "test_the_author_may_say_something_change_the_text_or_ask_for_the_ruling",
        "test_the_talk_is_over_when_it_is_ruled_on",
    ),
    Kind.RELEASE: ("test_then_it_goes_out_channel_by_channel_at_its_time", "test_out_everywhere"),
    Kind.EDIT: ("test_what_was_changed_and_who_looks_again", "test_it_was_saved"),
    Kind.GIVEN_BACK: ("test_what_was_written_comes_back",),
    Kind.QUESTION: ("test_a_question_says_first_what_has_come_in", "test_an_answered_question_shows_what_was_said"),
    Kind.FULL: ("test_the_whole_text_and_the_way_back_for_who_has_to_decide",),
    Kind.CHANGES: ("test_what_changed_in_the_text_and_besides",),
    Kind.READING: (
        "test_the_whole_text_with_the_buttons_of_who_has_to_decide",
        "test_the_whole_text_once_it_is_decided",
    ),
    Kind.COMPARING: ("test_what_changed_with_the_buttons_of_who_has_to_decide",),
    Kind.PROGRESS: ("test_progress_tells_everything_said_so_far",),
    Kind.INBOX: ("test_an_inbox_with_what_is_due_first", "test_an_empty_inbox_is_kind"),
    Kind.MINE: ("test_my_items_and_whom_they_wait_for", "test_no_items_of_mine_is_a_beginning"),
    Kind.WEEK: ("test_a_week_with_something_of_all", "test_an_empty_week"),
    Kind.HELP: ("test_help_for_an_officer",),
    Kind.FOUND: ("test_a_first_page_with_more_to_come", "test_nothing_is_found"),
    Kind.LEDGER: ("test_the_last_releases_by_month", "test_a_ledger_with_nothing_in_it"),
    Kind.LEDGER_FILE: ("test_a_ledger_that_is_cut_says_so",),
    Kind.QUOTA: ("test_ones_own_weeks",),
    Kind.QUOTA_REPORT: ("test_the_report_as_the_pr_desk_sees_it",),
    Kind.QUOTA_LIST: ("test_the_list_of_units_with_those_that_are_short_first",),
    Kind.QUOTA_FILE: ("test_the_table",),
    Kind.CONTRIBUTION: ("test_what_a_unit_is_called_upon_for", "test_a_call_that_is_over"),
    Kind.BOARD: ("test_a_board_says_where_each_unit_stands", "test_boards_of_what_is_over"),
    Kind.PACKAGE: ("test_a_package_to_release_now", "test_a_package_that_is_out"),
    Kind.CALLS: ("test_the_lists_of_what_is_called_for",),
    Kind.PLAN: ("test_a_plan_of_two_days", "test_an_empty_plan"),
    Kind.PLAN_FILE: ("test_the_calendar_file",),
    Kind.CALENDAR_LINK: ("test_a_link_that_was_just_made", "test_a_link_that_opens_nothing"),
    Kind.CRISIS: (
        "test_called_out",
        "test_somebody_has_it_as_he_and_the_others_see_it",
        "test_it_is_part_of_another_or_called_out_again",
    ),
    Kind.CRISES: ("test_those_that_are_open",),
    Kind.TIMELINE: ("test_a_page_of_the_time_line",),
    Kind.TIMELINE_FILE: ("test_what_comes_with_the_file_of_a_time_line",),
    Kind.CRISIS_FILE: ("test_a_picture_that_somebody_sent_and_one_of_a_drill",),
    Kind.PRECLEARED: ("test_the_library", "test_an_empty_library"),
    Kind.DRILL: ("test_the_report_of_a_drill_says_who_answered_when",),
    Kind.DRILLS: ("test_the_last_drills", "test_there_has_been_no_drill"),
    Kind.REACHABILITY: ("test_who_cannot_be_reached_and_what_would_mend_it", "test_everybody_can_be_reached"),
    Kind.ACCOUNT: ("test_an_account_ready_to_be_handed_in_with_its_tasks", "test_an_account_that_is_in"),
    Kind.EMERGENCY_PLANS: ("test_the_list_as_the_pr_desk_sees_it_what_is_missing_first",),
    Kind.EMERGENCY_PLAN: ("test_a_file_of_a_plan",),
    Kind.TASK: ("test_the_task_of_one_person", "test_a_task_that_is_somebody_elses_now_or_done"),
    Kind.DIGEST: ("test_a_digest_of_what_waits_and_of_what_was_gathered",),
    Kind.OVERDUE: ("test_what_is_overdue_and_with_whom", "test_nothing_is_overdue"),
    Kind.SETTINGS: (
        "test_the_settings_of_somebody_who_wants_a_digest",
        "test_the_settings_of_somebody_who_wants_everything_at_once",
    ),
    Kind.ROSTER: ("test_what_a_roster_would_change", "test_what_became_of_a_roster"),
    Kind.REHEARSAL: ("test_what_a_rehearsal_found",),
}
MADE: Final[dict[str, tuple[Card, ...]]] = {
    Kind.POSTED: (posted(Journey().submits().sheet(ZHOU)), posted(Journey().signed().sheet(ZHOU))),
    Kind.UNDELIVERED: (
        undelivered([Lost(7, "李国华", Text("undelivered-card"), Text("undelivered-unreachable"))], more=True),
        undelivered([]),
    ),
    Kind.CODE: (
        Card(
            Text("code-here", {"person": "李国华", "code": "ABCD-EFGH"}),
            notes=(Text("code-how", {"person": "李国华", "until": NOW}),),
        ),
        Card(Text("code-over", {"person": "李国华"}), closed=True),
    ),
}
# The card of a form belongs to a question; that of a sheet is its title and a file.
LOOKED_AT_BESIDES: Final = ("test_a_form_asks_everything_at_once_each_thing_in_its_own_way",)
NAMES: Final = [*(name for names in KINDS.values() for name in names), *LOOKED_AT_BESIDES]


@cache
def every_card() -> tuple[tuple[str, Card], ...]:
    """Give each card that a test of cards looks at, by that test's name."""
    found: list[tuple[str, Card]] = []
    for module in pkgutil.iter_modules(tests.cards.__path__):
        if module.name.startswith("test_"):
            found += _looked_at(f"tests.cards.{module.name}")
    return tuple(found)


def card_of(name: str, number: int = 1) -> Card:
    """Give the card that a test of cards looks at, by the test's name."""
    return [card for test, card in every_card() if test == name][number - 1]


def _looked_at(module: str) -> Iterator[tuple[str, Card]]:
    for name, test in vars(importlib.import_module(module)).items():
        if (
            name.startswith("test_")
            and inspect.isfunction(test)
            and list(inspect.signature(test).parameters) == ["look"]
        ):
            cards: list[Card] = []
            test(cards.append)
            yield from ((name, card) for card in cards)
