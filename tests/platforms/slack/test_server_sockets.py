"""The loopback Slack delivers as Slack does: over Socket Mode and signed HTTP, with acknowledgements and retries."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest
from aiohttp import web
from slack_sdk.signature import SignatureVerifier
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from slack_sdk.web.async_client import AsyncWebClient

from tests.support.slack.server import APP_TOKEN, SECRET
from tests.support.slack.stage import Stage, listening, staged
from tests.support.slack.workspace import Json

Answers = Callable[[SocketModeRequest], Json | None]


class App:
    """An app on Slack's own Socket Mode client that notes what it is sent."""

    def __init__(self, stage: Stage) -> None:
        web_client = AsyncWebClient(base_url=stage.slack.api, retry_handlers=[])
        self.client = SocketModeClient(APP_TOKEN, web_client=web_client, ping_interval=0.05)
        self.client.socket_mode_request_listeners.append(self._listen)
        self.got: list[SocketModeRequest] = []
        self.answers: Answers = lambda _request: {}

    async def _listen(self, client: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        self.got.append(request)
        payload = self.answers(request)
        if payload is not None:
            answer = SocketModeResponse(request.envelope_id, payload or None)
            await client.send_socket_mode_response(answer)


@asynccontextmanager
async def app_on(stage: Stage) -> AsyncIterator[App]:
    app, others = App(stage), len(stage.slack.sockets.open)
    await app.client.connect()  # type: ignore[no-untyped-call]
    await stage.slack.sockets.connected(others + 1)
    try:
        yield app
    finally:
        await app.client.close()  # type: ignore[no-untyped-call]


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    async with staged() as made:
        yield made


async def test_what_somebody_writes_reaches_the_app_once(stage: Stage) -> None:
    async with app_on(stage) as app:
        answer = await stage.people["wang"].says("Health day", [("photo.png", b"png")])
    assert answer == {}
    [request] = app.got
    event = request.payload["event"]
    assert (request.type, request.retry_attempt) == ("events_api", 0)
    assert (event["channel_type"], event["user"], event["text"]) == ("im", "U0WANG", "Health day")
    assert [file["name"] for file in event["files"]] == ["photo.png"]


async def test_an_event_that_is_not_acknowledged_comes_again_at_once_after_a_minute_and_after_five(
    stage: Stage,
) -> None:
    stage.slack.sockets.patience = 0.05
    async with app_on(stage) as app:
        app.answers = lambda _request: None
        await stage.people["wang"].says("Health day")
        assert [request.retry_attempt for request in app.got] == [0, 1]
        assert await stage.slack.retries() == 0
        stage.passes(minutes=1)
        assert await stage.slack.retries() == 1
        stage.passes(minutes=5)
        app.answers = lambda _request: {}
        assert await stage.slack.retries() == 1
        stage.passes(hours=1)
        assert await stage.slack.retries() == 0
    assert [request.retry_attempt for request in app.got] == [0, 1, 2, 3]
    assert len({request.payload["event_id"] for request in app.got}) == 1


async def test_a_press_is_never_sent_again_and_its_sender_sees_a_sign(stage: Stage) -> None:
    wang = stage.people["wang"]
    button = {"type": "button", "text": {"type": "plain_text", "text": "OK"}, "value": "ok.1.1.", "action_id": "tap:0"}
    await stage.client.chat_postMessage(channel=wang.id, text="x", blocks=[{"type": "actions", "elements": [button]}])
    stage.slack.sockets.patience = 0.05
    async with app_on(stage) as app:
        app.answers = lambda _request: None
        assert await wang.presses("ok.1.1.") is None
        stage.passes(hours=1)
        assert await stage.slack.retries() == 0
    assert [request.payload["actions"][0]["value"] for request in app.got] == ["ok.1.1."]
    assert wang.trouble == ["block_actions"]


async def test_of_two_connections_one_gets_each_payload(stage: Stage) -> None:
    async with app_on(stage) as one, app_on(stage) as other:
        assert [hello["num_connections"] for socket in stage.slack.sockets.open for hello in socket.sent] == [1, 2]
        for number in range(6):
            await stage.people["wang"].says(str(number))
        said = [[request.payload["event"]["text"] for request in app.got] for app in (one, other)]
    assert sorted(said[0] + said[1]) == ["0", "1", "2", "3", "4", "5"]
    assert all(said)


async def test_a_payload_can_be_delivered_twice(stage: Stage) -> None:
    stage.slack.twice = 1
    async with app_on(stage) as app:
        await stage.people["wang"].says("one")
        await stage.people["wang"].says("two")
    assert [request.payload["event"]["text"] for request in app.got] == ["one", "one", "two"]
    assert app.got[0].payload["event_id"] == app.got[1].payload["event_id"]


@pytest.mark.parametrize("reason", ["refresh_requested", "warning"])
async def test_a_client_that_is_told_to_connects_anew(stage: Stage, reason: str) -> None:
    sockets = stage.slack.sockets
    async with app_on(stage) as app:
        first = sockets.open[0]
        await sockets.disconnect(reason)
        async with sockets.changed:
            await sockets.changed.wait_for(lambda: bool(sockets.open) and first not in sockets.open)
        await stage.people["wang"].says("still there?")
    assert [request.payload["event"]["text"] for request in app.got] == ["still there?"]


async def test_a_client_notices_that_a_connection_is_only_half_open(stage: Stage) -> None:
    sockets = stage.slack.sockets
    async with app_on(stage) as app:
        sockets.open[0].deaf = True
        await asyncio.wait_for(sockets.connected(), 10)
        await stage.people["wang"].says("still there?")
    assert [request.payload["event"]["text"] for request in app.got] == ["still there?"]


async def test_beyond_the_most_connections_a_new_one_is_sent_away(stage: Stage) -> None:
    stage.slack.sockets.most = 1
    async with app_on(stage):
        late = App(stage)
        late.client.auto_reconnect_enabled = late.client.default_auto_reconnect_enabled = False
        heard = asyncio.get_running_loop().create_future()

        async def hear(_client: AsyncBaseSocketModeClient, message: Json, _raw: str | None = None) -> None:
            if not heard.done():
                heard.set_result(message.get("reason"))

        late.client.on_message_listeners.append(lambda message: hear(late.client, json.loads(message.data)))
        await late.client.connect()  # type: ignore[no-untyped-call]
        assert await heard == "too_many_websockets"
        assert len(stage.slack.sockets.open) == 1
        await late.client.close()  # type: ignore[no-untyped-call]


async def test_requests_are_signed_as_slack_signs_them(stage: Stage) -> None:
    seen: list[tuple[bool, str]] = []

    async def handler(request: web.Request) -> web.Response:
        body = await request.text()
        seen.append((SignatureVerifier(SECRET).is_valid_request(body, request.headers), request.content_type))
        return web.Response()

    async with listening(stage, handler):
        wang = stage.people["wang"]
        await wang.says("Health day")
        await wang.types("/qianfa", "inbox")
        await wang.chooses_shortcut("qianfa-compose")
    forms = "application/x-www-form-urlencoded"
    assert seen == [(True, "application/json"), (True, forms), (True, forms)]


async def test_an_app_that_fails_is_told_again_why(stage: Stage) -> None:
    seen: list[tuple[str | None, str | None]] = []

    async def handler(request: web.Request) -> web.Response:
        seen.append((request.headers.get("X-Slack-Retry-Num"), request.headers.get("X-Slack-Retry-Reason")))
        return web.Response(status=500 if len(seen) < 3 else 200)

    async with listening(stage, handler):
        await stage.people["wang"].says("Health day")
        stage.passes(minutes=1)
        await stage.slack.retries()
    assert seen == [(None, None), ("1", "http_timeout"), ("2", "http_timeout")]


async def test_what_a_command_is_answered_is_seen_by_its_sender_alone(stage: Stage) -> None:
    async def handler(request: web.Request) -> web.Response:
        form = await request.post()
        assert (form["command"], form["text"]) == ("/qianfa", "inbox")
        return web.json_response({"response_type": "ephemeral", "text": "Nothing waits for you"})

    channel = stage.slack.space.opens_channel("pr-desk", "U0WANG", stage.joins("li").id)
    async with listening(stage, handler):
        await stage.people["wang"].types("/qianfa", "inbox", channel)
    assert stage.people["wang"].reads(channel) == "Nothing waits for you"
    assert stage.people["li"].reads(channel) == ""
