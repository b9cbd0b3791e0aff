"""Situation reports on the cards of a crisis, the questions for one, the time line."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.cards.crisis import crisis
from bot.cards.crisis_sheet import CrisisSheet
from bot.cards.situation import BACK, FORM, SAME, WITHOUT, Situation, asked
from bot.cards.situation_times import TimesSheet, pages, timeline, to_keep
from bot.domain.crises import CrisisState, Ending
from bot.domain.dialogs import Choice, Purpose, Question
from bot.domain.drafts import Attachment
from bot.domain.people import PersonId
from bot.domain.situation import Report, ReportKind
from bot.domain.situation_facts import Said
from bot.domain.situation_times import Figures, Moment, OnPlatform
from bot.text import Names, Text
from tests.cards.conftest import Look
from tests.support.sample_crisis import sample_crisis

NOW = datetime(2026, 6, 2, 13, 42, tzinfo=UTC)
GAO, LUO, WANG = PersonId("gao-yun"), PersonId("luo-jing"), PersonId("wang-min")
YUN, MIN = Names("高云", "高雲", "Gao Yun"), Names("王敏", "王敏", "Wang Min")
ONE = sample_crisis(
    NOW, CrisisState.MANAGED, title="某平台出现患者投诉视频", owner=GAO, owned_at=NOW + timedelta(seconds=72), reports=1
)
SAID = Said("视频在传，<b>三万次</b>播放\n" + "很" * 300, "已联系平台 *核实*", "")
FILES = (Attachment("d" * 64, "picture", "现场.jpg", 3, "image/jpeg"),)
REPORT = Report(1, NOW + timedelta(minutes=9), GAO, ReportKind.FIRST, SAID, FILES)
SITUATION = Situation(REPORT, YUN, NOW + timedelta(minutes=39), following=ReportKind.FOLLOW_UP)
FIGURES = Figures(
    reported_at=NOW,
    accepted_at=NOW + timedelta(seconds=2),
    owned_at=NOW + timedelta(seconds=72),
    report_at=REPORT.at,
    statement_at=NOW + timedelta(minutes=31),
    over_at=NOW + timedelta(hours=3, minutes=5),
    platforms=(OnPlatform("slack", 7, 6, 4, 1), OnPlatform("telegram", 7, 7, 1, 0)),
)
SHEET = CrisisSheet(
    crisis=ONE,
    reader=GAO,
    reporter=MIN,
    unit=Names("客服部", "客服部", "Customer Service"),
    called=7,
    owner=YUN,
    next_at=NOW + timedelta(minutes=24),
    situation=SITUATION,
    told="老的进展",
    told_at=NOW + timedelta(minutes=8),
    answers=True,
)
ASKED = Question(
    "question",
    GAO,
    Purpose.SITUATION,
    Text("ask-situation-measures", {"number": "C-2026-03", "kind": Text("situation-kind-final")}),
    subject="one",
    about="measures",
    files=True,
    hint=Text("hint-situation"),
    choices=tuple(Choice(code, Text(f"choice-situation-{code}")) for code in (SAME, BACK, WITHOUT)),
    kept={"kind": "final", "overview": "概况", "measures": "措施一\n措施二"},
)


def test_the_latest_report_as_its_owner_and_the_others_see_it(look: Look) -> None:
    look(crisis(SHEET))
    look(crisis(replace(SHEET, reader=LUO)))


def test_word_that_came_after_the_report(look: Look) -> None:
    look(crisis(replace(SHEET, reader=LUO, told="新的进展", told_at=NOW + timedelta(minutes=12))))


def test_a_report_that_is_late(look: Look) -> None:
    late = replace(SITUATION, late=True)
    look(crisis(replace(SHEET, situation=late)))
    look(crisis(replace(SHEET, situation=late, reader=LUO)))


def test_a_closed_one_says_how_long_things_took(look: Look) -> None:
    over = replace(ONE, state=CrisisState.CLOSED, ending=Ending("closed", GAO, NOW), over_at=FIGURES.over_at)
    shown = replace(SITUATION, figures=FIGURES, due=None)
    look(crisis(replace(SHEET, crisis=over, situation=shown, ending=YUN, ended_by=MIN, reopens=False)))
    look(crisis(replace(SHEET, crisis=over, situation=replace(shown, figures=Figures(NOW)))))


def test_a_part_is_asked_with_what_stands_there(look: Look) -> None:
    look(asked(ASKED))
    look(asked(replace(ASKED, state="answered", said=Text("said-words", {"words": "措施三"}))))


def test_all_parts_in_a_form(look: Look) -> None:
    look(asked(replace(ASKED, about=FORM, prompt=replace(ASKED.prompt, key="ask-situation-form"), choices=())))
    look(asked(replace(ASKED, about=FORM, prompt=replace(ASKED.prompt, key="ask-situation-form"), hint=None)))


def moment(number: int) -> Moment:
    return Moment(NOW + timedelta(minutes=number), Text("timeline-added", {"by": MIN}), (f"第 {number} 条",))


def test_a_page_of_the_time_line(look: Look) -> None:
    whole = Text("situation-overview", {"words": SAID.overview})
    shown = (
        Moment(NOW, Text("timeline-called", {"level": Text("crisis-level-1"), "count": 12}), (), (YUN, MIN) * 6),
        Moment(
            REPORT.at,
            Text("timeline-situation", {"by": YUN, "number": 1, "kind": Text("situation-kind-first")}),
            (whole,),
        ),
        Moment(
            NOW,
            Text("timeline-statement-released", {"by": YUN, "number": "S1", "channel": MIN}),
            (MIN, "https://a.example/1"),
            (),
            ("一.pdf",),
        ),
        moment(9),
    )
    look(timeline(TimesSheet(ONE, shown, 2, 3, FIGURES)))
    look(timeline(TimesSheet(replace(ONE, drill=True), (), 1, 1, Figures(NOW))))


def test_what_comes_with_the_file_of_a_time_line(look: Look) -> None:
    look(to_keep(ONE))


def test_so_many_moments_take_so_many_pages() -> None:
    assert [pages(count) for count in (0, 1, 10, 11, 21)] == [1, 1, 1, 2, 3]
