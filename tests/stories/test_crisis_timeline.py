"""What happened in a crisis, in its order: on a card by pages, as a file; how long things took (CRI6)."""

from collections.abc import AsyncIterator
from io import BytesIO
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from bot.cards.card import Card
from bot.cards.tokens import Verb
from tests.support.crisis import LEADER, REPORTER, closes, ids, reported, seen
from tests.support.documents import picture
from tests.support.world import World, world

OWNER = "gao-yun"


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[World]:
    async with world(tmp_path) as found:
        yield found


async def played(here: World) -> None:
    """Play a crisis from the report to the end."""
    await reported(here)
    await here.passes(seconds=70)
    await here["sun-yue"].taps(Verb.SEE_CRISIS)
    await here["sun-yue"].taps(Verb.AID_CRISIS)
    await here[OWNER].taps(Verb.TAKE_CRISIS)
    await here["sun-yue"].taps(Verb.ADD_CRISIS)
    await here["sun-yue"].sends("门诊也来人了", [("门诊.jpg", picture())])
    await here[OWNER].taps(Verb.SITUATION)
    for words in ("视频在传 <b>三万次</b>", "已联系平台", "发声明"):
        await here[OWNER].says(words)
    await here[OWNER].taps(Verb.TELL_CRISIS)
    await here[OWNER].says("平台已受理")
    await closes(here, OWNER)
    await here[LEADER].taps(Verb.CONFIRM_END)


def lines(here: World, card: Card, language: str = "zh-Hans") -> list[str]:
    return [here.say(entry.text, language) for entry in card.entries]  # type: ignore[arg-type]  # one of them


async def whole(here: World, person: str) -> list[str]:
    """Read all pages, the first one first."""
    await here[person].says("/timeline C-2026-01")
    found = lines(here, here[person].last.card)
    while any(button.label.key == "button-timeline-earlier" for button in here[person].last.card.buttons):
        label = next(one for one in here[person].last.card.buttons if one.label.key == "button-timeline-earlier")
        await here[person].presses(label.token)
        found = [*lines(here, here[person].last.card), *found]
    return found


async def test_all_that_happened_stands_there_in_its_order(here: World) -> None:
    await played(here)
    found = await whole(here, LEADER)
    wanted = (
        "王敏报告 · 某平台出现患者投诉视频",
        "第一轮呼叫：呼叫 4 人 · 名单：高云、",
        "：送达 4 人 · 名单：",
        "孙悦已看到",
        "孙悦来协助",
        "高云接手（1 分",
        "孙悦补充 · 门诊也来人了 · 附件：门诊.jpg",
        "高云发出第 1 份报告（首次报告） · 概况：视频在传 <b>三万次</b> · 措施：已联系平台 · 下一步：发声明",
        "高云说进展 · 平台已受理",
        "高云没有写终结报告就提请结束",
        "高云提请结束",
        "高云提请、林淑华确认结束",
    )
    text = "\n".join(found)
    places = [text.find(words) for words in wanted]
    assert -1 not in places, (wanted[places.index(-1)], text)
    assert places == sorted(places), text
    assert text.startswith("今天 09:00 王敏报告")
    assert "高云已看到" not in text  # he took it


@pytest.mark.parametrize(("word", "language"), [("时间线", "zh-Hans"), ("時間線", "zh-Hant"), ("timeline", "en")])
async def test_it_comes_by_word_in_every_language(here: World, word: str, language: str) -> None:
    await reported(here)
    await here[OWNER].says(f"/language {language}")
    await here[OWNER].says(f"{word} c-2026-01")
    assert here[OWNER].last.card.title.key == "timeline-title"
    await here[OWNER].says(word)
    assert here[OWNER].last.card.title.key == "timeline-title"
    assert here[OWNER].hears(language)  # type: ignore[arg-type]  # one of them


