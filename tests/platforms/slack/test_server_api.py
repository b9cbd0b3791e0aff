"""The loopback Slack answers Slack's own client as Slack does: messages, conversations, people, errors, rates."""

from collections.abc import AsyncIterator
from typing import Any, cast

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.support.slack.mischief import HTML, cut, error, limited, says, status
from tests.support.slack.server import APP_TOKEN
from tests.support.slack.stage import Stage, staged


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    async with staged() as made:
        yield made


def section(text: str) -> dict[str, Any]:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


async def test_a_message_stands_where_it_was_sent_and_is_found_by_its_metadata(stage: Stage) -> None:
    wang = stage.people["wang"]
    opened = await stage.client.conversations_open(users=wang.id)
    metadata = {"event_type": "qianfa", "event_payload": {"key": "e1:review"}}
    sent = await stage.client.chat_postMessage(
        channel=opened["channel"]["id"], text="To review", blocks=[section("*Health day*")], metadata=metadata
    )

    assert wang.reads() == "*Health day*"
    found = await stage.client.conversations_history(channel=opened["channel"]["id"], include_all_metadata=True)
    assert [(one["ts"], one["metadata"]) for one in found["messages"]] == [(sent["ts"], metadata)]
    bare = await stage.client.conversations_history(channel=opened["channel"]["id"])
    assert "metadata" not in bare["messages"][0]


async def test_an_edited_message_says_the_new_and_a_deleted_one_is_gone(stage: Stage) -> None:
    wang = stage.people["wang"]
    sent = await stage.client.chat_postMessage(channel=wang.id, text="one", blocks=[section("one")])
    where, ts = sent["channel"], sent["ts"]
    await stage.client.chat_update(channel=where, ts=ts, text="two", blocks=[section("two")])
    assert wang.reads() == "two"
    assert [text for text, _ in wang.messages()[0].edits] == ["one"]

    await stage.client.chat_delete(channel=where, ts=ts)
    assert wang.messages() == []
    assert await stage.refused("chat.update", channel=where, ts=ts, text="x") == "message_not_found"


async def test_an_ephemeral_message_is_seen_by_one_and_found_by_nobody(stage: Stage) -> None:
    wang, li = stage.people["wang"], stage.joins("li")
    channel = stage.slack.space.opens_channel("pr-desk", wang.id, li.id)
    await stage.client.chat_postEphemeral(channel=channel.id, user=wang.id, text="Only you")
    assert (wang.reads(channel), li.reads(channel)) == ("Only you", "")
    assert (await stage.client.conversations_history(channel=channel.id))["messages"] == []


async def test_answers_stand_in_their_thread(stage: Stage) -> None:
    channel = stage.slack.space.opens_channel("pr-desk")
    root = await stage.client.chat_postMessage(channel=channel.id, text="HF-1")
    await stage.client.chat_postMessage(channel=channel.id, text="approved", thread_ts=root["ts"])
    thread = await stage.client.conversations_replies(channel=channel.id, ts=root["ts"])
    assert [one["text"] for one in thread["messages"]] == ["HF-1", "approved"]
    top = await stage.client.conversations_history(channel=channel.id)
    assert [one["text"] for one in top["messages"]] == ["HF-1"]


async def test_history_comes_newest_first_and_in_pages(stage: Stage) -> None:
    wang = stage.people["wang"]
    for number in range(5):
        stage.passes(seconds=1)
        await stage.client.chat_postMessage(channel=wang.id, text=str(number))
    first = await stage.client.conversations_history(channel=wang.direct.id, limit=3)
    assert [one["text"] for one in first["messages"]] == ["4", "3", "2"]
    rest = await stage.client.conversations_history(
        channel=wang.direct.id, limit=3, cursor=first["response_metadata"]["next_cursor"]
    )
    assert ([one["text"] for one in rest["messages"]], rest["has_more"]) == (["1", "0"], False)
    late = await stage.client.conversations_history(channel=wang.direct.id, oldest=first["messages"][1]["ts"])
    assert [one["text"] for one in late["messages"]] == ["4"]


async def test_blocks_that_slack_would_not_take_are_refused_in_its_words(stage: Stage) -> None:
    problem = await stage.problem("chat.postMessage", channel="U0WANG", text="x", blocks=[section("x" * 3001)])
    assert problem["error"] == "invalid_blocks"
    assert (
        "[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]"
        in (problem["response_metadata"]["messages"])
    )
    assert problem["errors"] == [words.removeprefix("[ERROR] ") for words in problem["response_metadata"]["messages"]]


