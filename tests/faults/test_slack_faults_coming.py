"""What Slack does to deliveries on their way in, and who tries to come in that way, as FAULTS.md numbers it."""

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

import aiohttp
import pytest
from aiohttp import web

from bot.cards.tokens import Verb
from tests.support.documents import picture
from tests.support.slack import payloads
from tests.support.slack.hooks import signature
from tests.support.slack.mischief import HTML, error, says
from tests.support.slack.people import SlackUser
from tests.support.slack.server import APP_TOKEN, SECRET, Mode
from tests.support.slack.stand import SlackStand, on_slack
from tests.support.slack.workspace import Json, Member
from tests.support.world import HEAD, STORY, TITLE, World

WANG: Final = "wang-min"
BOTH: Final = pytest.mark.parametrize("mode", ["socket", "http"])


async def drafts(here: World) -> int:
    return int((await here.rows("SELECT count(*) FROM drafts"))[0][0])


async def decisions(here: World) -> int:
    return int((await here.rows("SELECT count(*) FROM decisions"))[0][0])


def stranger(slack: SlackStand, name: str, **more: object) -> SlackUser:
    """Give somebody with an account whom the organisation does not know, or Slack does not trust."""
    member = Member(f"U0{name.upper()}", name, f"{name}@elsewhere.example", **more)  # type: ignore[arg-type]
    return SlackUser(slack.server, slack.server.space.joins(member))


@BOTH
async def test_fault_12_a_trigger_that_is_too_old_opens_nothing_and_the_question_comes_as_a_message(
    tmp_path: Path, mode: Mode
) -> None:
    async with on_slack(tmp_path, mode) as (here, slack):
        await here[WANG].submits()
        slack.server.mischief.befalls("views.open", error("expired_trigger_id"))
        await here[HEAD].taps(Verb.RETURN)
        assert slack.users[HEAD].modal is None
        await here[HEAD].answers("inaccurate")
        assert await here.state() == "returned"


async def test_fault_12_what_is_typed_in_a_modal_is_taken_after_a_restart(tmp_path: Path) -> None:
    async with on_slack(tmp_path) as (here, slack):
        await here[WANG].submits()
        await here[HEAD].taps(Verb.RETURN)
        assert slack.users[HEAD].modal is not None
    async with on_slack(tmp_path, chats=here.paper, clock=here.clock) as (here, slack):
        slack.users[HEAD].fills("answer.words", "第三段的数字对不上")
        await slack.users[HEAD].submits()
        await here.settles()
        assert await here.state() == "returned"
        assert "第三段的数字对不上" in slack.users[WANG].reads()


@BOTH
async def test_fault_13_an_event_that_comes_four_times_has_one_effect(tmp_path: Path, mode: Mode) -> None:
    async with on_slack(tmp_path, mode) as (here, slack):
        await slack.users[WANG].says(f"{TITLE}\n\n{STORY}")
        await here.settles()
        [(kind, payload)] = [one for one in slack.server.told if one[0] == "events_api"]
        carrier = slack.server.sockets if mode == "socket" else slack.server.hooks
        for attempt in (1, 2, 3):
            answer = await carrier.deliver(kind, payload, attempt=attempt, reason="http_timeout")
            assert answer is not None
        await here.settles()
        assert await drafts(here) == 1


@BOTH
async def test_fault_14_administrators_are_told_that_slack_dropped_events(tmp_path: Path, mode: Mode) -> None:
    async with on_slack(tmp_path, mode) as (here, slack):
        told = {"type": "app_rate_limited", "team_id": slack.server.space.team, "minute_rate_limited": 1780362060}
        told |= {"token": payloads.TOKEN, "api_app_id": slack.server.space.app}
        assert await slack.server.deliver("events_api", told) is not None
        slack.passing = True
        await here.settles()
        assert slack.overheard.warnings == ["slack-events-dropped"]
        assert slack.users["shen-tong"].messages() != []


async def test_fault_15_a_connection_that_ends_is_made_anew_while_the_other_goes_on(tmp_path: Path) -> None:
    async with on_slack(tmp_path) as (here, slack):
        sockets = slack.server.sockets
        await sockets.connected(2)
        for reason in ("refresh_requested", "warning", "too_many_websockets"):
            first = sockets.open[0]
            await sockets.disconnect(reason, first)
            async with sockets.changed:
                await sockets.changed.wait_for(lambda gone=first: gone not in sockets.open)  # type: ignore[misc]
            assert sockets.open, "there is always one"
            await sockets.connected(2)
        await sockets.close(sockets.open[0])
        await slack.users[WANG].says(f"{TITLE}\n\n{STORY}")
        await here.settles()
        assert await drafts(here) == 1


