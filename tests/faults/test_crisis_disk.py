"""Faults of the disk in a crisis, as FAULTS.md numbers them: the reserve is freed, or it goes out unrecorded."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from bot.cards.tokens import Token, Verb
from bot.delivery import last_resort
from bot.ports import Address, Answer, Message
from bot.text import Text
from storage.store import DATABASE
from tests.support.crisis import DUTY, REPORTER, WHAT, cards, crisis, ids, rings, seen
from tests.support.world import World, world

BREAKS = "CREATE TRIGGER breaks BEFORE INSERT ON facts BEGIN SELECT RAISE(ABORT, 'the disk is full'); END"


async def breaks(here: World) -> None:
    """Have nothing written into the audit log any more."""
    await here.alters(BREAKS)


async def test_fault_66_the_alert_goes_out_although_it_cannot_be_written_down_and_is_noted_later(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    outside: list[str] = []

    def notify(_: str, words: str) -> bool:
        outside.append(words)
        return True

    monkeypatch.setattr("bot.app.by_apprise", lambda _: notify)
    async with world(tmp_path, stage="paper") as here:
        await breaks(here)
        answer = await here[REPORTER].says(f"突发：{WHAT}")
        assert "已直接通知 4 人" in here.say(answer.text)
        for person in DUTY:
            assert f"尚未编号）：{WHAT}" in here[person].hears()
        assert await ids(here) == []
        assert here.bot.red == {"disk"}
        assert WHAT in capsys.readouterr().err
        await here.bot.auditor.settled()
        assert [WHAT in words for words in outside] == [True]
        await here.bot.audit()
        assert await ids(here) == []

        await here.alters("DROP TRIGGER breaks")
        await here.bot.audit()
        await here.settles()
        assert (await crisis(here)).unrecorded
        assert "事后补记" in seen(here, "gao-yun")
        assert rings(here)["gao-yun"] == 1
        assert here.bot.red == frozenset()
        assert (tmp_path / "data" / "reserve").stat().st_size == last_resort.RESERVE


async def test_fault_66_an_answer_and_a_button_that_report_it_go_out_too(tmp_path: Path) -> None:
    async with world(tmp_path, stage="paper") as here:
        await here[REPORTER].says("/help")
        await here[REPORTER].taps(Verb.CRISIS)
        await here["chen-si"].says("舆情：门诊漏水")
        waiting = (await ids(here))[0]
        await breaks(here)
        answer = await here[REPORTER].says(WHAT)
        assert "已直接通知 4 人" in here.say(answer.text)
        answer = await here["chen-si"].presses(Token(Verb.ALERT_CRISIS, waiting))
        assert "已直接通知 4 人" in here.say(answer.text)
        assert "门诊漏水" in here["gao-yun"].hears()
        here.paper.refusing = {"gao-yun"}
        answer = await here[REPORTER].says("crisis another one")
        assert "已直接通知 3 人" in here.say(answer.text)


async def test_fault_66_a_rung_that_cannot_be_written_down_gets_the_room_of_the_reserve_or_calls_outside(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    outside: list[str] = []

    def notify(_: str, words: str) -> bool:
        outside.append(words)
        return True

    monkeypatch.setattr("bot.app.by_apprise", lambda _: notify)
    async with world(tmp_path, stage="paper") as here:
        here.bot.last_resort.fill()
        await here[REPORTER].says(f"/crisis {WHAT}")
        await breaks(here)
        here.clock.move(timedelta(seconds=70))
        for _ in range(2):
            await here.bot.audit()
            await here.bot.auditor.settled()
        assert rings(here)["gao-yun"] == 1
        assert [WHAT in words for words in outside] == [True]
        assert "could not be written down" in capsys.readouterr().err
        assert here.bot.red == {"crisis", "disk"}
        here.clock.move(timedelta(minutes=5))
        await here.bot.audit()
        await here.bot.auditor.settled()
        assert len(outside) == 2

        await here.alters("DROP TRIGGER breaks")
        await here.bot.audit()
        await here.settles()
        assert here.bot.auditor.late_steps == 1
        assert rings(here)["gao-yun"] == 2
        await here.bot.audit()
        assert here.bot.red == frozenset()


async def test_fault_62_the_reserve_makes_room_for_a_rung_as_well(tmp_path: Path) -> None:
    async with world(tmp_path, stage="paper") as here:
        resort, reserve = here.bot.last_resort, tmp_path / "data" / "reserve"
        resort.fill()
        await here[REPORTER].says(f"/crisis {WHAT}")
        await breaks(here)
        here.clock.move(timedelta(seconds=70))

        def room() -> bool:
            made = resort.makes_room()
            with closing(sqlite3.connect(tmp_path / "data" / DATABASE)) as other:
                other.execute("DROP TRIGGER breaks")  # what was full is full no more
            return made

        await here.bot.auditor.look(room)
        assert not reserve.exists()
        assert here.bot.auditor.late_steps == 1
        assert not resort.makes_room()
        await here.bot.audit()
        assert reserve.exists()
        assert here.bot.red == frozenset()


async def test_fault_62_all_other_work_is_refused_loudly_when_nothing_can_be_kept(tmp_path: Path) -> None:
    async with world(tmp_path, stage="paper") as here:
        await here[REPORTER].begins()
        await breaks(here)
        answer = await here[REPORTER].taps(Verb.SUBMIT)
        assert answer.refused
        assert "没能存下来" in here.say(answer.text)
        for token in ("nonsense", str(Token(Verb.SUBMIT, "nothing"))):
            refused = await here[REPORTER].presses(token)
            assert refused.refused
        answer = await here[REPORTER].says("健康日进社区\n\n公司医务志愿队走进社区义诊，为居民测量血压。")
        assert "没能存下来" in here.say(answer.text)
        assert all(cards(here, person) == [] for person in DUTY)
        assert here.bot.red == frozenset()


async def test_fault_62_the_reserve_makes_room_for_a_crisis_and_is_laid_down_again(tmp_path: Path) -> None:
    async with world(tmp_path, stage="paper") as here:
        resort, reserve = here.bot.last_resort, tmp_path / "data" / "reserve"
        resort.fill()
        resort.fill()
        assert reserve.stat().st_size == last_resort.RESERVE
        kept = Answer(Text("notice-crisis-seen", {"number": "C"}))

        async def again() -> Answer:
            assert not reserve.exists()
            return kept

        who = here[REPORTER].address
        assert await resort.takes(who, "健康日", "", again) is None
        assert await resort.takes(Address("web", "local", "nobody"), f"/crisis {WHAT}", "", again) is None
        for token in ("nonsense", str(Token(Verb.ALERT_CRISIS, "nothing")), str(Token(Verb.SUBMIT, "nothing"))):
            assert await resort.takes(who, "", token, again) is None
        assert await resort.takes(who, f"/crisis {WHAT}", "", again) == kept
        assert here.bot.red == {"disk"}
        await here.bot.audit()
        assert here.bot.red == frozenset()
        assert reserve.exists()
        reserve.unlink()
        reserve.mkdir()  # no file can be laid down there
        resort.fill()
        assert here.bot.red == {"disk"}


async def test_fault_66_where_nobody_is_on_duty_the_next_are_called(tmp_path: Path) -> None:
    async with world(tmp_path, stage="paper") as here:
        for person in DUTY:
            await here.alters("DELETE FROM identities WHERE person = ?", person)
        await here.alters("DELETE FROM roles WHERE role = 'leader-in-charge'")
        await breaks(here)
        answer = await here[REPORTER].says(f"crisis {WHAT}")
        assert answer.text is not None
        assert WHAT in here["zhou-guangyuan"].hears()
        await here.alters("DELETE FROM identities WHERE person <> ?", REPORTER)
        answer = await here[REPORTER].says("crisis once more")
        assert "已直接通知 1 人" in here.say(answer.text)
        await here.alters("UPDATE identities SET platform = 'gone'")
        gone = Address("gone", "local", REPORTER)
        answer = await here.bot.desk.said(gone, Message("crisis for nobody"), event="gone")
        assert "已直接通知 0 人" in here.say(answer.text)
        await here.alters("DROP TRIGGER breaks")
        await here.alters("DELETE FROM identities")
        await here.bot.audit()
        assert await ids(here) == []