@pytest.mark.parametrize(
    ("method", "args", "name"),
    [
        ("chat.postMessage", {"channel": "C404", "text": "x"}, "channel_not_found"),
        ("chat.postMessage", {"channel": "U0WANG"}, "no_text"),
        ("chat.postMessage", {"channel": "U0WANG", "text": "x" * 40_001}, "msg_too_long"),
        ("chat.postMessage", {"channel": "U0WANG", "text": "x", "blocks": "{"}, "invalid_blocks_format"),
        ("chat.postMessage", {"channel": "U0WANG", "text": "x", "colour": "red"}, "invalid_arguments"),
        ("chat.postMessage", {"text": "x"}, "invalid_arguments"),
        (
            "chat.postMessage",
            {"channel": "U0WANG", "text": "x", "blocks": [section("x" * 2999)] * 5},
            "msg_blocks_too_long",
        ),
        ("chat.postMessage", {"channel": "U0WANG", "text": "x", "thread_ts": "1.000001"}, "thread_not_found"),
        ("chat.postMessage", {"channel": "U0WANG", "text": "x", "metadata": {"key": "x"}}, "invalid_metadata_format"),
        (
            "chat.postMessage",
            {"channel": "U0WANG", "text": "x", "metadata": {"event_type": "q", "event_payload": {"key": {"a": []}}}},
            "invalid_metadata_schema",
        ),
        (
            "chat.postMessage",
            {"channel": "U0WANG", "text": "x", "metadata": {"event_type": "q", "event_payload": {"key": "x" * 16_000}}},
            "metadata_too_large",
        ),
        ("chat.update", {"channel": "U0WANG", "ts": "1.000001", "text": "x"}, "message_not_found"),
        ("chat.postEphemeral", {"channel": "C404", "user": "U0WANG", "text": "x"}, "channel_not_found"),
        ("conversations.open", {"users": "U404"}, "user_not_found"),
        ("conversations.history", {"channel": "U0WANG", "oldest": "yesterday"}, "invalid_ts_oldest"),
        ("users.info", {"user": "U404"}, "user_not_found"),
        ("users.lookupByEmail", {"email": "nobody@health-first.example"}, "users_not_found"),
        ("views.open", {"trigger_id": "1.2.3", "view": {"type": "sheet"}}, "invalid_arguments"),
        ("chat.shout", {}, "unknown_method"),
        ("apps.connections.open", {}, "not_allowed_token_type"),
    ],
)
async def test_what_is_wrong_with_a_call_is_named(stage: Stage, method: str, args: dict[str, Any], name: str) -> None:
    assert await stage.refused(method, **args) == name


async def test_a_channel_that_is_archived_or_was_left_takes_nothing(stage: Stage) -> None:
    left = stage.slack.space.opens_channel("elsewhere", invited=False)
    assert await stage.refused("chat.postMessage", channel=left.id, text="x") == "not_in_channel"
    channel = stage.slack.space.opens_channel("pr-desk")
    sent = await stage.client.chat_postMessage(channel=channel.id, text="x")
    channel.archived = True
    assert await stage.refused("chat.postMessage", channel=channel.id, text="x") == "is_archived"
    assert await stage.refused("chat.update", channel=channel.id, ts=sent["ts"], text="y") == "is_inactive"
    hidden = stage.slack.space.opens_channel("secret", private=True, invited=False)
    assert await stage.refused("chat.postMessage", channel=hidden.id, text="x") == "channel_not_found"


async def test_only_its_own_messages_can_be_edited_by_the_app(stage: Stage) -> None:
    wang = stage.people["wang"]
    stage.slack.deaf_to = "events_api"
    await wang.says("hello")
    assert (
        await stage.refused("chat.update", channel=wang.direct.id, ts=wang.messages()[0].ts, text="x")
        == "cant_update_message"
    )


async def test_somebody_who_left_is_no_longer_found_or_written_to(stage: Stage) -> None:
    wang = stage.people["wang"]
    assert (await stage.client.users_lookupByEmail(email="WANG@health-first.example"))["user"]["id"] == wang.id
    wang.member.deleted = True
    assert await stage.refused("users.lookupByEmail", email="wang@health-first.example") == "users_not_found"
    assert await stage.refused("conversations.open", users=wang.id) == "user_disabled"
    assert await stage.refused("chat.postMessage", channel=wang.direct.id, text="x") == "channel_not_found"
    assert (await stage.client.users_info(user=wang.id))["user"]["deleted"] is True


async def test_a_profile_tells_its_language_when_asked(stage: Stage) -> None:
    stage.joins("chen", locale="zh-TW")
    found = await stage.client.users_info(user="U0CHEN", include_locale=True)
    assert (found["user"]["locale"], found["user"]["profile"]["email"]) == ("zh-TW", "chen@health-first.example")
    assert "locale" not in (await stage.client.users_info(user="U0CHEN"))["user"]


async def test_tokens_and_scopes_are_looked_at(stage: Stage) -> None:
    assert (await stage.client.auth_test())["team_id"] == stage.slack.space.team
    stage.slack.scopes.discard("chat:write")
    problem = await stage.problem("chat.postMessage", channel="U0WANG", text="x")
    assert (problem["error"], problem["needed"]) == ("missing_scope", "chat:write")
    stage.slack.token_error = "token_revoked"
    assert await stage.refused("auth.test") == "token_revoked"
    stranger = AsyncWebClient("xoxb-guessed", base_url=stage.slack.api, retry_handlers=[])
    with pytest.raises(SlackApiError, match="invalid_auth"):
        await stranger.auth_test()


