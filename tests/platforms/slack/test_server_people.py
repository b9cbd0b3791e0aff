"""People on the loopback Slack see and use what a client would let them: buttons, modals, the Home tab."""

import json
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from tests.support.slack.people import SlackUser
from tests.support.slack.stage import Stage, listening, staged
from tests.support.slack.workspace import Json


class App:
    """An app that notes what it is told and answers what the test wants."""

    def __init__(self, stage: Stage) -> None:
        self.stage, self.told = stage, list[Json]()
        self.answer: Json | None = {}

    async def handle(self, request: web.Request) -> web.Response:
        if request.content_type == "application/json":
            self.told.append(await request.json())
        else:
            form = await request.post()
            self.told.append(json.loads(str(form["payload"])) if "payload" in form else dict(form))
        if self.answer is None:
            return web.Response(status=500)
        return web.json_response(self.answer) if self.answer else web.Response()

    @property
    def trigger(self) -> str:
        return str(self.told[-1]["trigger_id"])

    async def opens(self, view: Json) -> Json:
        """Open a modal in answer to what came last."""
        opened = await self.stage.client.views_open(trigger_id=self.trigger, view=view)
        found: Json = opened["view"]
        return found


@pytest.fixture
async def app() -> AsyncIterator[App]:
    async with staged() as stage:
        app = App(stage)
        async with listening(stage, app.handle):
            yield app


@pytest.fixture
def wang(app: App) -> SlackUser:
    return app.stage.people["wang"]


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def button(value: str, **more: Any) -> Json:  # noqa: ANN401 - JSON
    return {"type": "button", "text": plain("OK"), "value": value, "action_id": f"tap:{value}", **more}


def actions(*elements: Json) -> Json:
    return {"type": "actions", "elements": list(elements)}


def line(block: str = "why", **more: Any) -> Json:  # noqa: ANN401 - JSON
    return {
        "type": "input",
        "block_id": block,
        "label": plain("Why?"),
        "element": {"type": "plain_text_input", "action_id": "in"},
        **more,
    }


def modal(*blocks: Json, **more: Any) -> Json:  # noqa: ANN401 - JSON
    return {"type": "modal", "title": plain("Return"), "submit": plain("Send"), "blocks": list(blocks), **more}


async def test_a_press_tells_who_where_and_what(app: App, wang: SlackUser) -> None:
    sent = await app.stage.client.chat_postMessage(channel=wang.id, text="x", blocks=[actions(button("ok.1"))])
    await wang.presses("ok.1")
    [told] = app.told
    assert (told["type"], told["user"]["id"], told["channel"]["id"]) == ("block_actions", wang.id, sent["channel"])
    assert (told["message"]["ts"], told["actions"][0]["value"]) == (sent["ts"], "ok.1")


async def test_only_what_stands_there_now_can_be_pressed(app: App, wang: SlackUser) -> None:
    sent = await app.stage.client.chat_postMessage(channel=wang.id, text="x", blocks=[actions(button("ok.1"))])
    await app.stage.client.chat_update(channel=sent["channel"], ts=sent["ts"], text="closed", blocks=[])
    with pytest.raises(KeyError):
        await wang.presses("ok.1")


async def test_a_grave_press_is_confirmed_first(app: App, wang: SlackUser) -> None:
    confirm = {
        "title": plain("Reject?"),
        "text": plain("This ends it."),
        "confirm": plain("Reject"),
        "deny": plain("No"),
    }
    await app.stage.client.chat_postMessage(channel=wang.id, text="x", blocks=[actions(button("rj", confirm=confirm))])
    await wang.presses("rj")
    assert wang.confirmed == ["This ends it."]


async def test_an_answer_by_response_url_is_private_and_can_replace_the_message(app: App, wang: SlackUser) -> None:
    await app.stage.client.chat_postMessage(channel=wang.id, text="x", blocks=[actions(button("ok.1"))])
    await wang.presses("ok.1")
    async with aiohttp.ClientSession() as http:
        answer_to = app.told[0]["response_url"]
        async with http.post(answer_to, json={"text": "Already decided"}) as answer:
            assert answer.status == 200
        assert [(one.text, one.only_for) for one in wang.messages()] == [("x", ""), ("Already decided", wang.id)]
        async with http.post(answer_to, json={"delete_original": True}) as answer:
            assert answer.status == 200
        assert [one.text for one in wang.messages()] == ["Already decided"]
        app.stage.passes(hours=1)
        async with http.post(answer_to, json={"text": "late"}) as answer:
            assert answer.status == 404


async def test_a_trigger_opens_one_modal_within_three_seconds(app: App, wang: SlackUser) -> None:
    await wang.chooses_shortcut("qianfa-compose")
    await app.opens(modal(line()))
    assert wang.reads_modal() == "Return\nWhy?\n[plain_text_input]\n[Send]"
    refused = app.stage.refused
    assert await refused("views.open", trigger_id=app.trigger, view=modal(line())) == "exchanged_trigger_id"
    await wang.chooses_shortcut("qianfa-compose")
    app.stage.passes(seconds=4)
    assert await refused("views.open", trigger_id=app.trigger, view=modal(line())) == "expired_trigger_id"
    assert await refused("views.open", trigger_id="1.2.3", view=modal(line())) == "invalid_trigger_id"


async def test_a_modal_is_filled_in_and_sent(app: App, wang: SlackUser) -> None:
    choice = {"type": "radio_buttons", "action_id": "in", "options": [{"text": plain("own"), "value": "own"}]}
    await wang.chooses_shortcut("x")
    await app.opens(modal(line(), {**line("source", optional=True), "element": choice}, private_metadata="m"))
    with pytest.raises(AssertionError, match="the client asks for"):
        await wang.submits()
    wang.fills("why", "not true")
    wang.fills("source", "own")
    await wang.submits()
    view = app.told[-1]["view"]
    assert (app.told[-1]["type"], view["private_metadata"]) == ("view_submission", "m")
    assert view["state"]["values"]["why"]["in"]["value"] == "not true"
    assert view["state"]["values"]["source"]["in"]["selected_option"]["value"] == "own"
    assert wang.modal is None


