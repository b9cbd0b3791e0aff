"""Everybody reads in a language of his own: his profile's until he chooses one, and his cards follow at once."""

from pathlib import Path

from tests.support.world import world


async def test_a_card_that_stands_in_a_chat_follows_the_language_of_the_profile(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        head = here["li-guohua"]
        assert {sheet.reader.language for sheet in head.sheets} == {"zh-Hans"}

        await here.bot.desk.met(head.address, "en")
        await here.bot.settle()
        assert [sheet.reader.language for sheet in head.sheets] == ["en"]


async def test_a_language_once_chosen_is_kept_whatever_the_profile_says(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        head = here["li-guohua"]
        await head.says("/language zh-Hant")
        assert {sheet.reader.language for sheet in head.sheets} == {"zh-Hant"}

        await here.bot.desk.met(head.address, "en")
        await here.bot.settle()
        assert {sheet.reader.language for sheet in head.sheets} == {"zh-Hant"}
