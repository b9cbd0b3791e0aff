"""An item that may touch on secrets: on a lock screen only its number, its class and its deadline are seen."""

from pathlib import Path

from bot.cards.tokens import Verb
from tests.stories.test_fields import answers_the_rest, starts
from tests.support.field_policy import everything_asked
from tests.support.world import HEAD, Player, world


def guards(player: Player) -> list[str]:
    """Give what is seen of each guarded card in somebody's conversation."""
    say = player.world.say
    cards = (sheet.card for sheet in player.sheets)
    return ["\n".join(map(say, (card.guard.title, *card.guard.lines))) for card in cards if card.guard is not None]


async def test_those_who_decide_see_number_and_deadline_until_they_open_it(tmp_path: Path) -> None:
    async with world(tmp_path, policy=everything_asked(tmp_path)) as here:
        wang = await starts(here, title="与北辰合并")
        await answers_the_rest(wang, secrecy="contract")
        await wang.taps(Verb.SUBMIT)
        head = here[HEAD]
        [seen] = guards(head)
        assert seen.splitlines()[0] == "待您审核 · 可能涉密的稿件"
        assert "北辰" not in seen
        guard = head.last.card.guard
        assert guard is not None
        assert guard.open is not None
        assert guard.open.token.verb is Verb.FULL

        await head.presses(guard.open.token)
        assert head.last.card.title.key == "full-title"
        assert head.last.card.route
        assert len(guards(head)) == 2
        await head.taps(Verb.RETURN)
        assert guards(head)[-1].splitlines()[0] == "《可能涉密的稿件》为什么退回？"
        assert guards(wang) == []


async def test_news_of_it_says_what_happened_and_not_to_what(tmp_path: Path) -> None:
    async with world(tmp_path, policy=everything_asked(tmp_path)) as here:
        wang = await starts(here, title="与北辰合并")
        await answers_the_rest(wang, secrecy="contract")
        await wang.taps(Verb.SUBMIT)
        await wang.taps(Verb.WITHDRAW)
        told = guards(here[HEAD])
        assert any("撤回" in one for one in told)
        assert not any("北辰" in one for one in told)
        assert guards(wang) == []


async def test_lists_call_it_by_its_number_until_it_is_released(tmp_path: Path) -> None:
    async with world(tmp_path, policy=everything_asked(tmp_path)) as here:
        wang, head = await starts(here, title="与北辰合并"), here[HEAD]
        await answers_the_rest(wang, secrecy="contract")
        await wang.taps(Verb.SUBMIT)
        for words in ("待办", "查 北辰"):
            await head.says(words)
            assert "2026-0001 · 可能涉密的稿件" in head.hears()
            assert "合并" not in head.hears()
        await head.taps(Verb.OPEN)
        await head.approves()
        listed = await here.bot.desk.shows(head.address, "week")
        assert listed is not None
        assert "可能涉密的稿件" in here.printed(listed.card)
        await wang.says("我的稿件")
        assert "与北辰合并" in wang.hears()
        await here.alters("UPDATE drafts SET state = 'released'")
        await head.says("查 北辰")
        assert "与北辰合并" in head.hears()
