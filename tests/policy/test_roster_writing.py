"""A roster as it holds, written to a file: whoever reads it again has the same people, roles and order."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.console import word
from bot.domain.directories import Directory
from bot.domain.people import Holding, PersonId, Role, UnitId
from bot.roster import RosterFile, load_roster, read_roster_file
from bot.rosters.outlines import tables_of
from bot.rosters.writing import KINDS, Shape, written
from bot.text import LANGUAGES, Language, Names, Text
from tests.support.shell import ROOT

ZONE = ZoneInfo("Asia/Shanghai")
SAMPLES = (ROOT / "bot/sample/roster.toml", ROOT / "bot/sample/template.toml")


def again(file: RosterFile, kind: str, language: Language = "zh-Hans") -> RosterFile:
    """Write a roster and read what was written."""
    shape = Shape(kind, language, lambda key: word(Text(key), language))
    data = written(tables_of(file.directory(), ZONE), shape)
    return read_roster_file(data, f"roster{kind}", ZONE)


def asked(directory: Directory) -> dict[tuple[Role, UnitId | None], list[Holding]]:
    """Give who holds what, in the order in which they are asked."""
    posts: dict[tuple[Role, UnitId | None], list[Holding]] = {}
    for holding in directory.holdings:
        posts.setdefault((holding.role, holding.unit), []).append(holding)
    return posts


def same(one: RosterFile, other: RosterFile) -> None:
    assert (other.people, other.units, other.bodies) == (one.people, one.units, one.bodies)
    assert asked(other.directory()) == asked(one.directory())
    assert other.emails == one.emails


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_what_was_written_is_read_again_as_it_was(path: Path, kind: str, language: Language) -> None:
    file = load_roster(path, ZONE)
    same(file, again(file, kind, language))


@pytest.mark.parametrize("kind", KINDS)
def test_people_are_asked_in_the_order_in_which_they_were(kind: str) -> None:
    """Whoever comes second in the file was named first; one of two has his role for a time."""
    file = load_roster(SAMPLES[0], ZONE)
    first, second = file.people[0].id, file.people[1].id
    until = datetime(2026, 12, 31, 16, tzinfo=UTC)
    more = (
        Holding(second, Role.AUDITOR),
        Holding(first, Role.AUDITOR),
        Holding(first, Role.ARCHIVIST, since=datetime(2026, 1, 31, 16, tzinfo=UTC), until=until),
    )
    changed = replace(file, holdings=(*file.holdings, *more))
    same(changed, again(changed, kind))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["王敏", "王、敏", "wang-min", '"Min", \\ or so', "是"])
def test_a_name_that_would_be_misread_gives_way_to_the_id(kind: str, name: str) -> None:
    """Two people of one name, a name with a separator in it, a name that is somebody's id."""
    file = load_roster(SAMPLES[0], ZONE)
    *rest, last = file.people
    renamed = replace(file, people=(*rest, replace(last, id=PersonId("last"), names=Names(name, name, name))))
    holdings = tuple(replace(one, person=PersonId("last")) if one.person == last.id else one for one in file.holdings)
    held = replace(renamed, holdings=(*holdings, Holding(PersonId("last"), Role.LEADER_IN_CHARGE, UnitId("hr"))))
    emails = {person: email for person, email in file.emails.items() if person != last.id}
    same(replace(held, emails=emails), again(replace(held, emails=emails), kind))
