"""Cards of what follows a crisis: its account as its writer and the others see it, and a task."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.cards.aftermath import AccountSheet, TaskLine, account, task
from bot.domain.aftermath import Account, Task
from bot.domain.crises import CrisisState
from bot.domain.people import PersonId
from bot.text import Names
from tests.cards.conftest import Look
from tests.support.sample_crisis import sample_crisis

NOW = datetime(2026, 6, 2, 13, 42, tzinfo=UTC)
DUE = datetime(2026, 6, 5, 9, tzinfo=UTC)
GAO, LUO, WANG = PersonId("gao-yun"), PersonId("luo-jing"), PersonId("wang-min")
YUN, JING = Names("高云", "高雲", "Gao Yun"), Names("罗静", "羅靜", "Luo Jing")
CRISIS = sample_crisis(NOW, CrisisState.CLOSED, owner=GAO)
WHOLE = {
    "happened": "患者投诉排队过久。\n\n<b>视频</b>两小时内被转发三千次。",
    "done": "当晚答复。",
    "well": "",
    "badly": "值班电话没有人接。",
}
SHEET = AccountSheet(Account(CRISIS.id, GAO, DUE), CRISIS, GAO, YUN, sets=True)
TASK = Task("t1", CRISIS.id, "把值班电话\n转到手机", LUO, DUE, GAO, NOW)
LINE = TaskLine(TASK, JING, YUN)
TASKS = (
    LINE,
    TaskLine(replace(TASK, was_due=NOW), JING, YUN),
    TaskLine(TASK, JING, YUN, late=1),
    TaskLine(replace(TASK, id="t2", person=GAO), YUN, YUN),
    TaskLine(replace(TASK, state="done", done_at=NOW), JING, YUN),
)


def test_an_account_that_is_asked_for(look: Look) -> None:
    look(account(SHEET))


def test_an_account_half_written_and_late(look: Look) -> None:
    half = replace(SHEET.account, said={"happened": WHOLE["happened"]})
    look(account(replace(SHEET, account=half, late=2)))


def test_an_account_ready_to_be_handed_in_with_its_tasks(look: Look) -> None:
    look(account(replace(SHEET, account=replace(SHEET.account, said=WHOLE), tasks=TASKS)))


def test_an_account_as_the_others_see_it(look: Look) -> None:
    look(account(replace(SHEET, reader=WANG, sets=False, tasks=(LINE,) * 22)))


def test_an_account_that_is_in(look: Look) -> None:
    given = replace(SHEET.account, state="in", said=WHOLE, given_by=GAO, given_at=NOW + timedelta(days=1))
    look(account(replace(SHEET, account=given, given_by=YUN, tasks=TASKS, reader=WANG)))


def test_an_account_that_fell_away_because_it_began_again(look: Look) -> None:
    off = replace(SHEET.account, state="off", said={"happened": "患者投诉排队过久。"})
    look(account(replace(SHEET, account=off, tasks=(LINE,))))


def test_an_account_of_a_drill_is_marked(look: Look) -> None:
    look(account(replace(SHEET, crisis=replace(CRISIS, drill=True, title=""))))


def test_the_task_of_one_person(look: Look) -> None:
    look(task(LINE, CRISIS, LUO))


def test_a_task_that_is_somebody_elses_now_or_done(look: Look) -> None:
    look(task(TaskLine(replace(TASK, person=GAO), YUN, YUN), CRISIS, LUO))
    look(task(TASKS[4], CRISIS, LUO))
