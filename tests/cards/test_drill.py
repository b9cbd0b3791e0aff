"""How a drill went, the last ones, and who cannot be reached."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.cards.drill import Answered, DrillSheet, OnPlatform, Past, listed, report
from bot.cards.reachability import Lost, reachability
from bot.domain.crises import CrisisId
from bot.domain.drill_rules import Occasion
from bot.domain.drills import Drill, Why
from bot.domain.people import PersonId
from bot.domain.reaching import Gap, OutOfReach
from bot.text import Names, Text
from tests.cards.conftest import Look

NOW = datetime(2026, 6, 3, 2, 30, tzinfo=UTC)
YUN, JING = Names("高云", "高雲", "Gao Yun"), Names("罗静", "羅靜", "Luo Jing")
MIN, SHEN = Names("王敏", "王敏", "Wang Min"), Names("沈彤", "沈彤", "Shen Tong")
SLACK, TELEGRAM = Text("platform-slack"), Text("platform-telegram")
DRILL = Drill(
    crisis=CrisisId("one"),
    occasion=Occasion.IN_HOURS,
    began_at=NOW - timedelta(hours=1),
    until=NOW - timedelta(minutes=30),
    period="2026-06",
    over_at=NOW - timedelta(minutes=30),
    why=Why.TIME,
    called=5,
    reached=3,
    seen=2,
    taken=72,
)


def seconds(count: float) -> timedelta:
    return timedelta(seconds=count)


PEOPLE = (
    Answered(JING, (SLACK,), accepted=seconds(2), seen=seconds(40)),
    Answered(YUN, (SLACK, TELEGRAM), accepted=seconds(1), seen=seconds(60), taken=seconds(72)),
    Answered(MIN, (TELEGRAM,), called=seconds(180), accepted=seconds(183)),
    Answered(Names("周广远"), (TELEGRAM,), called=seconds(180), accepted=seconds(200)),
    Answered(SHEN, lost=Text("drill-lost-no-account")),
    Answered(Names("何建平"), called=seconds(180), lost=Text("drill-lost-refused")),
)
SHEET = DrillSheet(
    drill=DRILL,
    number="D-2026-01",
    wanted=timedelta(minutes=3),
    owner=YUN,
    platforms=(OnPlatform(SLACK, 4, 2), OnPlatform(TELEGRAM, 2, 2)),
    people=PEOPLE,
    clauses=("第八条",),
)


def test_the_report_of_a_drill_says_who_answered_when(look: Look) -> None:
    look(report(SHEET))


def test_drills_that_went_otherwise(look: Look) -> None:
    late = replace(SHEET, drill=replace(DRILL, taken=600, why=Why.HAND, occasion=Occasion.HAND), by=SHEN, people=())
    look(report(late))
    look(report(replace(SHEET, people=(Answered(JING),))))
    nobody = replace(DRILL, taken=None, why=Why.REAL, occasion=Occasion.OFF_HOURS)
    look(report(replace(SHEET, drill=nobody, real="C-2026-07", people=PEOPLE[:1] * 41, clauses=())))
    look(report(replace(SHEET, drill=replace(nobody, why=Why.PEOPLE, over_at=None), people=())))


def test_the_last_drills(look: Look) -> None:
    drills = (DRILL, replace(DRILL, taken=None), replace(DRILL, why=Why.REAL))
    found = [Past(CrisisId(f"{number}"), f"D-2026-0{number}", one) for number, one in enumerate(drills, 1)]
    look(listed(found, (Text("drills-every-month-in"), Text("drills-every-quarter-off"))))


def test_there_has_been_no_drill(look: Look) -> None:
    look(listed(()))


def out(person: str, gap: Gap, platform: str = "", **more: object) -> OutOfReach:
    return replace(OutOfReach(PersonId(person), gap, platform, NOW), **more)  # type: ignore[arg-type]


def lost() -> list[Lost]:
    unit = Names("市场部", "市場部", "Marketing")
    return [
        Lost(out("gao-yun", Gap.REFUSES, "telegram"), YUN, unit, first=True),
        Lost(out("luo-jing", Gap.REFUSES, "slack"), JING, unit),
        Lost(out("wang-min", Gap.NO_ACCOUNT), MIN),
        Lost(out("shen-tong", Gap.ELSEWHERE, "slack"), SHEN, unit, noted=SHEN),
    ]


def test_who_cannot_be_reached_and_what_would_mend_it(look: Look) -> None:
    look(reachability(lost(), 26, most=3))


def test_who_cannot_be_reached_as_the_pr_desk_sees_it(look: Look) -> None:
    look(reachability(lost()[:1], 26, most=3, administers=False))


def test_everybody_can_be_reached(look: Look) -> None:
    look(reachability((), 26, most=3))
