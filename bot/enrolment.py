"""What `qianfa org` does: writes a roster, to begin with or as it holds, and applies one while the bot stands."""

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from bot import on_file
from bot.app import WEB
from bot.cards.roster import changed
from bot.clock import SystemClock
from bot.config import Settings
from bot.console import Line, point, word
from bot.deps import Act, Organisation
from bot.domain.directories import Directory, compare
from bot.frozen import frozen
from bot.memory import Tables
from bot.mistakes import Trouble
from bot.roster import load_roster
from bot.rosters import templates
from bot.rosters.outlines import tables_of
from bot.rosters.writing import KINDS, Shape, written
from bot.text import Language, Text
from handlers import directory, people
from storage.connections import FolderInUse
from storage.store import open_store

P = ParamSpec("P")
T = TypeVar("T")


def template(file: Path, language: Language, *, overwrite: bool) -> Text:
    """Write a filled example of a roster, and say what to do with it."""
    _writable(file, overwrite=overwrite)
    file.write_bytes(templates.template(_shape(file, language)))
    return Text("org-template", {"file": str(file)})


def export(settings: Settings, file: Path, language: Language, *, overwrite: bool) -> Text:
    """Write the roster in force, and say so; a bot may be at work."""
    _writable(file, overwrite=overwrite)
    held = on_file.directory(settings, SystemClock().now())
    if not held.people:
        raise Trouble(Text("org-nobody", {"data": str(settings.data)}))
    file.write_bytes(written(tables_of(held, settings.zone), _shape(file, language)))
    return Text("org-exported", {"file": str(file), "people": len(held.people), "units": len(held.units)})


def _writable(file: Path, *, overwrite: bool) -> None:
    if file.suffix.lower() not in KINDS:
        raise Trouble(Text("org-ending", {"file": str(file), "kinds": KINDS}))
    if file.exists() and not overwrite:
        raise FileExistsError(file)


def _shape(file: Path, language: Language) -> Shape:
    return Shape(file.suffix.lower(), language, lambda key: word(Text(key), language))


@frozen
class Import:
    """A roster that was read, and what it would change; there is nothing if it says what is on file."""

    settings: Settings
    file: Path
    directory: Directory
    changes: tuple[Text, ...]

    def lines(self) -> Iterator[Line]:
        """Tell the changes, to be confirmed."""
        yield Line(Text("org-differs", {"file": str(self.file)}))
        yield from map(point, self.changes)


def read(settings: Settings, file: Path) -> Import:
    """Read a roster and compare it with what is on file; `Mistakes` names what is wrong in it."""
    found = load_roster(file, settings.zone).directory(sample=settings.sample)
    return Import(settings, file, found, asyncio.run(_in_store(settings, _compared, found)))


def apply(proposed: Import) -> Text:
    """Bring the directory up to the roster, and say so; what waits for people passes on in the same act."""
    asyncio.run(_in_store(proposed.settings, _applied, proposed))
    counts = {"people": len(proposed.directory.people), "units": len(proposed.directory.units)}
    return Text("org-applied", counts)


def _compared(act: Act, found: Directory) -> tuple[Text, ...]:
    before = act.people.roster(act.now)
    return changed(compare(before, found, act.tables.codes.emails()), before, found.at(act.now))


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
        raise Trouble(Text("org-busy")) from busy
