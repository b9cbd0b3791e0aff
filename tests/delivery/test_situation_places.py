"""A situation report is posted where crises are, below the card of its crisis."""

from pathlib import Path

import pytest

from bot.cards.tokens import Verb
from bot.domain.effects import CRISIS_PLACE
from tests.delivery.test_crisis_places import ROOM, posted
from tests.delivery.test_places import desk
from tests.support.crisis import reported
from tests.support.documents import picture


async def test_a_report_is_posted_where_crises_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with desk(tmp_path, monkeypatch, (CRISIS_PLACE, ROOM)) as here:
        await reported(here)
        await here["gao-yun"].taps(Verb.TAKE_CRISIS)
        await here["gao-yun"].taps(Verb.SITUATION)
        for words in ("视频在传 <b>", "已联系平台"):
            await here["gao-yun"].says(words)
        await here["gao-yun"].answers("skip")
        card, report = posted(here, ROOM)
        assert "第 1 份报告" in here.printed(card.card)
        assert here.printed(report.card) == (
            "C-2026-01 首次报告，高云：概况：视频在传 <b> · 措施：已联系平台（附件 0）"
        )


async def test_files_alone_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with desk(tmp_path, monkeypatch, (CRISIS_PLACE, ROOM)) as here:
        await reported(here)
        await here["gao-yun"].taps(Verb.TAKE_CRISIS)
        await here["gao-yun"].taps(Verb.SITUATION)
        await here["gao-yun"].sends("", [("现场.jpg", picture())])
        for _ in range(3):
            await here["gao-yun"].answers("skip")
        assert here.printed(posted(here, ROOM)[-1].card) == "C-2026-01 首次报告，高云：附件 1"
