"""Cards of what is not there any more."""

from pathlib import Path

import pytest

from bot.cards.card import Kind
from bot.domain.people import PersonId
from handlers import views
from handlers.made import Wanted
from tests.support.world import world


@pytest.mark.parametrize("kind", [Kind.TALK, Kind.FOUND, Kind.SHEET, Kind.ROSTER, Kind.EDIT, Kind.ITEM, Kind.REVIEW])
async def test_of_what_is_not_there_no_card_is_made(tmp_path: Path, kind: Kind) -> None:
    async with world(tmp_path) as here:
        assert await here.does(views.make, Wanted(kind, "no-such", 1, PersonId("wang-min"))) is None
