"""Questions that a new policy or another author has overtaken: nobody is left with buttons that do nothing."""

from pathlib import Path

from bot.cards.tokens import Token, Verb
from bot.domain.people import PersonId, Role, UnitId
from bot.policy import read_policy, shipped
from bot.tables import read_file
from handlers import people
from tests.simulation.turnover import goes_over
from tests.stories.test_follow_ups import released
from tests.support import clauses
from tests.support.documents import picture
from tests.support.field_policy import everything_asked
from tests.support.world import HEAD, TITLE, World, buttons, policy_with, world

WEIBO = ('[[channel]]\nid = "weibo"\n', '[[channel]]\nid = "microblog"\n')
GONE = "原来选的已经没有了，请重新选。"


async def open_questions(here: World) -> int:
    [(count,)] = await here.rows("SELECT count(*) FROM dialogs WHERE state = 'open'")
    return int(count)


async def takes(here: World, policy: Path) -> None:
    """Put a policy in force while the bot runs."""
    text = read_file(policy)
    await here.does(people.take_policy, read_policy(text, policy.name), text)


async def test_a_choice_that_the_new_policy_does_not_have_is_asked_for_anew(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await clauses.asks(wang, "category")
        old = wang.button(Verb.ANSWER, "business").token
        await goes_over(here, "p1")
        answer = await wang.presses(old)
        assert not answer.refused
        assert wang.hears().startswith(GONE)
        assert clauses.ready(wang)
        assert "business" not in clauses.ready(wang)
        assert await open_questions(here) == 1
        assert (await wang.presses(old)).refused
        await clauses.answers_all(wang, category="news")
        assert not (await wang.taps(Verb.SUBMIT)).refused


async def test_of_several_choices_those_that_are_still_there_stay_chosen(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await clauses.asks(wang, "channels")
        await wang.answers("weibo")
        await wang.answers("wechat")
        await takes(here, policy_with(tmp_path, WEIBO))
        await wang.taps(Verb.DONE)
        assert wang.hears().startswith(GONE)
        assert clauses.ready(wang) == ["microblog", "wechat"]
        await wang.taps(Verb.DONE)
        assert await here.rows("SELECT json_extract(particulars, '$.channels') FROM versions") == [('["wechat"]',)]


async def test_what_the_new_policy_asks_no_more_is_said_so_and_the_next_thing_is_asked(tmp_path: Path) -> None:
    async with world(tmp_path, policy=everything_asked(tmp_path)) as here:
        wang = here["wang-min"]
        await clauses.asks(wang, "matters", category="news", channels="oa")
        old = wang.button(Verb.ANSWER, "reform").token
        await wang.presses(old)
        done = wang.button(Verb.DONE).token
        await goes_over(here, "p3")
        await wang.presses(done)
        assert wang.hears().startswith("办法有变，这一项不用再填了。")
        assert clauses.asked(wang) == "source"


async def test_the_second_half_of_a_source_that_is_gone_leads_back_to_the_sources(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await clauses.asks(wang, "source")
        await wang.answers("media")
        assert clauses.asked(wang) == "source-detail"
        await takes(here, policy_with(tmp_path, ('id = "media"', 'id = "press"')))
        await wang.says("健康报")
        assert wang.hears().startswith(GONE)
        assert "press" in clauses.ready(wang)


async def test_something_to_change_that_policy_asks_no_more_is_chosen_anew(tmp_path: Path) -> None:
    async with world(tmp_path, policy=shipped()["p1"]) as here:
        wang = here["wang-min"]
        await clauses.writes(wang, category="news", channels="site")
        await wang.taps(Verb.CHANGE)
        old = wang.button(Verb.ANSWER, "matters").token
        await goes_over(here, "p3")
        assert not (await wang.presses(old)).refused
        assert wang.hears().startswith(GONE)
        assert "matters" not in clauses.ready(wang)
        assert "title" in clauses.ready(wang)


async def test_the_card_of_a_draft_follows_the_policy_and_submitting_leads_on(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.begins()
        submit = wang.button(Verb.SUBMIT).token
        await goes_over(here, "p1")
        assert wang.card("item-").title.key == "item-gathering"
        answer = await wang.presses(submit)
        assert answer.refused
        assert [(button.token.verb, here.say(button.label)) for button in answer.buttons] == [
            (Verb.GO_ON, "继续填"),
        ]
        await wang.presses(answer.buttons[0].token)
        assert clauses.asked(wang) is not None


async def test_a_question_about_an_item_that_is_somebody_elses_by_now_is_dropped(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await clauses.asks(wang, "source")
        await here.alters("UPDATE drafts SET author = 'sun-hao'")
        await wang.says("市民政局")
        assert await open_questions(here) == 0
        assert not any(button.token.verb is Verb.ANSWER for sheet in wang.sheets for button in buttons(sheet.card))


async def test_a_question_on_following_up_is_dropped_when_it_is_not_his_any_more(tmp_path: Path) -> None:
    async with world(tmp_path, policy=everything_asked(tmp_path)) as here:
        await released(here)
        await here.passes(days=3)
        await here[HEAD].taps(Verb.FOLLOW_UP, "training")
        await here.does(people.end_role, PersonId(HEAD), Role.HEAD, UnitId("marketing"))
        await here[HEAD].says("已培训。")
        assert "由作者" in here[HEAD].reads() or "王敏" in here[HEAD].hears()
        assert await open_questions(here) == 0


async def test_nothing_is_no_answer_where_policy_obliges(tmp_path: Path) -> None:
    async with world(tmp_path, policy=shipped()["p4"]) as here:
        wang = here["wang-min"]
        await clauses.asks(wang, "basis", text="去年服务12.5万人次，同比增长8%。")
        for words in ("无", "NONE", "不详", "——"):
            await wang.says(words)
            told = here.say(wang.told.title)
            assert "不能写“无”" in told, words
            assert "（" in told
        await wang.says("卫生健康局统计公报")
        assert "依据：“卫生健康局统计公报”" in wang.reads() or clauses.asked(wang) != "basis"


async def test_nobody_confirms_a_quotation_by_saying_none(tmp_path: Path) -> None:
    async with world(tmp_path, policy=shipped()["p1"]) as here:
        yu = here["yu-xia"]
        await clauses.asks(yu, "confirmation", category="news", channels="site", quoted="李院士")
        await yu.says("无")
        assert "“引用的确认”必须写明（第十七条第2项），不能写“无”。" in here.say(yu.told.title)
        await yu.says("李院士本人邮件确认")
        assert "引用已确认：“李院士本人邮件确认”" in yu.reads()


async def test_an_empty_reason_for_being_late_is_none(tmp_path: Path) -> None:
    async with world(tmp_path, policy=everything_asked(tmp_path)) as here:
        wang = here["wang-min"]
        await clauses.asks(wang, "lateness", category="news", channels="oa", planned="明天 10:00")
        await wang.says("无")
        assert here.say(wang.told.title).startswith("“迟交原因”必须写明，不能写“无”。")
        await wang.says("今天才接到通知")
        assert wang.last.card.title.key == "item-ready"


async def test_a_file_confirms_a_quotation_whatever_stands_beside_it(tmp_path: Path) -> None:
    async with world(tmp_path, policy=everything_asked(tmp_path)) as here:
        wang = here["wang-min"]
        for title, words, kept in ((TITLE, "无", ""), ("另一个稿件", "邮件截图", "邮件截图")):
            await clauses.asks(wang, "confirmation", title=title, category="news", channels="oa", quoted="李院士")
            await wang.sends(words, [("邮件.png", picture())])
            draft = await here.draft()
            sql = "SELECT json_extract(particulars, '$.confirmation') FROM versions WHERE draft = ?"
            assert await here.rows(sql, draft) == [(kept,)]
            await wang.presses(Token(Verb.KEEP, draft))


async def test_a_question_that_another_came_between_is_not_put_again_once_the_item_is_submitted(
    tmp_path: Path,
) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.begins()
        ready = wang.button(Verb.SUBMIT).token
        await wang.taps(Verb.CHANGE)
        await wang.answers("title")
        await wang.says("语言")
        assert not (await wang.presses(ready)).refused
        await wang.taps(Verb.CANCEL)
        assert await open_questions(here) == 0
        await wang.says("一个新的题目")
        assert await here.rows("SELECT title FROM versions") == [(TITLE,)]


async def test_nor_is_the_reason_asked_for_again_of_whoever_has_decided_meanwhile(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        approve = here[HEAD].button(Verb.APPROVE).token
        await here[HEAD].taps(Verb.REJECT)
        await here[HEAD].says("语言")
        assert not (await here[HEAD].presses(approve)).refused
        await here[HEAD].answers("en")
        assert await open_questions(here) == 0


async def test_a_reason_that_is_still_wanted_is_asked_for_again(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        await here[HEAD].taps(Verb.REJECT)
        await here[HEAD].says("语言")
        await here[HEAD].answers("en")
        await here[HEAD].says("Not before the board has met")
        assert await here.state() == "rejected"
