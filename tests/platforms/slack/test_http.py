"""Slack over HTTP: only what Slack has signed, lately and for the first time, is heard."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import urlencode

import aiohttp
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from slack_bolt.request.async_request import AsyncBoltRequest

from bot.platforms.slack.http import HttpWay, bolt_request
from bot.webhooks import Webhooks
from tests.platforms.slack.test_socket import Heard, platform_on
from tests.support.slack.house import House, house
from tests.support.slack.people import SlackUser
from tests.support.slack.server import SECRET

WORDS = "Health day comes to the neighbourhood\n\nOn Saturday doctors measured blood pressure for 200 people."


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[House]:
    async with house(tmp_path, "http") as made:
        yield made


@pytest.fixture
async def wang(here: House) -> SlackUser:
    return await here.knows("wang-min", locale="en-US")


def written(here: House, wang: SlackUser) -> str:
    event = {
        "type": "message",
        "channel_type": "im",
        "channel": wang.direct.id,
        "user": wang.id,
        "text": WORDS,
        "ts": "1.1",
    }
    team = here.slack.space.team
    return json.dumps({"type": "event_callback", "team_id": team, "event_id": "Ev1", "event": event})


async def posted(here: House, body: str, headers: dict[str, str]) -> int:
    await here.slack.hooks.post(body, {"Content-Type": "application/json", **headers})
    await here.settles()
    return here.slack.hooks.statuses[-1]


async def test_what_is_signed_is_heard_once(here: House, wang: SlackUser) -> None:
    body = written(here, wang)

    status = await posted(here, body, here.slack.hooks.signed(body))

    assert status == 200
    assert "Health day comes to the neighbourhood" in wang.reads()


async def test_fault_77_a_forged_an_old_and_an_unsigned_request_are_refused(here: House, wang: SlackUser) -> None:
    body = written(here, wang)
    signed = here.slack.hooks.signed(body)

    statuses = [
        await posted(here, body, {**signed, "X-Slack-Signature": "v0=" + "0" * 64}),
        await posted(here, body + " ", signed),
        await posted(here, body, here.slack.hooks.signed(body, age=301)),
        await posted(here, body, {}),
    ]

    assert statuses == [401] * 4
    assert not wang.messages()


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (b"\xff\xfe{", {}),
        (b"\xff\xfe{", {"X-Slack-Request-Timestamp": "now"}),
        (b"{", {"X-Slack-Request-Timestamp": "9" * 400}),
        (b"[1, 2]", {}),
        (b"payload=%5B1%5D", {"Content-Type": "application/x-www-form-urlencoded"}),
        (b"ssl_check=1&event=x", {"Content-Type": "application/x-www-form-urlencoded"}),
    ],
)
async def test_fault_77_whatever_a_stranger_posts_is_refused_before_it_is_read(
    here: House, body: bytes, headers: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    signature = {"X-Slack-Signature": "v0=0"}
    if "now" in headers.values():
        headers = {"X-Slack-Request-Timestamp": here.slack.hooks.signed("")["X-Slack-Request-Timestamp"]}
    url = here.slack.hooks.url
    async with aiohttp.ClientSession() as http, http.post(url, data=body, headers=signature | headers) as answer:
        assert answer.status == 401

    assert [record for record in caplog.records if record.exc_info] == []


async def test_slacks_look_at_our_certificate_is_answered_and_does_nothing(here: House) -> None:
    url, form = here.slack.hooks.url, {"Content-Type": "application/x-www-form-urlencoded"}
    async with aiohttp.ClientSession() as http:
        for body in (b"ssl_check=1", b"ssl_check=1&token=abc", b"token=abc&ssl_check=1"):
            async with http.post(url, data=body, headers=form) as answer:
                assert (answer.status, await answer.read()) == (200, b"")
        async with http.get(url, params={"ssl_check": "1", "token": "abc"}) as answer:
            assert answer.status == 200
        async with http.get(url) as answer:
            assert answer.status == 405
        async with http.get(f"{url}/elsewhere") as answer:
            assert answer.status == 405


async def test_fault_77_a_copy_of_a_request_is_refused(here: House, wang: SlackUser) -> None:
    body = written(here, wang)
    signed = here.slack.hooks.signed(body)

    statuses = [await posted(here, body, signed), await posted(here, body, signed)]

    assert statuses == [200, 401]


async def test_fault_13_what_slack_sends_again_has_no_second_effect(here: House, wang: SlackUser) -> None:
    body = written(here, wang)
    await posted(here, body, here.slack.hooks.signed(body, age=2))
    before = wang.reads()

    status = await posted(here, body, {**here.slack.hooks.signed(body), "X-Slack-Retry-Num": "1"})

    assert status == 200
    assert wang.reads() == before


async def test_slacks_question_whether_anybody_is_there_is_answered(here: House) -> None:
    body = json.dumps({"type": "url_verification", "challenge": "abc"})

    answer = await here.slack.hooks.post(body, {"Content-Type": "application/json", **here.slack.hooks.signed(body)})

    assert answer == {"challenge": "abc"}


async def test_the_server_tells_that_it_is_well_and_knows_no_other_address(here: House) -> None:
    base = here.slack.hooks.url.removesuffix("/slack/events")

    async with aiohttp.ClientSession() as http:
        async with http.get(f"{base}/healthz") as well:
            told = await well.json()
        async with http.post(f"{base}/elsewhere") as elsewhere:
            pass

    assert (well.status, told["platforms"], elsewhere.status) == (200, ["/slack/events"], 404)


async def test_fault_16_another_copy_hears_nothing_and_takes_nothing_away(here: House, wang: SlackUser) -> None:
    inbox, hooks = Heard(), Webhooks("127.0.0.1", 0)
    copy = platform_on(here.slack, HttpWay(hooks, SECRET), here.clock)
    at_work = [asyncio.create_task(hooks.run()), asyncio.create_task(copy.run(inbox))]  # type: ignore[arg-type]
    await copy.opened.wait()

    await wang.says(WORDS)
    await here.settles()
    for task in at_work:
        task.cancel()
    await asyncio.gather(*at_work, return_exceptions=True)

    assert "Health day comes to the neighbourhood" in wang.reads()
    assert inbox.warnings == []


@given(words=st.text(max_size=50), extra=st.dictionaries(st.text(max_size=3), st.text(max_size=9), max_size=2))
@example(words="a+b &=%25;é\x00\U0001f600", extra={"": "payload=", "payloads": "1;2"})
def test_a_form_is_taken_apart_as_slacks_own_library_does(words: str, extra: dict[str, str]) -> None:
    whole = {"payload": json.dumps({"type": "block_actions", "value": words}, ensure_ascii=False)}
    for form in ({**whole, **extra}, {**extra, **whole}, extra):
        raw, headers = urlencode(form), {"Content-Type": "application/x-www-form-urlencoded"}
        theirs = AsyncBoltRequest(body=raw, headers={**headers})
        ours = bolt_request(raw, headers)
        assert (ours.body, ours.raw_body) == (theirs.body, theirs.raw_body)


def test_a_slash_command_and_json_are_taken_as_they_come() -> None:
    command = "command=%2Fpr&text=new+item&user_id=U1"
    assert bolt_request(command, {}).body == {"command": "/pr", "text": "new item", "user_id": "U1"}
    assert bolt_request('{"type": "payload=1"}', {"Content-Type": "application/json"}).body == {"type": "payload=1"}
