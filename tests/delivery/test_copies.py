"""Several copies of the bot on the same data: one sends at a time, and who is late writes nothing."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.delivery.courier import Courier
from bot.delivery.drawing import Drawing
from bot.i18n import I18n
from bot.ports import Address, Platform
from bot.sheets.press import Press
from tests.support.mailing import news, office, queue, states
from tests.support.paper import Killed, PaperPlatform
from tests.support.world import HEAD, World


def copy(here: World, platforms: dict[str, Platform]) -> Courier:
    drawing = Drawing(here.bot.files, I18n(), Press())
    return Courier(here.bot.store, here.clock, here.bot.organisation, platforms, drawing, alone=False)


async def test_one_copy_sends_and_another_takes_over_when_it_is_dead(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        first, second = PaperPlatform(), PaperPlatform()
        one, other = copy(here, {"web": first}), copy(here, {"web": second})
        await queue(here, news("a"))
        await one.deliver()
        await other.deliver()
        await queue(here, news("b"))
        await other.deliver()
        assert first.sent == [(HEAD, "a")]
        assert second.sent == []
        here.clock.move(timedelta(seconds=61))
        await other.deliver()
        assert second.sent == [(HEAD, "b")]
        await queue(here, news("c"))
        await one.deliver()
        await other.deliver()
        assert first.sent == [(HEAD, "a")]
        assert second.sent == [(HEAD, "b"), (HEAD, "c")]


async def test_a_copy_at_work_keeps_its_platforms(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        first, second = PaperPlatform(), PaperPlatform()
        one, other = copy(here, {"web": first}), copy(here, {"web": second})
        for number in range(10):
            await queue(here, news(f"{number}"))
            await one.deliver()
            await other.deliver()
            here.clock.move(timedelta(seconds=25))
        assert len(first.sent) == 10
        assert second.sent == []


async def test_a_copy_that_stops_leaves_its_platforms_to_the_others_at_once(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        first, second = PaperPlatform(), PaperPlatform()
        one, other = copy(here, {"web": first}), copy(here, {"web": second})
        await queue(here, news("a"))
        await one.deliver()
        await other.deliver()
        await one._land()  # noqa: SLF001 - what stands at the end of `run`
        await queue(here, news("b"))
        here.clock.move(timedelta(seconds=21))
        await other.deliver()
        assert second.sent == [(HEAD, "b")]


async def test_what_a_dead_copy_was_sending_is_looked_up_by_the_next(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        shared = PaperPlatform()
        one, other = copy(here, {"web": shared}), copy(here, {"web": shared})
        shared.dying = lambda: True
        await queue(here, news("a"), news("b"))
        with pytest.raises(Killed):
            await one.deliver()
        shared.dying = lambda: False
        await other.deliver()
        assert shared.sent == [(HEAD, "a")]
        here.clock.move(timedelta(seconds=61))
        await other.deliver()
        assert shared.sent == [(HEAD, "a"), (HEAD, "b")]


async def test_a_copy_that_was_held_up_writes_nothing_under_its_old_number(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with office(tmp_path) as here:
        shared = PaperPlatform()
        other = copy(here, {"web": shared})
        taken: list[str] = []

        async def overtake() -> None:
            here.clock.move(timedelta(seconds=61))
            await other.deliver()
            taken.append("a")

        class Slow(PaperPlatform):
            async def send(self, to: Address, *more: object, **by_name: object) -> str:
                message = await shared.send(to, *more, **by_name)  # type: ignore[arg-type]
                await overtake()
                return message

        one = copy(here, {"web": Slow()})
        await queue(here, news("a"))
        await one.deliver()
        assert taken
        assert shared.sent == [(HEAD, "a")]
        assert (await states(here))["a"][0] == "sent"
        assert "somebody else sends there by now" in caplog.text
