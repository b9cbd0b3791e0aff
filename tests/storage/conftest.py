"""Tables on a new file, with a small organisation in them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.tables import Tables
from tests.support import records


@pytest.fixture
def tables(tmp_path: Path) -> Iterator[Tables]:
    with records.tables(tmp_path) as opened:
        yield opened
