"""One person on two platforms: he is written to where he wants, answered where he asks, and decides once."""

from pathlib import Path

import pytest

from bot.cards.tokens import Verb
from tests.support.mailing import later, news, queue
from tests.support.two_platforms import on_both
from tests.support.world import HEAD, TITLE, buttons

AUTHOR = "wang-min"


async def test_a_request_comes_where_somebody_was_last(tmp_path: Path) -> None:
    async with on_both(tmp_path, [HEAD]) as both:
        li, here = both.account(HEAD), both.here
        await li.says("/help")
        await here[AUTHOR].submits()
        assert "review" in str(li.titles())
        assert here[HEAD].sheets == []

        await here[HEAD].says("/help")
        await here[AUTHOR].submits("另一篇")
        assert len(li.sheets) == 2
        assert "另一篇" in here[HEAD].reads()


async def test_what_is_asked_is_answered_where_it_was_asked_whatever_is_preferred(tmp_path: Path) -> None:
    async with on_both(tmp_path, [HEAD]) as both:
        li, here = both.account(HEAD), both.here
        await here[HEAD].says("/platform slack")
        assert here[HEAD].told.title.key == "refused-no-account-there"
        await here[HEAD].says("/platform telegram")
        assert "以后先用 Telegram 通知您" in here[HEAD].hears()

        await here[AUTHOR].submits()
        assert TITLE in li.reads()
        for words in ("/inbox", "/mine", "/help"):
            await here[HEAD].says(words)
        assert here[HEAD].titles()[-3:] == ["inbox-title", "mine-empty", "help-title"]
        assert len(li.sheets) == 1


async def test_where_to_be_written_to_is_chosen_by_the_menu_or_a_word_in_three_languages(tmp_path: Path) -> None:
    async with on_both(tmp_path, [HEAD]) as both:
        here, li = both.here, both.account(HEAD)
        await here[HEAD].says("/help")
        await here[HEAD].taps(Verb.PLATFORM)
        assert [button.token.choice for button in buttons(here[HEAD].last.card)] == ["web", "telegram", "last", ""]
        await here[HEAD].answers("telegram")
        await here[AUTHOR].submits()
        assert TITLE in li.reads()
        for words in ("platform last", "/平台 最近", "/platform LAST"):
            await here[HEAD].says("/platform telegram")
            await here[HEAD].says(words)
            assert "您最近在哪边用" in here[HEAD].hears()


async def test_who_has_one_account_has_nothing_to_choose(tmp_path: Path) -> None:
    async with on_both(tmp_path) as both:
        await both.here[HEAD].says("/platform")
        assert "只关联了一个平台" in both.here[HEAD].hears()
        await both.here[HEAD].says("/help")
        assert not both.here[HEAD].sees(Verb.PLATFORM)
        assert both.here[HEAD].sees(Verb.LINK)


async def test_the_choice_waits_for_its_turn_and_takes_none_away(tmp_path: Path) -> None:
    async with on_both(tmp_path, [AUTHOR]) as both:
        wang = both.here[AUTHOR]
        await wang.says(f"{TITLE}\n\n6月3日上午，公司医务志愿队走进青溪街道，为三百多位居民测量血压、血糖。")
        await wang.says("平台")
        await wang.says("telegram")
        assert "以后先用 Telegram" in wang.reads()
        assert wang.titles()[-2:] == ["question-led", "notice-platform"]


async def test_a_decision_on_one_closes_the_card_on_the_other(tmp_path: Path) -> None:
    async with on_both(tmp_path, [HEAD]) as both:
        li, here = both.account(HEAD), both.here
        await li.says("/help")
        await here[AUTHOR].submits()
        await here[HEAD].says("/inbox")
        await here[HEAD].taps(Verb.OPEN)
        assert here[HEAD].sees(Verb.APPROVE)
        mine = next(button.token for button in buttons(li.sheets[-1].card) if button.token.verb is Verb.APPROVE)

        answer = await here[HEAD].approves()
        assert not answer.refused
        for card in (here[HEAD].card("review"), li.sheets[-1].card):
            assert not any(button.token.verb in (Verb.APPROVE, Verb.RETURN) for button in buttons(card))
        again = await li.presses(mine)
        assert again.refused
        assert await here.rows("SELECT count(*) FROM decisions") == [(1,)]


