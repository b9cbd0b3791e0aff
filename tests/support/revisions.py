"""Made-up revisions, for trying out how migrations run."""

from pathlib import Path
from typing import Final

_HEAD: Final = '''"""Made up."""

import sys

import sqlalchemy as sa
from alembic import op

revision = "{number:04}"
down_revision = {before}


def pause(moment):
    """Say how far it has come; wait to be killed at the moment that the process was started with."""
    print(moment, flush=True)
    if moment == sys.argv[-1]:
        sys.stdin.readline()


def upgrade():
'''


def revision(versions: Path, number: int, *lines: str) -> None:
    """Write a revision that does what the lines say."""
    versions.mkdir(exist_ok=True)
    before = f'"{number - 1:04}"' if number > 1 else "None"
    body = "".join(f"    {line}\n" for line in lines)
    (versions / f"{number:04}_made_up.py").write_text(_HEAD.format(number=number, before=before) + body)
