"""How long a Word file of fifty pages takes to be read and kept, and how long taps take while such files are read."""

import asyncio
from io import BytesIO
from pathlib import Path
from random import Random
from statistics import median, quantiles
from typing import Final

from docx import Document
from docx.shared import Cm
from PIL import Image

from bot.clock import stopwatch
from bot.intake.files import Files
from bot.intake.given import Limits
from bot.ports import FileRef
from bot.reading import Shelf
from handlers.drafts import Sent
from storage.store import Store, open_store
from tests.bench.presses import ORGANISATION, file_items, prepare, presses, tap
from tests.support import records
from tests.support.documents import press_text, saved

PAGES: Final = 50
CHARACTERS: Final = 800  # on a page
PICTURES: Final = 20
PHOTO: Final = (1600, 1200)  # pixels: what Word keeps of a telephone's picture at 220 to the inch
RUN: Final = 20  # characters: Word parts paragraphs wherever something was corrected
READINGS: Final = 12
ITEMS: Final = 200  # with six presses each
BETWEEN: Final = 0.005  # seconds between two taps


async def figures(folder: Path) -> dict[str, float]:
    """Measure, first one file at a time with nothing else to do, then taps while files are read without a pause."""
    document = await asyncio.to_thread(_document)
    prepare(folder / "data")
    async with open_store(folder / "data") as store:
        await store.act(records.organise)
        await store.act(file_items, 0, ITEMS)
        shelf = Shelf(Files(folder / "files"), Limits(), ORGANISATION.zone)
        await _read(shelf, document)
        alone = [await _read(shelf, document) for _ in range(READINGS)]
        quiet = await _taps(store, 0, ITEMS // 2)
        reading = asyncio.create_task(_read_on(shelf, document))
        busy = await _taps(store, ITEMS // 2, ITEMS)
        reading.cancel()
        await asyncio.gather(reading, return_exceptions=True)
    return {
        "docx_ms": median(alone) * 1000,
        "tap_p99_ms": quantiles(quiet, n=100)[98] * 1000,
        "tap_during_docx_p99_ms": quantiles(busy, n=100)[98] * 1000,
    }


async def _read(shelf: Shelf, document: bytes) -> float:
    """Read a file as one that came in; a file that is known already would be compared and not written."""
    start = stopwatch()
    sent = await shelf.add(Sent(), FileRef("file", "item.docx", len(document)), document)
    took = stopwatch() - start
    if len(sent.attachments) != PICTURES + 1 or len(sent.text) < PAGES * CHARACTERS:
        raise RuntimeError("the document was not read whole")
    for file in sent.attachments:
        shelf.files.path(file.digest).unlink()
    return took


async def _read_on(shelf: Shelf, document: bytes) -> None:
    while True:
        await _read(shelf, document)


async def _taps(store: Store, first: int, last: int) -> list[float]:
    """Tap one after the other, as people do who do not know of each other."""
    took = []
    for press in list(presses(first, last - first)):
        start = stopwatch()
        taken = await store.act(tap, press)
        took.append(stopwatch() - start)
        if taken.answer.refused:
            raise RuntimeError(taken.answer.text)
        await asyncio.sleep(BETWEEN)
    return took


def _document() -> bytes:
    document = Document()
    document.add_paragraph("五十页的稿件", style="Title")
    paragraphs = press_text(PAGES * CHARACTERS)
    every = len(paragraphs) // PICTURES
    for place, text in enumerate(paragraphs):
        paragraph = document.add_paragraph()
        for start in range(0, len(text), RUN):
            paragraph.add_run(text[start : start + RUN]).bold = start % (2 * RUN) == 0
        if place % every == 0 and place // every < PICTURES:
            document.add_picture(BytesIO(_photo(place)), width=Cm(15))
    return saved(document)


def _photo(seed: int) -> bytes:
    """Make a picture with as much in it as a photograph has."""
    grain = Image.frombytes("RGB", (200, 150), Random(seed).randbytes(200 * 150 * 3))
    file = BytesIO()
    grain.resize(PHOTO).save(file, "JPEG", quality=85)
    return file.getvalue()
