"""Writes the time line of a crisis to a file, for the command line; the bot may go on running."""

from contextlib import closing
from pathlib import Path
from typing import Final

from bot.app import WEB
from bot.clock import SystemClock
from bot.config import Settings
from bot.deps import Act, Organisation
from bot.i18n import I18n
from bot.mistakes import Trouble
from bot.on_file import database
from bot.sheets.crisis import Timeline, sheet, write
from bot.sheets.html import html
from bot.sheets.paper import said
from bot.text import Language, Text
from bot.troubles import trusted
from handlers import situation_export
from storage import connections
from storage.tables import Tables

_HTML: Final = ".html"


def export(chosen: Settings, number: str, file: Path | None, language: Language, *, overwrite: bool) -> Text:
    """Write the time line of the crisis with this number, and say where it is: .html, .xlsx or .csv, by the name.

    Trouble says that there is none; UnknownKind, FileExistsError as `bot.exports` has them.
    """
    into = file or Path(f"{number}{_HTML}")
    path, i18n = database(chosen), I18n()
    with trusted(path):
        found = _timeline(path, chosen, number)

    def say(text: Text) -> str:
        return i18n.say(text, language, zone=chosen.zone, now=found.made)

    if into.suffix.lower() != _HTML:
        write(found, say, into, overwrite=overwrite)
    elif into.exists() and not overwrite:
        raise FileExistsError(into)
    else:
        into.write_text(html(said(sheet(found), language, say)), encoding="utf-8")
    return Text("timeline-written", {"number": number, "file": str(into)})


def _timeline(path: Path, chosen: Settings, number: str) -> Timeline:
    with closing(connections.reader(path)) as db:
        db.execute("BEGIN")
        ours = Organisation(chosen.week, accounts=(WEB,), name=chosen.organisation)
        act = Act(Tables(db), SystemClock().now(), ours)
        known = act.tables.situations.numbered(number)
        crisis = act.crises.get(known) if known is not None else None
        if crisis is None:
            raise Trouble(Text("timeline-unknown", {"number": number}))
        return situation_export.timeline(act, crisis)
