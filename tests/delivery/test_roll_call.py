"""The roll call at work: once for each account, in turns, over a restart, and nothing is read into silence."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.domain.reaching import AT_ONCE, EVERY, bunches
from bot.ports import Down, Limits, NotAllowed, RateLimited
from bot.text import Text
from handlers.roll_call import AGAIN
from tests.support.clocks import VirtualClock
from tests.support.crisis import ADMINISTRATOR
from tests.support.paper import Killed, PaperPlatform
from tests.support.world import World, world

NIGHT = timedelta(hours=17)  # from when worlds begin until the roll call does
SINCE = datetime(2026, 6, 2, 18)  # noqa: DTZ001 - any moment will do


@pytest.fixture
def paper() -> PaperPlatform:
    made = PaperPlatform()
    made.limits = Limits(body=100_000, buttons=40, finds=True, checks=60)
    return made


async def turns(here: World) -> dict[str, str]:
    """Give whose turn is still to come, and of which night."""
    return dict(await here.rows("SELECT subject, period FROM dues WHERE rule = 'account' AND state = 'waiting'"))


async def facts(here: World, kind: str) -> int:
    [(count,)] = await here.rows("SELECT count(*) FROM facts WHERE kind = ?", kind)
    return int(count)


async def begins(here: World) -> None:
    """Go on to the moment at which the first are asked."""
    await here.passes(seconds=NIGHT.total_seconds())


async def goes_on(here: World) -> None:
    """Let the rest of the night pass, with a look every half a minute."""
    for _ in range(240):
        if not await turns(here):
            break
        await here.passes(seconds=30)


def test_accounts_are_asked_a_few_at_a_time_of_each_platform() -> None:
    linked = [("slack", f"s{number}") for number in range(AT_ONCE + 1)] + [("telegram", "t")]
    at = dict(bunches(linked, SINCE))
    assert [at[f"s{number}"] for number in range(AT_ONCE)] == [SINCE] * AT_ONCE
    assert at[f"s{AT_ONCE}"] == SINCE + EVERY
    assert at["t"] == SINCE
    assert bunches([], SINCE) == ()


async def test_everybody_is_asked_once_in_a_night(tmp_path: Path, paper: PaperPlatform) -> None:
    async with world(tmp_path, paper=paper) as here:
        everybody = {person for (person,) in await here.rows("SELECT id FROM people WHERE active = 1")}
        await begins(here)
        assert len(paper.checked) == AT_ONCE
        await goes_on(here)
        assert len(paper.checked) == len(everybody)
        assert set(paper.checked) == everybody
        await here.passes(days=1)
        assert len(paper.checked) == 2 * len(everybody)


async def dies(folder: Path, paper: PaperPlatform, clock: VirtualClock) -> None:
    """Begin the night, and die over the second account of those who come next."""
    async with world(folder, paper=paper, clock=clock) as here:
        await begins(here)
        paper.answers = [None, Killed()]
        await goes_on(here)


async def test_a_process_that_dies_in_the_middle_asks_the_others_after_it_has_started_again(
    tmp_path: Path, paper: PaperPlatform
) -> None:
    clock = VirtualClock()
    with pytest.raises(Killed):
        await dies(tmp_path, paper, clock)
    assert len(paper.checked) == AT_ONCE + 2
    async with world(tmp_path, paper=paper, clock=clock) as here:
        await goes_on(here)
        everybody = {person for (person,) in await here.rows("SELECT id FROM people WHERE active = 1")}
        assert set(paper.checked) == everybody
        assert len(paper.checked) == len(everybody) + 1  # the one over which it died
        assert await turns(here) == {}


@pytest.mark.parametrize(
    "said",
    [
        Down("no connection"),
        RateLimited("web:check", timedelta(seconds=30)),
        TimeoutError("no answer"),
        ValueError("an answer that is none"),
    ],
    ids=lambda said: type(said).__name__,
)
async def test_a_platform_that_says_nothing_is_left_alone_and_asked_again(
    tmp_path: Path, paper: PaperPlatform, said: Exception
) -> None:
    async with world(tmp_path, paper=paper) as here:
        paper.answers = [said]
        await begins(here)
        assert len(paper.checked) == 1
        await here.passes(seconds=AGAIN.total_seconds() - 1)
        assert len(paper.checked) == 1
        await goes_on(here)
        assert paper.checked.count(paper.checked[0]) == 2
        assert await turns(here) == {}
        assert await facts(here, "account-lost") == 0
        assert not here[ADMINISTRATOR].sheets


async def test_a_platform_that_lets_us_in_no_more_is_an_administrators_to_mend_and_nobodys_account(
    tmp_path: Path, paper: PaperPlatform
) -> None:
    async with world(tmp_path, paper=paper) as here:
        paper.answers = [NotAllowed(Text("telegram-locked-out"), everything=True)]
        await begins(here)
        assert here.bot.red == {"web"}
        assert len(paper.checked) == 1
        await goes_on(here)
        assert await turns(here) == {}
        assert await facts(here, "account-lost") == 0


async def test_an_account_that_may_not_be_asked_of_is_passed_over(tmp_path: Path, paper: PaperPlatform) -> None:
    async with world(tmp_path, paper=paper) as here:
        paper.answers = [NotAllowed(Text("telegram-locked-out"))]
        await begins(here)
        await goes_on(here)
        assert paper.checked.count(paper.checked[0]) == 1
        assert await turns(here) == {}
        assert here.bot.red == frozenset()


async def test_the_next_night_begins_anew_with_whoever_is_left(tmp_path: Path, paper: PaperPlatform) -> None:
    async with world(tmp_path, paper=paper) as here:
        paper.answers = [Down("no connection")] * 400
        await begins(here)
        first = await turns(here)
        await here.passes(days=1)
        second = await turns(here)
        assert set(first) == set(second)
        assert {*first.values(), *second.values()} == {"2026-06-03", "2026-06-04"}
        assert set(second.values()) == {"2026-06-04"}


async def test_an_account_that_is_nobodys_any_more_is_told_of_to_nobody(tmp_path: Path, paper: PaperPlatform) -> None:
    async with world(tmp_path, paper=paper) as here:
        await begins(here)
        left = next(iter(await turns(here))).rpartition(":")[2]
        paper.refusing = {left}
        await here.alters("DELETE FROM identities WHERE person = ?", left)
        await goes_on(here)
        assert left in paper.checked
        assert await facts(here, "account-lost") == 0
