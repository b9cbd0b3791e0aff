"""Writes a sheet as PDF with its type embedded, so that it reads the same everywhere and its words can be copied."""

import logging
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from functools import lru_cache
from typing import Final

from fpdf import FPDF
from fpdf.fonts import FontFace

from bot.sheets.fonts import Font
from bot.sheets.paper import Page, PageGrid

_TYPE: Final = "type"
_MARGIN: Final = 16.0  # millimetres, as all that follows; sizes of type are points
_WIDTH: Final = 210 - 2 * _MARGIN
_PADDING: Final = 1.6
_LINE: Final = 5.0
_SIZE: Final = 10.0
_MOST_LINES: Final = 45  # of a row; a page holds some more
_HEAD: Final = FontFace(fill_color=241)
_LABELS: Final = (18.0, 36.0)  # of 100: how narrow and how wide the column of labels may be
_RED: Final = (179, 38, 30)
_SLACK: Final = 0.5  # lest a word that just fits is broken after all
_FEW: Final = 12.0  # of what follows a heading, so much stays with it
_UNFIT: Final = dict.fromkeys((*range(10), *range(11, 32), *range(127, 160), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF))
_WIDE: Final = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
# What stays together on a line: a word, or one wide character, with the brackets before and the marks after it.
_PIECE: Final = re.compile(rf"[（《〈「『【“‘]*(?:[{_WIDE}]|[^\s{_WIDE}]+)[，。、；：！？）》〉」』】”’…,.;:!?)]*|\s")


class _Sheet(FPDF):
    """A4 pages with their numbers."""

    def footer(self) -> None:
        """Write the number of the page and how many there are."""
        self.set_y(-12)
        self.set_font(size=8)
        self.cell(0, _LINE, f"{self.page_no()} / {{nb}}", align="C")
        self.set_font(size=_SIZE)


def pdf(page: Page, font: Font, made: datetime) -> bytes:
    """Write the sheet; characters that the font lacks are left blank, which is no reason to have no sheet."""
    for name in ("fpdf", "fontTools"):
        logging.getLogger(name).setLevel(logging.ERROR)
    sheet = _Sheet(format="A4")
    sheet.set_margins(_MARGIN, _MARGIN)
    sheet.set_auto_page_break(auto=True, margin=_MARGIN)
    sheet.c_margin = 0
    sheet.set_title(_fit(page.title))
    sheet.set_lang(page.language)
    sheet.set_creation_date(made)
    sheet.add_font(_TYPE, "", font.path, collection_font_number=font.face)
    sheet.set_font(_TYPE, size=_SIZE)
    sheet.add_page()
    _write(sheet, page)
    return bytes(sheet.output())


def _write(sheet: FPDF, page: Page) -> None:
    if page.mark:
        sheet.set_text_color(*_RED)
        _lines(sheet, page.mark, 12, 8)
        sheet.set_text_color(0)
    _lines(sheet, page.title, 16, 8)
    _lines(sheet, page.under)
    sheet.ln(2)
    _table(sheet, (), page.facts, _label_widths(sheet, [label for label, _ in page.facts]))
    for grid in page.grids:
        _grid(sheet, grid)
    _heading(sheet, page.text_head)
    _lines(sheet, page.text_title, 12, 6)
    _lines(sheet, page.text)
    sheet.ln(4)
    for line in page.foot:
        _lines(sheet, line, 8, 4)


def _label_widths(sheet: FPDF, labels: Iterable[str]) -> tuple[float, float]:
    """Give labels the room that the longest needs on one line, within limits."""
    least, most = _LABELS
    needed = max((sheet.get_string_width(_fit(label)) for label in labels), default=0.0) + 2 * _PADDING + _SLACK
    share = min(max(100 * needed / _WIDTH, least), most)
    return share, 100 - share


def _lines(sheet: FPDF, words: str, size: float = _SIZE, height: float = _LINE) -> None:
    sheet.set_font(size=size)
    sheet.multi_cell(0, height, _wrapped(sheet, words, _WIDTH), align="L", new_x="LMARGIN", new_y="NEXT")
    sheet.set_font(size=_SIZE)


def _heading(sheet: FPDF, words: str, follows: float = _FEW) -> None:
    """Write a heading, on the next page where what follows it has no room on this one."""
    if sheet.will_page_break(4 + 7 + follows):
        sheet.add_page()
    sheet.ln(4)
    _lines(sheet, words, 12, 7)


def _grid(sheet: FPDF, grid: PageGrid) -> None:
    if not grid.rows:
        _heading(sheet, grid.head)
        _lines(sheet, grid.none)
        return
    heads, widths = tuple(name for name, _ in grid.columns), tuple(width for _, width in grid.columns)
    _heading(sheet, grid.head, sum(_height(sheet, row, widths) for row in (heads, grid.rows[0])))
    _table(sheet, heads, grid.rows, widths)


def _rooms(widths: tuple[float, ...]) -> list[float]:
    return [_WIDTH * width / sum(widths) - 2 * _PADDING for width in widths]


def _height(sheet: FPDF, row: tuple[str, ...], widths: tuple[float, ...]) -> float:
    lines = (_wrapped(sheet, cell, room).count("\n") + 1 for cell, room in zip(row, _rooms(widths), strict=True))
    return _LINE * min(max(lines), _MOST_LINES) + 2 * _PADDING


def _table(sheet: FPDF, heads: tuple[str, ...], rows: Iterable[tuple[str, ...]], widths: tuple[float, ...]) -> None:
    """Draw a table; its head stands again on each page, and a row is parted only where no page holds it."""
    room = _rooms(widths)
    with sheet.table(
        width=_WIDTH,
        col_widths=widths,
        line_height=_LINE,
        padding=_PADDING,
        text_align="L",
        v_align="T",
        headings_style=_HEAD,
        first_row_as_headings=bool(heads),
        num_heading_rows=1 if heads else 0,
    ) as table:
        for cells in (*([heads] if heads else []), *rows):
            wrapped = [_wrapped(sheet, cell, width) for cell, width in zip(cells, room, strict=True)]
            for part in _parted(wrapped):
                table.row(part)


def _parted(cells: list[str]) -> Iterator[list[str]]:
    """Part a row that no page holds into several."""
    lines = [cell.split("\n") for cell in cells]
    for start in range(0, max(map(len, lines)), _MOST_LINES):
        yield ["\n".join(cell[start : start + _MOST_LINES]) for cell in lines]


def _wrapped(sheet: FPDF, words: str, width: float) -> str:
    """Break words into lines of this width, as Chinese and English are broken; what comes in lines stays in lines."""

    @lru_cache(4096)
    def wide(piece: str) -> float:
        return float(sheet.get_string_width(piece))

    def lines(line: str) -> Iterator[str]:
        here, room = "", width
        for piece in _pieces(line, lambda one: wide(one) > width):
            if wide(piece) > room and here:
                yield here.rstrip()
                here, room = "", width
            if here or not piece.isspace():
                here, room = here + piece, room - wide(piece)
        yield here

    return "\n".join(part for line in _fit(words).split("\n") for part in lines(line))


def _pieces(line: str, too_wide: Callable[[str], bool]) -> Iterator[str]:
    for found in _PIECE.finditer(line):
        yield from found[0] if too_wide(found[0]) else (found[0],)


def _fit(words: str) -> str:
    """Leave out what has no place on paper."""
    return words.replace("\r\n", "\n").replace("\r", "\n").translate(_UNFIT)
