"""The card of a crisis as each reader sees it, and the list of those that are open."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Literal

import pytest

from bot.cards.crisis import crises, crisis, moved
from bot.cards.crisis_buttons import MOST, beyond
from bot.cards.crisis_sheet import Addition, CrisisSheet
from bot.cards.tokens import Verb
from bot.domain.crises import CrisisState, Ending
from bot.domain.drafts import DraftId
from bot.domain.people import PersonId
from bot.text import Names, Text
from tests.cards.conftest import Look
from tests.support.sample_crisis import sample_crisis

NOW = datetime(2026, 6, 2, 13, 42, tzinfo=UTC)
GAO, LUO, WANG = PersonId("gao-yun"), PersonId("luo-jing"), PersonId("wang-min")
ONE = sample_crisis(NOW, CrisisState.ALERTING, rung=1, pictures=2, more=("https://video.example/1",))
SHEET = CrisisSheet(
    crisis=ONE,
    reader=GAO,
    reporter=Names("王敏", "王敏", "Wang Min"),
    unit=Names("客服部", "客服部", "Customer Service"),
    called=7,
    next_at=NOW + timedelta(seconds=60),
    rises_at=NOW + timedelta(minutes=3),
    answers=True,
)
YUN = Names("高云", "高雲", "Gao Yun")
JING = Names("罗静", "羅靜", "Luo Jing")
HELD = replace(
    SHEET,
    crisis=replace(ONE, state=CrisisState.ACKNOWLEDGED, owner=GAO, owned_at=NOW + timedelta(seconds=72), rung=3),
    owner=YUN,
    accepted=7,
    seen=3,
    after=Text("crisis-minutes", {"minutes": 1, "seconds": 12}),
    next_at=NOW + timedelta(minutes=16),
)


def of(sheet: CrisisSheet, **changes: object) -> CrisisSheet:
    return replace(sheet, crisis=replace(sheet.crisis, **changes))  # type: ignore[arg-type]


def test_called_out(look: Look) -> None:
    look(crisis(SHEET))


def test_asked_back_whether_it_is_one(look: Look) -> None:
    look(crisis(of(replace(SHEET, reader=WANG), state=CrisisState.REPORTED, number="", title="", more=(), pictures=0)))


def test_everybody_is_called_some_cannot_be_reached_and_somebody_says_that_it_is_none(look: Look) -> None:
    ending = Ending("false-alarm", LUO, NOW)
    sheet = of(SHEET, rung=5, unconfirmed=True, count=41, files=1, unrecorded=True, ending=ending)
    seen = replace(sheet, accepted=5, seen=2, aiding=(JING,), unreached=(YUN,), rises_at=None, confirms=True)
    look(crisis(replace(seen, ending=JING, item="健康宣传日")))


def test_the_next_time_more_are_called(look: Look) -> None:
    look(crisis(replace(SHEET, next_at=NOW + timedelta(minutes=3))))
    look(crisis(replace(SHEET, next_at=None, answers=False)))


def test_somebody_has_it_as_he_and_the_others_see_it(look: Look) -> None:
    look(crisis(HELD))
    look(crisis(replace(HELD, reader=LUO)))


def test_its_owner_is_asked_and_has_told_something(look: Look) -> None:
    told = replace(HELD, told="已联系平台，\n正在核实", told_at=NOW + timedelta(minutes=9), after=None)
    sheet = of(told, state=CrisisState.MANAGED, asked=True)
    look(crisis(sheet))
    look(crisis(replace(sheet, reader=LUO, answers=False)))


def test_it_is_offered_to_somebody(look: Look) -> None:
    sheet = replace(of(HELD, offered=LUO, state=CrisisState.STABLE), offered=JING, reader=LUO)
    look(crisis(sheet))
    look(crisis(replace(sheet, reader=WANG, answers=False)))


def test_it_is_to_be_closed(look: Look) -> None:
    sheet = replace(of(HELD, state=CrisisState.CLOSING, ending=Ending("closed", GAO, NOW)), ending=YUN)
    look(crisis(sheet))
    look(crisis(replace(sheet, reader=LUO, confirms=True)))


@pytest.mark.parametrize("state", [CrisisState.CLOSED, CrisisState.FALSE_ALARM, CrisisState.REVIEWED])
def test_it_is_over(look: Look, state: CrisisState) -> None:
    look(crisis(of(replace(SHEET, reopens=True), state=state)))
    look(crisis(of(SHEET, state=state)))


@pytest.mark.parametrize("how", ["closed", "false-alarm"])
def test_it_is_over_after_somebody_had_it(look: Look, how: Literal["closed", "false-alarm"]) -> None:
    sheet = of(HELD, state=CrisisState(how), ending=Ending(how, GAO, NOW), over_at=NOW + timedelta(hours=1))
    told = replace(sheet, told="视频已下架", told_at=NOW + timedelta(minutes=50))
    look(crisis(replace(told, ending=YUN, ended_by=JING)))


def test_somebody_has_it_and_says_that_it_is_none(look: Look) -> None:
    look(crisis(replace(of(HELD, ending=Ending("false-alarm", GAO, NOW)), ending=YUN, reader=LUO, confirms=True)))


def test_its_reporter_may_confirm_it_or_say_that_it_was_a_mistake(look: Look) -> None:
    look(crisis(of(replace(SHEET, reader=WANG, answers=False), unconfirmed=True)))


def test_who_has_seen_it_reads_that_and_what_is_said_already_is_not_offered(look: Look) -> None:
    look(crisis(replace(SHEET, saw_at=NOW, aids=True)))


def test_what_called_nobody_can_become_an_item(look: Look) -> None:
    dropped = of(replace(SHEET, reader=WANG, answers=False, drafts=True), state=CrisisState.FALSE_ALARM, number="")
    look(crisis(dropped))
    assert crisis(of(dropped, draft=DraftId("draft"))).closed


def test_what_has_no_room_is_behind_one_button() -> None:
    sheet = replace(HELD, others=1)
    shown, more = crisis(sheet).buttons, beyond(sheet)
    assert len(shown) == MOST
    assert shown[-1].token.verb is Verb.MORE_CRISIS
    assert {Verb.STEADY_CRISIS, Verb.ADD_CRISIS, Verb.MERGE_CRISIS} <= {button.token.verb for button in more}
    assert not any(button in more for button in shown[:-1])
    assert beyond(SHEET) == ()


def test_it_looks_like_an_alarm_until_it_is_over() -> None:
    assert crisis(SHEET).urgent
    assert crisis(HELD).urgent
    assert not crisis(of(SHEET, state=CrisisState.CLOSED)).urgent


def test_what_others_add_stands_under_their_names(look: Look) -> None:
    said = ("门口约三十人", "https://video.example/2", "已联系物业")
    added = tuple(Addition(NOW + timedelta(minutes=n), JING, words) for n, words in enumerate(said * 2))
    look(crisis(replace(SHEET, added=added[:1])))
    look(crisis(replace(SHEET, added=added)))


def test_it_is_part_of_another_or_called_out_again(look: Look) -> None:
    look(crisis(replace(of(SHEET, state=CrisisState.MERGED), into="C-2026-02")))
    look(crisis(of(SHEET, state=CrisisState.REOPENED, rung=9)))


def test_in_a_place_nothing_can_be_pressed(look: Look) -> None:
    look(crisis(replace(SHEET, reader=PersonId(""))))


def test_every_message_of_a_drill_is_marked(look: Look) -> None:
    look(crisis(of(SHEET, drill=True)))


def test_without_an_owner_there_is_nothing_to_say_of_one() -> None:
    notes = [note.key for note in crisis(replace(HELD, owner=None)).notes]
    assert notes == ["crisis-note-reach"]
    quiet = replace(HELD, next_at=None)
    assert "crisis-note-word-by-yours" not in [note.key for note in crisis(quiet).notes]


def test_those_that_are_open(look: Look) -> None:
    look(crises([SHEET, replace(HELD, opens=False), of(SHEET, title="", drill=True)]))
    look(crises([]))


def test_what_stays_of_a_card_that_moved(look: Look) -> None:
    look(moved("C-2026-03"))
    look(moved(""))