async def test_a_question_of_one_platform_is_answered_on_the_other(tmp_path: Path) -> None:
    async with on_both(tmp_path, [HEAD]) as both:
        li, here = both.account(HEAD), both.here
        await li.says("/help")
        await here[AUTHOR].submits()
        token = next(button.token for button in buttons(li.sheets[-1].card) if button.token.verb is Verb.REMARK)
        await li.presses(token)
        assert li.titles()[-1] == "ask-remark"

        await here[HEAD].says("数字请再核一次")
        assert "数字请再核一次" in here[AUTHOR].reads()
        assert not buttons(li.sheets[-1].card), "the question stays open on the other platform"


async def test_fault_53_approved_on_one_and_returned_on_the_other_the_first_holds_and_both_show_it(
    tmp_path: Path,
) -> None:
    async with on_both(tmp_path, [HEAD]) as both:
        li, here = both.account(HEAD), both.here
        await li.says("/help")
        await here[AUTHOR].submits()
        await here[HEAD].says("/inbox")
        await here[HEAD].taps(Verb.OPEN)
        returns = next(button.token for button in buttons(li.sheets[-1].card) if button.token.verb is Verb.RETURN)
        await here[HEAD].approves()
        assert (await li.presses(returns)).refused
        assert li.sheets[-1].card.closed == here[HEAD].card("review").closed


async def test_fault_83_the_author_cannot_approve_through_his_second_account(tmp_path: Path) -> None:
    async with on_both(tmp_path, [AUTHOR]) as both:
        here = both.here
        await here[AUTHOR].submits()
        token = here[HEAD].button(Verb.APPROVE).token
        answer = await both.account(AUTHOR).presses(token)
        assert answer.refused
        assert await here.deciding() == {HEAD}


async def test_an_account_that_takes_nothing_is_made_up_for_by_the_other_at_once(tmp_path: Path) -> None:
    async with on_both(tmp_path, [HEAD]) as both:
        li, here = both.account(HEAD), both.here
        await here[HEAD].says("/platform telegram")
        both.telegram.refusing = {li.id}
        await here[AUTHOR].submits()
        assert here[HEAD].sees(Verb.APPROVE)
        assert await here.deciding() == {HEAD}


async def test_a_platform_that_stands_still_holds_up_no_answer_on_the_other(tmp_path: Path) -> None:
    async with on_both(tmp_path, [HEAD]) as both:
        li, here = both.account(HEAD), both.here
        await here[HEAD].says("/platform telegram")
        both.telegram.failing = 1
        await queue(here, news("held"))
        await here.bot.courier.deliver()
        assert li.sheets == []
        await here[HEAD].says("/help")
        assert here[HEAD].titles()[-1] == "help-title"
        await later(here, minutes=1)
        assert len(li.sheets) == 1


@pytest.mark.parametrize("person", ["he-jianping"])
async def test_a_choice_is_kept_when_somebody_is_heard_on_the_other(tmp_path: Path, person: str) -> None:
    async with on_both(tmp_path, [person]) as both:
        here = both.here
        await here[person].says("/platform telegram")
        await here[person].says("/inbox")
        await queue(here, news("n", person))
        await here.bot.courier.deliver()
        assert (both.account(person).id, "n") in both.telegram.sent


async def test_a_card_that_is_gone_comes_anew_where_it_stood(tmp_path: Path) -> None:
    async with on_both(tmp_path, [HEAD]) as both:
        li, here = both.account(HEAD), both.here
        await li.says("/help")
        await here[AUTHOR].submits()
        li.sheets.clear()
        await here[HEAD].says("/help")
        await here[AUTHOR].taps(Verb.WITHDRAW)
        assert [TITLE in here.printed(sheet.card) for sheet in li.sheets] == [True]
        assert TITLE not in here[HEAD].reads()
