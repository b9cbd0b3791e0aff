"""Linking a second account by codes from both sides (fault 85), and what cannot be linked that way."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.cards.tokens import Verb
from bot.ports import Address
from handlers import codes, enrolment
from tests.support.two_platforms import Account, Both, code_in, on_both
from tests.support.world import HEAD

AUTHOR, ADMINISTRATOR = "wang-min", "shen-tong"


async def first_code(both: Both, person: str = HEAD, words: str = "/link") -> str:
    """Have somebody ask for his code where he is known."""
    await both.here[person].says(words)
    assert both.here[person].told.title.key == "code-own-here"
    return code_in(both.here[person].hears())


async def second_code(both: Both, account: Account, code: str) -> str:
    """Send a code from an account that is nobody's, and read the one that it is answered with."""
    answer = await account.says(code)
    assert answer.text is not None
    assert not answer.refused, both.here.say(answer.text)
    return code_in(both.here.say(answer.text))


async def whose(both: Both, account: Account) -> str | None:
    rows = await both.here.rows("SELECT person FROM identities WHERE platform = 'telegram' AND account = ?", account.id)
    return str(rows[0][0]) if rows else None


@pytest.mark.parametrize("words", ["/link", "关联", "關聯帳號", "連繫帳號"])
async def test_fault_85_an_account_is_linked_by_a_code_from_each_side_and_both_are_told(
    tmp_path: Path, words: str
) -> None:
    async with on_both(tmp_path) as both:
        here, new = both.here, both.account("new")
        if words == "關聯帳號":
            words = "/連繫"
        back = await second_code(both, new, await first_code(both, words=words))
        assert await whose(both, new) is None
        assert "有一个 Telegram 账号发来了您的验证码" in here[HEAD].reads()

        await here[HEAD].says(back.upper().replace("-", " "))
        assert await whose(both, new) == HEAD
        assert "您的 Telegram 账号已经关联" in new.reads()
        assert "您的 Telegram 账号也关联好了" in here[HEAD].reads()
        facts = await here.rows("SELECT data FROM facts WHERE kind = 'linked'")
        assert '"how":"codes"' in facts[0][0]
        assert await here[HEAD].world.rows("SELECT 1 FROM outbox WHERE state = 'dead'") == []


async def test_the_second_code_from_anywhere_else_links_nothing(tmp_path: Path) -> None:
    async with on_both(tmp_path) as both:
        here, new, third = both.here, both.account("new"), both.account("third")
        back = await second_code(both, new, await first_code(both))
        for stranger in (new, third):
            answer = await stranger.says(back)
            assert answer.refused
        await here[AUTHOR].says(back)
        assert await whose(both, new) is None
        await here[HEAD].says(back)
        assert await whose(both, new) == HEAD


async def test_both_codes_hold_once_and_for_ten_minutes(tmp_path: Path) -> None:
    async with on_both(tmp_path) as both:
        here, new, other = both.here, both.account("new"), both.account("other")
        code = await first_code(both)
        back = await second_code(both, new, code)
        assert (await other.says(code)).refused
        here.clock.move(timedelta(minutes=10))
        await here[HEAD].says(back)
        assert await whose(both, new) is None

        late = await first_code(both)
        here.clock.move(timedelta(minutes=10))
        assert (await new.says(late)).refused


async def test_a_wrong_code_of_ones_own_is_told_and_words_that_look_like_one_are_words(tmp_path: Path) -> None:
    async with on_both(tmp_path) as both:
        here, new = both.here, both.account("new")
        code = await first_code(both)
        await here[HEAD].says(code)
        assert "要用另一个账号发给我" in here[HEAD].hears()
        await second_code(both, new, code)
        await here[HEAD].says("abcd-efgh")
        assert "验证码对不上" in here[HEAD].hears()
        await here[HEAD].says("business")
        assert "验证码" not in here[HEAD].hears()
        assert await whose(both, new) is None


async def test_an_account_that_became_anothers_meanwhile_stays_his(tmp_path: Path) -> None:
    async with on_both(tmp_path) as both:
        here, new = both.here, both.account(AUTHOR)
        back = await second_code(both, new, await first_code(both))
        await both.links(AUTHOR)
        await here[HEAD].says(back)
        assert await whose(both, new) == AUTHOR
        assert "验证码对不上" in here[HEAD].hears()


