"""Random identifiers, short enough to stand in a button."""

import secrets
from typing import Final

_LETTERS: Final = "abcdefghijkmnpqrstuvwxyz23456789"
_LENGTH: Final = 16  # 80 bits: no two are alike in the life of an organisation


def new_id() -> str:
    """Give 16 random characters of a 32-letter alphabet that leaves out l, o, 0 and 1."""
    number = secrets.randbits(5 * _LENGTH)
    return "".join(_LETTERS[(number >> (5 * place)) & 31] for place in range(_LENGTH))
