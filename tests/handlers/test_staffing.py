"""Whether the organisation is manned: what is looked at by night, each week and after changes, and who is told."""

from pathlib import Path

from bot.cards.tokens import Verb
from bot.config import sample_settings
from bot.domain.people import PersonId, Role, UnitId
from handlers import people
from tests.support.world import HEAD, World, roster_with, world

SHEN, DESK = "shen-tong", "luo-jing"


async def loses(here: World, person: str, role: Role, unit: str | None = None) -> None:
    await here.does(people.end_role, PersonId(person), role, UnitId(unit) if unit else None)


def without_officers_of_marketing(folder: Path) -> Path:
    entries = sample_settings(folder, 0).roster.read_text("utf-8").split("\n\n")
    ours = [entry.replace('"officer"', '"auditor"') if 'unit = "marketing"' in entry else entry for entry in entries]
    path = folder / "no-officer.toml"
    path.write_text("\n\n".join(ours), "utf-8")
    return path


async def test_a_sound_organisation_is_left_in_peace(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here.passes(days=15)
        assert here[SHEN].titles() == []
        assert here[DESK].titles() == []


async def test_a_unit_without_an_officer_is_flagged_at_once_each_week_and_no_more_once_it_has_one(
    tmp_path: Path,
) -> None:
    async with world(tmp_path, roster=without_officers_of_marketing(tmp_path)) as here:
        await here.bot.settle()
        assert here[HEAD].titles() == ["news-officer-missing"]
        assert here[DESK].titles() == ["news-officers-missing"]
        assert "您的市场部现在没有信息员" in here[HEAD].hears()

        await here.passes(days=5)
        assert len(here[HEAD].titles()) == 1
        await here.passes(days=7)
        assert here[HEAD].titles() == ["news-officer-missing"] * 2
        paper, clock = here.paper, here.clock
    async with world(tmp_path, paper=paper, clock=clock) as here:
        await here.passes(days=15)
        assert here[HEAD].titles() == ["news-officer-missing"] * 2


async def test_the_weekly_reminder_comes_when_work_begins(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here.bot.settle()
        [(at,)] = await here.rows("SELECT due_at FROM dues WHERE rule = 'staffing' AND state = 'waiting'")
        [(night,)] = await here.rows("SELECT due_at FROM dues WHERE rule = 'rehearsal' AND state = 'waiting'")
        minutes = 60 * 1_000_000
        assert at // minutes % (24 * 60) == 60  # 09:00 in Shanghai
        assert night // minutes % (24 * 60) == (18 * 60) + 30  # 02:30 of the next day there


async def test_a_desk_of_nobody_is_told_to_the_administrators(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        for person in ("ma-tao", "cheng-lu"):
            await loses(here, person, Role.PUBLISHER)
        assert "发布人" in here.say(here[SHEN].card("news-desk-missing").title)


async def test_a_gap_is_told_once_again_each_week_and_when_it_is_mended(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await loses(here, "zhou-guangyuan", Role.CHIEF)
        for person in ("he-jianping", "gao-yun", "luo-jing", "sun-yue"):
            for role in (Role.CONFIDENTIALITY, Role.PR_DESK, Role.LEADER_IN_CHARGE):
                held = await here.rows("SELECT unit FROM roles WHERE person = ? AND role = ?", person, role.value)
                for (unit,) in held:
                    await loses(here, person, role, unit)
        told = here[SHEN].card("rehearsal-gaps")
        assert told.entries
        assert "走不通" in here[SHEN].reads()
        before = here[SHEN].titles().count("rehearsal-gaps")
        await here.passes(days=5)
        assert here[SHEN].titles().count("rehearsal-gaps") == before
        await here.passes(days=7)
        assert here[SHEN].titles().count("rehearsal-gaps") == before + 1

        text = sample_settings(tmp_path, 0).roster.read_bytes()
        await here[SHEN].sends("/roster", [("roster.toml", text)])
        await here[SHEN].taps(Verb.APPLY_ROSTER)
        assert "rehearsal-clear" in here[SHEN].titles()


async def test_without_a_policy_nothing_is_rehearsed(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here.alters("UPDATE policies SET active = 0")
        await here.passes(days=2)
        assert here[SHEN].titles() == []


async def test_another_roster_at_the_start_is_rehearsed(tmp_path: Path) -> None:
    nobody = roster_with(tmp_path, ('roles = ["chief"]', "roles = []"))
    async with world(tmp_path, roster=nobody) as here:
        await here.bot.settle()
        [(done,)] = await here.rows("SELECT count(*) FROM dues WHERE rule = 'rehearsal' AND state = 'done'")
        assert done == 1
