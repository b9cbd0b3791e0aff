"""What policy asks of an item: matters, secrets, quotations, figures, texts of channels; who may send what where."""

from pathlib import Path

from bot.cards.tokens import Verb
from tests.support.documents import picture
from tests.support.field_policy import everything_asked
from tests.support.world import HEAD, TITLE, Player, World, world

PLAIN = "公司医务志愿队走进青溪街道。"
FIGURES = "公司医务志愿队走进青溪街道，惠及三百多名居民。"


async def starts(here: World, title: str = TITLE, text: str = PLAIN, category: str = "news") -> Player:
    """Begin an item, up to the question on matters."""
    wang = here["wang-min"]
    await wang.says(f"{title}\n\n{text}")
    await wang.answers(category)
    await wang.answers("oa")
    await wang.taps(Verb.DONE)
    return wang


async def answers_the_rest(wang: Player, **said: str) -> None:
    """Answer what there is to answer from matters on: nothing of the kind, unless something is said."""
    for name in ("matters", "secrecy"):
        await wang.answers(said.get(name, "none"))
        if name in said:
            await wang.taps(Verb.DONE)
    await (wang.says(said["quoted"]) if "quoted" in said else wang.answers("none"))
    if "quoted" in said:
        await wang.says(said["confirmation"])
    await wang.answers(said.get("urgency", "routine"))
    await wang.answers("asap")


async def test_everything_is_asked_once_and_stands_on_the_card(tmp_path: Path) -> None:
    async with world(tmp_path, policy=everything_asked(tmp_path)) as here:
        wang = await starts(here, text=FIGURES)
        await answers_the_rest(wang, matters="reform", quoted="李院士、王院长", confirmation="两人均已邮件确认")
        assert wang.last.card.title.key == "ask-basis"
        await wang.says("民政局 6 月通报")
        assert wang.last.card.title.key == "ask-explainer"
        await wang.answers("li-guohua")
        assert wang.last.card.title.key == "item-ready"
        await wang.taps(Verb.SUBMIT)
        card = here[HEAD].hears()
        for line in (
            "涉及改革 · 引用李院士、王院长",
            "保密核对：2 项都“不涉及”（王敏署名）",
            "引用已确认：“两人均已邮件确认”",
            "数据和引用的依据：“民政局 6 月通报”",
            "解读人：李国华",
            "⚠ 没有图片（第十六条）",
        ):
            assert line in card, card


async def test_every_question_is_asked_in_every_language(tmp_path: Path) -> None:
    async with world(tmp_path, policy=everything_asked(tmp_path)) as here:
        wang = await starts(here, text=FIGURES)
        await answers_the_rest(wang, matters="reform", quoted="李院士", confirmation="已邮件确认", urgency="important")
        await wang.says("民政局通报")
        read = wang.reads("en") + wang.reads("zh-Hant")
        assert "It quotes 李院士: who confirmed it, and how?" in read
        assert "None applies, signed by me" in read
        assert "全部不涉及，由我署名" in read


async def test_none_of_it_is_an_answer(tmp_path: Path) -> None:
    async with world(tmp_path, policy=everything_asked(tmp_path)) as here:
        wang = await starts(here)
        await answers_the_rest(wang)
        assert wang.last.card.title.key == "item-ready"
        assert "保密核对：2 项都“不涉及”（您署名）" in wang.hears()


async def test_nobody_quoted_can_be_said_in_a_word(tmp_path: Path) -> None:
    async with world(tmp_path, policy=everything_asked(tmp_path)) as here:
        wang = await starts(here)
        await wang.answers("none")
        await wang.answers("none")
        await wang.says("无")
        assert wang.last.card.title.key == "ask-urgency"  # nobody has to confirm anything


