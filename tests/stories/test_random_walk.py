"""People of the sample organisation tap what they see and write what comes to mind, for many steps."""

import logging
import os
import random
from pathlib import Path
from typing import Final

import pytest

from bot.cards.tokens import Token, Verb
from bot.domain.people import PersonId, Role, UnitId
from handlers import people
from tests.support.documents import picture
from tests.support.world import CHAIN, DESK, PUBLISHERS, STORY, VIDEO, World, buttons, world

WEIGHTS: Final = (50, 33, 10, 3, 1, 3)  # lead, tap, write, draft, attach, rest
STEPS: Final = int(os.environ.get("QIANFA_STEPS", "300"))
LOOKED_AT_EVERY: Final = 50
OFFICERS: Final = ("wang-min", "sun-hao", "huang-yi", "sun-yue")
EVERYBODY: Final = (*dict.fromkeys((*OFFICERS, *CHAIN, *DESK, *PUBLISHERS)), "lin-shuhua", "shen-tong", "cao-rui")
WORDS: Final = (
    "卫生健康局通知",
    "不知道",
    VIDEO,
    "https://weibo.example/1",
    "明天 10:00",
    "数据请再核对",
    "待办",
    "我的稿件",
    "帮助",
    "语言 English",
    "语言 简体中文",
    "/nothing",
    "官方微博",
    "好",
    "长" * 250,
    "一行\n又一行",
    "\u202e倒写",
)
# What leads on is tapped more often than what leads away, or a walk would never arrive.
LEADING: Final = frozenset({Verb.SUBMIT, Verb.APPROVE, Verb.PROOFREAD, Verb.RELEASE, Verb.DONE, Verb.TAKE_UP})


class Walk:
    """A walk through the world, the same for the same seed."""

    def __init__(self, here: World, seed: int) -> None:
        self.here, self.dice = here, random.Random(seed)
        self.refused = self.done = 0

    async def steps(self, number: int) -> None:
        for step in range(1, number + 1):
            act = self.dice.choices((self.lead, self.tap, self.write, self.draft, self.attach, self.rest), WEIGHTS)[0]
            await act()
            if step % LOOKED_AT_EVERY == 0:
                await self.here.holds()
            if step == number // 2:
                await self.somebody_leaves()

    async def lead(self) -> None:
        """Tap what leads on, or answer what is asked, on the newest card of somebody who can."""
        offers: dict[str, list[Token]] = {}
        for person in EVERYBODY:
            shown = [button.token for sheet in self.here[person].sheets for button in sheet.card.buttons]
            asked = [token for token in shown if token.verb is Verb.ANSWER]
            leading = [token for token in shown if token.verb in LEADING]
            offers[person] = leading or asked or [token for token in shown if token.verb is Verb.GO_ON]
        able = [person for person in EVERYBODY if offers[person]]
        if able:
            person = self.dice.choice(able)
            token = self.dice.choice(offers[person])
            await self.answered(self.here[person].presses(token))
            if token.verb is Verb.RELEASE:
                await self.answered(self.here[person].says("https://weibo.example/1"))

    async def tap(self) -> None:
        """Tap some button on a card: mostly a newer one, sometimes one from long ago, or somebody else's."""
        whose = self.dice.choice([person for person in EVERYBODY if self.here[person].sheets] or [EVERYBODY[0]])
        sheets = self.here[whose].sheets
        recent = sheets[-4:] if self.dice.random() < 0.8 else sheets
        shown = [button for sheet in recent for card in (sheet.card, *sheet.before[-1:]) for button in buttons(card)]
        if not shown:
            return
        token = self.dice.choice(shown).token
        who = whose if self.dice.random() < 0.97 else self.dice.choice(EVERYBODY)
        await self.answered(self.here[who].presses(token))

    async def write(self) -> None:
        who = self.dice.choice(EVERYBODY)
        await self.answered(self.here[who].says(self.dice.choice(WORDS)))

    async def draft(self) -> None:
        who = self.dice.choice(OFFICERS)
        await self.answered(self.here[who].says(f"第{self.dice.randrange(10**6)}号稿件\n\n{STORY}"))

    async def attach(self) -> None:
        file = (f"{self.dice.randrange(100)}.jpg", picture(40, 30, tone=self.dice.randrange(256)))
        await self.answered(self.here[self.dice.choice(OFFICERS)].sends(files=[file]))

    async def rest(self) -> None:
        await self.here.passes(hours=self.dice.randrange(1, 30))

    async def somebody_leaves(self) -> None:
        await self.here.does(people.end_role, PersonId("luo-jing"), Role.PR_DESK, None)
        await self.here.does(people.end_role, PersonId("li-guohua"), Role.HEAD, UnitId("marketing"))

    async def answered(self, doing) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001 - a call not yet awaited
        answer = await doing
        assert answer.text is None or answer.text.key != "refused-not-saved"
        self.refused += answer.refused
        self.done += not answer.refused


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_a_random_walk_keeps_what_must_hold(tmp_path: Path, caplog: pytest.LogCaptureFixture, seed: int) -> None:
    async with world(tmp_path) as here:
        walk = Walk(here, seed)
        await walk.steps(STEPS)

        assert walk.done > walk.refused, "most of what is offered can be done"
        undelivered = await here.rows("SELECT key FROM outbox WHERE state <> 'sent'")
        assert undelivered == []
        assert [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR] == []
        if STEPS >= 300:
            assert await here.rows("SELECT 1 FROM decisions LIMIT 1"), "somebody decided"