async def test_without_a_number_it_has_to_be_the_only_one(here: World) -> None:
    await here[OWNER].says("/timeline")
    assert "请写上编号" in here[OWNER].hears()
    await here[OWNER].says("/timeline C-2026-09")
    assert here[OWNER].told.title.key == "refused-not-found"


async def test_only_who_may_see_it_reads_it(here: World) -> None:
    await reported(here)
    await here[REPORTER].says("/timeline C-2026-01")
    assert here[REPORTER].last.card.title.key == "timeline-title"
    await here["chen-si"].says("/timeline C-2026-01")
    assert here["chen-si"].last.card.title.key == "refused-not-found"
    await here["chen-si"].says("/timeline")
    assert here["chen-si"].last.card.title.key == "refused-which-crisis"
    one = (await ids(here))[0]
    assert (await here["chen-si"].presses(f"kf.{one}.0.html")).refused
    assert (await here[OWNER].presses(f"kf.{one}.0.pdf")).refused


async def test_what_was_not_called_out_has_none(here: World) -> None:
    await here[REPORTER].says("突发 门诊大厅漏水")
    one = (await ids(here))[0]
    assert (await here[REPORTER].presses(f"kt.{one}.0.")).refused


async def test_the_closed_card_says_how_long_things_took_and_leads_to_the_time_line(here: World) -> None:
    await played(here)
    shown = seen(here, LEADER)
    assert "从报告起：" in shown
    for words in ("首个警报送达", "接手 1 分", "首次情况报告 1 分", "结束 1 分"):
        assert words in shown
    await here[LEADER].taps(Verb.TIMELINE)
    assert here[LEADER].last.card.title.key == "timeline-title"
    facts = [here.say(fact) for fact in here[LEADER].last.card.facts]
    assert any("呼叫 4 人，送达 4 人，在此看到 2 人，在此接手 1 人" in fact for fact in facts), facts


async def test_it_comes_as_a_page_to_be_printed(here: World) -> None:
    await played(here)
    await here[LEADER].says("/timeline C-2026-01")
    await here[LEADER].taps(Verb.TIMELINE_FILE, "html")
    [file] = here[LEADER].last.card.files
    assert file.name == "C-2026-01 时间线.html"
    page = here.bot.files.read(file.digest).decode()
    assert "视频在传 &lt;b&gt;三万次&lt;/b&gt;" in page
    assert "<b>三万次" not in page
    assert "门诊.jpg" in page
    assert "高云、" in page


async def test_it_comes_as_a_table(here: World) -> None:
    await played(here)
    await here[LEADER].says("/language English")
    await here[LEADER].says("/timeline C-2026-01")
    await here[LEADER].taps(Verb.TIMELINE_FILE, "xlsx")
    [file] = here[LEADER].last.card.files
    assert file.name == "C-2026-01 time line.xlsx"
    rows = CalamineWorkbook.from_filelike(BytesIO(here.bot.files.read(file.digest))).get_sheet_by_index(0).to_python()
    assert rows[0] == ["Time", "What", "Words", "People", "Files"]
    assert rows[1][1] == "reported by Wang Min"
    assert any(row[4] == "门诊.jpg" for row in rows)
    assert any("Since the report" in str(row[1]) for row in rows)


async def test_a_very_long_report_is_cut_on_cards_and_whole_in_the_file(here: World) -> None:
    long = "很长的概况。" * 500
    await reported(here)
    await here[OWNER].taps(Verb.TAKE_CRISIS)
    await here[OWNER].taps(Verb.SITUATION)
    await here[OWNER].says(long)
    for _ in range(2):
        await here[OWNER].answers("skip")
    assert len(seen(here, LEADER)) < 1000
    await here[LEADER].says("/timeline")
    assert len(here[LEADER].hears()) < 2000
    await here[LEADER].taps(Verb.TIMELINE_FILE, "html")
    assert long in here.bot.files.read(here[LEADER].last.card.files[0].digest).decode()
