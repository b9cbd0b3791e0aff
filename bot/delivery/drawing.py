"""Draws the sheets that cards carry: says them in the reader's language, prints them, lays the file in the folder."""

import asyncio
import logging
from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.cards.card import Card
from bot.domain.drafts import Attachment
from bot.i18n import I18n
from bot.intake.files import Files
from bot.ports import Reader
from bot.sheets.paper import Page, Paper, said
from bot.sheets.press import NotPrinted, Press, Printed, as_html
from bot.text import Text

_LONGEST_NAME: Final = 80
_log = logging.getLogger(__name__)


class Drawing:
    """Puts a sheet on a card as a file: PDF, or where that is not to be had, HTML and the reason."""

    def __init__(self, files: Files, i18n: I18n, press: Press) -> None:
        """Lay what is drawn into this folder."""
        self._files, self._i18n, self._press = files, i18n, press

    async def drawn(self, card: Card, paper: Paper, reader: Reader, now: datetime) -> tuple[Card, Attachment]:
        """Give the card with the file on it, and the file; OSError when it cannot be written."""
        page = said(paper, reader.language, lambda text: self._say(text, reader, now))
        printed, notes = await self._printed(page, now)
        digest = await asyncio.to_thread(self._files.put, printed.data)
        name = self._say(Text("sheet-name", {"number": paper.number}), reader, now)[:_LONGEST_NAME]
        file = Attachment(digest, "document", f"{name}{printed.ending}", len(printed.data), printed.media_type)
        return replace(card, files=(file,), notes=(*card.notes, *notes)), file

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
