"""Draws the last drills as PNG, made to be read on a telephone: numbers beside the bars, colours that only support."""

from io import BytesIO
from typing import Any, Final

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontPath, FontProperties
from matplotlib.patches import Rectangle

from bot.sheets import fonts
from bot.sheets.drawn import drawn, main
from bot.sheets.drill_trend import Row, TrendPicture, unpacked

_DOTS: Final = 150  # per inch
_WIDTH: Final = 7.2  # inches, as all that follows
_MARGIN: Final = 0.12
_NAME: Final = 2.0
_TAKEN: Final = 2.4
_WORDS: Final = 0.85  # room behind the bars of the first kind
_REACHED: Final = 1.3
_ROW: Final = 0.42
_HEAD: Final = 0.34
_TOP: Final = 0.5
_BAR: Final = 0.24
_SIZE: Final = 10.5  # points
_SMALL: Final = 9.0
_INK: Final = "#1f2430"
_FAINT: Final = "#5a6270"
_FRAME: Final = "#c3c8d0"
_IN_TIME: Final = "#bfe3c6"
_LATE: Final = "#e8a09b"
_SHARE: Final = "#c4d7f2"


def png(picture: TrendPicture, font: fonts.Font | None) -> bytes:
    """Draw it with this font, or with the library's own, which has no Chinese characters."""
    height = _TOP + _HEAD + _ROW * len(picture.rows) + _MARGIN
    figure = Figure(figsize=(_WIDTH, height), dpi=_DOTS, facecolor="white")
    axes: Axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, _WIDTH)
    axes.set_ylim(height, 0)
    axes.axis("off")
    pen = _Pen(axes, FontProperties(fname=FontPath(str(font.path), font.face) if font else None))
    first, second = _MARGIN + _NAME, _MARGIN + _NAME + _TAKEN + _WORDS
    pen.words(picture.title, _MARGIN, _TOP / 2)
    pen.words(picture.taken, first, _TOP + _HEAD / 2, size=_SMALL, ink=_FAINT)
    pen.words(picture.reached, second, _TOP + _HEAD / 2, size=_SMALL, ink=_FAINT)
    for number, row in enumerate(picture.rows):
        pen.row(row, _TOP + _HEAD + _ROW * (number + 0.5), first, second)
    kept = BytesIO()
    figure.savefig(kept, format="png", metadata={"Software": None})
    return kept.getvalue()


class _Pen:
    """Draws on a page whose measures are inches from its upper left corner."""

    def __init__(self, axes: Axes, font: FontProperties) -> None:
        self._axes, self._font = axes, font

    def words(
        self, words: str, x: float, y: float, *, size: float = _SIZE, ink: str = _INK, paper: str = "none"
    ) -> None:
        """Write words whose middle is at this height; on `paper` they cover what is behind them."""
        style: dict[str, Any] = {"fontproperties": self._font, "fontsize": size, "color": ink}
        style["bbox"] = {"facecolor": paper, "edgecolor": "none", "pad": 1.0}
        self._axes.text(x, y, words, ha="left", va="center_baseline", parse_math=False, **style)

    def row(self, row: Row, y: float, first: float, second: float) -> None:
        """Draw a drill: how long it took, where policy would have somebody have it, what share was reached."""
        self.words(row.name, _MARGIN, y, size=_SMALL)
        if row.taken is not None:
            self._bar(first, y, _TAKEN * row.taken, _IN_TIME if row.in_time else _LATE)
        mark = first + _TAKEN * row.wanted
        self._axes.plot(
            (mark, mark), (y - _ROW / 2 + 0.03, y + _ROW / 2 - 0.03), color=_INK, linewidth=1, dashes=(2, 2)
        )
        end = first + _TAKEN * (row.taken or 0)
        self.words(row.taken_words, end + 0.08, y, size=_SMALL, paper="white")
        self._bar(second, y, _REACHED, "white")
        self._bar(second, y, _REACHED * row.reached, _SHARE)
        self.words(row.reached_words, second + _REACHED + 0.06, y, size=_SMALL)

    def _bar(self, x: float, y: float, width: float, fill: str) -> None:
        box = Rectangle((x, y - _BAR / 2), width, _BAR, facecolor=fill, edgecolor=_FRAME, linewidth=0.6)
        self._axes.add_patch(box)


def run(given: bytes) -> tuple[int, bytes]:
    """Draw what is given: the exit code, which says whether there was a font for it, and the PNG."""
    return drawn(unpacked(given), png)


if __name__ == "__main__":
    main(run)
