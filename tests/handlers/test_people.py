"""The directory as it changes while items are under way."""

from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import pytest

from bot.app import WEB
from bot.deps import Act
from bot.domain.people import PersonId, Role, UnitId
from handlers import people
from tests.support.world import HEAD, world


async def test_a_seat_of_a_lost_journey_passes_on_to_nobody(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        await here.alters("UPDATE drafts SET round = NULL")
        await here.does(people.end_role, PersonId(HEAD), Role.HEAD, UnitId("marketing"))
        assert await here.deciding() == {HEAD}


async def test_an_administrator_who_ends_a_role_stands_in_the_log(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        shen = await here.bot.store.view(lambda tables: tables.people.get(PersonId("shen-tong")))
        await here.does(people.end_role, PersonId(HEAD), Role.HEAD, UnitId("marketing"), by=shen)
        assert await here.rows("SELECT by FROM facts WHERE kind = 'role-ended'") == [("shen-tong",)]


@pytest.mark.parametrize(
    ("used", "accounts", "refused"),
    [
        ("web", (), True),  # rehearsed in, and now in earnest
        ("slack", (WEB,), True),  # the reverse
        ("slack", (), False),
        ("web", (WEB,), False),
    ],
)
async def test_a_folder_is_used_for_rehearsing_or_in_earnest(
    tmp_path: Path, used: str, accounts: tuple[tuple[str, str], ...], *, refused: bool
) -> None:
    async with world(tmp_path) as here:
        await here.alters("UPDATE identities SET platform = ?", used)

        def settle(act: Act) -> None:
            organisation = replace(act.organisation, accounts=accounts)
            people.settle_use(Act(act.tables, act.now, organisation, act.event))

        with pytest.raises(people.OtherUse) if refused else nullcontext():
            await here.does(settle)
        here.sound = not refused
