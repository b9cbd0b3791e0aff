"""Writes a roster to begin with: a filled example as .xlsx, .csv or .toml, with headings in the reader's language."""

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Final

from bot.rosters.writing import Shape, written
from bot.tables import read_file

EXAMPLE: Final = Path(__file__).parents[1] / "sample" / "template.toml"


def template(shape: Shape) -> bytes:
    """Give the example as a file; as .toml it is the one with the notes in it."""
    if shape.kind == ".toml":
        return EXAMPLE.read_bytes()
    return written(tomllib.loads(read_file(EXAMPLE)), replace(shape, notes=True))