async def test_a_quotation_is_confirmed_by_a_file_that_is_kept_and_not_released(tmp_path: Path) -> None:
    async with world(tmp_path, policy=everything_asked(tmp_path)) as here:
        wang = await starts(here)
        await wang.answers("none")
        await wang.answers("none")
        await wang.says("李院士")
        await wang.sends(files=[("mail.jpg", picture())])
        await wang.answers("routine")
        await wang.answers("asap")
        assert "引用已确认：凭证 1 份，只存档" in wang.hears()
        assert "⚠ 没有图片（第十六条）" in wang.hears()  # evidence is no picture of the item's
        await wang.taps(Verb.SUBMIT)
        assert "(mail.jpg)" in here[HEAD].hears()
        await here.approved_by(HEAD)
        assert "(mail.jpg)" not in here["ma-tao"].hears()


async def test_who_is_quoted_later_has_to_confirm_it(tmp_path: Path) -> None:
    async with world(tmp_path, policy=everything_asked(tmp_path)) as here:
        wang = await starts(here)
        await answers_the_rest(wang)
        await wang.edits("quoted", "李院士")
        assert wang.last.card.title.key == "ask-confirmation"
        await wang.says("已邮件确认")
        assert wang.last.card.title.key == "item-ready"


async def test_what_is_important_concerns_somebody(tmp_path: Path) -> None:
    async with world(tmp_path, policy=everything_asked(tmp_path)) as here:
        wang = await starts(here)
        await answers_the_rest(wang, urgency="important")
        assert wang.last.card.title.key == "ask-concerned"
        assert not any(button.token.choice == "none" for button in wang.last.card.buttons)
        await wang.answers("hr")
        await wang.taps(Verb.DONE)
        assert wang.last.card.title.key == "item-ready"


async def test_a_yes_on_secrets_brings_a_step_which_a_later_no_does_not_take_away(tmp_path: Path) -> None:
    async with world(tmp_path, policy=everything_asked(tmp_path)) as here:
        wang = await starts(here)
        await answers_the_rest(wang, secrecy="contract")
        assert "⚠ 保密核对：涉及未公开的合同（您署名）" in wang.hears()
        assert "保密负责人" in wang.hears()
        await wang.taps(Verb.SUBMIT)
        await here[HEAD].returns()
        await wang.taps(Verb.CHANGE)
        await wang.answers("secrecy")
        await wang.answers("none")
        assert "这一版改答“不涉及”：未公开的合同（您署名）" in wang.hears()
        await wang.taps(Verb.SUBMIT)
        assert "这一版改答“不涉及”：未公开的合同（王敏署名）" in here[HEAD].hears()
        await here.approved_by(HEAD, "he-jianping")
        assert await here.state() == "signed-off"


async def test_a_no_before_the_first_submission_is_a_no(tmp_path: Path) -> None:
    async with world(tmp_path, policy=everything_asked(tmp_path)) as here:
        wang = await starts(here)
        await answers_the_rest(wang, secrecy="contract")
        await wang.taps(Verb.CHANGE)
        await wang.answers("secrecy")
        await wang.answers("contract")
        await wang.answers("research")
        await wang.taps(Verb.DONE)
        assert "涉及未公开的研究" in wang.hears()
        assert "改答" not in wang.hears()


async def test_a_category_is_offered_to_those_who_may_originate_it(tmp_path: Path) -> None:
    async with world(tmp_path, policy=everything_asked(tmp_path)) as here:
        wang = here["wang-min"]
        await wang.says(f"{TITLE}\n\n{PLAIN}")
        assert not wang.sees(Verb.ANSWER, "culture")
        assert wang.sees(Verb.ANSWER, "rules")


async def test_internal_rules_are_internal_and_stay_inside(tmp_path: Path) -> None:
    async with world(tmp_path, policy=everything_asked(tmp_path)) as here:
        wang = here["wang-min"]
        await wang.says(f"{TITLE}\n\n{PLAIN}")
        await wang.answers("rules")
        assert [button.token.choice for button in wang.last.card.buttons if button.token.verb is Verb.ANSWER] == [
            "oa",
            "board",
        ]
        await wang.answers("oa")
        await wang.taps(Verb.DONE)
        await answers_the_rest(wang)
        assert "仅供内部" in wang.hears()


