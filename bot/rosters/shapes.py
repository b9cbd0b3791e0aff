"""The tables of a roster and their keys, whatever kind of file they stand in."""

from datetime import date
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from bot.mistakes import shown
from bot.tables import FILLED, Id, SomeName, Table, Words, wrong
from bot.text import Language

_YEARS: Final = range(1900, 2200)


def _name(name: SomeName) -> SomeName:
    if not any(name.model_dump().values()):
        raise wrong("is empty", "give the name in one language at least: zh-Hans, zh-Hant or en")
    return name


def _email(email: str) -> str:
    name, at, host = email.partition("@")
    if not (name and at and "." in host) or "@" in host or " " in email:
        raise wrong(f"'{shown(email)}' is no e-mail address", "write it like 'wang.min@example.com', or leave it out")
    return email


def _day(day: date) -> date:
    if day.year not in _YEARS:
        raise wrong(f"{day} is too far away to be meant", f"years go from {_YEARS[0]} to {_YEARS[-1]}")
    return day


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


_Name = Annotated[SomeName, AfterValidator(_name)]
_Day = Annotated[date, AfterValidator(_day)]
_People = Annotated[list[str], BeforeValidator(_listed)]


class UnitTable(Table):
    """A department or subsidiary."""

    id: Id = Field(description="give the unit an id of its own, such as 'marketing'")
    names: _Name = Field(description="name the unit in one language at least")
    kind: Literal["department", "subsidiary"] = Field(description="say 'department' or 'subsidiary'")
    state: Literal["active", "preparation"] = "active"
    duties: list[Words] = []


class PersonTable(Table):
    """Somebody, with the roles that he has in his own unit or in the whole organisation."""

    id: Id = Field(description="give the person an id of its own, such as 'wang-min'")
    names: _Name = Field(description="name the person in one language at least")
    unit: str = Field(description="say which unit the person belongs to")
    language: Language | None = None
    email: Annotated[Words, AfterValidator(_email)] | None = None
    active: bool = True
    roles: list[str] = []


class BodyTable(Table):
    """People who decide together."""

    id: Id = Field(description="give the body an id of its own, such as 'leading-group'")
    names: _Name = Field(description="name the body in one language at least")
    head: _People = []
    deputies: _People = []
    members: _People = []


class RoleTable(Table):
    """What somebody is elsewhere, or for a time; `units` may name a body, for a role in one."""

    person: str = Field(description="say who holds the role")
    role: str = Field(description="say which role it is")
    units: list[str] = []
    since: _Day | None = None
    until: _Day | None = None


class RosterTable(Table):
    """A whole roster."""

    unit: Annotated[list[UnitTable], FILLED] = Field(description="an organisation has at least one [[unit]]")
    person: Annotated[list[PersonTable], FILLED] = Field(description="an organisation has at least one [[person]]")
    body: list[BodyTable] = []
    role: list[RoleTable] = []
