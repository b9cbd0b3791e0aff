"""Who is meant by a name: whole, by a part of it, or as 张主任 and Director Zhang."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from bot.domain.people import Person, PersonId, Roster, UnitId
from bot.text import Names

_TITLES: Final = re.compile(
    r"(?:副?(?:主任|总经理|總經理|经理|經理|总|總|处长|處長|科长|科長|局长|局長|书记|書記|院长|院長|部长|部長|老师|老師)|同志|女士|先生)$"
    r"|^(?:deputy |vice )?(?:director|president|manager|head|chief|mr\.?|ms\.?|mrs\.?|dr\.?) +"
)
_ONE: Final = 1


def in_place(person: Names, whose: Names) -> Names:
    """Name somebody who acted in another's place, as records do: 张伟（代王立）, Zhang Wei (for Wang Li)."""
    both = zip((person.zh_hans, person.zh_hant), (whose.zh_hans, whose.zh_hant), strict=True)
    hans, hant = (f"{one}（代{other}）" if one and other else "" for one, other in both)
    return Names(hans, hant, f"{person.in_language('en')} (for {whose.in_language('en')})")


def meant(words: str, roster: Roster, near: UnitId) -> tuple[PersonId, ...]:
    """Give the active people whom words may mean, the best: by a whole name, by the name without a title, by a part.

    Where several fit equally and some of them belong to the unit `near`, it is those.
    """
    said = " ".join(words.casefold().split())
    plain = _TITLES.sub("", said).strip()
    people = [person for person in roster.people.values() if person.active]
    for found in (_whole(said, people), _whole(plain, people), _partly(plain, people)):
        fits = list(found)
        if fits:
            here = [person for person in fits if person.unit == near]
            return tuple(person.id for person in (here or fits))
    return ()


def _whole(said: str, people: Iterable[Person]) -> Iterator[Person]:
    return (person for person in people if said and said in (person.id, *_called(person.names)))


def _partly(said: str, people: Iterable[Person]) -> Iterator[Person]:
    """Find a surname or given name: a whole word in English, the beginning or the end of the name in Chinese."""
    for person in people if said else ():
        if any(_part_of(said, name) for name in _called(person.names)):
            yield person


def _part_of(said: str, name: str) -> bool:
    if name.isascii():
        return said in name.split() or (" " in said and said in name)
    return name.startswith(said) or (len(said) > _ONE and name.endswith(said))


def _called(names: Names) -> tuple[str, ...]:
    return tuple(name.casefold() for name in (names.zh_hans, names.zh_hant, names.en) if name)