async def test_what_was_typed_stays_when_the_app_finds_a_mistake_or_changes_the_modal(
    app: App, wang: SlackUser
) -> None:
    await wang.chooses_shortcut("x")
    view = await app.opens(modal(line()))
    wang.fills("why", "no")
    app.answer = {"response_action": "errors", "errors": {"why": "Say more"}}
    await wang.submits()
    assert wang.modal is not None
    assert (wang.modal.errors, wang.modal.hash) == ({"why": "Say more"}, view["hash"])

    await app.stage.client.views_update(view_id=view["id"], view=modal(line(), line("who")))
    app.answer = {}
    wang.fills("who", "me")
    await wang.submits()
    values = app.told[-1]["view"]["state"]["values"]
    assert {block: entry["in"]["value"] for block, entry in values.items()} == {"why": "no", "who": "me"}


async def test_a_modal_that_is_no_longer_there_cannot_be_changed(app: App, wang: SlackUser) -> None:
    await wang.chooses_shortcut("x")
    view = await app.opens(modal(line(), notify_on_close=True))
    conflict = {"view_id": view["id"], "hash": "old", "view": modal(line())}
    assert await app.stage.refused("views.update", **conflict) == "hash_conflict"
    await wang.closes()
    assert (app.told[-1]["type"], app.told[-1]["view"]["id"]) == ("view_closed", view["id"])
    assert await app.stage.refused("views.update", view_id=view["id"], view=modal(line())) == "not_found"


async def test_an_answer_can_change_the_modal_or_put_another_on_top(app: App, wang: SlackUser) -> None:
    await wang.chooses_shortcut("x")
    await app.opens(modal(actions(button("go"))))
    await wang.presses("go")
    pushed = await app.stage.client.views_push(trigger_id=app.trigger, view=modal(line(), title=plain("Second")))
    assert wang.reads_modal().startswith("Second")
    wang.fills("why", "x")
    app.answer = {"response_action": "update", "view": modal(actions(button("done")), title=plain("Thanks"))}
    await wang.submits()
    assert wang.reads_modal().startswith("Thanks")
    app.answer = {"response_action": "push", "view": modal(line(), title=plain("Third"))}
    await wang.submits()
    assert wang.modal is not None
    assert wang.modal.previous == pushed["view"]["id"]
    app.answer = {"response_action": "clear"}
    wang.fills("why", "x")
    await wang.submits()
    assert wang.modal is None


async def test_a_view_that_slack_would_not_take_is_refused_in_its_words(app: App, wang: SlackUser) -> None:
    await wang.chooses_shortcut("x")
    body = modal(line(), title=plain("x" * 25))
    problem = await app.stage.problem("views.open", trigger_id=app.trigger, view=body)
    assert problem["response_metadata"]["messages"] == [
        "[ERROR] must be less than 25 characters [json-pointer:/view/title/text]"
    ]


async def test_the_home_tab_is_each_members_own(app: App, wang: SlackUser) -> None:
    await wang.opens_home()
    assert app.told[-1]["event"]["tab"] == "home"
    home = {"type": "home", "blocks": [actions(button("in.1"))]}
    published = await app.stage.client.views_publish(user_id=wang.id, view=home)
    await wang.presses("in.1")
    assert (app.told[-1]["container"]["type"], app.told[-1]["view"]["id"]) == ("view", published["view"]["id"])
    stale = {"user_id": wang.id, "view": home, "hash": "old"}
    assert await app.stage.refused("views.publish", **stale) == "hash_conflict"
    assert app.stage.joins("li").home is None


async def test_a_menu_tells_what_was_chosen(app: App, wang: SlackUser) -> None:
    options = [{"text": plain(name), "value": name} for name in ("an.1.own", "an.1.media")]
    menu = {"type": "static_select", "action_id": "tap:0", "options": options}
    await app.stage.client.chat_postMessage(channel=wang.id, text="x", blocks=[actions(menu)])
    await wang.presses("an.1.media")
    assert app.told[-1]["actions"][0]["selected_option"]["value"] == "an.1.media"


async def test_a_message_of_somebody_can_be_handed_to_the_app(app: App, wang: SlackUser) -> None:
    channel = app.stage.slack.space.opens_channel("marketing", wang.id)
    await wang.says("Health day", to=channel)
    await wang.chooses_on(wang.messages(channel)[0], "qianfa-submit", channel)
    told = app.told[-1]
    assert (told["type"], told["callback_id"], told["message"]["text"]) == (
        "message_action",
        "qianfa-submit",
        "Health day",
    )


async def test_a_message_that_is_changed_or_taken_back_is_told(app: App, wang: SlackUser) -> None:
    await wang.says("one")
    await wang.rewrites(wang.messages()[0], "two")
    changed = app.told[-1]["event"]
    assert (changed["subtype"], changed["previous_message"]["text"], changed["message"]["text"]) == (
        *("message_changed", "one", "two"),
    )
    await wang.deletes(wang.messages()[0])
    assert app.told[-1]["event"]["subtype"] == "message_deleted"
    assert wang.messages() == []


async def test_the_client_shows_a_sign_when_the_app_does_not_answer(app: App, wang: SlackUser) -> None:
    app.answer = None
    await wang.chooses_shortcut("x")
    assert wang.trouble == ["shortcut"]
