"""How one speaks with the bot: lists, help, languages, commands, and what comes while a question is open."""

from pathlib import Path

import pytest

from bot.cards.tokens import Verb
from tests.support.documents import picture, press_item
from tests.support.world import CHAIN, HEAD, OFFICE, STORY, TITLE, Player, World, world

LONG = "尊敬的各位同事：" + "这是一段比较长的文字，用来看看机器人会不会把它当作对问题的回答。" * 8


async def asked_for_source(here: World) -> Player:
    wang = here["wang-min"]
    await wang.says(f"{TITLE}\n\n{STORY}")
    assert wang.last.card.title.key == "question-led"
    await here.passes(minutes=3)  # what comes sooner is taken for a part of the draft
    return wang


@pytest.mark.parametrize("words", ["待办", "待辦", "/inbox", "Inbox", "收件箱", "/待办"])
async def test_the_inbox_lists_what_is_due_first(tmp_path: Path, words: str) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits("先提交的稿件")
        await here.passes(hours=4)
        await here["sun-hao"].submits("后提交的稿件")
        await here[HEAD].says(words)

        first, second = (here.say(entry.text) for entry in here[HEAD].last.card.entries)
        assert "先提交的稿件 · 部门负责人 · " in first
        assert "后提交的稿件 · 部门负责人 · " in second
        assert here[HEAD].last.card.title.values["count"] == 2
        await here[HEAD].taps(Verb.OPEN)
        assert here[HEAD].hears().startswith("待您审核 · 先提交的稿件")
        await here[HEAD].approves(about="先提交的稿件")


async def test_the_inbox_of_each_has_what_waits_for_him(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.says("待办")
        assert here.say(wang.last.card.title) == "没有等您处理的稿件"
        await wang.submits("第一篇稿件")
        await here[HEAD].returns()
        await wang.submits("第二篇稿件")
        await here.approved_by(*CHAIN)
        await wang.begins("第三篇稿件")
        await wang.says("待办")
        assert [here.say(entry.text).split(" · ")[-2] for entry in wang.last.card.entries] == [
            "退回给您修改",
            "还没提交",
        ]
        await here["ma-tao"].says("待办")
        assert "第二篇稿件 · 待发布" in here["ma-tao"].hears()
        await here["ma-tao"].taps(Verb.OPEN)
        assert here["ma-tao"].last.card.title.key == "release-proofread"


@pytest.mark.parametrize("words", ["我的稿件", "mine", "/mine", "My drafts", "我的"])
async def test_mine_says_where_my_items_are(tmp_path: Path, words: str) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.submits()
        await wang.says(words)
        assert f"2026-0001 · {TITLE} · 审核中 · 部门负责人 —— 李国华，今天 09:00 起" in wang.hears()
        await wang.taps(Verb.OPEN)
        assert wang.last.card.title.key == "item-in-review"


async def test_long_lists_say_how_many_more_there_are(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        for number in range(22):
            await here["wang-min"].says(f"第{number}篇稿件的标题\n\n{STORY}")
            await here["wang-min"].taps(Verb.CANCEL)
        await here["wang-min"].says("我的稿件")
        assert "还有 2 件没有列出" in here["wang-min"].hears()
        await here["wang-min"].says("待办")
        assert "还有 2 件没有列出" in here["wang-min"].hears()


@pytest.mark.parametrize(
    ("person", "key"), [("wang-min", "help-send"), (HEAD, "help-decide"), ("ma-tao", "help-release")]
)
async def test_help_says_what_one_can_do_here(tmp_path: Path, person: str, key: str) -> None:
    async with world(tmp_path) as here:
        for words in ("帮助", "/help", "？", "幫助", "start"):
            await here[person].says(words)
            assert key in [entry.text.key for entry in here[person].last.card.entries]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("语言 English", "Very well, English from now on."),
        ("語言 繁體中文", "好的，以後用繁體中文。"),
        ("/language zh-Hant", "好的，以後用繁體中文。"),
        ("language 简体", "好的，以后用简体中文。"),
        ("Lang en", "Very well, English from now on."),
    ],
)
async def test_the_language_is_chosen_by_a_word_in_any_language(tmp_path: Path, words: str, said: str) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.says(words)
        assert wang.hears(wang.last.reader.language) == said
        await wang.says("help")
        assert wang.last.reader.language == wang.sheets[0].reader.language


