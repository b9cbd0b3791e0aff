"""The publisher's part: proofread, release channel by channel, stop where something is wrong (PUB1-PUB3, APR8)."""

from pathlib import Path

import pytest

from bot.cards.tokens import Verb
from tests.support.world import CHAIN, HEAD, STORY, TITLE, World, policy_with, world


async def signed_off(here: World, **more: str) -> None:
    await here["wang-min"].submits(**more)
    await here.approved_by(*CHAIN)


async def test_the_publishers_proofread_before_anything_else(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await signed_off(here)
        ma, cheng = here["ma-tao"], here["cheng-lu"]
        assert ma.last.card.title.key == "release-proofread"
        assert not ma.sees(Verb.RELEASE)
        answer = await ma.presses(f"re.{await here.draft()}.1.weibo")
        assert here.say(answer.text) == "请先校对，点“校对无误”，再发布。"

        await ma.taps(Verb.PROOFREAD)
        assert "已校对：您 · 今天 09:00" in ma.hears()
        assert "已校对：马涛 · 今天 09:00" in cheng.hears()
        assert STORY in ma.hears()
        await cheng.presses(f"pr.{await here.draft()}.1.")
        assert "已校对：马涛" in cheng.hears()
        assert await here.rows("SELECT count(*) FROM facts WHERE kind = 'proofread'") == [(1,)]


async def test_each_channel_is_asked_for_its_address(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await signed_off(here)
        ma, cheng = here["ma-tao"], here["cheng-lu"]
        await ma.taps(Verb.PROOFREAD)
        await ma.taps(Verb.RELEASE, "weibo")
        assert ma.last.card.title.key == "ask-address-url"
        for wrong in ("发好了", "ftp://weibo.example/1", "https://", "http://[", "https://weibo.example/1\n再来一行"):
            await ma.says(wrong)
            assert ma.told.title.key == "refused-address-unclear", wrong
        await ma.says("https://weibo.example/1")
        assert "官方微博：已发布 · 今天 09:00 · https://weibo.example/1" in cheng.hears()

        answer = await cheng.presses(f"re.{await here.draft()}.1.weibo")
        assert here.say(answer.text) == "已登记：今天 09:00 在官方微博发布。您的点击没有改变任何内容。"
        answer = await cheng.presses(f"re.{await here.draft()}.1.douyin")
        assert answer.refused


async def test_a_channel_without_pages_is_released_with_words(tmp_path: Path) -> None:
    words = ('en = "WeChat" }\naddress = "url"', 'en = "WeChat" }\naddress = "words"')
    async with world(tmp_path, policy=policy_with(tmp_path, words)) as here:
        await signed_off(here)
        await here["ma-tao"].taps(Verb.PROOFREAD)
        await here["ma-tao"].releases("wechat", "服务号6月2日头条")
        assert await here.rows("SELECT address FROM releases") == [("服务号6月2日头条",)]


async def test_two_publishers_release_the_same_channel_once(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await signed_off(here)
        ma, cheng = here["ma-tao"], here["cheng-lu"]
        await ma.taps(Verb.PROOFREAD)
        await ma.taps(Verb.RELEASE, "weibo")
        await cheng.taps(Verb.RELEASE, "weibo")
        await ma.says("https://weibo.example/1")
        await cheng.says("https://weibo.example/2")
        assert cheng.last.card.title.key == "refused-already-released"
        assert await here.rows("SELECT address FROM releases") == [("https://weibo.example/1",)]
        assert await here.rows("SELECT count(*) FROM dialogs WHERE state = 'open'") == [(0,)]


async def test_a_problem_holds_the_release_until_it_is_resumed(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await signed_off(here)
        ma, wang = here["ma-tao"], here["wang-min"]
        await ma.stops("hold", "account")

        assert f"马涛暂缓发布《{TITLE}》（2026-0001）：“账号或平台故障”" in wang.reads()
        assert wang.card("item").title.key == "item-held"
        for person in ("cheng-lu", *CHAIN):
            assert "马涛暂缓发布" in here[person].hears(), person
        for token in (f"re.{await here.draft()}.1.weibo", f"pr.{await here.draft()}.1."):
            answer = await ma.presses(token)
            assert here.say(answer.text) == "发布已暂缓：“账号或平台故障”。要继续，请先点“恢复发布”。"
        await here["cheng-lu"].taps(Verb.RESUME)
        for person in ("wang-min", "ma-tao", *CHAIN):
            assert f"程璐恢复发布《{TITLE}》（2026-0001）" in here[person].hears(), person
        answer = await ma.presses(f"rs.{await here.draft()}.1.")
        assert here.say(answer.text) == "发布没有暂缓，不用恢复。"
        await ma.taps(Verb.PROOFREAD)
        await ma.releases("weibo", "https://weibo.example/1")


async def test_a_problem_sends_the_item_back_and_its_new_version_goes_round(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await signed_off(here)
        ma, wang = here["ma-tao"], here["wang-min"]
        await ma.stops("back", "第二段有错字")

        assert await here.state() == "returned"
        assert "“第二段有错字”" in here.printed(wang.card("item-returned"))
        assert "在发布前退回" in here[HEAD].reads()
        assert ma.card("release-returned").closed
        answer = await ma.presses(f"pr.{await here.draft()}.1.")
        assert answer.refused

        await wang.edits("text", STORY.replace("居民", "群众"))
        await wang.taps(Verb.SUBMIT)
        assert await here.deciding() == {HEAD}
        await here.approved_by(*CHAIN)
        assert ma.last.card.title.key == "release-proofread"
        await ma.taps(Verb.PROOFREAD)
        await ma.releases("weibo", "https://weibo.example/2")
        assert await here.rows("SELECT version FROM releases") == [(2,)]


async def test_what_comes_back_unchanged_is_signed_off_still(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await signed_off(here)
        await here["ma-tao"].stops("back", "请确认题目")
        answer = await here["wang-min"].taps(Verb.SUBMIT)

        assert here.say(answer.text) == "2026-0001 已更新，原来的签发仍然有效。"
        assert await here.state() == "signed-off"
        assert here["ma-tao"].last.card.title.key == "release-proofread"
        await here["ma-tao"].taps(Verb.PROOFREAD)
        await here["ma-tao"].releases("weibo", "https://weibo.example/1")


async def test_any_change_of_content_after_sign_off_reopens_every_step(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await signed_off(here)
        await here["wang-min"].edits("title", "健康宣传日")
        assert here["ma-tao"].sees(Verb.PROOFREAD)  # a working copy stops nobody
        await here["wang-min"].taps(Verb.SUBMIT)
        assert await here.state() == "in-review"
        assert here["ma-tao"].last.card.closed
        assert await here.deciding() == {HEAD}
        await here.approved_by(*CHAIN)
        assert await here.rows("SELECT version, open FROM tasks") == [(2, 1)]


async def test_another_time_after_sign_off_is_the_publishers_to_know_and_to_be_reminded_of(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await signed_off(here, planned="2026-06-04 10:00")
        ma = here["ma-tao"]
        await ma.taps(Verb.PROOFREAD)
        await here["wang-min"].edits("planned", "2026-06-05 15:00")
        await here["wang-min"].taps(Verb.SUBMIT)

        assert await here.state() == "signed-off"
        assert ma.last.card.title.key == "release-proofread"
        assert "周五 15:00" in ma.hears()
        await here.passes(days=2)
        assert "news-release-time" not in ma.titles()
        await here.passes(days=1, hours=6)
        assert ma.titles().count("news-release-time") == 1
        assert here["cheng-lu"].titles().count("news-release-time") == 1


async def test_other_channels_are_the_publishers_where_policy_reopens_nothing_for_them(tmp_path: Path) -> None:
    free = policy_with(tmp_path, ('channels = "returner"', 'channels = "nothing"'))
    async with world(tmp_path, policy=free) as here:
        await signed_off(here)
        await here["wang-min"].taps(Verb.CHANGE)
        await here["wang-min"].answers("channels")
        await here["wang-min"].answers("wechat")
        await here["wang-min"].taps(Verb.DONE)
        await here["wang-min"].taps(Verb.SUBMIT)
        await here["ma-tao"].taps(Verb.PROOFREAD)
        await here["ma-tao"].releases("weibo", "https://weibo.example/1")
        assert await here.state() == "released"


async def test_the_publisher_is_reminded_at_the_planned_time_unless_it_is_over(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await signed_off(here, planned="2026-06-04 10:00")
        assert "周四 10:00" in here["ma-tao"].hears()
        await here["wang-min"].taps(Verb.WITHDRAW)
        await here.passes(days=3)
        assert "news-release-time" not in here["ma-tao"].titles()


async def test_an_item_that_needs_no_more_eyes_is_signed_off_when_it_is_submitted(tmp_path: Path) -> None:
    """The last step was for one category only, and the author changes to another while it waits there."""
    only = ('id = "chief"\n', 'id = "chief"\nwhen = [{ category = "business" }]\n')
    free = ('category = "all"', 'category = "nothing"')
    async with world(tmp_path, policy=policy_with(tmp_path, only, free)) as here:
        wang = here["wang-min"]
        await wang.submits()
        await here.approved_by(*CHAIN[:3])
        await wang.taps(Verb.CHANGE)
        await wang.answers("category")
        await wang.answers("image")
        answer = await wang.taps(Verb.SUBMIT)

        assert not answer.refused
        assert await here.state() == "signed-off"
        await here["ma-tao"].taps(Verb.PROOFREAD)
        await here["ma-tao"].releases("weibo", "https://weibo.example/1")


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE versions SET text = 'something else'",
        "UPDATE versions SET title = 'something else'",
        "UPDATE versions SET source_words = 'a friend'",
        "UPDATE tasks SET fingerprint = 'forged'",
    ],
)
async def test_what_was_altered_in_the_database_is_not_released(tmp_path: Path, tampering: str) -> None:
    async with world(tmp_path) as here:
        await signed_off(here)
        ma = here["ma-tao"]
        await ma.taps(Verb.PROOFREAD)
        token = ma.button(Verb.RELEASE, "weibo").token
        await here.alters(tampering)
        answer = await ma.presses(token)
        assert here.say(answer.text) == "存档内容与签发的定稿不一致，不能发布。请联系管理员核查。"
        assert await here.rows("SELECT * FROM releases") == []


async def test_what_is_altered_while_the_address_is_asked_is_not_released_either(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await signed_off(here)
        ma = here["ma-tao"]
        await ma.taps(Verb.PROOFREAD)
        await ma.taps(Verb.RELEASE, "weibo")
        await here.alters("UPDATE versions SET text = 'something else'")
        await ma.says("https://weibo.example/1")
        assert ma.told.title.key == "refused-fingerprint-differs"
        assert await here.rows("SELECT * FROM releases") == []


async def test_a_change_of_channels_after_a_partial_release_goes_back_to_the_deciders(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await signed_off(here)
        await here["ma-tao"].taps(Verb.PROOFREAD)
        await here["ma-tao"].releases("weibo", "https://weibo.example/1")
        await here["ma-tao"].stops("back", "misprint")
        await here["wang-min"].edits("title", "健康宣传日")
        await here["wang-min"].taps(Verb.SUBMIT)
        await here.approved_by(*CHAIN)
        await here["ma-tao"].taps(Verb.PROOFREAD)
        await here["ma-tao"].releases("weibo", "https://weibo.example/2")
        await here["ma-tao"].releases("wechat", "https://mp.example/2")
        assert await here.state() == "released"
        assert await here.rows("SELECT version, channel FROM releases ORDER BY id") == [
            (1, "weibo"),
            (2, "weibo"),
            (2, "wechat"),
        ]


async def test_a_release_of_an_unknown_item_is_not_found(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        answer = await here["ma-tao"].presses("pr.none.1.")
        assert answer.text is not None
        assert answer.text.key == "refused-not-found"
