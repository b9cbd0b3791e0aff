"""A leader keeps silent: he is reminded, then his deputy may act as well; the bot was down; "not now, later"."""

from datetime import timedelta
from pathlib import Path

from bot.cards.tokens import Verb
from tests.support.world import HEAD, TITLE, World, policy_with, world

DEPUTY = "zhao-qian"
BEFORE, LATE, AFTER, MAY = "news-step-due", "news-step-overdue", "news-step-late", "news-others-may"


def told(here: World, person: str = HEAD) -> list[str]:
    """Give what somebody was told of, but for his cards."""
    return [title for title in here[person].titles() if title.startswith("news-")]


async def test_a_silent_leader_is_reminded_before_and_after_with_growing_waits_then_his_deputy_is_asked(
    tmp_path: Path,
) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()  # on Tuesday at nine; due on Wednesday at nine
        assert "请在明天 09:00 前处理；今天 15:00 仍未处理将提醒您。" in here[HEAD].hears()
        assert "到周四 15:00 仍未处理，赵倩也可以代您处理。" in here[HEAD].hears()
        await here.passes(hours=5, minutes=55)
        assert told(here) == []
        for hours, expected in ((1, [BEFORE]), (18, [LATE]), (2, [AFTER]), (4, [AFTER]), (23, [])):
            before = len(told(here))
            await here.passes(hours=hours)
            assert told(here)[before:] == expected
        assert DEPUTY not in here.paper.chats
        await here.passes(hours=1)
        assert told(here)[-1] == MAY
        assert here[DEPUTY].card("review-").title.key.startswith("review-title")
        assert here["wang-min"].card("news-others-asked").title.key == "news-others-asked"
        assert await here.deciding() == {HEAD}


