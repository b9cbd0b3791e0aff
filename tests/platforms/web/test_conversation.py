"""What people in the panes say, tap and see."""

import asyncio
import hashlib

import pytest

from bot.cards.card import Button, Difference, Entry, Extract, Stop
from bot.cards.tokens import Token, Verb
from bot.domain.drafts import Attachment
from bot.ports import Answer, MessageGone
from bot.text import Text
from tests.support.web_stage import Player, Stage, address, card

REFUSED = Answer(Text("too-much"), refused=True)

SITE = "https://weibo.example/1"


async def test_what_one_says_stands_in_the_conversation_before_it_is_acknowledged(stage: Stage, wang: Player) -> None:
    ack = await wang.say("A new clinic opens\nin June")

    assert wang.kinds() == ["welcome", "message", "ack"]
    assert (ack["refused"], ack["notice"]) == (False, None)
    said = wang.frames[-2]
    assert (said["from"], said["text"], said["event"]) == ("me", "A new clinic opens\nin June", ack["event"])
    ((who, message, event),) = stage.inbox.said_to_it
    assert (who, message.text, event) == (address("wang"), "A new clinic opens\nin June", f"wang:{ack['event']}")


async def test_a_card_arrives_in_the_readers_language_and_is_edited_in_place(stage: Stage, wang: Player) -> None:
    message = await stage.send(
        "wang", card("义诊", buttons=(Button(Text("approve"), Token(Verb.APPROVE, "s1", 2)),)), "k1"
    )
    shown = await wang.next("message")
    await stage.edit("wang", message, card("义诊", closed=True))
    edited = await wang.next("edit")

    assert (shown["id"], shown["card"]["title"], shown["from"]) == (message, "待您审核：义诊", "bot")
    assert shown["card"]["buttons"] == [{"label": "同意", "token": "ok.s1.2.", "tone": "plain"}]
    assert shown["at"] == "2026-06-03T04:00:00+00:00"
    assert (edited["id"], edited["place"], edited["card"]["buttons"]) == (message, shown["place"], [])
    assert edited["cursor"] > shown["cursor"]


async def test_every_part_of_a_card_is_written_out_and_what_people_wrote_stays_as_it_is(
    stage: Stage, wang: Player
) -> None:
    digest = hashlib.sha256(b"picture").hexdigest()
    evil = "<img src=x onerror=alert(1)> & <!channel>"
    whole = card(
        evil,
        tag=Text("said", {"words": "2026-0142"}),
        facts=(Text("officer"),),
        body=Extract(evil, 1480),
        differences=(Difference("added", evil),),
        files=(Attachment(digest, "picture", "a/b ?.png", 7, "image/png"),),
        route=(Stop("now", Text("stop", {"who": evil})), Stop("done", Text("said", {"words": SITE}), SITE)),
        entries=(Entry(Text("officer"), (Button(Text("return"), Token(Verb.RETURN, "s1", 2), "grave"),)),),
        notes=(Text("taken"),),
        closed=True,
    )
    await stage.send("wang", whole, "k")

    assert (await wang.next("message"))["card"] == {
        "title": f"待您审核：{evil}",
        "tag": "2026-0142",
        "facts": ["信息员"],
        "body": {"text": evil, "total": 1480, "cut": True},
        "differences": [{"change": "added", "text": evil}],
        "files": [
            {
                "name": "a/b ?.png",
                "kind": "picture",
                "size": 7,
                "href": f"/files/{digest}?name=a%2Fb%20%3F.png",
                "original": False,
                "evidence": False,
            }
        ],
        "route": [{"state": "now", "text": f"{evil}在看"}, {"state": "done", "text": SITE, "address": SITE}],
        "entries": [{"text": "信息员", "buttons": [{"label": "退回", "token": "rt.s1.2.", "tone": "grave"}]}],
        "notes": ["收到。"],
        "form": None,
        "buttons": [],
        "closed": True,
        "urgent": False,
        "correct": False,
    }


async def test_a_card_sent_twice_under_one_key_is_one_message(stage: Stage, wang: Player) -> None:
    first = await stage.send("wang", card("one"), "k1")
    again = await stage.send("wang", card("two"), "k1")
    other = await stage.send("li", card("one"), "k1")
    await wang.say("and now?")

    assert first == again == await stage.web.find(address("wang"), "k1")
    assert other == await stage.web.find(address("li"), "k1") != first
    assert await stage.web.find(address("wang"), "k2") is None
    assert wang.kinds() == ["welcome", "message", "message", "ack"]


async def test_a_message_that_is_not_there_cannot_be_edited(stage: Stage) -> None:
    with pytest.raises(MessageGone):
        await stage.edit("wang", "nothing", card())


async def test_the_same_event_again_is_one_message_and_is_acknowledged_again(stage: Stage, wang: Player) -> None:
    first = await wang.say("once", event="e-1")
    again = await wang.say("once", event="e-1")

    assert first == again
    assert wang.kinds() == ["welcome", "message", "ack", "ack"]
    assert {event for _, _, event in stage.inbox.said_to_it} == {"wang:e-1"}


async def test_what_is_refused_leaves_the_conversation_and_the_answer_says_why(stage: Stage, wang: Player) -> None:
    stage.inbox.answer = lambda words: REFUSED if "\0" in words else Answer()
    ack = await wang.say("bad\0character")
    assert [kind for kind in wang.kinds() if kind != "message"] == ["welcome", "gone", "ack"]  # it may have been shown
    assert ack["refused"]
    assert ack["notice"] == {"text": "这个放不下，什么都没有改变。", "buttons": []}

    async with stage.player() as later:
        await later.hello("wang")
        await later.say("good")
        assert [frame["text"] for frame in later.frames if frame["type"] == "message"] == ["good"]


