"""A roster that an administrator sent, and what a rehearsal found, as they are shown."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.cards.roster import changed, mistaken, offered, rehearsed, settled
from bot.domain.directories import Directory, Proposal, ProposalState, administrators, compare
from bot.domain.people import Body, Holding, Person, PersonId, Role, Unit, UnitId
from bot.mistake_words import told
from bot.mistakes import Mistake
from bot.text import Names, Text
from tests.cards.conftest import Look

NOW = datetime(2026, 6, 1, tzinfo=UTC)
MARKETING = Unit(UnitId("marketing"), Names("市场部", "市場部", "Marketing"), "department")
OFFICE = Unit(UnitId("office"), Names("办公室", "辦公室", "Office"), "department")
GROUP = Body(UnitId("group"), Names("领导小组", "領導小組", "Leading group"))
LI = Person(PersonId("li"), Names("李国华", "李國華", "Li Guohua"), MARKETING.id)
WANG = Person(PersonId("wang"), Names("王敏", "王敏", "Wang Min"), MARKETING.id)
QIN = Person(PersonId("qin"), Names("秦越", "秦越", "Qin Yue"), MARKETING.id)
BEFORE = Directory(
    "one", (LI, WANG), (MARKETING,), (Holding(LI.id, Role.HEAD, MARKETING.id), Holding(WANG.id, Role.CHIEF))
)
AFTER = Directory(
    "two",
    (replace(WANG, names=Names("王梅", "王梅", "Wang Mei"), unit=OFFICE.id), QIN),
    (replace(MARKETING, duties=("products",)), OFFICE),
    (
        Holding(QIN.id, Role.HEAD, MARKETING.id, until=NOW + timedelta(days=9)),
        Holding(QIN.id, Role.CHIEF, until=NOW - timedelta(days=9)),
        Holding(QIN.id, Role.BODY_HEAD, GROUP.id),
        Holding(PersonId("gone"), Role.CHIEF),
        Holding(WANG.id, Role.ADMINISTRATOR),
    ),
    bodies=(GROUP,),
)
PROPOSAL = Proposal("proposal", WANG.id, "名册.xlsx", NOW, AFTER)


def lines(before: Directory, after: Directory) -> tuple[Text, ...]:
    return changed(compare(before.at(NOW), after), before.at(NOW), after.at(NOW))


def test_what_a_roster_would_change(look: Look) -> None:
    look(offered(PROPOSAL, lines(BEFORE, AFTER)))


def test_what_a_roster_would_take_away(look: Look) -> None:
    look(offered(PROPOSAL, lines(AFTER, replace(BEFORE, people=(replace(LI, active=False), WANG)))))


def test_very_many_changes_are_counted(look: Look) -> None:
    many = tuple(replace(QIN, id=PersonId(f"p{number}")) for number in range(40))
    look(offered(PROPOSAL, lines(BEFORE, replace(BEFORE, people=(LI, WANG, *many)))))


def test_the_address_of_somebody_new_is_told_as_no_change_of_its_own() -> None:
    before, after = replace(BEFORE, people=(WANG,)), replace(BEFORE, emails={LI.id: "li@a.example"})
    found = compare(before.at(NOW), after, {})
    assert [line.key for line in changed(found, before.at(NOW), after.at(NOW))] == ["roster-added"]

    moved = compare(BEFORE.at(NOW), after, {})
    assert [line.key for line in changed(moved, BEFORE.at(NOW), after.at(NOW))] == ["roster-emails"]


def test_those_who_leave_are_named_in_the_order_in_which_they_stood() -> None:
    many = tuple(replace(QIN, id=PersonId(f"p{number}")) for number in range(9))
    left = compare(replace(BEFORE, people=(LI, WANG, *many)).at(NOW), BEFORE).left
    assert [person.id for person in left] == [person.id for person in many]


def test_a_role_of_somebody_and_somewhere_unknown_is_called_by_its_id() -> None:
    stray = Holding(PersonId("stray"), Role.HEAD, UnitId("nowhere"))
    [line] = lines(replace(BEFORE, holdings=(*BEFORE.holdings, stray)), BEFORE)
    assert line.key == "roster-ended"


def test_a_name_is_told_in_the_language_in_which_it_changes() -> None:
    chinese = replace(WANG, names=Names("王闵", "王敏", "Wang Min"))
    [line] = lines(BEFORE, replace(BEFORE, people=(LI, chinese)))
    told = Text("roster-from-to", {"before": Names("王敏", "王敏", "王敏"), "after": Names("王闵", "王闵", "王闵")})
    assert line.values["what"] == (told,)
    spelt_out = replace(WANG, names=Names("王敏", "", "Wang Min"))
    [line] = lines(BEFORE, replace(BEFORE, people=(LI, spelt_out)))
    assert line.values["what"] == (Names("王敏", "", "Wang Min"),)


def test_what_would_not_work_any_more_is_told_before_anything_is_applied(look: Look) -> None:
    gap = (Text("rehearsal-unit", {"unit": MARKETING.names}), Text("rehearsal-no-head"))
    look(offered(PROPOSAL, lines(BEFORE, AFTER), gaps=[gap]))
    look(offered(PROPOSAL, lines(BEFORE, AFTER), gaps=[gap] * 20))


def test_the_same_roster_changes_nothing() -> None:
    assert not compare(BEFORE.at(NOW), replace(BEFORE, digest="another"))
    assert administrators(AFTER, NOW) == (WANG.id,)


def test_what_became_of_a_roster(look: Look) -> None:
    for state in (ProposalState.APPLIED, ProposalState.LEFT, ProposalState.OVERTAKEN):
        look(settled(replace(PROPOSAL, state=state, told=lines(BEFORE, AFTER))))


def test_a_roster_with_mistakes(look: Look) -> None:
    one = told(Mistake("名册.xlsx", "人员, row 12, column 角色", "unknown role '信息圆'", "did you mean '信息员'?"))
    look(mistaken(replace(PROPOSAL, directory=None, mistakes=(one,))))
    look(mistaken(replace(PROPOSAL, directory=None, mistakes=(one,) * 20)))


def test_what_a_rehearsal_found(look: Look) -> None:
    gap = (Text("rehearsal-unit", {"unit": MARKETING.names}), Text("rehearsal-no-head"))
    look(rehearsed([gap], fresh=1, mended=0))
    look(rehearsed([gap] * 20, fresh=0, mended=0))
    look(rehearsed([], fresh=0, mended=3))
