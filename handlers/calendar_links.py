"""Subscribing to the release plan by a secret link: shown once, renewed, ended, and what programs find behind it."""

import hmac
import re
from hashlib import sha256
from typing import Final

from bot.cards import plan as cards
from bot.cards.card import Card, Kind
from bot.deps import Act
from bot.domain.people import Person, PersonId
from bot.domain.planning import CalendarLinked, CalendarUnlinked
from bot.domain.plans import CalendarLink, NoCalendarAddress
from bot.frozen import frozen
from bot.sheets.calendar import Calendar
from bot.text import Language, Text
from handlers import plans
from handlers.made import Made, Wanted
from handlers.plans import NothingPlanned

PATH: Final = "/calendar/"
ENDING: Final = ".ics"
_SHOWN: Final = 1  # the version of the card that carries the address: it is made once, when the link is


@frozen
class Found:
    """What stands behind a link: the plan as its owner sees it just now, or nothing once he sees none."""

    link: str
    language: Language | None
    calendar: Calendar | None


def subscribe(act: Act, person: Person) -> None:
    """Give somebody a link; one that he has already is not shown again: it could be anybody who asks."""
    _may(act, person)
    kept = act.tables.calendar_links.of(person.id)
    if kept is None:
        _give(act, person)
    else:
        act.tell(person, Kind.CALENDAR_LINK, kept.id)


def renew(act: Act, person: Person) -> Text:
    """Give somebody a new link; the one he had opens nothing from now on."""
    _may(act, person)
    kept = act.tables.calendar_links.of(person.id)
    if kept is not None:
        _end(act, kept, "renewed")
    _give(act, person)
    return Text("notice-link-renewed" if kept is not None else "notice-link-new")


def end(act: Act, person: Person, link: str) -> Text:
    """End somebody's own link; a card of an older one ends no newer one."""
    kept = act.tables.calendar_links.of(person.id)
    if kept is not None and kept.id == link:
        _end(act, kept, "ended")
    return Text("notice-link-ended")


def let_lapse(act: Act) -> None:
    """End the links of those who have left, or see no plan any more."""
    for kept in act.tables.calendar_links.living():
        if not _sees(act, kept.person):
            _end(act, kept, "lost")


def _may(act: Act, person: Person) -> None:
    if not _sees(act, person.id):
        raise NothingPlanned
    if not act.organisation.calendars:
        raise NoCalendarAddress


def _sees(act: Act, person: PersonId) -> bool:
    known = act.people.get(person)
    active = known is not None and known.active
    return active and (plans.sees_all(act, person) or bool(plans.units_of(act, person)))


def _give(act: Act, person: Person) -> None:
    id_ = act.new_id()
    act.tables.calendar_links.add(CalendarLink(id_, person.id, digest_of(_secret(act, id_)), act.now))
    act.record(CalendarLinked(person.id, id_))
    act.tell(person, Kind.CALENDAR_LINK, id_, version=_SHOWN)


def _end(act: Act, kept: CalendarLink, why: str) -> None:
    act.tables.calendar_links.end(kept.id, act.now)
    act.record(CalendarUnlinked(kept.person, kept.id, why))


def _secret(act: Act, link: str) -> str:
    """Give 160 bits as hexadecimal digits, which no messenger takes for markup.

    Another process of the bot gives others, so nobody can make them again once it has ended.
    """
    return hmac.digest(act.organisation.secret, f"calendar {link}".encode(), "sha256")[:20].hex()


def is_one(secret: str) -> bool:
    """Tell whether this could be the secret of a link."""
    return re.fullmatch(r"[0-9a-f]{40}", secret) is not None


def digest_of(secret: str) -> str:
    """Give what is on file of a link."""
    return sha256(secret.encode()).hexdigest()


def card(act: Act, wanted: Wanted) -> Made | None:
    """Build the card of somebody's link: with its address when it was just made, else with what he can do about it."""
    kept = act.tables.calendar_links.get(wanted.subject)
    if kept is None or kept.person != wanted.person:
        return None
    return Made(_card(act, kept, shown=wanted.version == _SHOWN))


def _card(act: Act, kept: CalendarLink, *, shown: bool) -> Card:
    if kept.ended is not None:
        return cards.link_over()
    secret = _secret(act, kept.id)
    if not shown or digest_of(secret) != kept.digest:
        return cards.link_kept(kept.id, kept.made)
    return cards.link(kept.id, f"{act.organisation.calendars}{PATH}{secret}{ENDING}")


def behind(act: Act, digest: str) -> Found | None:
    """Look at the plan through a link; None where none that lives has this digest."""
    kept = act.tables.calendar_links.behind(digest)
    if kept is None:
        return None
    person = act.people.get(kept.person)
    if person is None or not _sees(act, kept.person):
        return Found(kept.id, None, None)
    return Found(kept.id, person.language, plans.dated(act, kept.person, elsewhere=True))