async def test_the_language_is_chosen_by_the_menu(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.says("/help")
        await wang.taps(Verb.LANGUAGE)
        answer = await wang.answers("en")
        assert here.say(answer.text, "en") == "Very well, English from now on."
        await wang.taps(Verb.LANGUAGE)
        await wang.says("繁體")
        assert wang.hears("zh-Hant") == "好的，以後用繁體中文。"
        await wang.taps(Verb.LANGUAGE)
        await wang.says("法语")
        assert wang.told.title.key == "refused-unknown-language"


async def test_a_language_that_the_bot_does_not_write_is_refused(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].says("/language français")
        assert here["wang-min"].hears() == "可以用：简体中文、繁體中文、English。"


async def test_a_text_that_begins_like_a_command_is_a_text(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.says("Language barriers in hospitals\n\nHow our nurses talk with patients from abroad.")
        await wang.says("/home/marketing/notes.txt\n是我们这次活动的资料目录，全文如下：义诊。")
        assert ("Language barriers in hospitals",) in await here.rows("SELECT title FROM versions")
        assert wang.last.card.title.key == "ask-which"


@pytest.mark.parametrize("words", ["/frobnicate", "/提交", "/approve 2026-0001"])
async def test_an_unknown_command_is_answered_with_those_there_are(tmp_path: Path, words: str) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].says(words)
        name = words[1:].split(" ", maxsplit=1)[0]
        assert here["wang-min"].hears() == f"我不懂“{name}”。可以说：“待办”“我的稿件”“帮助”“语言”。"


async def test_a_few_words_are_no_draft(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].says("你好")
        assert here["wang-min"].last.card.title.key == "refused-not-a-draft"
        assert await here.rows("SELECT * FROM drafts") == []


async def test_a_command_wins_over_an_open_question(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = await asked_for_source(here)
        await wang.says("待办")
        assert wang.last.card.title.key == "inbox-title"
        await wang.answers("own")  # the question is still open
        assert wang.last.card.title.key == "ask-category"


async def test_a_ready_answer_may_be_typed_in_any_language(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = await asked_for_source(here)
        await wang.says("Written by our own unit")
        await wang.says("業務宣傳")
        assert wang.last.card.title.key == "ask-channels"
        await wang.says("随便吧")
        assert here.say(wang.told.title) == "这个问题请点选一个答案。"
        assert wang.last.card.title.key == "ask-channels"  # with its buttons, below what was said
        await wang.says("官方微博")
        assert any("✔" in here.say(button.label) for button in wang.card("ask-channels").buttons)


async def test_several_choices_are_taken_and_given_back(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = await asked_for_source(here)
        await wang.answers("own")
        await wang.answers("business")
        token = wang.button(Verb.ANSWER, "weibo").token
        assert not wang.sees(Verb.DONE)
        await wang.presses(token)
        await wang.presses(token)
        answer = await wang.presses(f"dn.{token.subject}.0.")
        assert here.say(answer.text) == "请至少选一个，再点“选好了”。"
        await wang.answers("wechat")
        await wang.taps(Verb.DONE)
        assert "您的回答：官方微信" in wang.reads()


async def test_a_long_text_while_a_question_is_open_is_asked_about_and_may_be_a_new_draft(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = await asked_for_source(here)
        await wang.says(LONG)
        assert wang.last.card.title.key == "ask-which"
        assert [button.token.choice for button in wang.last.card.buttons] == ["answer", "add", "new", ""]
        await wang.answers("new")
        assert await here.rows("SELECT count(*) FROM drafts") == [(2,)]
        assert (LONG,) in await here.rows("SELECT text FROM versions")


async def test_another_item_is_not_taken_for_a_short_answer(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = await asked_for_source(here)
        await wang.says("另一篇稿件\n\n明天上午开会。")
        assert wang.last.card.title.key == "ask-which"
        await wang.answers("new")
        assert await here.rows("SELECT title FROM versions ORDER BY title DESC") == [("另一篇稿件",), (TITLE,)]


async def test_a_long_text_may_be_an_addition(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = await asked_for_source(here)
        await wang.says(LONG)
        await wang.answers("add")
        assert await here.rows("SELECT text FROM versions") == [(f"{STORY}\n\n{LONG}",)]
        assert wang.last.card.title.key == "question-led"


async def test_a_long_text_may_be_the_answer(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = await asked_for_source(here)
        await wang.says(LONG)
        await wang.answers("answer")
        assert await here.rows("SELECT source_words FROM versions") == [(LONG,)]


async def test_what_was_asked_before_is_asked_again_when_the_doubt_is_cancelled(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = await asked_for_source(here)
        await wang.says(LONG)
        await wang.taps(Verb.CANCEL)
        await wang.answers("own")
        assert wang.last.card.title.key == "ask-category"


async def test_all_pictures_of_an_album_are_asked_about_together(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = await asked_for_source(here)
        for number in range(3):
            await wang.sends(files=[(f"{number}.jpg", picture(tone=number))])
        await wang.says(LONG)
        await wang.answers("add")
        [(attachments, text)] = await here.rows("SELECT json_array_length(attachments), text FROM versions")
        assert (attachments, text) == (3, f"{STORY}\n\n{LONG}")


async def test_a_word_file_may_replace_what_was_typed(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = await asked_for_source(here)
        await wang.sends("请用这一份", files=[("稿件.docx", press_item(300, 1))])
        await wang.answers("add")
        assert wang.hears().startswith(f"稿件里已有正文（{len(STORY)} 字）")
        assert await here.rows("SELECT text FROM versions") == [(STORY,)]
        await wang.answers("replace")
        [(title, note)] = await here.rows("SELECT title, note FROM versions")
        assert title.startswith("健康宣传日走进社区 义诊")
        assert note == "请用这一份"


async def test_a_file_for_a_leaders_question_is_refused_in_words(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        await here[HEAD].taps(Verb.REMARK)
        await here[HEAD].sends(files=[("a.jpg", picture())])
        assert here[HEAD].told.title.key == "refused-no-files-here"
        await here[HEAD].says("图片另发您邮箱")
        assert "您已同意" in here[HEAD].reads()


async def test_a_new_question_drops_the_one_before_and_says_so(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        head = here[HEAD]
        await head.taps(Verb.REMARK)
        await head.taps(Verb.REJECT)
        assert head.card("ask-remark").notes[0].key == "question-dropped"
        await head.taps(Verb.CANCEL)
        assert head.card("ask-reason-reject").notes[0].key == "question-dropped"
        await head.approves()


async def test_a_question_that_came_too_late_is_dropped_when_it_is_answered(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        await here.approved_by(HEAD)
        await here[OFFICE].taps(Verb.REJECT)
        await here["luo-jing"].approves()
        await here[OFFICE].says("与上周内容重复")

        assert "罗静已于今天 09:00 答复了“办公室”。" in here[OFFICE].hears()
        assert here[OFFICE].sees(Verb.PROGRESS)
        await here[OFFICE].taps(Verb.PROGRESS)
        assert here[OFFICE].last.card.title.key == "progress-title"
        assert here[OFFICE].card("ask-reason-reject").notes[0].key == "question-dropped"
        await here[OFFICE].says("与上周内容重复")
        assert here[OFFICE].last.card.title.key == "refused-nothing-asked"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("明天下午3点", "明天 15:00"),
        ("6月12日 10:00", "6月12日 10:00"),
        ("2026-06-09 8:30", "6月9日 08:30"),
        ("tomorrow 10:00", "明天 10:00"),
    ],
)
async def test_the_planned_time_is_read_from_words(tmp_path: Path, words: str, said: str) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].begins(planned=words)
        assert f"拟{said} " in here["wang-min"].hears()


async def test_a_planned_time_that_has_gone_by_or_says_nothing_is_refused(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.begins(planned="2026-06-01 10:00")
        assert here.say(wang.told.title) == "昨天 10:00 已经过了。请写以后的时间。"
        await wang.says("差不多的时候")
        assert wang.told.title.key == "refused-moment-unclear"
        token = next(b.token for b in wang.card("ask-planned").buttons if b.token.choice.startswith("t"))
        await here.passes(days=2)
        answer = await wang.presses(token)
        assert answer.text is not None
        assert answer.text.key == "refused-moment-past"
        await wang.answers("asap")
        assert wang.last.card.title.key == "item-ready"


async def test_those_who_may_see_an_item_see_its_text_its_changes_and_its_progress(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.submits(text=STORY * 10)
        draft = await here.draft()
        await here[HEAD].taps(Verb.FULL)
        assert here[HEAD].last.card.body.text == STORY * 10  # type: ignore[union-attr]
        assert await here.rows("SELECT count(*) FROM facts WHERE kind = 'opened'") == [(1,)]
        [(opened,)] = await here.rows("SELECT opened_at FROM seats WHERE person = ?", HEAD)
        assert opened is not None
        await here[HEAD].taps(Verb.FULL)
        for verb in (Verb.PROGRESS, Verb.OPEN, Verb.CHANGES):
            assert (await here["tang-guoqing"].presses(f"{verb}.{draft}.1.")).text is None
            answer = await here["cao-rui"].presses(f"{verb}.{draft}.1.")
            assert here.say(answer.text) == "没有找到，或者您看不到它。说“待办”或“我的稿件”看看有什么。"
        assert here["tang-guoqing"].last.card.title.key == "changes-title"
        await wang.taps(Verb.CHANGE)
        await wang.answers("title")
        await wang.says("新的标题")
        await wang.taps(Verb.FULL)
        assert "新的标题" in wang.hears()
        answer = await here["tang-guoqing"].presses(f"fu.{draft}.2.")
        assert answer.refused  # nobody else sees a working copy
