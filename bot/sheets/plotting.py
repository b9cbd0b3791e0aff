"""Draws a heat-map as PNG, made to be read on a telephone: numbers in the cells, colours that only support them."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any, Final

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontPath, FontProperties
from matplotlib.patches import Rectangle

from bot.sheets import fonts
from bot.sheets.drawn import drawn, main
from bot.sheets.heatmap import Picture, PlainCell, PlainGroup
from bot.sheets.pictures import unpacked

_DOTS: Final = 150  # per inch
_WIDTH: Final = 7.2  # inches, as all that follows
_NAME: Final = 2.2  # room for a unit's name
_ROW: Final = 0.42
_HEAD: Final = 0.34
_TOP: Final = 0.5
_MARGIN: Final = 0.12
_SIZE: Final = 10.5  # points
_GAP: Final = 0.03
_SWATCH: Final = 0.32
# What fills a cell, and the colour of the words on it: dark on light, so that it prints and reads without colours.
_COLOURS: Final[Mapping[str, tuple[str, str]]] = {
    "met": ("#bfe3c6", "#10401d"),
    "short": ("#b3261e", "#ffffff"),
    "running": ("#fbe3a4", "#4a3500"),
    "excused": ("#dfe3ea", "#333a45"),
    "waived": ("#eef0f3", "#5a6270"),
    "preparation": ("#eef0f3", "#5a6270"),
    "new": ("#ffffff", "#6b7280"),
}
_INK: Final = "#1f2430"
_FAINT: Final = "#5a6270"
_SMALL: Final = 9.0
_WIDE: Final = "\u2e80"  # the first character of those that are as wide as high
_NARROW: Final = 0.56  # how wide others are, of that
_INCH: Final = 72.0  # points


class _Page:
    """The picture on which things are drawn from the top down; measures are inches from its upper left corner."""

    def __init__(self, height: float, font: fonts.Font | None) -> None:
        self.figure = Figure(figsize=(_WIDTH, height), dpi=_DOTS, facecolor="white")
        self._axes: Axes = self.figure.add_axes((0, 0, 1, 1))
        self._axes.set_xlim(0, _WIDTH)
        self._axes.set_ylim(height, 0)
        self._axes.axis("off")
        self._font = FontProperties(fname=FontPath(str(font.path), font.face) if font else None)

    def words(
        self, words: str, x: float, y: float, *, size: float = _SIZE, ink: str = _INK, align: str = "left"
    ) -> None:
        """Write words whose middle is at this height."""
        style: dict[str, Any] = {"fontproperties": self._font, "fontsize": size, "color": ink}
        self._axes.text(x, y, words, ha=align, va="center_baseline", linespacing=1.05, parse_math=False, **style)

    def box(self, x: float, y: float, width: float, height: float, standing: str) -> str:
        """Fill a cell, and give the colour of the words on it."""
        fill, ink = _COLOURS[standing]
        self._axes.add_patch(Rectangle((x, y), width, height, facecolor=fill, edgecolor="#c3c8d0", linewidth=0.6))
        return ink


def png(picture: Picture, font: fonts.Font | None) -> bytes:
    """Draw a heat-map with this font, or with the library's own, which has no Chinese characters."""
    legend = _legend(picture.legend)
    rows = sum(len(group.rows) for group in picture.groups)
    heads = sum(_HEAD * (2 if group.head else 1) for group in picture.groups)
    page = _Page(_TOP + heads + _ROW * rows + _HEAD * len(legend) + 2 * _MARGIN, font)
    page.words(picture.title, _MARGIN, _TOP / 2, size=_SIZE)
    y = _TOP
    for group in picture.groups:
        y = _group(page, group, y)
    y += _MARGIN
    for line in legend:
        for x, standing, mark, name in line:
            ink = page.box(x, y + 0.04, _SWATCH, _HEAD - 0.08, standing)
            page.words(mark, x + _SWATCH / 2, y + _HEAD / 2, size=_SMALL, ink=ink, align="center")
            page.words(name, x + _SWATCH + 0.08, y + _HEAD / 2, size=_SMALL)
        y += _HEAD
    kept = BytesIO()
    page.figure.savefig(kept, format="png", metadata={"Software": None})
    return kept.getvalue()


def _group(page: _Page, group: PlainGroup, y: float) -> float:
    """Draw a quota with its units, and give where the next one begins."""
    if group.head:
        page.words(group.head, _MARGIN, y + _HEAD / 2)
        y += _HEAD
    wide = (_WIDTH - 2 * _MARGIN - _NAME) / max(len(group.columns), 1)
    for number, column in enumerate(group.columns):
        x = _MARGIN + _NAME + wide * (number + 0.5)
        page.words(column, x, y + _HEAD / 2, size=_SMALL, ink=_FAINT, align="center")
    y += _HEAD
    for name, cells in group.rows:
        page.words(_wrapped(name, _NAME - 0.1, _SMALL), _MARGIN, y + _ROW / 2, size=_SMALL)
        _cells(page, cells, y, wide)
        y += _ROW
    return y


def _cells(page: _Page, cells: tuple[PlainCell, ...], y: float, wide: float) -> None:
    for number, cell in enumerate(cells):
        x = _MARGIN + _NAME + wide * number
        ink = page.box(x + _GAP / 2, y + _GAP / 2, wide - _GAP, _ROW - _GAP, cell.standing)
        size = min(_SIZE, (wide - 2 * _GAP) * _INCH / max(_length(cell.mark), 1))
        page.words(cell.mark, x + wide / 2, y + _ROW / 2, size=size, ink=ink, align="center")


def _length(words: str) -> float:
    """Give how long words are, measured in characters as wide as high."""
    return sum(1.0 if sign >= _WIDE else _NARROW for sign in words)


def _wrapped(name: str, width: float, size: float) -> str:
    """Break a name into two lines at most, and cut what has no room on them."""
    room = width * _INCH / size
    lines = [""]
    for piece in _pieces(name):
        if lines[-1] and _length(lines[-1] + piece.rstrip()) > room:
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    kept = [line.rstrip() for line in lines[:2]]
    if len(lines) > len(kept):
        kept[-1] = f"{kept[-1][:-1]}…"
    return "\n".join(kept)


def _pieces(name: str) -> list[str]:
    """Give what stays together on a line: a word with the blank behind it, or one wide character."""
    found: list[str] = []
    for sign in name:
        if found and sign < _WIDE and found[-1][-1] < _WIDE and not found[-1].endswith(" "):
            found[-1] += sign
        else:
            found.append(sign)
    return found


def _legend(legend: tuple[tuple[str, str, str], ...]) -> list[list[tuple[float, str, str, str]]]:
    """Lay the legend out in lines: where each begins, the standing, its mark, what it is called."""
    lines, x = list[list[tuple[float, str, str, str]]]([[]]), _MARGIN
    for standing, mark, name in legend:
        wide = _SWATCH + 0.26 + _length(name) * _SMALL / _INCH
        if lines[-1] and x + wide > _WIDTH - _MARGIN:
            lines.append([])
            x = _MARGIN
        lines[-1].append((x, standing, mark, name))
        x += wide
    return lines


def run(given: bytes) -> tuple[int, bytes]:
    """Draw what is given: the exit code, which says whether there was a font for it, and the PNG."""
    return drawn(unpacked(given), png)


if __name__ == "__main__":
    main(run)
