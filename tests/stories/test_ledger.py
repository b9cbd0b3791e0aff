"""The ledger in a chat: the last releases by month, further back on a tap, and as a spreadsheet; each sees his own."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from bot.cards.tokens import Token, Verb
from bot.deps import Act
from bot.domain.drafts import Draft, DraftId, DraftState, Version
from bot.domain.people import PersonId, Role, UnitId
from bot.domain.releases import Release
from handlers import ledger, people
from tests.support.releases import RELEASE
from tests.support.world import CHAIN, HEAD, World, world

PUBLISHER, ARCHIVIST, AUDITOR = "ma-tao", "wei-lan", "tang-guoqing"
MAY = datetime(2026, 5, 20, 2, 0, tzinfo=UTC)


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[World]:
    async with world(tmp_path) as opened:
        opened.sound = False  # these releases have no journey
        yield opened


def enter(act: Act, release: Release) -> None:
    policy = act.policies.active()
    assert policy is not None
    draft = Draft(release.draft, release.author, release.unit, policy.digest, DraftState.RELEASED)
    version = Version(release.draft, 1, release.author, title=release.title)
    act.drafts.add(replace(draft, number=release.number, version=1), version, release.at)
    assert act.releases.add(release)


async def entered(here: World, count: int, *, first: datetime = MAY, **more: object) -> None:
    """Enter a release a day."""
    [(known,)] = await here.rows("SELECT count(*) FROM releases")
    for number in range(known + 1, known + 1 + count):
        at = first + timedelta(days=number - known - 1)
        named = {"draft": DraftId(f"d-{number}"), "number": f"2026-{number:04}", "title": f"第{number}篇", "at": at}
        await here.does(enter, replace(RELEASE, **(named | more)))  # type: ignore[arg-type]


def lines(here: World, person: str) -> list[str]:
    return [here.say(entry.text) for entry in here[person].last.card.entries]


@pytest.mark.parametrize("person", [PUBLISHER, ARCHIVIST, AUDITOR])
async def test_who_keeps_the_record_reads_it_by_month_the_newest_first(here: World, person: str) -> None:
    await entered(here, 14)
    await here[person].says("台账")
    first = lines(here, person)
    assert first[:2] == ["2026年6月", "2026-0014 · 第14篇 · 官方微博 今天 10:00，孙浩发布"]
    assert first[3] == "2026年5月"
    assert len(first) == 12

    await here[person].taps(Verb.LEDGER)
    older = lines(here, person)
    assert [line[:9] for line in older] == ["2026年5月", "2026-0004", "2026-0003", "2026-0002", "2026-0001"]
    assert here[person].last.card.buttons[0].token.verb is not Verb.LEDGER
    await here[person].taps(Verb.OPEN)
    assert here[person].last.card.title.key.startswith("progress")


async def test_it_stands_in_the_menu_of_who_keeps_the_record(here: World) -> None:
    await here[PUBLISHER].says("帮助")
    assert here[PUBLISHER].sees(Verb.LEDGER)
    assert "台账：说“台账”" in here[PUBLISHER].hears()
    await here[PUBLISHER].taps(Verb.LEDGER)
    assert here[PUBLISHER].hears().startswith("台账里还没有您能看到的记录")
    await here["wang-min"].says("帮助")
    assert not here["wang-min"].sees(Verb.LEDGER)


async def test_where_it_ends_it_says_so(here: World) -> None:
    await here[AUDITOR].presses(Token(Verb.LEDGER, "", 1))
    assert here[AUDITOR].hears().startswith("台账里更早的没有了")


@pytest.mark.parametrize("words", ["/ledger 2026-05", "ledger 2026-05", "台账 2026年5月", "/台帳 2026/5"])
async def test_a_month_is_asked_for_by_its_name(here: World, words: str) -> None:
    await entered(here, 14)
    await here[AUDITOR].says(words)
    assert lines(here, AUDITOR)[:2] == ["2026年5月", "2026-0012 · 第12篇 · 官方微博 周日 10:00，孙浩发布"]


@pytest.mark.parametrize("words", ["/台账 上个月", "/台账 2026-13", "/台账 1066", "台账 什么时候"])
async def test_what_is_no_month_is_asked_for_once_more(here: World, words: str) -> None:
    await here[AUDITOR].says(words)
    assert here[AUDITOR].hears() == "请写明年月，例如“台账 2026-05”或“台账 2026”。"


async def test_a_year_ends_with_december(here: World) -> None:
    await entered(here, 2, first=datetime(2025, 12, 31, 15, 59, tzinfo=UTC))
    await here[AUDITOR].says("台账 2025")
    assert [line[:9] for line in lines(here, AUDITOR)] == ["2025年12月", "2026-0001"]


async def test_the_month_and_the_year_come_as_a_spreadsheet(here: World) -> None:
    await entered(here, 14)
    await here[ARCHIVIST].says("台账")
    answer = await here[ARCHIVIST].taps(Verb.LEDGER_FILE, "2026-06")
    assert here.say(answer.text) == "正在生成台账，马上发给您。"
    card = here[ARCHIVIST].last.card
    [file] = card.files
    assert (here.say(card.title), file.name) == ("发布台账 · 2026年6月，共 2 条", "发布台账 2026-06.xlsx")
    assert card.notes == ()
    rows = CalamineWorkbook.from_filelike(BytesIO(here.bot.files.read(file.digest))).get_sheet_by_index(0).to_python()
    assert rows[0][:2] == ["编号", "标题"]
    assert [row[0] for row in rows[1:]] == ["2026-0013", "2026-0014"]
    assert rows[1][4:7] == ["市场部", "王敏", "官方微博"]
    assert rows[1][9] == "李国华、陈思"

    await here[ARCHIVIST].taps(Verb.LEDGER_FILE, "2026")
    assert here[ARCHIVIST].hears().startswith("发布台账 · 2026年，共 14 条")


async def test_a_file_of_too_many_says_that_it_is_cut(here: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger, "MOST", 3)
    await entered(here, 4)
    await here[ARCHIVIST].says("台账")
    await here[ARCHIVIST].taps(Verb.LEDGER_FILE, "2026")
    assert "文件里是最近的 3 条" in here[ARCHIVIST].hears()


async def test_nothing_is_written_of_a_time_in_which_nothing_was_released(here: World) -> None:
    await entered(here, 1)
    answer = await here[AUDITOR].presses(Token(Verb.LEDGER_FILE, choice="2024-02"))
    assert here.say(answer.text) == "这段时间没有您能看到的发布记录。"
    for odd in ("2024-2", "x"):
        assert (await here[AUDITOR].presses(Token(Verb.LEDGER_FILE, choice=odd))).refused


async def test_others_see_what_is_their_own_or_their_units(here: World) -> None:
    await entered(here, 1)
    await entered(here, 1, author=PersonId("zheng-kai"), unit=UnitId("culture"), channel="gone")
    await here["wang-min"].says("台账")
    assert lines(here, "wang-min")[1][:9] == "2026-0001"
    await here[HEAD].says("台账")
    assert lines(here, HEAD)[1][:9] == "2026-0001"
    await here[CHAIN[2]].says("台账")
    assert lines(here, CHAIN[2]) == []
    await here[AUDITOR].says("台账")
    assert lines(here, AUDITOR)[1] == "2026-0002 · 第2篇 · gone 5月20日 10:00，孙浩发布"
    assert len(lines(here, AUDITOR)) == 3
    await here.does(people.end_role, PersonId(AUDITOR), Role.AUDITOR, None)
    await here[AUDITOR].says("台账")
    assert lines(here, AUDITOR) == []
