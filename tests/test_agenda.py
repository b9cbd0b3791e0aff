"""`qianfa schedule`: what comes and why, from a data folder, in three languages, for everybody or for one."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot import agenda, console
from bot.cards.tokens import Verb
from bot.domain.effects import Remind
from bot.memory import Tables
from bot.mistakes import Trouble
from bot.reactions.rules import RULES
from bot.text import LANGUAGES, Language, Text, Value
from tests.stories.test_fields import answers_the_rest, starts
from tests.support.field_policy import everything_asked
from tests.support.shell import Shell
from tests.support.world import World, world

_OF_ALL = frozenset(
    (
        "overdue",
        "rehearsal",
        "staffing",
        "quota-report",
        "rhythm",
        "crisis-roster",
        "digest-hour",
        "digest",
        "reachability",
        "roll-call",
        "emergency-plans",
    )
)


def _add(tables: Tables, remind: Remind) -> None:
    tables.dues.add(remind)


def reads(here: World, days: int = 7, person: str = "", language: Language = "en") -> str:
    """Give the schedule of a bot that is at work meanwhile."""
    return console.say(agenda.listed(here.bot.settings, here.clock.now(), days, person), language)


async def test_it_says_what_comes_by_day_in_the_organisations_time_and_why(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        said = reads(here)
        assert said.startswith("What comes in the next 7 days, in the time of Asia/Shanghai\n\n2026-06-02 (Tue)\n")
        assert "15:00  2026-0001 “健康宣传日走进社区”: a reminder of “Unit head” to Li Guohua [Art. 6]" in said
        assert "  - 09:00  list of what is overdue, to the PR desk" in said
        assert "others may answer as well [Art. 6]" in said
        assert "提醒李国华处理“部门负责人”［第六条］" in reads(here, language="zh-Hans")


async def test_it_says_what_is_about_one_person_by_id_or_by_name(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        said = reads(here, person="李国华")
        assert "What comes for Li Guohua" in said
        assert "a reminder of “Unit head” to Li Guohua" in said
        assert "rehearsal" not in said
        assert said == reads(here, person="li-guohua")
        assert reads(here, 1, "zheng-kai") == "Nothing about Zheng Kai falls due in the next day."
        with pytest.raises(Trouble) as refused:
            reads(here, person="nobody")
        assert console.word(refused.value.text, "en").startswith("There is nobody called “nobody”.")


async def test_what_has_not_been_done_in_its_time_is_said_to_be_late(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        assert "(late)" not in reads(here)
        here.clock.move(timedelta(days=1))
        assert "15:00  (late) 2026-0001 “健康宣传日走进社区”: a reminder" in reads(here)
        await here.settles()
        assert "(late)" not in reads(here)


async def test_it_tells_of_decisions_reminders_and_nudges(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        await here["li-guohua"].approves()
        [(seat,)] = await here.rows("SELECT seat FROM decisions")
        at, draft = here.clock.now() + timedelta(hours=1), await here.draft()
        await here.bot.store.act(_add, Remind("settle", seat, "again", at))
        await here.bot.store.act(_add, Remind("remind-me", f"{seat}.li-guohua", "1", at))
        await here.bot.store.act(_add, Remind("nudge", draft, "1", at))
        await here.bot.store.act(_add, Remind("digest-hour", "08:30", "1", at))
        await here.bot.store.act(_add, Remind("digest", "ma-tao", "1", at))
        said = reads(here)
        assert "“健康宣传日走进社区”: the decision of Li Guohua can no longer be undone" in said
        assert "Li Guohua wanted to be reminded again" in said
        assert "from now on Wang Min may nudge again" in said
        assert "digests of 08:30" not in said  # nobody has any
        assert "the digest of Ma Tao" in said


async def test_digests_are_told_of_to_those_who_have_one(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        for person in ("ma-tao", "li-guohua"):
            await here[person].says("/settings")
            await here[person].taps(Verb.GATHER)
            await here[person].answers("reminders")
        assert "08:30  digests of 08:30, to 2 people" in reads(here)
        assert "08:30  digests of 08:30, to 2 people" in reads(here, person="ma-tao")
        assert "digests of" not in reads(here, person="wang-min")


async def test_at_one_moment_one_is_back_before_another_is_away(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["gao-yun"].says("外出 6月4日 由罗静代")
        await here["li-guohua"].says("外出 6月3日 由赵倩代")
        said = reads(here)
        back, away = (
            said.index("Li Guohua is back"),
            said.index("Gao Yun is away from now on: what waits goes to Luo Jing"),
        )
        assert said.index("Li Guohua is away") < back < away


async def test_what_may_touch_on_secrets_goes_by_its_number(tmp_path: Path) -> None:
    async with world(tmp_path, policy=everything_asked(tmp_path)) as here:
        wang = await starts(here, title="与北辰合并")
        await answers_the_rest(wang, secrecy="contract")
        await wang.taps(Verb.SUBMIT)
        at, draft = here.clock.now() + timedelta(hours=1), await here.draft()
        await here.bot.store.act(_add, Remind("nudge", draft, "1", at))
        said = reads(here)
        assert "2026-0001: from now on Wang Min may nudge again" in said
        assert "北辰" not in said


async def test_of_what_is_over_it_says_nothing(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        at = here.clock.now() + timedelta(hours=1)
        for rule in sorted(set(RULES) - _OF_ALL):
            await here.bot.store.act(_add, Remind(rule, "gone", "1", at))
        assert "10:00" not in reads(here)
        here.sound = False


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_its_sentence(rule: str, language: Language) -> None:
    values: dict[str, Value] = dict.fromkeys(
        ("item", "people", "step", "whose", "delegate", "name", "unit", "hour"), "x"
    )
    said = console.word(Text(f"agenda-{rule}", {**values, "count": 2}), language)
    assert said
    assert "{" not in said


def test_a_folder_without_data_is_said_to_be_one(shell: Shell) -> None:
    assert "nothing" in shell.told("schedule", "--data", "empty", code=1)
