"""A whole directory as the tables of a roster, such that to read them gives the directory again."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any, Final
from zoneinfo import ZoneInfo

from bot.domain.directories import Directory
from bot.domain.people import BODY_ROLES, Body, Holding, Person, PersonId, Role, Unit, UnitId
from bot.text import Names

Entry = dict[str, Any]
_Post = tuple[Role, UnitId | None]

_SEATS: Final = {"head": Role.BODY_HEAD, "deputies": Role.BODY_DEPUTY, "members": Role.BODY_MEMBER}
_DAY: Final = timedelta(days=1)


def tables_of(directory: Directory, zone: ZoneInfo) -> dict[str, list[Entry]]:
    """Give units, people, bodies and roles; days are local ones of `zone`.

    A role stands with its person or in its body where that says all there is to it, else in a row of its own.
    """
    posts = defaultdict[_Post, list[Holding]](list)
    for holding in directory.holdings:
        posts[holding.role, holding.unit].append(holding)
    people = {person.id: (place, person) for place, person in enumerate(directory.people)}
    plain = {post for post, held in posts.items() if _is_plain(post, held, people)}
    with_person, in_body = defaultdict[str, list[str]](list), defaultdict[_Post, list[str]](list)
    for holding in directory.holdings:
        post = holding.role, holding.unit
        if post in plain and holding.role in BODY_ROLES:
            in_body[post].append(holding.person)
        elif post in plain:
            with_person[holding.person].append(holding.role.value)
    return {
        "unit": [_unit(unit) for unit in directory.units],
        "person": [_person(one, directory.emails.get(one.id, ""), with_person[one.id]) for one in directory.people],
        "body": [_body(body, in_body) for body in directory.bodies],
        "role": list(_roles((one for one in directory.holdings if (one.role, one.unit) not in plain), zone)),
    }


def _is_plain(post: _Post, held: Iterable[Holding], people: Mapping[PersonId, tuple[int, Person]]) -> bool:
    """Tell whether a post is held without end, and by people who would be asked in the order in which they stand."""
    role, of = post
    if any(holding.since or holding.until for holding in held):
        return False
    if role in BODY_ROLES:
        return True
    places = [people[holding.person][0] for holding in held]
    return places == sorted(places) and all(of in (None, people[holding.person][1].unit) for holding in held)


def _said(**entry: object) -> Entry:
    """Leave out what goes without saying."""
    return {key: value for key, value in entry.items() if value not in (None, "", [])}


def _names(names: Names) -> dict[str, str]:
    said = {"zh-Hans": names.zh_hans, "zh-Hant": names.zh_hant, "en": names.en}
    return {language: name for language, name in said.items() if name}


def _unit(unit: Unit) -> Entry:
    state = None if unit.state == "active" else unit.state
    return _said(id=unit.id, names=_names(unit.names), kind=unit.kind, state=state, duties=list(unit.duties))


def _person(person: Person, email: str, roles: list[str]) -> Entry:
    entry = {"id": person.id, "names": _names(person.names), "unit": person.unit}
    return _said(**entry, language=person.language, email=email, active=None if person.active else False, roles=roles)


def _body(body: Body, held: Mapping[_Post, list[str]]) -> Entry:
    seats = {key: held.get((role, body.id)) for key, role in _SEATS.items()}
    return _said(id=body.id, names=_names(body.names), **seats)


def _roles(holdings: Iterable[Holding], zone: ZoneInfo) -> Iterator[Entry]:
    """Give a row for each role of a person and its time; units that stand one after the other share it."""
    for (person, role, since, until), together in groupby(
        holdings, lambda one: (one.person, one.role, one.since, one.until)
    ):
        units = [one.unit for one in together if one.unit]
        days = {"since": _day(since, zone), "until": _day(until, zone, before=_DAY)}
        yield _said(person=person, role=role.value, units=units, **days)


def _day(moment: datetime | None, zone: ZoneInfo, before: timedelta = timedelta()) -> date | None:
    return (moment.astimezone(zone) - before).date() if moment else None
