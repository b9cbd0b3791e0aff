"""Who is meant by a name."""

from datetime import UTC, datetime

import pytest

from bot.domain.naming import meant
from bot.domain.people import Person, PersonId, Roster, UnitId
from bot.text import Names

HERE, THERE = UnitId("marketing"), UnitId("medical")


def person(id_: str, zh: str, en: str, unit: UnitId = HERE, *, active: bool = True) -> Person:
    return Person(PersonId(id_), Names(zh, "", en), unit, active=active)


PEOPLE = (
    person("zhang-wei", "张伟", "Zhang Wei"),
    person("zhang-min", "张敏", "Zhang Min", THERE),
    person("li-wei", "李伟", "Li Wei", THERE),
    person("ouyang", "欧阳明", "Ouyang Ming", THERE),
    person("gone", "王主任", "Wang", active=False),
)
ROSTER = Roster({one.id: one for one in PEOPLE}, {}, (), datetime(2026, 6, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("张伟", ("zhang-wei",)),
        ("ZHANG  Wei", ("zhang-wei",)),
        ("zhang-min", ("zhang-min",)),
        ("张主任", ("zhang-wei",)),  # of two the one in the unit
        ("Director Zhang", ("zhang-wei",)),
        ("欧阳副总经理", ("ouyang",)),
        ("欧阳", ("ouyang",)),
        ("阳明", ("ouyang",)),
        ("Ouyang M", ("ouyang",)),
        ("wei", ("zhang-wei",)),
        ("李", ("li-wei",)),
        ("伟", ()),
        ("王主任", ()),
        ("nobody", ()),
        ("", ()),
        ("主任", ()),
    ],
)
def test_a_name_a_part_of_it_or_a_title(words: str, found: tuple[str, ...]) -> None:
    assert meant(words, ROSTER, HERE) == found


def test_of_several_elsewhere_all_are_given() -> None:
    assert meant("wei", ROSTER, UnitId("office")) == ("zhang-wei", "li-wei")
