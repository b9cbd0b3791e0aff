"""What happens to a data folder when the bot starts on it again, or with another organisation's files."""

import logging
from dataclasses import replace
from pathlib import Path

import pytest

from bot import app
from bot.cards.tokens import Verb
from bot.config import sample_settings
from handlers.people import OtherOrganisation
from storage.seals import seal
from tests.support.clocks import VirtualClock
from tests.support.paper import PaperPlatform
from tests.support.world import roster_with, world


async def test_the_sample_never_takes_the_place_of_ones_own_organisation(tmp_path: Path) -> None:
    own = replace(sample_settings(tmp_path / "data", 0), sample=False)
    paper = PaperPlatform()
    async with app.opened(own, VirtualClock(), lambda _store, _files: {"web": paper}) as bot:
        assert await bot.store.view(lambda tables: len(tables.people.roster(VirtualClock().now()).people)) > 0
    with pytest.raises(OtherOrganisation):
        async with world(tmp_path):
            pytest.fail("it was opened")


async def test_a_seal_file_that_knows_more_than_the_database_is_reported(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with world(tmp_path) as here:
        kept = tmp_path / "kept"
        kept.write_text(f"7 1 {'0' * 64}\n", "ascii")
        with caplog.at_level(logging.ERROR):
            await seal(here.bot.store, kept, here.clock.now())
        await here.bot.seal()
    assert [record.message for record in caplog.records] == ["seals.file_is_ahead"]


async def test_a_new_roster_passes_on_what_waits_for_somebody_who_lost_the_role(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        assert await here.deciding() == {"li-guohua"}
    old = 'email = "li.guohua@qinghe.example"\nroles = ["head"]'
    changed = roster_with(tmp_path, (old, old.replace('"head"', "")))
    async with world(tmp_path, roster=changed) as here:
        await here.bot.settle()
        [stands_in] = await here.deciding()
        assert stands_in != "li-guohua"
        assert here[stands_in].sees(Verb.APPROVE)