async def test_a_lost_phone_is_replaced_from_the_side_that_is_left(tmp_path: Path) -> None:
    async with on_both(tmp_path, [HEAD]) as both:
        here, old, new = both.here, both.account(HEAD), both.account("new")
        back = await second_code(both, new, await first_code(both))
        await here[HEAD].says(back)
        assert [await whose(both, old), await whose(both, new)] == [None, HEAD]
        assert "您的 Telegram 账号已经关联" in new.reads()


async def test_on_an_account_that_was_replaced_no_card_stays_open_and_what_waits_is_listed_on_the_new_one(
    tmp_path: Path,
) -> None:
    async with on_both(tmp_path, [HEAD]) as both:
        here, old, new = both.here, both.account(HEAD), both.account("new")
        await old.says("/help")
        await here[AUTHOR].submits()
        assert "[同意]" in old.reads()
        back = await second_code(both, new, await first_code(both))
        await here[HEAD].says(back)
        assert "[同意]" not in old.reads()
        assert new.titles()[-1] == "inbox-title"
        both.here.sound = False  # the seat is opened from the list


async def test_of_the_second_code_only_the_digest_is_on_file(tmp_path: Path) -> None:
    async with on_both(tmp_path) as both:
        here, new = both.here, both.account("new")
        first = await first_code(both)
        event = here.event("said")
        answer = await new.says(first, event=event)
        back = code_in(here.say(answer.text))
        tables = ("codes", "outbox", "inbox", "facts", "messages")
        everything = str([await here.rows(f"SELECT * FROM {table}") for table in tables])
        assert back not in everything
        assert back.replace("-", "") not in everything

        again = await new.says(first, event=event)
        assert "第二个验证码已经在这里显示过了" in here.say(again.text)


async def test_with_one_messenger_there_is_nothing_to_link(tmp_path: Path) -> None:
    async with on_both(tmp_path) as both:
        here = both.here
        here.bot.organisation.messengers = ("web",)  # type: ignore[misc]  # as where only one is configured
        await here[HEAD].says("/link")
        assert "只接入了一个聊天平台" in here[HEAD].hears()


async def test_the_code_can_be_opened_on_telegram_by_a_tap(tmp_path: Path) -> None:
    async with on_both(tmp_path) as both:
        here = both.here
        here.bot.organisation.deep_link = ("telegram", "https://t.me/qianfa_bot?start=")  # type: ignore[misc]  # as configured
        code = await first_code(both)
        [stop] = here[HEAD].told.route
        assert stop.address == f"https://t.me/qianfa_bot?start={code}"
        await here[ADMINISTRATOR].says(f"/code {HEAD}")
        assert "也可以转告这个链接" in here[ADMINISTRATOR].hears()
        assert here[ADMINISTRATOR].told.route == (), "who issues a code for another must not open it"
        await both.links(HEAD)
        await first_code(both)
        assert here[HEAD].told.route == (), "he is there already"


async def test_what_one_may_do_about_accounts_is_offered_to_whom_it_is_of_use(tmp_path: Path) -> None:
    async with on_both(tmp_path, [HEAD]) as both:
        here = both.here
        await here.alters("DELETE FROM identities WHERE person = 'wei-lan'")
        offered = [await here.does(enrolment.menu, person) for person in (HEAD, AUTHOR, "wei-lan")]
        assert offered == [(Verb.PLATFORM,), (Verb.LINK,), ()]


async def test_a_stranger_who_sends_nothing_of_use_is_told_whom_to_ask(tmp_path: Path) -> None:
    async with on_both(tmp_path) as both:
        assert (await both.account("new").says("你好")).refused
        assert await both.here.bot.desk.reads(Address("telegram", "7001", "new")) is None


async def test_the_first_code_is_for_an_administrator_while_none_can_be_reached(tmp_path: Path) -> None:
    async with on_both(tmp_path) as both:
        here, new = both.here, both.account("new")
        assert await here.does(codes.first_code) is None

        await here.alters("DELETE FROM identities WHERE person = ?", ADMINISTRATOR)
        text = await here.does(codes.first_code)
        assert "沈彤" in here.say(text)
        await new.says(code_in(here.say(text)))
        assert await whose(both, new) == ADMINISTRATOR
        assert await here.does(codes.first_code) is None

        await here.alters("DELETE FROM identities")
        await here.alters("DELETE FROM roles")
        assert await here.does(codes.first_code) is None
