"""Writes the approval sheet of an item to a file, for the command line; the bot may go on running."""

from contextlib import closing
from pathlib import Path

from bot.app import WEB
from bot.clock import SystemClock
from bot.config import Settings
from bot.deps import Act, Organisation
from bot.i18n import I18n
from bot.mistakes import Trouble
from bot.sheets import fonts
from bot.sheets.html import html
from bot.sheets.paper import Page, said
from bot.sheets.pdf import pdf
from bot.text import Language, Text
from handlers import views
from storage import connections
from storage.tables import Tables


def write(
    database: Path,
    chosen: Settings,
    number: str,
    file: Path | None,
    language: Language,
    *,
    as_pdf: bool,
    overwrite: bool,
) -> Text:
    """Write the sheet of the item with this number, and say where it is. Trouble says what is missing."""
    into = file or Path(f"{number}{'.pdf' if as_pdf else '.html'}")
    if into.exists() and not overwrite:
        raise FileExistsError(into)
    now = SystemClock().now()
    page = _page(database, chosen, number, language)
    data = html(page).encode()
    if as_pdf:
        try:
            font = fonts.find(language, chosen.pdf_font)
        except fonts.Unsuitable as error:
            raise Trouble(Text("printed-font", {"why": str(error)})) from error
        if font is None:
            raise Trouble(Text("printed-no-font"))
        data = pdf(page, font, now)
    into.write_bytes(data)
    return Text("printed-written", {"number": number, "file": str(into)})


def _page(database: Path, chosen: Settings, number: str, language: Language) -> Page:
    i18n, now = I18n(), SystemClock().now()
    with closing(connections.reader(database)) as db:
        db.execute("BEGIN")
        act = Act(Tables(db), now, Organisation(chosen.week, accounts=(WEB,), name=chosen.organisation))
        draft = act.drafts.by_number(number)
        if draft is None:
            raise Trouble(Text("printed-unknown", {"number": number}))
        paper = views.paper(act, draft)
    return said(paper, language, lambda text: i18n.say(text, language, zone=chosen.zone, now=now))