async def test_a_refused_event_that_is_taken_the_second_time_is_there_once(stage: Stage, wang: Player) -> None:
    stage.inbox.answer = lambda _words: REFUSED
    await wang.say("when the disk was full", event="e-1")
    stage.inbox.answer = lambda _words: Answer()
    ack = await wang.say("when the disk was full", event="e-1")

    assert not ack["refused"]
    async with stage.player() as later:
        await later.hello("wang")
        assert (await later.next("message"))["text"] == "when the disk was full"


async def test_a_tap_is_answered_with_a_notice_and_what_can_be_done_instead(stage: Stage, wang: Player) -> None:
    instead = (Button(Text("return"), Token(Verb.RETURN, "s1", 3), "grave"),)
    stage.inbox.answer = lambda _token: Answer(Text("too-much"), instead, refused=True)
    ack = await wang.tap("ok.s1.2.", event="t-1")

    assert ack["notice"]["buttons"] == [{"label": "退回", "token": "rt.s1.3.", "tone": "grave"}]
    assert stage.inbox.tapped_on_it == [(address("wang"), "ok.s1.2.", "wang:t-1")]


async def test_the_answer_to_a_change_of_language_is_in_the_new_language(stage: Stage, wang: Player) -> None:
    def change(_words: str) -> Answer:
        stage.speaks("wang", "en")
        return Answer(Text("taken"))

    stage.inbox.answer = change
    assert (await wang.say("/language en"))["notice"]["text"] == "Taken down."
    people = [frame["people"][0] for frame in wang.frames if frame["type"] == "cast"]
    assert [(one["language"], one["menu"][0]["label"]) for one in people][-1] == ("en", "Approve")


async def test_somebody_who_leaves_by_his_own_message_is_still_acknowledged(stage: Stage, wang: Player) -> None:
    def leave(_words: str) -> Answer:
        stage.people = stage.people[1:]
        return Answer(Text("taken"))

    stage.inbox.answer = leave
    assert (await wang.say("bye"))["notice"] is None


async def test_when_it_is_unknown_whether_it_arrived_the_same_event_may_be_sent_again(
    stage: Stage, wang: Player
) -> None:
    def fail(_words: str) -> Answer:
        raise RuntimeError("the store went away")

    stage.inbox.answer = fail
    await wang.socket.send_json({"type": "say", "event": "e-1", "text": "important"})
    problem = await wang.next("problem")
    assert (problem["event"], problem["again"]) == ("e-1", True)
    assert "不会重复" in problem["text"]

    stage.inbox.answer = lambda _words: Answer()
    assert not (await wang.say("important", event="e-1"))["refused"]


async def test_a_window_that_comes_back_gets_what_it_missed_and_a_new_one_gets_everything(stage: Stage) -> None:
    async with stage.player() as early:
        await early.hello("li")
        first = await stage.send("li", card("one"), "k1")
        seen = (await early.next("message"))["cursor"]
    second = await stage.send("li", card("two"), "k2")
    await stage.edit("li", first, card("one, changed"))

    async with stage.player() as back, stage.player() as new:
        assert (await back.hello("li", since=seen))["cursor"] == seen + 2
        assert (await back.next("message"))["id"] == second
        assert (await back.next("edit"))["card"]["title"] == "待您审核：one, changed"
        await new.hello("li")
        messages = [await new.next("message"), await new.next("message")]
        assert [it["id"] for it in sorted(messages, key=lambda it: it["place"])] == [first, second]


async def test_a_long_conversation_comes_whole_and_what_was_edited_late_is_not_taken_for_known(stage: Stage) -> None:
    ids = [await stage.send("li", card(str(number)), f"k{number}") for number in range(450)]
    await stage.edit("li", ids[3], card("changed"))
    async with stage.player() as new:
        await new.hello("li")
        frames = [await new.next("message") for _ in ids]
        assert {frame["id"] for frame in frames} == set(ids)
        assert frames[-1]["card"]["title"] == "待您审核：changed"
        await stage.edit("li", ids[3], card("again"))
        assert (await new.next("edit"))["id"] == ids[3]


async def test_a_window_of_another_history_is_told_to_forget_it(stage: Stage, wang: Player) -> None:
    await wang.say("the first here")
    async with stage.player() as stranger:
        assert (await stranger.hello("wang", since=10_000))["reset"]
        assert (await stranger.next("message"))["text"] == "the first here"


async def test_two_windows_of_one_person_show_the_same(stage: Stage, wang: Player) -> None:
    async with stage.player() as second:
        await second.hello("wang")
        await wang.say("from the first window")
        assert (await second.next("message"))["text"] == "from the first window"


async def test_a_window_may_turn_to_somebody_else(stage: Stage, wang: Player) -> None:
    await wang.hello("li")
    await stage.send("wang", card("not for Li"), "k1")
    await stage.send("li", card("for Li"), "k2")
    assert (await wang.next("message"))["card"]["title"] == "待您审核：for Li"


async def test_a_window_that_reads_nothing_holds_up_nobody(stage: Stage, wang: Player) -> None:
    long = card("long", body=Extract("字" * 50_000, 50_000))
    async with stage.player() as asleep:
        await asleep.hello("li")
        for number in range(60):  # far more than what sockets hold
            await stage.send("li", long, f"k{number}")
        await asyncio.wait_for(wang.say("still quick?"), 5)
        assert [(await asleep.next("message"))["place"] for _ in range(60)] == list(range(1, 61))


async def test_what_was_said_is_there_after_a_restart(stage: Stage, wang: Player) -> None:
    await wang.say("before the restart")
    stage_again = Stage(stage.folder)
    await stage.engine.close()
    async with stage_again.opened(), stage_again.player() as player:
        await player.hello("wang")
        assert (await player.next("message"))["text"] == "before the restart"
