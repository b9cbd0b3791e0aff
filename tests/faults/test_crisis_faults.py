"""Faults in a crisis, as FAULTS.md numbers them: platforms down, nobody reachable, a flood, a roster that changes."""

import asyncio
import json
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.cards.tokens import Verb
from bot.crisis_settings import CrisisSettings
from bot.delivery import out_of_band
from bot.domain.crises import CrisisState
from bot.ports import Address, Message
from bot.roster import load_roster
from handlers import alerts, people
from tests.support.clocks import VirtualClock
from tests.support.crisis import (
    ADMINISTRATOR,
    CHIEF,
    FIRST,
    REPORTER,
    WHAT,
    crisis,
    ids,
    reported,
    rings,
    seen,
)
from tests.support.paper import Killed, PaperPlatform
from tests.support.two_platforms import on_both
from tests.support.world import World, roster_with, world


async def passing(here: World, seconds: int) -> None:
    """Let time pass with everything at work: due items, delivery, the auditor."""
    for _ in range(seconds // 5):
        here.clock.move(timedelta(seconds=5))
        await here.settles()
        if here.clock.now().second % 15 < 5:
            await here.bot.audit()
            await here.bot.auditor.settled()
            await here.bot.courier.deliver()


async def test_fault_29_both_platforms_down_for_ten_minutes_and_nothing_is_lost(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with on_both(tmp_path, ["gao-yun"]) as both:
        here = both.here
        here.paper.dropping = both.telegram.dropping = 100_000
        await reported(here)
        await passing(here, 600)
        assert rings(here) == {}
        assert here.bot.red == {"crisis"}
        assert WHAT in capsys.readouterr().err
        assert (await crisis(here)).state is CrisisState.ALERTING

        here.paper.dropping = both.telegram.dropping = 0
        here.paper.blind = both.telegram.blind = 0
        await passing(here, 300)
        assert {"gao-yun", *FIRST} <= set(rings(here))
        assert here.bot.red == frozenset()
        await here["luo-jing"].taps(Verb.TAKE_CRISIS)
        assert (await crisis(here)).owner == "luo-jing"


async def test_fault_29_what_is_outside_our_platforms_is_called_until_it_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    called: list[tuple[str, str]] = []

    def notify(title: str, words: str) -> bool:
        called.append((title, words))
        if len(called) == 1:
            raise ConnectionResetError("the mail server is down too")
        return len(called) > 2

    monkeypatch.setattr("bot.app.by_apprise", lambda _: notify)
    async with world(tmp_path, stage="paper") as here:
        await reported(here)
        await passing(here, 330)
        assert len(called) == 3
        assert called[-1][0] == "C-2026-01"
        assert WHAT in called[-1][1]
        assert here.bot.red == frozenset()
        await passing(here, 300)
        assert len(called) == 4


async def test_fault_29_one_platform_down_the_other_one_is_used_after_ten_seconds(tmp_path: Path) -> None:
    async with on_both(tmp_path, ["gao-yun"]) as both:
        here, gao = both.here, both.account("gao-yun")
        await here["gao-yun"].says("/platform web")
        here.paper.failing = 100_000
        here.sound = False
        await reported(here)
        assert gao.sheets == []
        await passing(here, 15)
        assert gao.titles() == ["crisis-title-alerting"]


async def test_after_a_minute_both_platforms_are_used(tmp_path: Path) -> None:
    async with on_both(tmp_path, ["gao-yun"]) as both:
        here, gao = both.here, both.account("gao-yun")
        await here["gao-yun"].says("/platform web")
        await reported(here)
        await here.passes(seconds=30)
        assert gao.sheets == []
        await here.passes(seconds=32)
        assert gao.titles() == ["crisis-title-alerting"]
        assert rings(here)["gao-yun"] == 3
        await here.passes(minutes=2)
        assert gao.titles()[0] == "crisis-moved"
        await gao.presses(gao.sheets[-1].card.buttons[0].token)
        assert (await crisis(here)).owner == "gao-yun"
        assert "由您负责" in here.printed(gao.sheets[-1].card)
        assert "由您负责" in seen(here, "gao-yun")


async def test_fault_59_a_thousand_reports_of_one_event_are_one_crisis_and_one_alert_for_each(tmp_path: Path) -> None:
    async with world(tmp_path, stage="paper") as here:
        everybody = [person for (person,) in await here.rows("SELECT id FROM people WHERE active = 1")]
        desk, many = here.bot.desk, 1000
        for number in range(many):
            who = Address("web", "local", everybody[number % len(everybody)])
            await desk.said(who, Message(f"/crisis {WHAT}"), event=f"flood-{number}")
        await here.settles()
        assert len(await ids(here)) == 1
        assert (await crisis(here)).count == many
        assert max(rings(here).values()) == 1
        assert f"共 {many:,} 条报告" in seen(here, "gao-yun")


async def test_fault_68_where_nobody_of_the_first_can_be_reached_the_next_are_called_at_once(tmp_path: Path) -> None:
    async with world(tmp_path, stage="paper") as here:
        for person in FIRST:
            await here.alters("DELETE FROM identities WHERE person = ?", person)
        await reported(here)
        assert CHIEF in rings(here)
        assert "一个也联系不上" in here[ADMINISTRATOR].reads()
        assert "联系不上：高云" in here[REPORTER].reads()
        assert (await crisis(here)).outside == 1
        [(unreached,)] = await here.rows(
            "SELECT json_extract(data, '$.unreached') FROM facts WHERE kind = 'crisis-called'"
        )
        assert set(json.loads(unreached)) == FIRST


async def test_fault_68_where_nobody_at_all_can_be_reached_it_is_said_and_never_given_up(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with world(tmp_path, stage="paper") as here:
        await here.alters("DELETE FROM identities WHERE person <> ?", REPORTER)
        await reported(here, by=REPORTER)
        await here.alters("DELETE FROM identities")
        await passing(here, 60)
        assert (await crisis(here)).state is CrisisState.ALERTING
        assert "请马上打电话" in here[REPORTER].reads()
        assert here.bot.red == {"crisis"}
        assert "telephone at once" in capsys.readouterr().err


async def test_fault_87_who_leaves_the_roster_is_told_and_rung_no_more_and_who_comes_is_called(tmp_path: Path) -> None:
    async with world(tmp_path, stage="paper") as here:
        await reported(here)
        await here.passes(seconds=65)
        before = rings(here)
        file = roster_with(
            tmp_path,
            ('roles = ["officer", "pr-desk"]', 'roles = ["officer"]'),
            ('roles = ["head", "pr-desk"]', 'roles = ["head"]'),
            ('roles = ["confidentiality"]', 'roles = ["confidentiality", "pr-desk"]'),
        )
        directory = load_roster(file, here.bot.organisation.zone).directory(sample=True)
        await here.does(people.read_roster, directory)
        await here.passes(seconds=1)
        assert "不再呼叫您" in here["sun-yue"].hears()
        assert rings(here)["he-jianping"] == 1
        await here.passes(seconds=115)
        assert rings(here)["luo-jing"] == before["luo-jing"] + 1
        assert rings(here)["sun-yue"] == before["sun-yue"]
        [(kinds,)] = await here.rows("SELECT count(*) FROM facts WHERE kind = 'called-changed'")
        assert kinds == 1


async def test_fault_87_an_owner_who_leaves_has_it_no_more(tmp_path: Path) -> None:
    async with world(tmp_path, stage="paper") as here:
        await reported(here)
        await here["sun-yue"].taps(Verb.TAKE_CRISIS)
        await here.alters("UPDATE people SET active = 0 WHERE id = 'sun-yue'")
        await here.does(alerts.roster_changed)
        assert (await crisis(here)).owner is None
        assert (await crisis(here)).state is CrisisState.ALERTING


async def test_the_auditor_runs_a_step_whose_due_item_is_lost(tmp_path: Path) -> None:
    async with world(tmp_path, stage="paper") as here:
        await reported(here)
        await here.alters("DELETE FROM dues WHERE rule = 'crisis-step'")
        here.clock.move(timedelta(seconds=70))
        await here.settles()
        assert set(rings(here).values()) == {1}
        await here.bot.audit()
        assert here.bot.auditor.late_steps == 1
        await here.settles()
        assert rings(here) == dict.fromkeys(FIRST, 2)
        await here.bot.audit()
        assert here.bot.auditor.late_steps == 1
        await here.bot.auditor.stop()


async def next_at(here: World) -> datetime:
    found = (await crisis(here)).next_at
    assert found is not None
    return found


@pytest.mark.kill
@pytest.mark.parametrize("step", range(7))
async def test_fault_29_a_kill_at_any_step_of_the_ladder_loses_no_step_and_repeats_none(
    tmp_path: Path, step: int
) -> None:
    paper, clock = PaperPlatform(), VirtualClock()
    async with world(tmp_path, stage="paper", paper=paper, clock=clock) as here:
        here.sound = False
        paper.dying = lambda: step == 0
        if step == 0:
            with pytest.raises(Killed):
                await reported(here)
        else:
            await reported(here)
            for _ in range(step):
                await here.passes(seconds=(await next_at(here) - clock.now()).total_seconds())
            clock.move_to(await next_at(here))
            paper.dying = lambda: True
            with pytest.raises(Killed):
                await here.settles()
    paper.dying = lambda: False
    async with world(tmp_path, stage="paper", paper=paper, clock=clock) as here:
        await here.settles()
        await here.passes(minutes=6)
        await here["gao-yun"].taps(Verb.TAKE_CRISIS)
        counted = Counter(key for _, key in paper.sent if key.startswith("crisis:"))
        assert set(counted.values()) == {1}
        everybody = await here.rows("SELECT id FROM people WHERE active = 1")
        assert set(rings(here)) == {person for (person,) in everybody}
        assert (await crisis(here)).owner == "gao-yun"


def test_addresses_are_read_from_the_configuration_a_file_and_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "notify"
    file.write_text("mailto://one\nmailto://two\n", "utf-8")
    monkeypatch.setenv("QIANFA_CRISIS_NOTIFY", "json://three")
    settings = CrisisSettings(("json://zero",), file)
    assert settings.addresses() == ("json://zero", "mailto://one", "mailto://two", "json://three")
    assert out_of_band.by_apprise(()) is None
    notify = out_of_band.by_apprise(("no-such-service://x",))
    assert notify is not None
    assert asyncio.run(asyncio.to_thread(notify, "title", "words")) is False
