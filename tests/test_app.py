"""The bot as a process: it serves, stops when asked, holds its folder alone, and a restart keeps everything."""

import signal
import socket
from pathlib import Path

import pytest

from bot.cards.tokens import Verb
from tests.simulation.lives import Life, complaints, living
from tests.support.chat import Window

DRAFT = "健康日进社区\n\n6月3日，医务志愿队走进社区，为居民义诊。"


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
async def test_it_serves_and_stops_when_asked(tmp_path: Path, how: signal.Signals) -> None:
    data = tmp_path / "data"
    async with living(data) as (life, http):
        async with http.get("/healthz") as health:
            assert health.status == 200
        wang = Window("wang-min")
        await wang.connect(http)
        await wang.say(DRAFT)
        await wang.button(Verb.ANSWER, "own")

        assert await life.stop(how) == 0
        await wang.leave()
    assert complaints(data) == ""


async def test_its_health_names_what_has_to_be_mended(tmp_path: Path) -> None:
    data = tmp_path / "data"
    (data / "reserve").mkdir(parents=True)  # no file can be laid down there
    async with living(data) as (_, http), http.get("/healthz") as health:
        assert (health.status, (await health.json())["stopped"]) == (503, ["disk"])


async def test_a_second_bot_on_the_same_folder_is_refused_and_the_first_goes_on(tmp_path: Path) -> None:
    data = tmp_path / "data"
    async with living(data) as (first, http):
        second = await Life.begin(data)
        assert await second.ready() is None
        assert await second.ended() == 1
        assert f"process {first.pid}" in complaints(data)
        async with http.get("/healthz") as health:
            assert health.status == 200


async def test_the_folder_of_a_bot_that_was_killed_is_free(tmp_path: Path) -> None:
    data = tmp_path / "data"
    async with living(data) as (life, _):
        life.kill()
        assert await life.ended() == -signal.SIGKILL
    async with living(data) as (life, _):
        assert await life.stop() == 0


async def test_a_port_that_is_taken_is_said_and_the_folder_stays_usable(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        life = await Life.begin(data, port=port)
        assert await life.ready() is None
        assert await life.ended() == 1
    assert f"Port {port} is taken" in complaints(data)
    async with living(data) as (life, _):
        assert await life.stop() == 0


async def test_a_restart_keeps_everything(tmp_path: Path) -> None:
    data = tmp_path / "data"
    wang, later = Window("wang-min"), Window("wang-min", name="later")
    async with living(data) as (_, http):
        await wang.connect(http)
        await wang.say(DRAFT)
        await wang.answer("own")
        await wang.button(Verb.ANSWER, "business")
        await wang.until(lambda: wang.cards()[0]["closed"] or None, "the first question closed")
        await wang.leave()

    async with living(data) as (_, http):
        await later.connect(http)
        await later.catch_up(wang)
        assert later.shown == wang.shown

        await later.answer("business")
        await later.button(Verb.ANSWER, "weibo")
        await later.leave()
