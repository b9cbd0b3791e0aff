"""Draws what cards carry as a file: says it in the reader's language, prints it, lays the file in the folder."""

import asyncio
import logging
from dataclasses import replace
from datetime import datetime
from typing import Final, Literal

from bot.cards.card import Card
from bot.domain.drafts import Attachment
from bot.i18n import I18n
from bot.intake.files import Files
from bot.ports import Reader
from bot.sheets.calendar import Calendar, ics
from bot.sheets.contributions import Contributions
from bot.sheets.contributions import spreadsheet as contributed
from bot.sheets.crisis import Timeline, sheet
from bot.sheets.crisis import spreadsheet as timed
from bot.sheets.drill_trend import Trend
from bot.sheets.heatmap import Heatmap
from bot.sheets.ledger import Ledger, Speaker, spreadsheet
from bot.sheets.paper import Page, Paper, said
from bot.sheets.pictures import Easel, NotDrawn
from bot.sheets.press import NotPrinted, Press, Printed, as_html
from bot.text import Language, Text

_LONGEST_NAME: Final = 80
_XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_ICS: Final = "text/calendar"
_log = logging.getLogger(__name__)


class Drawing:
    """Puts a sheet on a card as a file: PDF, or where that is not to be had, HTML and the reason."""

    def __init__(self, files: Files, i18n: I18n, press: Press, easel: Easel | None = None) -> None:
        """Lay what is drawn into this folder."""
        self._files, self._i18n, self._press, self._easel = files, i18n, press, easel or Easel()

    async def drawn(
        self,
        card: Card,
        paper: Paper | Ledger | Calendar | Heatmap | Trend | Contributions | Timeline,
        reader: Reader,
        now: datetime,
    ) -> tuple[Card, Attachment | None]:
        """Give the card with the file on it, and the file; OSError when it cannot be written.

        A report whose picture could not be drawn goes without it, and says so.
        """
        if isinstance(paper, Ledger):
            return await self._written(card, paper, reader, now)
        if isinstance(paper, Calendar):
            return await self._dated(card, paper, reader, now)
        if isinstance(paper, Contributions):
            return await self._counted(card, paper, reader, now)
        if isinstance(paper, Heatmap | Trend):
            return await self._pictured(card, paper, reader, now)
        if isinstance(paper, Timeline):
            return await self._timed(card, paper, reader, now)
        page = said(paper, reader.language, lambda text: self._say(text, reader, now))
        printed, notes = await self._printed(page, now)
        name = self._say(Text("sheet-name", {"number": paper.number}), reader, now)
        return await self._laid(replace(card, notes=(*card.notes, *notes)), name, printed)

    async def _written(self, card: Card, ledger: Ledger, reader: Reader, now: datetime) -> tuple[Card, Attachment]:
        speaker = Speaker(reader.language, reader.zone, lambda text: self._say(text, reader, now))
        data = await asyncio.to_thread(spreadsheet, ledger, speaker)
        name = self._say(Text("ledger-name", {"period": ledger.period}), reader, now)
        return await self._laid(card, name, Printed(".xlsx", _XLSX, data))

    async def _dated(self, card: Card, paper: Calendar, reader: Reader, now: datetime) -> tuple[Card, Attachment]:
        data = await asyncio.to_thread(ics, paper, reader.language, lambda text: self._say(text, reader, now))
        return await self._laid(card, self._say(Text("plan-title"), reader, now), Printed(".ics", _ICS, data))

    async def _counted(
        self, card: Card, paper: Contributions, reader: Reader, now: datetime
    ) -> tuple[Card, Attachment]:
        data = await asyncio.to_thread(contributed, paper, reader.language, lambda text: self._say(text, reader, now))
        name = self._say(Text("report-file-name", {"week": paper.week}), reader, now)
        return await self._laid(card, name, Printed(".xlsx", _XLSX, data))

    async def _timed(self, card: Card, paper: Timeline, reader: Reader, now: datetime) -> tuple[Card, Attachment]:
        """Write a crisis's time line: as a table, or as a page to be printed from wherever it is read."""

        def say(text: Text) -> str:
            return self._say(text, reader, now)

        name = say(Text("timeline-name", {"number": paper.crisis.number}))
        if paper.kind == "xlsx":
            data = await asyncio.to_thread(timed, paper, say)
            return await self._laid(card, name, Printed(".xlsx", _XLSX, data))
        return await self._laid(card, name, as_html(said(sheet(paper), reader.language, say)))

    async def _pictured(
        self, card: Card, paper: Heatmap | Trend, reader: Reader, now: datetime
    ) -> tuple[Card, Attachment | None]:
        def say(text: Text, language: Language) -> str:
            return self._i18n.say(text, language, zone=reader.zone, now=now)

        try:
            data = await self._easel.draw(paper, reader.language, say)
        except (NotDrawn, TimeoutError):
            _log.exception("a picture could not be drawn")
            lacking = "trend-no-picture" if isinstance(paper, Trend) else "report-no-picture"
            return replace(card, notes=(*card.notes, Text(lacking))), None
        called = Text("trend-picture-name")
        if isinstance(paper, Heatmap):
            called = Text("report-picture-name", {"week": paper.week})
        name = self._say(called, reader, now)
        return await self._laid(card, name, Printed(".png", "image/png", data), kind="picture")

    async def _laid(
        self, card: Card, name: str, printed: Printed, *, kind: Literal["document", "picture"] = "document"
    ) -> tuple[Card, Attachment]:
        """Lay a file in the folder and put it on its card."""
        digest = await asyncio.to_thread(self._files.put, printed.data)
        called = f"{name[:_LONGEST_NAME]}{printed.ending}"
        file = Attachment(digest, kind, called, len(printed.data), printed.media_type)
        return replace(card, files=(file,)), file

    async def _printed(self, page: Page, now: datetime) -> tuple[Printed, tuple[Text, ...]]:
        try:
            printed = await self._press.print(page, now)
        except (NotPrinted, TimeoutError):
            _log.exception("a sheet could not be printed as PDF")
            return as_html(page), (Text("sheet-not-pdf"), Text("sheet-print"))
        if printed.ending == ".html":
            return printed, (Text("sheet-no-font"), Text("sheet-print"))
        return printed, ()

    def _say(self, text: Text, reader: Reader, now: datetime) -> str:
        return self._i18n.say(text, reader.language, zone=reader.zone, now=now)
