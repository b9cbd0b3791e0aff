"""What belongs to a crisis goes by the other platform where the first one takes nothing, a statement as the alert."""

from pathlib import Path

from bot.cards.tokens import Verb
from bot.ports import Down
from tests.support.crisis import LEADER, ids, reported
from tests.support.two_platforms import Both, on_both

HEAD, OWNER = "gao-yun", "sun-yue"
WORDS = "我们已注意到网上流传的视频，正在核实情况。"


async def taken(both: Both) -> None:
    await both.account(HEAD).says("/help")  # from now on he is written to there
    await reported(both.here)
    await both.here[OWNER].taps(Verb.TAKE_CRISIS)


async def states(both: Both) -> None:
    await both.here[OWNER].presses(f"sm.{(await ids(both.here))[-1]}.0.")
    await both.here[OWNER].says(WORDS)
    await both.here[OWNER].taps(Verb.SUBMIT)


async def test_a_statement_reaches_its_approver_in_ten_seconds_while_his_platform_is_down(tmp_path: Path) -> None:
    async with on_both(tmp_path, [HEAD]) as both:
        await taken(both)
        both.telegram.raising = [Down() for _ in range(100)]
        await states(both)
        assert WORDS not in both.here[HEAD].reads()
        await both.here.passes(seconds=10)
        assert WORDS in both.here[HEAD].reads()
        await both.here[HEAD].approves()
        await both.here.settles()
        assert await both.here.deciding() == {LEADER}


async def test_where_all_works_it_comes_where_he_was_last(tmp_path: Path) -> None:
    async with on_both(tmp_path, [HEAD]) as both:
        await taken(both)
        await states(both)
        assert WORDS in both.account(HEAD).reads()
        assert WORDS not in both.here[HEAD].reads()