async def test_either_may_then_decide_and_the_other_is_told_who_did(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        late = here[HEAD].button(Verb.APPROVE).token
        await here.passes(days=3)
        await here.approved_by(DEPUTY)
        answer = await here[HEAD].presses(late)
        assert answer.refused
        assert "赵倩" in here.say(answer.text)
        await here.passes(days=5)
        assert told(here).count(MAY) == 1


async def test_who_answers_in_time_hears_of_no_reminder_and_nothing_is_left_of_the_ladder(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        await here.approved_by(HEAD)
        await here.passes(days=2)
        assert told(here) == []
        [(step,)] = await here.rows("SELECT id FROM steps WHERE rule = 'unit-head'")
        assert await here.rows("SELECT * FROM dues WHERE subject = ? AND state = 'waiting'", step) == []


async def test_the_bot_was_down_from_thursday_to_monday(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        await here.passes(days=2, hours=1)  # Thursday at ten
        before = len(told(here))
        chats, clock = here.paper, here.clock
    clock.move(timedelta(days=4))
    async with world(tmp_path, paper=chats, clock=clock) as here:
        await here.settles()
        await here.settles()
        fresh = [title for title in told(here)[before:] if title != "news-may-be-missing"]  # a messenger's own news
        assert fresh == ["news-late"]  # once, with what is true now, marked as late
        assert "（这条提醒本应在周四 15:00 发出，当时系统没有运行。）" in here[HEAD].reads()
        assert here[DEPUTY].card("review-").title.key.startswith("review-title")


async def test_reminders_that_went_by_while_the_bot_was_down_come_as_one(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        chats, clock = here.paper, here.clock
    clock.move(timedelta(days=1, hours=7))  # past the one before, the one at its time and both after it
    async with world(tmp_path, paper=chats, clock=clock) as here:
        await here.settles()
        assert told(here) == ["news-late"]
        assert "还在等您处理" in here[HEAD].hears()
        assert DEPUTY not in here.paper.chats


async def test_later_reminds_once_at_that_time_and_holds_what_would_come_before(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        await here.passes(hours=6, minutes=1)
        answer = await here[HEAD].taps(Verb.LATER, "morning")
        assert "明天 09:00 再提醒您" in here.say(answer.text)
        answer = await here[HEAD].taps(Verb.LATER, "hours")  # the last word holds
        assert "今天 17:01 再提醒您" in here.say(answer.text)
        before = len(told(here))
        await here.passes(hours=1, minutes=55)
        assert told(here)[before:] == []
        await here.passes(minutes=6)
        assert told(here)[before:] == [BEFORE]
        await here.passes(hours=16)
        assert told(here)[before:] == [BEFORE, LATE]  # and the rest goes on


async def test_later_holds_back_what_would_come_before(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        await here.passes(days=1, hours=1)  # Wednesday at ten; the next reminder would come at eleven
        await here[HEAD].taps(Verb.LATER, "hours")
        before = len(told(here))
        await here.passes(hours=1, minutes=50)
        assert told(here)[before:] == []
        await here.passes(minutes=15)
        assert told(here)[before:] == [AFTER]


async def test_later_holds_a_reminder_back_but_not_what_follows_from_silence(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        await here.passes(days=2, hours=5, minutes=30)  # Thursday, half an hour before others are asked
        await here[HEAD].taps(Verb.LATER, "morning")
        await here.passes(hours=1)
        assert here[DEPUTY].card("review-").title.key.startswith("review-title")


async def test_later_is_nothing_for_whom_nothing_waits(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        await here.passes(hours=7)
        button = here[HEAD].button(Verb.LATER, "hours").token
        await here[HEAD].presses(button)
        await here.approved_by(HEAD)
        assert (await here[HEAD].presses(button)).refused
        assert (await here["wang-min"].presses("lr.no-such.0.hours")).refused
        before = len(told(here))
        await here.passes(hours=4)
        assert told(here)[before:] == []


async def test_what_was_to_be_reminded_of_later_and_is_gone_says_nothing(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        await here.passes(hours=7)
        await here[HEAD].taps(Verb.LATER, "hours")
        await here["wang-min"].taps(Verb.WITHDRAW)
        before = len(told(here))
        await here.passes(days=1)
        assert told(here)[before:] == []


async def test_where_nobody_else_may_decide_the_author_is_told(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        await here.approved_by(HEAD, "gao-yun", "he-jianping")  # the chief is left, and nobody is above him
        await here.passes(days=5)
        told_author = told(here, "wang-min")
        assert [title for title in told_author if title in ("news-others-asked", "news-nobody-else")]


async def test_who_is_away_is_not_reminded_but_whoever_acts_for_him(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here[HEAD].says("外出 6月2日至7日 由赵倩代")
        await here["wang-min"].submits()
        before = len(told(here))
        await here.passes(days=1, hours=2, minutes=30)
        assert told(here)[before:] == []
        assert [title for title in told(here, DEPUTY) if title in (BEFORE, LATE, AFTER)] == [BEFORE, LATE, AFTER]
        await here["wang-min"].taps(Verb.NUDGE)
        assert told(here, DEPUTY)[-1] == "news-nudge"
        assert "news-nudge" not in told(here)


async def test_a_policy_may_have_a_ladder_of_its_own(tmp_path: Path) -> None:
    own = """[reminders]
before = "none"
first_after = "1 working hour"
doubling = false
most = 1
then = "nothing"

[lead]"""
    policy = policy_with(tmp_path, ("[lead]", own))
    async with world(tmp_path, policy=policy) as here:
        await here["wang-min"].submits()
        await here.passes(days=9)
        assert told(here) == [LATE, AFTER]
        assert DEPUTY not in here.paper.chats


async def test_what_waits_is_called_by_its_title_in_each_reminder(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        number = await here["wang-min"].submits()
        await here.passes(days=2, hours=1)
        reminders = [sheet.card for sheet in here[HEAD].sheets if sheet.card.title.key.startswith("news-")]
        assert all(TITLE in here.say(card.title) and number in here.say(card.title) for card in reminders)
        assert len(reminders) == 4


async def test_where_all_who_come_next_are_away_their_delegate_is_named_and_asked(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here[DEPUTY].says("外出 6月4日至6日 由陈思代")  # one day after this, it is his turn
        await here["wang-min"].submits()
        assert "到周四 15:00 仍未处理，陈思也可以代您处理。" in here[HEAD].hears()
        await here.passes(days=3)
        assert here["chen-si"].sees(Verb.APPROVE)
        assert not here[DEPUTY].sees(Verb.APPROVE)