async def test_beyond_one_message_a_second_comes_429_with_the_time_to_wait(stage: Stage) -> None:
    stage.slack.rates.enforced = True
    for _ in range(3):
        await stage.client.chat_postMessage(channel="U0WANG", text="x")
    with pytest.raises(SlackApiError) as caught:
        await stage.client.chat_postMessage(channel="U0WANG", text="x")
    assert (caught.value.response.status_code, caught.value.response.headers["Retry-After"]) == (429, "1")
    assert stage.slack.rates.refused == ["chat.postMessage"]
    stage.joins("li")
    await stage.client.chat_postMessage(channel="U0LI", text="x")
    stage.passes(seconds=1)
    await stage.client.chat_postMessage(channel="U0WANG", text="x")


async def test_a_method_of_tier_three_takes_fifty_calls_a_minute(stage: Stage) -> None:
    stage.slack.rates.enforced = True
    for _ in range(50):
        await stage.client.conversations_open(users="U0WANG")
    assert await stage.refused("conversations.open", users="U0WANG") == "ratelimited"
    stage.passes(seconds=2)
    await stage.client.conversations_open(users="U0WANG")


async def test_calls_can_be_made_to_fail_in_every_way_in_which_they_do(stage: Stage) -> None:
    wang, send = stage.people["wang"], cast("dict[str, Any]", {"channel": "U0WANG", "text": "x"})
    mischief = stage.slack.mischief
    mischief.befalls("chat.postMessage", limited(7))
    mischief.befalls("chat.postMessage", error("internal_error"))
    mischief.befalls("chat.postMessage", status(503))
    with pytest.raises(SlackApiError) as caught:
        await stage.client.chat_postMessage(**send)
    assert caught.value.response.headers["Retry-After"] == "7"
    assert await stage.refused("chat.postMessage", **send) == "internal_error"
    with pytest.raises(SlackApiError, match="503"):
        await stage.client.chat_postMessage(**send)
    mischief.befalls("chat.postMessage", says(HTML, "text/html"))
    with pytest.raises(SlackApiError):
        await stage.client.chat_postMessage(**send)
    mischief.befalls("chat.postMessage", says('{"ok": tr'))
    with pytest.raises(SlackApiError):
        await stage.client.chat_postMessage(**send)
    assert wang.messages() == []


async def test_a_message_can_be_taken_and_its_answer_lost(stage: Stage) -> None:
    stage.slack.mischief.befalls("chat.postMessage", cut(performed=True))
    with pytest.raises(aiohttp.ClientError):
        await stage.client.chat_postMessage(channel="U0WANG", text="x")
    assert stage.people["wang"].reads() == "x"
    stage.slack.mischief.befalls("*", cut(performed=False), when=lambda args: args.get("text") == "y")
    with pytest.raises(aiohttp.ClientError):
        await stage.client.chat_postMessage(channel="U0WANG", text="y")
    assert stage.people["wang"].reads() == "x"


async def test_files_go_up_in_two_steps_and_come_down_with_a_token_only(stage: Stage) -> None:
    wang = stage.people["wang"]
    await stage.client.files_upload_v2(
        filename="sheet.pdf", content=b"%PDF-1.7", channel=wang.direct.id, title="Sheet", initial_comment="Here"
    )
    message = wang.messages()[0]
    assert (message.text, stage.slack.space.files[message.files[0]].data) == ("Here", b"%PDF-1.7")

    told = (await stage.client.files_info(file=message.files[0]))["file"]
    async with aiohttp.ClientSession() as http:
        async with http.get(told["url_private_download"]) as answer:
            assert (answer.status, answer.content_type) == (200, "text/html")
        bearer = {"Authorization": f"Bearer {stage.client.token}"}
        async with http.get(told["url_private_download"], headers=bearer) as answer:
            assert await answer.read() == b"%PDF-1.7"
    assert await stage.refused("files.info", file="F404") == "file_not_found"
    assert await stage.refused("files.completeUploadExternal", files=[{"id": "F404"}]) == "file_not_found"


async def test_a_link_leads_to_a_message(stage: Stage) -> None:
    sent = await stage.client.chat_postMessage(channel="U0WANG", text="x")
    link = await stage.client.chat_getPermalink(channel=sent["channel"], message_ts=sent["ts"])
    assert link["permalink"].endswith(f"/{sent['channel']}/p{sent['ts'].replace('.', '')}")


async def test_what_is_known_of_places_and_of_the_app_itself(stage: Stage) -> None:
    channel = stage.slack.space.opens_channel("pr-desk")
    told = (await stage.client.conversations_info(channel=channel.id))["channel"]
    assert (told["name"], told["is_archived"], told["is_member"]) == ("pr-desk", False, True)
    assert (await stage.client.team_info())["team"]["id"] == stage.slack.space.team
    assert (await stage.client.bots_info(bot=stage.slack.space.bot))["bot"]["user_id"] == stage.slack.space.bot_user
    opened = await AsyncWebClient(base_url=stage.slack.api, retry_handlers=[]).apps_connections_open(
        app_token=APP_TOKEN
    )
    assert opened["url"].startswith("ws://127.0.0.1:")