async def until(holds: Callable[[], bool]) -> None:
    """Wait until something holds that comes about by itself."""
    async with asyncio.timeout(30):
        while not holds():
            await asyncio.to_thread(lambda: None)


async def test_fault_15_connections_that_are_only_half_open_are_made_anew(tmp_path: Path) -> None:
    async with on_slack(tmp_path, line={"ping": 0.05}) as (here, slack):
        sockets = slack.server.sockets
        await sockets.connected(2)
        for connection in list(sockets.open):
            connection.deaf = True
        await asyncio.wait_for(sockets.connected(1), 20)
        for connection in [one for one in sockets.open if one.deaf]:
            await sockets.close(connection)
        await slack.users[WANG].says(f"{TITLE}\n\n{STORY}")
        await here.settles()
        assert await drafts(here) == 1


async def test_fault_15_without_a_connection_for_a_while_health_is_red_and_administrators_are_told(
    tmp_path: Path,
) -> None:
    async with on_slack(tmp_path, line={"ping": 0.05, "silent": 2.5}) as (here, slack):
        sockets = slack.server.sockets
        await sockets.connected(2)
        slack.server.rates.enforced = False  # a minute of tries goes by in a second here
        assert slack.line.well
        slack.server.mischief.befalls("apps.connections.open", error("internal_error"), times=10_000)
        await sockets.close()
        await until(lambda: not slack.line.well)
        slack.server.mischief.ends()
        await until(lambda: slack.line.well and "slack-was-silent" in slack.overheard.warnings)
        slack.passing = True
        await here.settles()
        assert slack.users["shen-tong"].messages() != []


async def test_fault_15_told_that_there_are_too_many_connections_it_does_not_storm_in(tmp_path: Path) -> None:
    async with on_slack(tmp_path) as (_here, slack):
        sockets, opened = slack.server.sockets, "apps.connections.open"
        await sockets.connected(2)
        sockets.most, before = 0, len(slack.server.called(opened))
        await sockets.close()
        await until(lambda: len(slack.server.called(opened)) > before + 1)
        await asyncio.wait([asyncio.ensure_future(asyncio.Event().wait())], timeout=2)
        assert len(slack.server.called(opened)) < before + 10
        sockets.most = 10
        await asyncio.wait_for(sockets.connected(1), 30)


async def test_fault_16_a_second_copy_of_the_bot_is_noticed(tmp_path: Path) -> None:
    async with on_slack(tmp_path, line={"census": 0.05}) as (here, slack):
        sockets = slack.server.sockets
        await sockets.connected(2)
        async with aiohttp.ClientSession() as http:
            headers = {"Authorization": f"Bearer {APP_TOKEN}"}
            async with http.post(f"{slack.server.api}apps.connections.open", headers=headers) as answer:
                place = (await answer.json())["url"]
            async with http.ws_connect(place) as other:
                await other.receive_json()
                await until(lambda: bool(slack.overheard.warnings))
        assert slack.overheard.warnings[0] == "slack-two-copies"
        slack.passing = True
        await here.settles()


@BOTH
async def test_fault_28_a_login_page_is_no_picture_and_is_not_kept(tmp_path: Path, mode: Mode) -> None:
    async with on_slack(tmp_path, mode) as (here, slack):
        slack.server.mischief.befalls("download", says(HTML, "text/html"), times=10)
        await slack.users[WANG].says(f"{TITLE}\n\n{STORY}", [("photo.png", picture())])
        slack.passing = True
        await here.settles()
        assert await here.rows("SELECT * FROM files") == []
        kept = [path for path in (tmp_path / "data" / "files").rglob("*") if path.is_file()]
        assert all(HTML.encode() not in path.read_bytes() for path in kept)


async def test_fault_77_what_is_forged_too_old_or_a_copy_is_refused_and_changes_nothing(tmp_path: Path) -> None:
    async with on_slack(tmp_path, "http") as (here, slack):
        await here[WANG].submits()
        token = str(here[HEAD].button(Verb.APPROVE).token)
        head, hooks = slack.users[HEAD], slack.server.hooks
        live = head.finds(token)
        assert live.channel is not None
        where = (live.channel, head.messages()[-1])
        press = payloads.pressed(slack.server.space, head.member, live.action(), where, "")
        body = urlencode({"payload": json.dumps(press)})
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        good = hooks.signed(body)
        forged = good | {"X-Slack-Signature": signature("guessed", good["X-Slack-Request-Timestamp"], body)}
        for headers in ({}, forged, hooks.signed(body, age=301), hooks.signed(body + "x")):
            assert await hooks.post(body, form | headers) is None
            assert hooks.statuses[-1] == 401
        assert await decisions(here) == 0

        assert await hooks.post(body, form | good) is not None
        assert await hooks.post(body, form | good) is None
        assert hooks.statuses[-1] == 401
        await here.settles()
        assert await decisions(here) == 1
        assert signature(SECRET, good["X-Slack-Request-Timestamp"], body) == good["X-Slack-Signature"]


