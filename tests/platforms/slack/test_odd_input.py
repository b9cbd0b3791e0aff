"""What people do on Slack that nobody thinks of: odd commands, messages that are passed on, files that are none."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.platforms.slack.manifest import COMPOSE
from tests.support.slack.house import House, house
from tests.support.slack.mischief import says
from tests.support.slack.people import SlackUser
from tests.support.slack.workspace import Json

WORDS = "Health day comes to the neighbourhood\n\nOn Saturday doctors measured blood pressure for 200 people."


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[House]:
    async with house(tmp_path, "http") as made:
        yield made


@pytest.fixture
async def wang(here: House) -> SlackUser:
    return await here.knows("wang-min", locale="en-US")


async def passed_on(here: House, wang: SlackUser, *shared: Json) -> None:
    """Have somebody pass messages on to the bot, without a word of his own."""
    event = {"type": "message", "channel_type": "im", "channel": wang.direct.id, "user": wang.id, "text": ""}
    team = here.slack.space.team
    told = {"type": "event_callback", "team_id": team, "event_id": "Ev1", "event": {**event, "attachments": shared}}
    await here.slack.deliver("events_api", told)
    await here.settles()


async def test_a_command_of_ten_thousand_characters_is_refused(here: House, wang: SlackUser) -> None:
    await wang.types("/qianfa", "x" * 10_000)
    await here.settles()

    assert "I do not know “xxx" in here.last(wang).text


async def test_several_lines_after_the_command_are_an_item_without_a_stroke(here: House, wang: SlackUser) -> None:
    await wang.types("/qianfa", WORDS)
    await here.settles()

    assert "Received: “Health day comes to the neighbourhood”" in wang.reads()


async def test_a_message_that_is_passed_on_is_an_item(here: House, wang: SlackUser) -> None:
    await passed_on(here, wang, {"is_share": True, "text": WORDS, "fallback": "no preview"})

    assert "Received: “Health day comes to the neighbourhood”" in wang.reads()


async def test_a_file_of_a_message_that_is_passed_on_comes_with_it(here: House, wang: SlackUser) -> None:
    file = here.slack.space.upload(wang.id, "notes.docx", b"", "application/octet-stream")
    shared = {"is_share": True, "text": WORDS, "files": [{"id": file.id, "name": file.name, "size": 0}]}
    await passed_on(here, wang, shared)

    assert "“notes.docx” is empty" in wang.reads()


async def test_what_slack_shows_of_an_address_is_no_text_of_the_sender(here: House, wang: SlackUser) -> None:
    await passed_on(here, wang, {"from_url": "https://example.com", "text": WORDS})

    assert "I see no text in this" in wang.reads()


async def test_a_file_on_another_service_is_asked_for_itself(here: House, wang: SlackUser) -> None:
    elsewhere = '{"ok": true, "file": {"id": "F1", "mode": "external", "url_private": "https://drive.example/d/1"}}'
    here.slack.mischief.befalls("files.info", says(elsewhere))
    await wang.says(WORDS, [("plan.docx", b"PK")])
    await here.settles()

    assert "“plan.docx” does not lie in Slack itself" in wang.reads()


async def test_a_window_that_is_sent_empty_stays_and_says_why(here: House, wang: SlackUser) -> None:
    await wang.chooses_shortcut(COMPOSE)
    await here.settles()

    answer = await wang.submits(checked=False)

    assert answer is not None
    assert "I see no text in this" in answer["errors"]["text"]


async def test_signs_of_several_code_points_are_whole_in_a_title(here: House, wang: SlackUser) -> None:
    await wang.chooses_shortcut(COMPOSE)
    await here.settles()
    wang.fills("text", f"👩‍👩‍👧 Health day\n\n{WORDS}")
    await wang.submits()
    await here.settles()

    assert "“👩‍👩‍👧 Health day”" in wang.reads()
