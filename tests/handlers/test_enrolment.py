"""Enrolment, where Slack is not needed to show it: whom a code is for, what an address links, what stays on file."""

from pathlib import Path

import pytest

from bot.cards.card import Card
from bot.domain.enrolling import MOST_TRIES, shown, written
from bot.domain.people import PersonId
from bot.errors import Refused
from bot.ports import Address
from handlers import codes, enrolment, views
from handlers.made import Wanted
from tests.support.world import World, roster_with, world

ADMINISTRATOR = "shen-tong"
STRANGER = Address("slack", "T1", "U1")


async def issued(here: World, words: str) -> str:
    """Have a code issued, and give it."""
    await here[ADMINISTRATOR].says(f"/code {words}")
    title = here[ADMINISTRATOR].last.card.title
    assert title.key == "code-here"
    return str(title.values["code"])


async def heard(here: World, words: str) -> str:
    """Have a stranger say something; what he is refused with, or nothing."""
    refused = await here.does(enrolment.introduce, STRANGER, words)
    return refused.key if isinstance(refused, Refused) else ""


async def whose(here: World) -> str | None:
    rows = await here.rows("SELECT person FROM identities WHERE account = ?", STRANGER.user)
    return str(rows[0][0]) if rows else None


@pytest.mark.parametrize("words", ["wang-min", "王敏", "WANG MIN", "@Wang Min", "wang.min@qinghe.example"])
async def test_a_code_is_for_whoever_is_meant(tmp_path: Path, words: str) -> None:
    async with world(tmp_path, stage="paper") as here:
        code = await issued(here, words)

        assert await heard(here, code) == ""
        assert await whose(here) == "wang-min"


async def test_people_of_one_name_are_told_apart_by_their_ids(tmp_path: Path) -> None:
    twin = ('zh-Hans = "孙浩", zh-Hant = "孫浩", en = "Sun Hao"', 'zh-Hans = "王敏", zh-Hant = "王敏", en = "Wang Min"')
    async with world(tmp_path, stage="paper", roster=roster_with(tmp_path, twin)) as here:
        await here[ADMINISTRATOR].says("/code 王敏")

        assert "wang-min、sun-hao" in here[ADMINISTRATOR].hears()
        assert await heard(here, await issued(here, "sun-hao")) == ""
        assert await whose(here) == "sun-hao"


async def test_only_the_digest_of_a_code_is_on_file(tmp_path: Path) -> None:
    async with world(tmp_path, stage="paper") as here:
        code = await issued(here, "wang-min")
        tables = ("codes", "outbox", "inbox", "facts", "messages")
        everything = str([await here.rows(f"SELECT * FROM {table}") for table in tables])

        assert code not in everything
        assert code.replace("-", "") not in everything


async def test_a_newer_code_takes_the_place_of_an_older_one(tmp_path: Path) -> None:
    async with world(tmp_path, stage="paper") as here:
        older, newer = await issued(here, "wang-min"), await issued(here, "wang-min")

        assert await heard(here, older) == "refused-code-wrong"
        assert await heard(here, newer) == ""


async def test_a_code_that_is_not_on_file_has_no_card(tmp_path: Path) -> None:
    async with world(tmp_path, stage="paper") as here:
        wanted = Wanted("code", "nothing", 0, PersonId(ADMINISTRATOR))

        assert await here.does(views.make, wanted) is None


async def test_a_code_of_another_run_is_over(tmp_path: Path) -> None:
    async with world(tmp_path, stage="paper") as here:
        await issued(here, "wang-min")
        [(code,)] = await here.rows("SELECT id FROM codes")
        here.bot.organisation.secret = b"another"  # type: ignore[misc]  # as the next process has
        card: Card | None = await here.does(codes.card, code)

        assert card is not None
        assert (card.title.key, card.closed) == ("code-over", True)


async def test_words_that_are_no_code_count_as_none(tmp_path: Path) -> None:
    async with world(tmp_path, stage="paper") as here:
        said = [await heard(here, "good morning") for _ in range(MOST_TRIES + 1)]

        assert set(said) == {"refused-not-known"}
        assert await heard(here, "abcd-efgh") == "refused-code-wrong"


async def test_a_code_for_somebody_who_has_left_links_nobody(tmp_path: Path) -> None:
    async with world(tmp_path, stage="paper") as here:
        code = await issued(here, "wang-min")
        await here.alters("UPDATE people SET active = 0 WHERE id = 'wang-min'")

        assert await heard(here, code) == "refused-code-wrong"


async def test_an_administrator_who_links_his_own_account_is_told_once(tmp_path: Path) -> None:
    async with world(tmp_path, stage="paper") as here:
        await heard(here, await issued(here, ADMINISTRATOR))
        await here.settles()

        assert here[ADMINISTRATOR].reads().count("账号已经关联") == 1


async def test_an_address_that_nobody_has_links_nobody(tmp_path: Path) -> None:
    async with world(tmp_path, stage="paper") as here:
        await here.does(enrolment.met, STRANGER, "nobody@qinghe.example", "en")
        await here.does(enrolment.met, STRANGER, "", "en")

        assert await whose(here) is None


async def test_a_warning_is_told_once_an_hour(tmp_path: Path) -> None:
    async with world(tmp_path, stage="paper") as here:
        desk = here.bot.desk
        for minutes in (0, 10, 60):
            here.clock.move_to(here.clock.now())
            await here.passes(minutes=minutes)
            await desk.warn(enrolment.CodeWrong().text, key="test")
            await here.settles()

        assert here[ADMINISTRATOR].reads().count("验证码不对") == 2


def test_a_code_is_read_however_it_is_written() -> None:
    assert shown("abcdefgh") == "abcd-efgh"
    assert {written(said) for said in ("abcd-efgh", " ABCD EFGH ", "abcd–efgh", "abcdefgh")} == {"abcdefgh"}
    assert [written(said) for said in ("abcdefg", "abcd-efg1", "", "abcd_efgh")] == [None] * 4
