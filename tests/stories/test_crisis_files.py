"""Pictures and files that are sent in a crisis: whoever has it sees them at a tap, nobody else does."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.cards.card import Kind
from bot.cards.tokens import Token, Verb
from bot.domain.people import PersonId
from handlers import situation_export
from handlers.made import Wanted
from tests.support.crisis import LEADER, REPORTER, crisis, does, ids, reported
from tests.support.documents import picture
from tests.support.world import Player, World, world

OWNER = "gao-yun"
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[World]:
    async with world(tmp_path) as found:
        await reported(found)
        yield found


def shown(player: Player) -> list[str]:
    """Name the files on messages in somebody's chat, in the order in which they came."""
    return [file.name for sheet in player.sheets for file in sheet.card.files]


async def test_who_is_called_sees_what_the_reporter_sent(here: World) -> None:
    await here[REPORTER].sends("门诊也来人了", [("门诊.jpg", picture())])
    assert not shown(here[LEADER])
    await does(here, LEADER, Verb.CRISIS_FILES)
    assert shown(here[LEADER]) == ["门诊.jpg"]
    assert "C-2026-01：王敏 今天 09:00 发来" in here[LEADER].hears()


async def test_its_owner_sees_them_from_the_news_and_a_report_has_its_own(here: World) -> None:
    await here[OWNER].taps(Verb.TAKE_CRISIS)
    await here[REPORTER].sends("", [("门诊.jpg", picture())])
    assert "C-2026-01：王敏发来附件 1 个。" in here[OWNER].reads()
    await here[OWNER].taps(Verb.SITUATION)
    await here[OWNER].sends("视频在传", [("说明.pdf", PDF)])
    await here[OWNER].says("已联系平台")
    await here[OWNER].says("发声明")
    await here[OWNER].presses(Token(Verb.CRISIS_FILES, (await ids(here))[0]))
    assert shown(here[OWNER])[-2:] == ["门诊.jpg", "说明.pdf"]
    assert "高云 今天 09:00 发来" in here[OWNER].hears()


async def test_of_very_many_the_newest_ten_come(here: World) -> None:
    for number in range(12):
        await here[REPORTER].sends("", [(f"{number}.jpg", picture())])
    await does(here, LEADER, Verb.CRISIS_FILES)
    assert shown(here[LEADER]) == [f"{number}.jpg" for number in range(2, 12)]


async def test_nobody_else_sees_them_and_where_there_are_none_it_is_said(here: World) -> None:
    token = Token(Verb.CRISIS_FILES, (await crisis(here)).id)
    assert (await here[LEADER].presses(token)).refused
    await here[REPORTER].sends("", [("门诊.jpg", picture())])
    assert (await here["chen-si"].presses(token)).refused
    assert not shown(here["chen-si"])


async def test_a_card_of_what_is_not_there_is_not_made(here: World) -> None:
    wanted = Wanted(Kind.CRISIS_FILE, "nothing", 1, PersonId(OWNER))
    assert await here.does(situation_export.sent, wanted) is None
