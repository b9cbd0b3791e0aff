"""Odd corners of situation reports: what is not there, what came late, files in a form, what others told elsewhere."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from bot.cards.card import Kind
from bot.cards.tokens import Token, Verb
from bot.deps import Act
from bot.domain.aftermath_facts import AccountAsked, TaskHandedOn, TaskSet
from bot.domain.crisis_facts import CrisisAdded, CrisisHandedOver, Named, OwnerSilent
from bot.domain.drafts import Attachment
from bot.domain.effects import Remind
from bot.domain.people import PersonId, UnitId
from bot.domain.situation_facts import ReportDue
from bot.domain.situation_times import Figures
from bot.domain.statement_facts import StatementReleased, StatementSent, StatementSigned
from bot.reactions.rules import CRISIS_REPORT
from bot.sheets.crisis import below, sheet, spreadsheet
from bot.text import Names, Text
from handlers import situation, situation_export, situation_forms, situation_times
from handlers.drafts import Sent
from handlers.filling import Put
from handlers.made import Wanted
from tests.support.crisis import LEADER, REPORTER, crisis, ids, reported, seen
from tests.support.world import World, world

OWNER = "gao-yun"
FILE = Attachment("d" * 64, "document", "说明.docx", 3, "application/msword")


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[World]:
    async with world(tmp_path, stage="paper") as found:
        await reported(found)
        await found[OWNER].taps(Verb.TAKE_CRISIS)
        yield found


async def form(here: World) -> Token:
    await here[OWNER].taps(Verb.SITUATION)
    await here[OWNER].taps(Verb.FORM)
    return next(button.token for button in here[OWNER].form.buttons if button.token.choice == "submit")


async def fill(here: World, token: Token, **puts: Put) -> Text | None:
    person = await here.bot.store.view(lambda tables: tables.people.get(PersonId(OWNER)))
    return await here.does(situation_forms.fill, person, token.subject, token.choice, puts)


async def test_files_may_be_put_into_the_form(here: World) -> None:
    token = await form(here)
    await fill(here, token, overview=Put(sent=Sent("视频在传")), files=Put(sent=Sent(attachments=(FILE,))))
    assert "附件：说明.docx" in seen(here, LEADER)


async def test_files_alone_are_a_report(here: World) -> None:
    token = await form(here)
    await fill(here, token, files=Put(sent=Sent(attachments=(FILE,))))
    assert "附件：说明.docx" in seen(here, LEADER)


async def test_what_cannot_be_read_is_said_and_the_rest_stays_in_the_form(here: World) -> None:
    token = await form(here)
    why = Text("refused-not-found")
    told = await fill(here, token, overview=Put(sent=Sent("视频在传")), measures=Put(refusal=why))
    assert told == why
    assert [field.words for field in here[OWNER].form.fields[:2]] == ["视频在传", ""]


async def test_a_form_of_a_crisis_that_is_there_no_more_is_dead(here: World) -> None:
    assert (await here[OWNER].presses(Token(Verb.FILL, "nothing", 0, "submit"))).refused
    assert (await here[OWNER].presses(Token(Verb.FORM, ""))).text is not None
    assert (await here[OWNER].presses(Token(Verb.GO_ON, "nothing"))).refused
    await here[OWNER].says("/language")
    before = len(here[OWNER].sheets)
    await here[OWNER].presses(Token(Verb.GO_ON, (await ids(here))[0]))
    assert len(here[OWNER].sheets) == before  # another question is open


async def test_a_reminder_of_what_is_not_due_or_not_there_does_nothing(here: World) -> None:
    one = (await ids(here))[0]
    for subject in (one, "nothing"):
        await here.does(situation.remind, Remind(CRISIS_REPORT, subject, "x", here.clock.now()))
    assert "报告到时间了" not in here[OWNER].reads()


async def test_a_reminder_that_comes_late_says_so_and_comes_once(here: World) -> None:
    """Fault 46: the bot was down when it was due, and its owner told in time by other means."""
    await here[OWNER].taps(Verb.TELL_CRISIS)
    here.clock.move(timedelta(minutes=9))
    await here[OWNER].says("还在核实")
    one = await crisis(here)
    here.clock.move(timedelta(minutes=14))
    late = Remind(CRISIS_REPORT, one.id, "late", here.clock.now() - timedelta(minutes=6))
    await here.does(situation.remind, late)
    assert here[OWNER].reads().count("首次报告到时间了") == 1
    assert "这条提醒本应在" in here[OWNER].reads()
    await here.passes(seconds=1)
    assert here[OWNER].reads().count("首次报告到时间了") == 1


async def test_what_is_not_there_has_no_time_line(here: World) -> None:
    wanted = Wanted(Kind.TIMELINE, "nothing", 0, PersonId(OWNER))
    assert await here.does(situation_export.page, wanted) is None
    assert await here.does(situation_export.file, wanted) is None


async def test_a_page_that_is_not_there_is_the_last_one(here: World) -> None:
    wanted = Wanted(Kind.TIMELINE, (await ids(here))[0], 99, PersonId(OWNER))
    made = await here.does(situation_export.page, wanted)
    assert made is not None
    assert made.card.title.values["page"] == made.card.title.values["pages"]


async def test_everything_that_can_happen_has_its_words(here: World) -> None:
    one = await crisis(here)
    named, gao, sun = Named(one.id, one.number, one.title), PersonId(OWNER), PersonId("sun-yue")

    def record(act: Act) -> None:
        now = act.now
        act.record(
            OwnerSilent(named, gao, 20, lost=True, leaders=()),
            CrisisHandedOver(named, sun, gao),
            CrisisHandedOver(named, sun, gao, declined=True),
            StatementSent(named, gao, "2026-0001", "holding", 1),
            StatementSigned(named, "2026-0001", "holding", 1, (sun,)),
            StatementReleased(named, gao, "2026-0001", "holding", Names("微博", "微博", "Weibo"), "https://a.example"),
            AccountAsked(named, gao, now),
            TaskSet(named, gao, "t", "改流程", sun, now),
            TaskHandedOn(named, "t", "改流程", sun, gao, now),
            CrisisAdded(named, sun, "", (FILE.digest,)),
            ReportDue(replace(named, drill=True), gao, "first", now, meant_for=now),
        )

    await here.does(record)
    found = await here.does(lambda act: situation_times.moments(act, act.crises.get(one.id)))
    told = "\n".join(here.say(moment.what) for moment in found)
    for words in (
        "不再负责",
        "从高云手中接手",
        "仍由高云负责",
        "送审",
        "审定",
        "在微博发布",
        "复盘报告",
        "布置任务",
        "转给高云",
    ):
        assert words in told
    assert any(FILE.digest in moment.files for moment in found)  # a file whose name is not known any more
    assert "首次报告到时间，已提醒高云" in told
    reminder = next(line for line in here[OWNER].reads().splitlines() if "当时系统没有运行" in line)
    assert reminder.startswith("演练 · DRILL")
    assert reminder.endswith("演练 · DRILL")


async def test_what_was_told_in_a_merged_one_stands_there_too(here: World) -> None:
    await here["wu-haiyan"].says("/crisis 停车场起火冒烟")
    first, second = await ids(here)
    await here["wu-haiyan"].presses(Token(Verb.SAME_CRISIS, second, choice="C-2026-01"))
    found = await here.does(lambda act: situation_times.moments(act, act.crises.get(first)))
    assert any(moment.what.key == "timeline-elsewhere" and moment.body == ("停车场起火冒烟",) for moment in found)


async def test_of_a_unit_that_is_gone_the_id_is_told(here: World) -> None:
    one = await crisis(here)
    gone = replace(one, unit=UnitId("gone"), owner=None, drill=True)
    paper = await here.does(lambda act: situation_export.timeline(act, gone))
    assert (paper.unit, paper.owner) == (Names(en="gone"), None)
    marks = [here.say(text) for text in (sheet(paper).title, sheet(paper).foot[-1], list(below(paper))[-1])]
    assert all("演练 · DRILL" in mark for mark in marks)


async def test_the_reporter_sees_reports_and_cannot_write_one(here: World) -> None:
    refused = await here[REPORTER].presses(Token(Verb.SITUATION, (await ids(here))[0]))
    assert refused.refused


async def test_the_table_of_a_drill_is_marked_at_both_ends(here: World) -> None:
    one = await crisis(here)
    drilled = await here.does(lambda act: situation_export.timeline(act, replace(one, drill=True)))
    drilled = replace(drilled, figures=Figures(one.reported_at))  # nothing has come of it yet
    assert "用时" not in "".join(here.say(what) for what, _ in sheet(drilled).facts)
    rows = CalamineWorkbook.from_filelike(BytesIO(spreadsheet(drilled, here.say))).get_sheet_by_index(0).to_python()
    assert ["演练 · DRILL" in str(row[1]) for row in (rows[1], rows[2], rows[-1])] == [True, False, True]
