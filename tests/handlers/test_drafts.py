"""Drafts that cannot begin or go on, and what is asked of them."""

from pathlib import Path

from bot.cards.tokens import Token, Verb
from bot.domain.fields import MOST_FILES as FILES
from tests.support.documents import picture
from tests.support.world import STORY, TITLE, policy_with, world


async def test_without_a_policy_nothing_is_taken_in_or_submitted(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.begins()
        await here.alters("UPDATE policies SET active = 0")
        answer = await wang.taps(Verb.SUBMIT)
        assert here.say(answer.text) == "还没有启用管理办法，暂时不能收稿。请联系管理员。"
        await wang.says(f"{TITLE}\n\n{STORY}")
        assert wang.last.card.title.key == "refused-no-policy"
        assert await here.rows("SELECT state FROM drafts") == [("gathering",)]


async def test_an_item_with_something_missing_cannot_be_submitted(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.says(f"{TITLE}\n\n{STORY}")
        answer = await wang.presses(Token(Verb.SUBMIT, await here.draft(), 1))
        assert here.say(answer.text) == "还差：信息来源、栏目、发布渠道、拟发布时间。补上就能提交，已填的都在。"
        await wang.answers("own")
        assert wang.last.card.title.key == "ask-category"


async def test_where_there_is_one_channel_nobody_is_asked_for_it(tmp_path: Path) -> None:
    names = 'names = { zh-Hans = "官方微信", zh-Hant = "官方微信", en = "WeChat" }'
    second = f'[[channel]]\nid = "wechat"\n{names}\naddress = "url"\n'
    async with world(tmp_path, policy=policy_with(tmp_path, (second, ""))) as here:
        wang = here["wang-min"]
        await wang.says(f"{TITLE}\n\n{STORY}")
        await wang.answers("own")
        await wang.answers("business")
        assert wang.last.card.title.key == "ask-planned"
        await wang.answers("asap")
        await wang.taps(Verb.SUBMIT)
        assert await here.state() == "in-review"


async def test_another_category_may_be_chosen_where_there_is_no_link(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.says(f"{TITLE}\n\n{STORY}")
        await wang.answers("own")
        await wang.answers("health")
        assert "https://video.health-first.example/123" in wang.hears()
        await wang.answers("category")
        assert wang.last.card.title.key == "ask-category"
        await wang.answers("business")
        assert wang.last.card.title.key == "ask-channels"


async def test_only_working_days_are_offered_and_one_a_week_on(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.begins()
        for days, offered in ((0, ["今天 10:00", "明天 10:00", "6月9日 10:00"]), (4, ["周一 10:00", "周二 10:00"])):
            await here.passes(days=days)
            await wang.presses(Token(Verb.FIELD, await here.draft(), 1, "planned"))
            labels = [here.say(button.label) for button in wang.last.card.buttons[1:-1]]
            assert labels[: len(offered)] == offered
            assert "10:00" in here.say(wang.last.card.notes[0])


async def test_the_text_to_be_replaced_stands_on_the_question_whole(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.begins(text=STORY * 9)
        await wang.presses(Token(Verb.FIELD, await here.draft(), 1, "text"))
        body = wang.last.card.body
        assert body is not None
        assert (body.text, body.cut) == (STORY * 9, False)
        await wang.says("改好的正文，一句话。")
        await wang.answers("replace")
        assert wang.card("ask-text-anew").body is None
        assert await here.rows("SELECT title, text FROM versions") == [(TITLE, "改好的正文，一句话。")]


async def test_numbers_go_up_and_are_drawn_at_the_first_submission(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].begins("没有提交的稿件")
        assert await here["sun-hao"].submits("第一篇") == "2026-0001"
        assert await here["huang-yi"].submits("第二篇") == "2026-0002"
        await here.passes(days=220)
        assert await here["sun-hao"].submits("明年的稿件") == "2027-0001"


async def test_what_has_ended_takes_no_more(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.begins()
        await wang.taps(Verb.DISCARD)
        draft = await here.draft()
        for verb in (Verb.CHANGE, Verb.GO_ON, Verb.SUBMIT, Verb.WITHDRAW, Verb.DISCARD):
            assert (await wang.presses(Token(verb, draft, 1))).refused, verb
        assert (await wang.presses(Token(Verb.FIELD, draft, 1, "title"))).refused
        for verb in (Verb.CHANGE, Verb.SUBMIT, Verb.WITHDRAW, Verb.TAKE_UP, Verb.KEEP, Verb.DISCARD):
            answer = await here["sun-hao"].presses(Token(verb, draft, 1))
            assert here.say(answer.text) == "这篇稿件由王敏负责，只有作者能这样做。"


async def test_of_too_many_files_those_that_fit_are_taken_and_the_others_named(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        many = [(f"{number}.jpg", picture(20, 20 + number)) for number in range(FILES + 1)]
        await wang.sends(f"{TITLE}\n\n{STORY}", files=many)
        assert f"{FILES}.jpg" in wang.reads()
        assert await here.rows("SELECT json_array_length(attachments) FROM versions") == [(FILES,)]
