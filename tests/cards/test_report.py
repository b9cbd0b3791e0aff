"""Monday's report, the list of units, the channels that are behind."""

from dataclasses import replace
from datetime import timedelta

from bot.cards.quota import called
from bot.cards.report import Flow, Report, Row, Ruled, file, listed, report
from bot.cards.tokens import Verb
from bot.domain.contributing import Behind
from bot.domain.people import UnitId
from bot.domain.quotas import Standing
from bot.text import Names, Text
from tests.cards.conftest import Look
from tests.support.printing import NOW

WEEK = called("2026-W47", 1)
WAITS = Text("quota-why-waits", {"number": "2026-0142", "at": NOW, "people": (Names("李国华", "李國華", "Li Guohua"),)})
RETURNED = Text("quota-why-returned", {"number": "2026-0140"})


def row(number: int, standing: Standing, count: int = 0, reminded: int = 0, **more: object) -> Row:
    names = Names(f"第{number}分公司", f"第{number}分公司", f"Subsidiary {number}")
    return Row(UnitId(f"unit-{number}"), names, standing, count, reminded, **more)  # type: ignore[arg-type]


RULED = Ruled(
    "weekly",
    Names("每周新闻素材", "每週新聞素材", "Weekly news material"),
    WEEK,
    "2026-W47",
    1,
    (
        row(1, Standing.MET, 2),
        row(2, Standing.SHORT, 0, 3),
        row(3, Standing.PREPARATION),
        row(4, Standing.EXCUSED, excuse="停业\n装修"),
        row(5, Standing.SHORT, 0, 1, why=(WAITS, RETURNED)),
    ),
)
BEHIND = (
    Behind("weibo", Names("微博", "微博", "Weibo"), "第十三条", 1, 3, 9, 7, NOW - timedelta(days=9)),
    Behind("app", Names("客户端", "應用程式", "App"), "第十三条", 0, 1),
    Behind("site", Names("网站", "網站", "Website"), "第十三条", days=1, gap=1),
)
FLOW = Flow(11, 8, "5.2", "6.0", Names("保密审核", "保密審核", "Confidentiality"))
FOUND = Report("2026-W47", WEEK, (RULED,), FLOW, BEHIND, excuses=True)


def test_the_report_as_the_pr_desk_sees_it(look: Look) -> None:
    look(report(FOUND))


def test_a_leader_excuses_nobody(look: Look) -> None:
    look(report(replace(FOUND, flow=Flow(), behind=(), excuses=False)))


def test_a_report_that_comes_late_says_when_it_was_to_come(look: Look) -> None:
    found = replace(FOUND, flow=Flow(1, 1, "0.5"))
    look(report(found, Text("report-late", {"at": NOW - timedelta(days=1)})))


def test_of_several_quotas_each_has_its_line(look: Look) -> None:
    monthly = replace(
        RULED, rule="monthly", names=Names("月报", "月報", "Monthly"), called=called("2026-11", 0), rows=()
    )
    look(report(replace(FOUND, rules=(RULED, monthly))))


def test_where_only_channels_have_a_rhythm(look: Look) -> None:
    look(report(replace(FOUND, rules=())))


def test_many_units_that_are_short_are_counted() -> None:
    many = replace(RULED, rows=tuple(row(number, Standing.SHORT) for number in range(15)))
    card = report(replace(FOUND, rules=(many,)))
    units = card.facts[0].values["units"]
    assert isinstance(units, tuple)
    assert units[-1] == Text("report-more", {"count": 3})
    assert sum(button.token.verb is Verb.EXCUSE for button in card.buttons) == 3


def test_the_list_of_units_with_those_that_are_short_first(look: Look) -> None:
    look(listed(replace(FOUND, last="2026-W46")))


def test_the_list_as_a_leader_sees_it(look: Look) -> None:
    look(listed(replace(FOUND, excuses=False)))


def test_the_table(look: Look) -> None:
    look(file(WEEK, 72))
