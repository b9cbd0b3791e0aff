"""Slack over HTTP: only what Slack has signed, lately and for the first time, is heard."""

import json
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from tests.support.slack.house import House, house
from tests.support.slack.people import SlackUser

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
