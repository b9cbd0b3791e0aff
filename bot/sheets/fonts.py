"""Finds a font with Chinese characters to embed in a PDF: the one configured, else one that is installed."""

import os
import struct
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from fontTools.ttLib import TTCollection, TTFont, TTLibError

from bot.frozen import frozen
from bot.text import Language

_NEEDED: Final = tuple(map(ord, "签發审核，。A1"))
_ENDINGS: Final = frozenset({".ttf", ".otf", ".ttc", ".otc"})
# Parts of the names of fonts known to have both scripts, the ones that read best on paper first.
_KNOWN: Final = (
    "notosanscjk",
    "sourcehansans",
    "notosanssc",
    "notoserifcjk",
    "sourcehanserif",
    "wqy",
    "droidsansfallback",
)
_WEIGHTS: Final = ("regular", "normal", "medium", "book", "light", "", "bold", "black", "thin")
_FACES: Final[Mapping[Language, tuple[str, ...]]] = {
    "zh-Hans": (" SC", " CN"),
    "zh-Hant": (" TC", " HK", " TW"),
    "en": (" SC", " CN"),
}


@frozen
class Font:
    """A font file, and which of its faces, where it is a collection."""

    path: Path
    face: int = 0


class Unsuitable(Exception):
    """The file is no font that can be embedded, or has no Chinese characters."""


def folders() -> tuple[Path, ...]:
    """Name where fonts usually lie on this system."""
    home = Path.home()
    if sys.platform == "darwin":
        return (home / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts"))
    data = os.environ.get("XDG_DATA_HOME", "") or str(home / ".local/share")
    return (Path(data) / "fonts", home / ".fonts", Path("/usr/local/share/fonts"), Path("/usr/share/fonts"))


def find(language: Language, configured: Path | None = None, where: Iterable[Path] | None = None) -> Font | None:
    """Give a font for a language; None when there is none. Unsuitable when the configured one cannot be used."""
    if configured is not None:
        return face_of(configured, language)
    for path in _candidates(folders() if where is None else where):
        try:
            return face_of(path, language)
        except Unsuitable:
            continue
    return None


def _candidates(where: Iterable[Path]) -> Iterator[Path]:
    """Give the files whose names are known, the most suitable first."""
    fonts = (path for folder in where if folder.is_dir() for path in folder.rglob("*"))
    ranked = [(_rank(path.stem), path) for path in fonts if path.suffix.lower() in _ENDINGS]
    return (path for (known, _), path in sorted(ranked) if known < len(_KNOWN))


def _rank(stem: str) -> tuple[int, int]:
    name = stem.lower().replace("-", "")
    known = next((place for place, part in enumerate(_KNOWN) if part in name), len(_KNOWN))
    return known, next(place for place, weight in enumerate(_WEIGHTS) if weight in name)


def face_of(path: Path, language: Language) -> Font:
    """Give the face of a font file that suits a language best; Unsuitable when none has what is needed."""
    try:
        with _opened(path) as fonts:
            ranked = sorted((_suits(font, language), face) for face, font in enumerate(fonts))
            fit = next((face for _, face in ranked if _has_what_is_needed(fonts[face])), None)
    except (OSError, TTLibError, struct.error, AssertionError) as error:
        raise Unsuitable(f"{path}: {error}") from error
    if fit is None:
        raise Unsuitable(f"{path} has no Chinese characters")
    return Font(path, fit)


@contextmanager
def _opened(path: Path) -> Iterator[Sequence[TTFont]]:
    """Open a font file, and give its faces."""
    with path.open("rb") as file:
        collection = path.suffix.lower() in {".ttc", ".otc"}
        yield TTCollection(file, lazy=True).fonts if collection else (TTFont(file, lazy=True),)


def _has_what_is_needed(font: TTFont) -> bool:
    return frozenset(font.getBestCmap() or ()).issuperset(_NEEDED)


def _suits(font: TTFont, language: Language) -> tuple[bool, int]:
    """Rank a face: of the language first, and no monospaced one before others."""
    name, wanted = font["name"].getDebugName(1) or "", _FACES[language]
    return "Mono" in name, next((place for place, part in enumerate(wanted) if name.endswith(part)), len(wanted))
