"""The sample organisation's database as its first start leaves it, made once for each moment and then copied."""

from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bot import app
from bot.config import sample_settings
from storage.store import DATABASE
from tests.support.clocks import VirtualClock
from tests.support.paper import PaperPlatform
from tests.support.records import new_database
from tests.support.stages import on_paper

_left: Final[dict[datetime, bytes]] = {}


async def begin(path: Path, at: datetime | None) -> None:
    """Put a database where a world is to begin, unless it has begun there before.

    At a moment the sample's roster and policy are on file, and what is due at a start is done; without one it is empty.
    """
    if path.parent.exists():
        return
    if at is None:
        new_database(path)
        return
    if at not in _left:
        _left[at] = await _begun(at)
    _put(path, _left[at])


def _put(path: Path, database: bytes) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(database)


async def _begun(at: datetime) -> bytes:
    with TemporaryDirectory() as folder:
        settings, paper = sample_settings(Path(folder) / "data", 0), PaperPlatform()
        new_database(settings.data / DATABASE)
        async with app.opened(settings, VirtualClock(at), on_paper(paper)) as bot:
            await bot.ticker.tick()  # what there is to send, each world sends to its own paper
        return (settings.data / DATABASE).read_bytes()
