"""Who holds a role at a moment, in a unit or in the organisation as a whole."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.people import Holding, PersonId, Role, Roster, UnitId, Who
from tests.domain.line import ANN, BEN, CAI, NOW, PEOPLE, UNIT, UNITS

HEAD = Who(Role.HEAD, "unit")


def roster(*holdings: Holding) -> Roster:
    return Roster(PEOPLE, UNITS, holdings, NOW)


def test_a_role_of_the_unit_is_asked_in_the_drafts_unit_only() -> None:
    there = roster(Holding(ANN, Role.HEAD, UNIT), Holding(BEN, Role.HEAD, UnitId("office")), Holding(CAI, Role.CHIEF))

    assert there.asked(HEAD, UNIT) == (ANN,)
    assert there.asked(HEAD, UnitId("office")) == (BEN,)
    assert there.asked(Who(Role.CHIEF), UNIT) == (CAI,)
    assert there.asked(Who(Role.HEAD), UNIT) == ()


def test_people_come_in_the_directorys_order_and_once() -> None:
    held = Holding(BEN, Role.HEAD, UNIT)
    assert roster(held, Holding(ANN, Role.HEAD, UNIT), held).asked(HEAD, UNIT) == (BEN, ANN)


@pytest.mark.parametrize(
    ("since", "until", "held"),
    [
        (None, None, True),
        (timedelta(0), None, True),
        (timedelta(microseconds=1), None, False),
        (None, timedelta(0), False),
        (None, timedelta(microseconds=1), True),
        (timedelta(-2), timedelta(-1), False),
        (timedelta(-1), timedelta(1), True),
    ],
)
def test_a_role_is_held_from_its_first_moment_to_before_its_last(
    since: timedelta | None, until: timedelta | None, *, held: bool
) -> None:
    holding = Holding(
        ANN, Role.HEAD, UNIT, NOW + since if since is not None else None, NOW + until if until is not None else None
    )
    assert holding.at(NOW) is held
    assert roster(holding).asked(HEAD, UNIT) == ((ANN,) if held else ())


def test_whoever_has_left_is_not_asked() -> None:
    gone = PEOPLE | {ANN: replace(PEOPLE[ANN], active=False)}
    held = (
        Holding(ANN, Role.HEAD, UNIT),
        Holding(PersonId("stranger"), Role.HEAD, UNIT),
        Holding(BEN, Role.HEAD, UNIT),
    )
    assert Roster(gone, UNITS, held, NOW).asked(HEAD, UNIT) == (BEN,)
