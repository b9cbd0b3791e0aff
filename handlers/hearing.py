"""What platforms tell of themselves: that they were not heard, that an account takes nothing; and menus by role."""

from datetime import datetime, timedelta
from typing import Final

from bot.cards.card import Button, Kind
from bot.cards.lists import everyday, menu
from bot.cards.tokens import Verb
from bot.deps import Act
from bot.domain.effects import Send
from bot.domain.people import Role
from bot.ports import Address
from bot.text import Text, Value, micros
from handlers import enrolment, owing

MISSING: Final = timedelta(hours=24)  # for which Telegram keeps what was not fetched
_NOTED: Final = timedelta(minutes=10)  # how exactly it is known when a platform was heard where nothing came


def heard(act: Act, platform: str, *, came: bool) -> None:
    """Note that a platform was heard; after a day of silence its people are told what may be missing (fault 25)."""
    last = act.tables.heard.last(platform)
    if last is not None and act.now - last > MISSING:
        _missing(act, platform, last)
    if came or last is None or act.now - last >= _NOTED:
        act.tables.heard.hear(platform, act.now)


def _missing(act: Act, platform: str, since: datetime) -> None:
    values: dict[str, Value] = {"platform": Text(f"platform-{platform}"), "since": since, "until": act.now}
    for person in act.tables.heard.people(platform):
        key = f"missing:{platform}:{micros(since)}:{person}"
        act.send(Send(key, person, Kind.NEWS, text=Text("news-may-be-missing", values)))


def left(act: Act, who: Address) -> None:
    """Note that somebody's account takes no messages any more; what waits for him goes elsewhere."""
    if act.people.at(who) is not None:
        act.tables.senders.lose(who, act.now)


def commands(act: Act, who: Address) -> tuple[Button, ...]:
    """Give the menu of commands for whoever an account belongs to; none for strangers."""
    person = act.people.at(who)
    if person is None:
        return ()
    roles = {holding.role for holding in act.people.roles(person.id, act.now)}
    administers = (Verb.UNDELIVERED,) if Role.ADMINISTRATOR in roles else ()
    more = (*owing.menu(act, person.id), Verb.TEMPLATE, *administers, *enrolment.menu(act, person.id))
    return (*everyday(roles), *menu(*more))
