"""Forms as a window and a script get them, and how they come back."""

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from bot.ports import Answer, FileRef, Filled
from bot.text import Text
from tests.support.web_stage import Player, Stage, address, card, form

README = (Path(__file__).parents[3] / "bot" / "platforms" / "README.md").read_text("utf-8")
WHOLE = {"id": "source", "chosen": ["media"], "words": "市民政局"}


async def test_every_part_of_a_form_is_written_out(stage: Stage, wang: Player) -> None:
    await stage.send("wang", card(form=form(source=Text("too-much"))), "k1")
    shown = (await wang.next("message"))["card"]["form"]
    assert shown["subject"] == "d1"
    assert [field["id"] for field in shown["fields"]] == [
        *("title", "text", "source", "channels", "units", "planned", "quoted", "files")
    ]
    assert shown["fields"][2] == {
        "id": "source",
        "kind": "one",
        "label": "source?",
        "hint": None,
        "choices": [
            {"code": "own", "label": "own", "detail": False},
            {"code": "media", "label": "media", "detail": True},
        ],
        "written": True,
        "files": False,
        "chosen": [],
        "words": "",
        "required": True,
        "mistake": "这个放不下，什么都没有改变。",
    }
    assert shown["fields"][0]["hint"] == "信息员"
    assert [button["token"] for button in shown["buttons"]] == ["fl.q1.1.submit", "fl.q1.1.save", "fl.q1.1.steps"]


async def test_a_form_filled_in_reaches_the_inbox_with_its_files(stage: Stage, wang: Player) -> None:
    async with stage.http.post("/uploads", params={"name": "义诊.docx"}, data=b"PK...") as answer:
        upload = (await answer.json())["id"]
    stage.inbox.answer = lambda _: Answer(Text("taken"))
    ack = await wang.fill("fl.q1.1.submit", WHOLE, {"id": "text", "files": [upload]})

    assert (ack["refused"], ack["notice"]["text"]) == (False, "收到。")
    [(who, token, fields, event)] = stage.inbox.filled_for_it
    assert (who, token, event) == (address("wang"), "fl.q1.1.submit", f"wang:{ack['event']}")
    assert fields == (
        Filled("source", ("media",), "市民政局"),
        Filled("text", files=(FileRef(upload, "义诊.docx", 5),)),
    )


@pytest.mark.parametrize(
    ("token", "field", "words"),
    [
        ("fl.q1.1.submit", {"id": "text", "files": ["abcdefgh"]}, "附件"),
        ("fl.q1.1.submit", {"id": "text", "words": "半个\ud83d"}, "半个"),
        ("fl.q1.1.submit", {"id": "source", "chosen": ["\ud83d"]}, "半个"),
        ("\ud83d", {"id": "text"}, "半个"),
    ],
)
async def test_what_cannot_be_passed_on_is_refused_and_nothing_of_the_form_is_taken(
    stage: Stage, wang: Player, token: str, field: dict[str, Any], words: str
) -> None:
    ack = await wang.fill(token, WHOLE, field)
    assert ack["refused"]
    assert words in ack["notice"]["text"]
    assert stage.inbox.filled_for_it == []


@pytest.mark.parametrize(
    "fields",
    [
        [{"chosen": []}],
        [{"id": "a" * 65}],
        [{"id": "a", "chosen": "weibo"}],
        [{"id": "a", "chosen": ["x"] * 501}],
        [{"id": "a", "files": ["x"] * 31}],
        [{"id": "a"}] * 51,
    ],
)
async def test_a_frame_that_is_no_form_is_said_to_be_none(
    stage: Stage, wang: Player, fields: list[dict[str, Any]]
) -> None:
    await wang.socket.send_json({"type": "fill", "event": "e1", "token": "fl.q1.1.submit", "fields": fields})
    problem = await wang.next("problem")
    assert (problem["event"], problem["again"]) == ("e1", False)
    assert stage.inbox.filled_for_it == []


async def test_a_form_that_may_not_have_been_taken_in_can_be_sent_again(stage: Stage, wang: Player) -> None:
    def breaks(_: str) -> Answer:
        raise OSError("the disk is gone")

    stage.inbox.answer = breaks
    await wang.socket.send_json({"type": "fill", "event": "e1", "token": "fl.q1.1.submit", "fields": []})
    assert (await wang.next("problem"))["again"]


async def test_the_function_of_the_readme_fills_a_form(stage: Stage, wang: Player) -> None:
    written: dict[str, Any] = {"uuid": SimpleNamespace(uuid4=lambda: "e1")}
    exec(re.findall(r"```python\n(async def fill.*?)```", README, re.DOTALL)[0], written)  # noqa: S102 - our own page
    await stage.send("wang", card(form=form()), "k1")
    shown = (await wang.next("message"))["card"]["form"]
    answers = {"source": "own", "channels": "weibo wechat", "planned": "tomorrow 10:00"}
    await written["fill"](wang.socket, shown, answers)
    await wang.next("ack")
    [(_, token, fields, _)] = stage.inbox.filled_for_it
    said = {field.field: field for field in fields if field.chosen or field.words}
    assert token == "fl.q1.1.submit"
    assert said == {
        "source": Filled("source", ("own",)),
        "channels": Filled("channels", ("weibo", "wechat")),
        "planned": Filled("planned", words="tomorrow 10:00"),
    }
