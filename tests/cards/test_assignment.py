"""Cards of assignments: the board, a unit's call, the package, the lists."""

from dataclasses import replace
from datetime import timedelta

from bot.cards.assignment import CallLine, PackageLine, Part, board, calls, contribution, package
from bot.cards.card import Card
from bot.cards.overdue import overdue
from bot.domain.assignments import Assignment, Contribution, Standing
from bot.domain.drafts import Attachment, DraftId
from bot.domain.people import PersonId, UnitId
from bot.domain.submissions import Overdue
from bot.text import Names
from tests.cards.conftest import Look
from tests.support.printing import NOW

D = DraftId("d2345678abcdefgh")
DUE, RELEASE = NOW + timedelta(days=3), NOW + timedelta(days=7)
FILE = Attachment("a" * 64, "document", "要求.docx", 2_000)
CALL = Assignment("a1", "A2026-01", "会议精神", "八百字以内。", PersonId("gao-yun"), DUE, RELEASE, (FILE,))
PLAIN = Assignment("a2", "A2026-02", "开业\n预告", "", PersonId("gao-yun"), DUE)
BY = Names("高云", "高雲", "Gao Yun")
ANHE = UnitId("anhe")
UNIT = Names("安和康复医院", "安和康復醫院", "Anhe Hospital")


def part(standing: Standing, *, late: int = 0, item: DraftId | None = None, wants: bool = False) -> Part:
    said = Contribution("c1", "a1", ANHE, 0, DUE, "accepted", handed_in=NOW if item else None)
    if wants:
        said = replace(said, wants=DUE + timedelta(days=2), why="人手\n不够 <@U1>")
    return Part(said, UNIT, standing, late, item)


def test_a_board_says_where_each_unit_stands(look: Look) -> None:
    parts = [
        part(Standing.ASKED),
        part(Standing.ACCEPTED, late=2),
        part(Standing.ACCEPTED, wants=True),
        part(Standing.WRITING),
        part(Standing.HANDED_IN, item=D),
        part(Standing.RETURNED, item=D),
        part(Standing.SIGNED_OFF, item=D),
        part(Standing.RELEASED, item=D),
        part(Standing.FALLEN),
        part(Standing.LEFT_OUT),
    ]
    look(board(CALL, parts, BY))


def test_a_board_without_a_common_time(look: Look) -> None:
    look(board(PLAIN, [part(Standing.ASKED, late=1)], BY))


def test_a_board_of_what_went_to_the_publishers(look: Look) -> None:
    look(board(replace(CALL, let_go=NOW), [part(Standing.SIGNED_OFF)], BY))


def test_boards_of_what_is_over(look: Look) -> None:
    for state in ("done", "off"):
        look(board(replace(CALL, state=state), [part(Standing.RELEASED, item=D)], BY))


def of_unit(assignment: Assignment, of: Part, *, reminder: bool = True) -> Card:
    return contribution(assignment, of, BY, NOW + timedelta(days=2) if reminder else None)


def test_what_a_unit_is_called_upon_for(look: Look) -> None:
    look(of_unit(CALL, part(Standing.ASKED)))


def test_what_a_unit_has_accepted_and_is_late(look: Look) -> None:
    look(of_unit(PLAIN, part(Standing.ACCEPTED, late=2)))


def test_what_a_unit_wants_more_time_for(look: Look) -> None:
    look(of_unit(CALL, part(Standing.ACCEPTED, wants=True), reminder=False))


def test_what_a_unit_has_handed_in(look: Look) -> None:
    look(of_unit(CALL, part(Standing.HANDED_IN, item=D)))


def test_a_call_that_does_not_wait_for_the_unit(look: Look) -> None:
    look(of_unit(CALL, part(Standing.LEFT_OUT)))


def test_a_call_that_is_over(look: Look) -> None:
    look(of_unit(replace(CALL, state="off"), part(Standing.ACCEPTED)))


def line(standing: Standing, **more: bool) -> PackageLine:
    return PackageLine(D, "2026-0142", "学习会议精神\n✔", UNIT, standing, **more)


def test_a_package_to_release_now(look: Look) -> None:
    look(package(CALL, [line(Standing.SIGNED_OFF), line(Standing.RELEASED), line(Standing.SIGNED_OFF, guarded=True)]))


def test_a_package_that_is_out(look: Look) -> None:
    look(package(CALL, [line(Standing.RELEASED), replace(line(Standing.RELEASED), title="")]))


def test_the_lists_of_what_is_called_for(look: Look) -> None:
    look(calls([CallLine("a1", "A2026-01", "会议精神", DUE, 3, 5)], desk=True))
    mine = CallLine("c1", "A2026-01", "会议精神", DUE, standing=Standing.ASKED, unit=UNIT)
    look(calls([mine, mine], desk=False))


def test_what_should_have_been_handed_in(look: Look) -> None:
    found = (
        Overdue("contribution", "c1", "会议精神", "A2026-01", UNIT, NOW - timedelta(days=3), 2, ANHE),
        Overdue("plan", "p1", "健康宣传日", "", UNIT, NOW - timedelta(hours=3), 0, ANHE),
        Overdue("returned", D, "", "2026-0142", UNIT, NOW - timedelta(days=9), 6, ANHE, D),
        Overdue("returned", D, "x", "2026-0143", UNIT, NOW - timedelta(days=9), 6, ANHE, D, guarded=True),
    )
    look(overdue((), owed=found))