@BOTH
async def test_fault_78_an_altered_button_confers_no_right(tmp_path: Path, mode: Mode) -> None:
    async with on_slack(tmp_path, mode) as (here, _slack):
        await here[WANG].submits()
        token = here[HEAD].button(Verb.APPROVE).token
        for forged in (str(token).replace(".1.", ".7."), "ok.another.1.", f"{token}x", "su..0."):
            assert (await here[WANG].presses(forged)).refused
        assert (await here[WANG].presses(token)).refused
        assert await decisions(here) == 0


async def test_fault_79_nothing_inside_is_fetched_or_called_for_a_payload(tmp_path: Path) -> None:
    called: list[str] = []

    async def inner(request: web.Request) -> web.Response:
        called.append(request.path)
        return web.Response(body=picture(), content_type="image/png")

    site = web.Application()
    site.router.add_route("*", "/{path:.*}", inner)
    runner = web.AppRunner(site, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    inside = f"http://127.0.0.1:{runner.addresses[0][1]}"
    async with on_slack(tmp_path) as (here, slack):
        wang, space = slack.users[WANG], slack.server.space
        file = space.upload(wang.id, "photo.png", picture(), "image/png")
        about: Json = {"id": file.id, "name": file.name, "size": file.size, "mimetype": "image/png"}
        elsewhere = about | {"url_private": f"{inside}/a.png", "url_private_download": f"{inside}/a.png"}
        slack.server.mischief.befalls("files.info", says(json.dumps({"ok": True, "file": elsewhere})), times=10)
        await wang.says(f"{TITLE}\n\n{STORY}", [("photo.png", picture())])
        slack.passing = True
        await here.settles()
        command = payloads.commanded(space, wang.member, wang.direct, ("/qianfa", "help"), f"{inside}/reply")
        await slack.server.deliver("slash_commands", command)
        await here.settles()
        await slack.chats.platform.quiet()
    await runner.cleanup()
    assert called == []


@BOTH
async def test_fault_82_an_outsider_who_presses_a_button_of_another_is_refused_and_told(
    tmp_path: Path, mode: Mode, caplog: pytest.LogCaptureFixture
) -> None:
    async with on_slack(tmp_path, mode) as (here, slack):
        await here[WANG].submits()
        head = slack.users[HEAD]
        live, outsider = head.finds(str(here[HEAD].button(Verb.APPROVE).token)), stranger(slack, "mallory")
        channel = slack.server.space.opens_channel("corridor", head.id, outsider.id)
        channel.messages.append(head.messages()[-1])  # forwarded, with its buttons
        answer_to = slack.server.response_url(channel.id, outsider.id, "")
        where = (channel, head.messages()[-1])
        press = payloads.pressed(slack.server.space, outsider.member, live.action(), where, answer_to)
        assert await slack.server.deliver("interactive", press) is not None
        await slack.chats.platform.quiet()
        assert await decisions(here) == 0
        [told] = [message for message in outsider.messages(channel) if message.only_for == outsider.id]
        assert told.text
        assert caplog.records


@BOTH
@pytest.mark.parametrize(
    "who",
    [{"guest": True}, {"stranger": True, "team": "T0OTHER"}, {"team": "T0OTHER"}, {"bot": True}, {"deleted": True}],
    ids=["guest", "Slack Connect", "another workspace", "bot", "left"],
)
async def test_fault_86_guests_strangers_and_bots_are_refused(
    tmp_path: Path, mode: Mode, who: dict[str, object]
) -> None:
    async with on_slack(tmp_path, mode) as (here, slack):
        visitor = stranger(slack, "mallory", **who)
        visitor.member.email = "li-guohua@health-first.example"  # even with somebody's address
        before = await here.rows("SELECT * FROM identities")
        await visitor.says(f"{TITLE}\n\n{STORY}")
        await visitor.types("/qianfa", "inbox")
        await here.settles()
        await slack.chats.platform.quiet()
        assert await drafts(here) == 0
        assert await here.rows("SELECT * FROM identities") == before
