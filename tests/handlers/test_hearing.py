"""What platforms tell of themselves: silence of a day, accounts that take nothing, menus by role."""

from datetime import timedelta
from pathlib import Path

from bot.cards.tokens import Verb
from bot.ports import Address
from storage.heard import MOST_TRIES
from tests.support.mailing import link
from tests.support.world import World, world

ACCOUNT = Address("telegram", "1", "1001")
STRANGER = Address("telegram", "1", "9999")


async def heard(here: World, raw: str = "", *, after: timedelta = timedelta(0)) -> int:
    here.clock.move(after)
    row = await here.bot.desk.hearing.keeps("telegram", raw)
    await here.settles()
    return row


def warned(here: World) -> int:
    chats = here.paper.chats.values()
    return sum(sheet.card.title.key == "news-may-be-missing" for chat in chats for sheet in chat)


async def test_fault_25_after_a_day_of_silence_those_who_are_there_are_told_once(tmp_path: Path) -> None:
    async with world(tmp_path, stage="paper") as here:
        await link(here, "wang-min", ACCOUNT)
        await heard(here)
        await heard(here, after=timedelta(hours=23, minutes=50))
        assert warned(here) == 0

        await heard(here, after=timedelta(hours=24, minutes=1))
        await heard(here)
        await heard(here, "something", after=timedelta(minutes=1))

        assert warned(here) == 1
        assert "Telegram" in here["wang-min"].hears()


async def test_somebody_with_two_accounts_is_told_once_and_who_has_left_is_not(tmp_path: Path) -> None:
    async with world(tmp_path, stage="paper") as here:
        await link(here, "wang-min", ACCOUNT, Address("telegram", "1", "1002"))
        await link(here, "gao-yun", Address("telegram", "1", "1003"))
        await here.alters("UPDATE people SET active = 0 WHERE id = 'gao-yun'")
        await heard(here)

        await heard(here, after=timedelta(hours=25))

        assert warned(here) == 1


async def test_what_is_not_over_is_given_again_but_not_for_ever(tmp_path: Path) -> None:
    async with world(tmp_path, stage="paper") as here:
        hearing = here.bot.desk.hearing
        first, second = await heard(here, "a"), await heard(here, "b")
        await hearing.keeps("telegram", over=(first,))

        for _ in range(MOST_TRIES):
            assert await hearing.kept("telegram") == ((second, "b"),)
        assert await hearing.kept("telegram") == ()
        assert await hearing.kept("slack") == ()


async def test_places_that_moved_are_kept_with_where_they_are_now(tmp_path: Path) -> None:
    async with world(tmp_path, stage="paper") as here:
        for new in ("-1002", "-1003"):
            await here.bot.desk.hearing.moved("telegram", "-1", new)

        assert await here.bot.desk.hearing.moves("telegram") == {"-1": "-1003"}
        assert await here.bot.desk.hearing.moves("slack") == {}


async def test_an_account_that_was_closed_to_us_takes_nothing_and_a_strangers_is_not_noted(tmp_path: Path) -> None:
    async with world(tmp_path, stage="paper") as here:
        await link(here, "wang-min", ACCOUNT)

        await here.bot.desk.hearing.left(ACCOUNT)
        await here.bot.desk.hearing.left(STRANGER)

        assert await here.rows("SELECT account FROM unreachable") == [(ACCOUNT.user,)]


async def test_menus_are_by_role_and_strangers_have_none(tmp_path: Path) -> None:
    async with world(tmp_path, stage="paper") as here:
        await link(here, "wang-min", ACCOUNT)
        await link(here, "shen-tong", Address("telegram", "1", "1002"))
        menu = here.bot.desk.hearing.menu

        own = [button.token.verb for button in await menu(ACCOUNT)]
        administrators = [button.token.verb for button in await menu(Address("telegram", "1", "1002"))]

        assert (Verb.INBOX in own, Verb.UNDELIVERED in own, Verb.UNDELIVERED in administrators) == (True, False, True)
        assert await menu(STRANGER) == ()
