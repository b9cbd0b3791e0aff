"""What the page shows besides conversations: who can be played, and where the item in hand stands."""

from typing import Literal
from zoneinfo import ZoneInfo

from bot.cards.card import Button
from bot.domain.people import PersonId
from bot.frozen import frozen
from bot.text import Language, Names, Text


@frozen
class CastMember:
    """Somebody who can be played in a pane; the first three of a cast are the panes that a newcomer sees.

    `language` and `zone` are those in which the person is written to; `settled` says that the language is his own, by
    the roster, his word or the first page that opened his pane. `menu` are the buttons of his menu.
    """

    id: PersonId
    names: Names
    unit: Names
    roles: tuple[Text, ...]
    language: Language
    zone: ZoneInfo
    menu: tuple[Button, ...] = ()
    settled: bool = True


@frozen
class StripStop:
    """A step of the item in hand, and whom it waits for or will wait for."""

    state: Literal["done", "against", "now", "next"]
    text: Text
    people: tuple[PersonId, ...] = ()


@frozen
class Strip:
    """The item in hand as a line of steps; `number` is None before the first submission."""

    number: str | None
    title: Text
    stops: tuple[StripStop, ...]


@frozen
class StripAlarm:
    """A crisis that is open, and those who have it or are called."""

    text: Text
    people: tuple[PersonId, ...]


@frozen
class Above:
    """What stands above all panes: crises that are open first, then the item in hand, if any."""

    alarms: tuple[StripAlarm, ...] = ()
    item: Strip | None = None
