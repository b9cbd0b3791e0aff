"""What `qianfa org` does: writes a roster to begin with, and brings the directory up to one while the bot stands."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Concatenate, Final, ParamSpec, TypeVar
from zoneinfo import ZoneInfo

from bot.app import WEB
from bot.cards.roster import changed
from bot.clock import SystemClock
from bot.config import Settings
from bot.deps import Act, Organisation
from bot.domain.directories import Directory, compare
from bot.frozen import frozen
from bot.i18n import I18n
from bot.memory import Tables
from bot.roster import load_roster
from bot.rosters.templates import KINDS, write_template
from bot.text import Language, Text, moment
from bot.troubles import Trouble
from handlers import directory, people
from storage.connections import FolderInUse
from storage.store import open_store

P = ParamSpec("P")
T = TypeVar("T")
_I18N: Final = I18n()


def template(file: Path, language: Language, *, overwrite: bool) -> str:
    """Write a filled example of a roster, and say what to do with it."""
    if file.suffix.lower() not in KINDS:
        raise Trouble(f"{file}: end the name in {', '.join(KINDS)}, so that it is clear what to write.")
    if file.exists() and not overwrite:
        raise FileExistsError(file)
    write_template(file, language, lambda key: _say(Text(key), language))
    return (
        f"{file} holds an example. Put your own units and people in its place, then\n"
        f"  qianfa check --roster {file}     names every mistake in it by its place;\n"
        f"  qianfa org import {file}         shows what would change, and applies it when you say so."
    )


def _say(text: Text, language: Language = "en") -> str:
    return _I18N.say(text, language, zone=ZoneInfo("UTC"), now=moment(0))  # no moment is told here


@frozen
class Import:
    """A roster that was read, and what it would change, in lines; there are none if it says what is on file."""

    settings: Settings
    file: Path
    directory: Directory
    lines: tuple[str, ...]

    @property
    def shown(self) -> str:
        """The changes, to be confirmed."""
        return "\n".join([f"{self.file} differs from the people on file:", *(f"  - {line}" for line in self.lines)])


def read(settings: Settings, file: Path) -> Import:
    """Read a roster and compare it with what is on file; `Mistakes` names what is wrong in it."""
    found = load_roster(file, settings.zone).directory(sample=settings.sample)
    lines = asyncio.run(_in_store(settings, _compared, found))
    return Import(settings, file, found, tuple(_say(line) for line in lines))


def apply(proposed: Import) -> str:
    """Bring the directory up to the roster, and say so; what waits for people passes on in the same act."""
    asyncio.run(_in_store(proposed.settings, _applied, proposed))
    return (
        f"Applied: {len(proposed.directory.people):,} people and {len(proposed.directory.units):,} units on file.\n"
        "It holds until another roster is imported, or the roster that the configuration names is changed."
    )


def _compared(act: Act, found: Directory) -> tuple[Text, ...]:
    before = act.people.roster(act.now)
    return changed(compare(before, found), before, found.at(act.now))


def _applied(act: Act, proposed: Import) -> None:
    """Apply a roster; where none was read yet, the one of the configuration comes first, as it does at a start."""
    settings, begun = proposed.settings, act.tables.facts.latest("roster-read")
    own = proposed.directory if begun else load_roster(settings.roster, settings.zone).directory(sample=settings.sample)
    if not begun:
        people.read_roster(act, own)
    if begun or own.digest != proposed.directory.digest:
        directory.bring_in(act, proposed.directory, proposed.file.name)


async def _in_store(settings: Settings, do: Callable[Concatenate[Act, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
    def act(tables: Tables) -> T:
        return do(Act(tables, SystemClock().now(), organisation, "org"), *args, **kwargs)

    organisation = Organisation(settings.week, settings.text_characters, accounts=(WEB,))
    settings.data.mkdir(parents=True, exist_ok=True)
    try:
        async with open_store(settings.data) as store:
            return await store.act(act)
    except FolderInUse as busy:
        raise Trouble(_BUSY) from busy


_BUSY: Final = (
    "The bot is at work on this data folder. While it runs, the roster is changed in a chat: as an administrator,\n"
    "send the file to the bot with the word /roster (/名册); it shows what would change, and applies it when you\n"
    "say so. "
    "Or stop the bot, and import the file again."
)