async def test_another_category_may_close_a_channel(tmp_path: Path) -> None:
    async with world(tmp_path, policy=everything_asked(tmp_path)) as here:
        wang = here["wang-min"]
        await wang.says(f"{TITLE}\n\n{PLAIN}")
        await wang.answers("news")
        assert not wang.sees(Verb.ANSWER, "own")  # a subsidiary's own account
        await wang.answers("weibo")
        await wang.taps(Verb.DONE)
        await answers_the_rest(wang)
        await wang.taps(Verb.CHANGE)
        await wang.answers("category")
        await wang.answers("rules")
        assert wang.last.card.title.key == "ask-channels"


async def test_a_channel_gets_a_text_of_its_own_of_its_own_length(tmp_path: Path) -> None:
    async with world(tmp_path, policy=everything_asked(tmp_path)) as here:
        wang = here["wang-min"]
        await wang.says(f"{TITLE}\n\n{FIGURES}")
        await wang.answers("news")
        for channel in ("weibo", "oa"):
            await wang.answers(channel)
        await wang.taps(Verb.DONE)
        await answers_the_rest(wang)
        await wang.says("民政局通报")
        assert "⚠ 微博 23/20 字：超 3 字" in wang.hears()
        await wang.taps(Verb.CHANGE)
        await wang.answers("wordings")
        await wang.answers("weibo")
        assert "一条最多 20 字" in wang.hears()
        await wang.says("义诊进社区，\n三百居民受益。")
        assert "另有文本：微博" in wang.hears()
        assert "超 " not in wang.hears()
        await wang.taps(Verb.FULL)
        assert "微博文本（14/20 字）：" in wang.hears()
        await wang.taps(Verb.SUBMIT)
        await here.approved_by(HEAD)
        assert "微博文本（14/20 字）：\n义诊进社区，\n三百居民受益。" in here["ma-tao"].hears()


async def test_the_common_text_will_do_again(tmp_path: Path) -> None:
    async with world(tmp_path, policy=everything_asked(tmp_path)) as here:
        wang = await starts(here)
        await answers_the_rest(wang)
        for words in ("办公系统专用文本。", ""):
            await wang.taps(Verb.CHANGE)
            await wang.answers("wordings")
            await wang.answers("oa")
            await (wang.says(words) if words else wang.answers("none"))
            assert ("另有文本" in wang.hears()) is bool(words)


async def test_a_title_that_exaggerates_is_pointed_out_and_stops_nobody(tmp_path: Path) -> None:
    async with world(tmp_path, policy=everything_asked(tmp_path)) as here:
        wang = await starts(here, title="震惊！史上最大义诊")
        await answers_the_rest(wang)
        assert "⚠ 标题有夸张之嫌（第九条第2项）：震惊、史上最" in wang.hears()
        await wang.taps(Verb.SUBMIT)
        assert "⚠ 标题有夸张之嫌" in here[HEAD].hears()


async def test_what_was_answered_anew_is_seen_by_who_looks_again(tmp_path: Path) -> None:
    async with world(tmp_path, policy=everything_asked(tmp_path)) as here:
        wang = await starts(here, text=FIGURES)
        await answers_the_rest(wang)
        await wang.says("民政局通报")
        await wang.taps(Verb.SUBMIT)
        await here[HEAD].returns()
        await wang.edits("basis", "统计年鉴")
        await wang.taps(Verb.CHANGE)
        await wang.answers("wordings")
        await wang.answers("oa")
        await wang.says("办公系统专用文本。")
        await wang.taps(Verb.SUBMIT)
        await here[HEAD].taps(Verb.CHANGES)
        compared = here[HEAD].hears()
        assert "数据和引用的依据：民政局通报 → 统计年鉴" in compared
        assert "办公系统的文本：无 → 办公系统专用文本。" in compared


async def test_what_is_corrected_before_submitting_may_stay_as_it_is(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.begins()
        await wang.taps(Verb.CHANGE)
        await wang.answers("channels")
        assert wang.last.card.buttons[-1].label.key == "button-stands"
        await wang.taps(Verb.CANCEL)
        assert wang.last.card.title.key == "item-ready"
