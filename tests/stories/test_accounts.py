"""Stories of accounts: codes as people really send them, an account that is replaced, one that comes back."""

from pathlib import Path

import pytest

from bot.cards.tokens import Verb
from tests.support.two_platforms import Account, Both, code_in, on_both
from tests.support.world import CHAIN, HEAD, TITLE, world

AUTHOR, ADMINISTRATOR = "wang-min", "shen-tong"
ALONE = ("web",)
FULL_WIDTH = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)})


async def handed_on(both: Both, person: str = HEAD) -> str:
    """Have an administrator ask for somebody's code."""
    await both.here[ADMINISTRATOR].says(f"/code {person}")
    return code_in(both.here[ADMINISTRATOR].hears())


async def whose(both: Both, account: Account) -> str | None:
    rows = await both.here.rows("SELECT person FROM identities WHERE platform = 'telegram' AND account = ?", account.id)
    return str(rows[0][0]) if rows else None


@pytest.mark.parametrize(
    "written",
    [
        "验证码：{code}",
        "驗證碼 {code}。",
        "Your code is {code}",
        "{wide}",
        "李国华的验证码：{code}\n请通过能确认是本人的方式转告李国华。只能用一次。",
        "Hi, here it is - {code} - see you",
        "{code} https://t.me/qianfa_bot?start={code}",
    ],
)
async def test_a_code_is_found_however_it_comes(tmp_path: Path, written: str) -> None:
    async with on_both(tmp_path) as both:
        new, code = both.account("new"), await handed_on(both)
        await new.says(written.format(code=code.upper(), wide=code.translate(FULL_WIDTH)))
        assert await whose(both, new) == HEAD


@pytest.mark.parametrize("written", ["{code} 还是 abcd-efgh？", "I am new in business here, may I come in?", "你好"])
async def test_what_names_no_one_code_is_none_and_no_try(tmp_path: Path, written: str) -> None:
    async with on_both(tmp_path) as both:
        new, code = both.account("new"), await handed_on(both)
        for _ in range(6):
            answer = await new.says(written.format(code=code))
            assert answer.text is not None
            assert answer.text.key == "refused-not-known"
        await new.says(code)
        assert await whose(both, new) == HEAD


async def test_a_guess_among_words_is_a_try_all_the_same(tmp_path: Path) -> None:
    async with on_both(tmp_path) as both:
        new, code = both.account("new"), await handed_on(both)
        for _ in range(5):
            await new.says("it may be abcd-efgh")
        await new.says(code)
        assert await whose(both, new) is None


async def test_who_is_known_sends_his_own_code_behind_its_label(tmp_path: Path) -> None:
    async with on_both(tmp_path) as both:
        here, new = both.here, both.account("new")
        await here[HEAD].says("/link")
        answer = await new.says(f"验证码：{code_in(here[HEAD].hears())}")
        assert answer.text is not None
        await here[HEAD].says(f"验证码：{code_in(here.say(answer.text))}")
        assert await whose(both, new) == HEAD


@pytest.mark.parametrize("blocked", [False, True])
async def test_an_account_that_is_replaced_is_told(tmp_path: Path, *, blocked: bool) -> None:
    async with on_both(tmp_path, [HEAD]) as both:
        old, new = both.account(HEAD), both.account("new")
        both.telegram.refusing = {old.id} if blocked else set()
        await new.says(await handed_on(both))
        assert await whose(both, new) == HEAD
        assert ("您在 Telegram 上换了账号" in old.reads()) is not blocked
        assert "换了账号" not in new.reads()
        assert "换了账号" not in both.here[HEAD].reads()
        assert await both.here.rows("SELECT 1 FROM outbox WHERE why IS NOT NULL") == []


async def test_who_comes_back_is_shown_what_waits_for_him_and_told_what_he_missed(tmp_path: Path) -> None:
    async with world(tmp_path, stage="paper") as here:
        here.paper.refusing = {"ma-tao", "cheng-lu"}
        await here[AUTHOR].submits()
        await here.approved_by(*CHAIN)
        assert here["ma-tao"].sheets == []
        here.paper.refusing = set()
        for _ in range(2):
            await here.bot.desk.met(here["ma-tao"].address, "zh-Hans")
            await here.settles()
        assert here["ma-tao"].titles() == ["release-proofread", "inbox-title"]
        assert TITLE in here["ma-tao"].hears()
        await here["ma-tao"].taps(Verb.PROOFREAD)
        here.sound = False  # the task is opened from the list as well


async def test_who_comes_back_where_nothing_waits_hears_nothing(tmp_path: Path) -> None:
    async with world(tmp_path, stage="paper") as here:
        await here.bot.desk.hearing.left(here[HEAD].address)
        await here.bot.desk.met(here[HEAD].address, "zh-Hans")
        await here.settles()
        assert here[HEAD].sheets == []


async def test_of_somebody_out_of_reach_nobody_says_that_his_post_is_vacant(tmp_path: Path) -> None:
    async with world(tmp_path, stage="paper") as here:
        here.paper.refusing = {HEAD}
        await here[AUTHOR].submits()
        [deputy] = await here.deciding()
        told = here[AUTHOR].reads() + here[deputy].reads()
        assert "该岗位现在无人可审，由替补代审" in told


async def test_code_alone_asks_for_whom(tmp_path: Path) -> None:
    async with on_both(tmp_path) as both:
        here = both.here
        for words in ("/code", "验证码", "code"):
            await here[ADMINISTRATOR].says(words)
            assert "要给谁发验证码" in here[ADMINISTRATOR].hears()
        await here[HEAD].says("/code")
        assert "要给谁发验证码" not in here[HEAD].hears()


async def test_an_administrators_help_names_what_he_does_about_accounts(tmp_path: Path) -> None:
    async with on_both(tmp_path, [HEAD]) as both:
        here = both.here
        for person in (ADMINISTRATOR, HEAD):
            await here[person].says("/help")
        told = here[ADMINISTRATOR].hears()
        assert "/code 王敏" in told
        assert "/link" in told
        assert "/platform" in told
        assert here[ADMINISTRATOR].sees(Verb.CODE)
        assert "/code" not in here[HEAD].hears()
        answer = await here[ADMINISTRATOR].taps(Verb.CODE)
        assert "要给谁发验证码" in here.say(answer.text)


@pytest.mark.parametrize("words", ["/link", "/platform", "/platform telegram"])
async def test_with_one_messenger_both_say_the_same(tmp_path: Path, words: str) -> None:
    async with on_both(tmp_path) as both:
        here = both.here
        here.bot.organisation.messengers = ALONE  # type: ignore[misc]  # as where only one is configured
        await here[HEAD].says(words)
        assert "只接入了一个聊天平台" in here[HEAD].hears()
        await here[ADMINISTRATOR].says("/help")
        assert "/code" not in here[ADMINISTRATOR].hears()
