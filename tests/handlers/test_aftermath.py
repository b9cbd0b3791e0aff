"""What follows crises at its edges: what is gone, drills, leavers whom nobody follows, plans of several units."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.cards.card import Kind
from bot.cards.tokens import Token, Verb
from bot.deps import Act
from bot.domain import fields
from bot.domain.crises import CrisisId
from bot.domain.dialogs import Purpose, Question
from bot.domain.effects import Remind
from bot.domain.people import PersonId
from bot.policy import shipped
from bot.reactions.rules import ACCOUNT_DUE, TASK_DUE
from bot.text import Text
from handlers import aftermath, crisis_account_forms, crisis_accounts, emergency_plans, moved_cards, views
from handlers.answering import Given
from handlers.drafts import Sent
from handlers.filling import Put
from handlers.made import Made, Wanted
from tests.support.crisis import LEADER, closes, ids, reported
from tests.support.drills import begun
from tests.support.leaving import leaves
from tests.support.world import World, policy_with, roster_with, world

OWNER, DOER = "gao-yun", "luo-jing"
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[World]:
    async with world(tmp_path, stage="paper") as found:
        yield found


async def closed(here: World) -> None:
    await reported(here)
    await here[OWNER].taps(Verb.TAKE_CRISIS)
    await closes(here, OWNER)
    await here[LEADER].taps(Verb.CONFIRM_END)


def make(act: Act, kind: Kind, subject: str) -> Made | None:
    return views.make(act, Wanted(kind, subject, 1, PersonId(OWNER)))


async def test_cards_and_reminders_of_what_is_not_there_come_to_nothing(here: World) -> None:
    for kind in (Kind.ACCOUNT, Kind.TASK, Kind.EMERGENCY_PLAN):
        assert await here.does(make, kind, "nothing") is None
    moved = await here.does(moved_cards.superseded, Wanted(Kind.TASK, "nothing", 0, PersonId(OWNER)))
    assert moved.card.closed
    before = len(here.paper.sent)
    await here.does(aftermath.account_due, Remind(ACCOUNT_DUE, "nothing", "1", here.clock.now()))
    await here.does(aftermath.task_due, Remind(TASK_DUE, "nothing", "1", here.clock.now()))
    assert len(here.paper.sent) == before


async def test_a_card_that_moved_down_says_what_it_was_about(here: World) -> None:
    await closed(here)
    one = (await ids(here))[0]
    await here[OWNER].presses(f"aa.{one}.0.")
    assert "card-moved" in here[OWNER].titles()
    await here[OWNER].taps(Verb.ADD_TASK)
    await here[OWNER].says("转接电话 — 罗静 — 6月4日 17:00")
    [(task,)] = await here.rows("SELECT id FROM crisis_tasks")
    await here[DOER].presses(f"ts.{task}.0.")
    assert "card-moved" in here[DOER].titles()


async def test_a_drill_has_an_account_where_policy_says_so_and_only_once(tmp_path: Path) -> None:
    keys = "[crisis]\naccount_of_drills = true\n\n# The chain (article"
    async with world(tmp_path, stage="paper", policy=policy_with(tmp_path, ("# The chain (article", keys))) as here:
        one = await begun(here)
        await here.passes(minutes=15)
        await here[DOER].taps(Verb.TAKE_CRISIS)
        await here.passes(minutes=16)
        assert f"演练 · DRILL · 请写复盘报告 · {one.number}" in here[DOER].reads()
        assert len(await here.rows("SELECT * FROM crisis_accounts")) == 1
        await begun(here)
        await here.passes(minutes=31)
        assert len(await here.rows("SELECT * FROM crisis_accounts")) == 1  # nobody took the second one


async def test_a_drill_that_people_close_is_asked_about_once(tmp_path: Path) -> None:
    keys = "[crisis]\naccount_of_drills = true\n\n# The chain (article"
    async with world(tmp_path, stage="paper", policy=policy_with(tmp_path, ("# The chain (article", keys))) as here:
        await begun(here)
        await here[OWNER].taps(Verb.TAKE_CRISIS)
        await closes(here, OWNER)
        await here["he-jianping"].taps(Verb.CONFIRM_END)
        await here.passes(minutes=31)  # the clock comes to its end too
        assert len(await here.rows("SELECT * FROM crisis_accounts")) == 1
        assert len(await here.rows("SELECT * FROM facts WHERE kind = 'account-asked'")) == 1


async def test_an_answer_of_no_words_is_no_part_of_an_account(here: World) -> None:
    await closed(here)
    one = CrisisId((await ids(here))[0])

    def answered(act: Act) -> None:
        person = act.people.get(PersonId(OWNER))
        assert person is not None
        question = Question(
            "q", person.id, Purpose.ACCOUNT, Text("ask-account-happened"), subject=one, about="happened"
        )
        crisis_accounts.PURPOSES[Purpose.ACCOUNT](act, person, question, Given())

    with pytest.raises(fields.NothingSaid):
        await here.does(answered)


async def test_a_drill_has_none_else(here: World) -> None:
    await begun(here)
    await here.passes(minutes=15)
    await here[DOER].taps(Verb.TAKE_CRISIS)
    await here.passes(minutes=16)
    assert await here.rows("SELECT * FROM crisis_accounts") == []


async def test_where_nobody_follows_it_stays_with_whoever_left(here: World) -> None:
    await closed(here)
    await here[OWNER].taps(Verb.ADD_TASK)
    await here[OWNER].says("转接电话 — 罗静 — 6月4日 17:00")
    for person in ("sun-yue", "zhou-guangyuan", LEADER, DOER, OWNER):
        await leaves(here, person)
    [(person,)] = await here.rows("SELECT person FROM crisis_accounts")
    assert person == OWNER
    [(person,)] = await here.rows("SELECT person FROM crisis_tasks")
    assert person == OWNER


async def test_who_sends_for_several_units_says_for_which(tmp_path: Path) -> None:
    own = '[[role]]\nperson = "yu-xia"\nrole = "officer"\nunits = ["anhe"]\n'
    roster = roster_with(tmp_path, ("# Who is in charge of what.\n", own))
    async with world(tmp_path, stage="paper", policy=shipped()["p1"], roster=roster) as here:
        await here["yu-xia"].sends("应急预案", [("预案.pdf", PDF)])
        assert "这是哪个单位的应急预案" in here["yu-xia"].hears()
        await here["yu-xia"].sends("", [("通讯录.pdf", PDF + b"\n")])
        await here["yu-xia"].answers("1")
        await here["yu-xia"].sends("", [("流程.pdf", PDF + b"\n\n")])
        [(files,)] = await here.rows("SELECT json_array_length(files) FROM emergency_plans")
        assert files == 3
        await here["yu-xia"].says("应急预案")
        assert "应有 2 份，缺 1 份" in here["yu-xia"].hears()
        await here["yu-xia"].says("帮助")
        assert "应急预案：说“应急预案”" in here["yu-xia"].hears()
        await here["gao-yun"].says("帮助")
        assert "应急预案：说“应急预案”" in here["gao-yun"].hears()
        await here["wang-min"].says("帮助")
        assert "应急预案" not in here["wang-min"].hears()


async def test_a_unit_may_ask_nobody_and_a_month_with_nothing_missing_says_nothing(tmp_path: Path) -> None:
    plans = '[crisis.plans]\nkind = "department"\n\n# The chain (article'
    policy = policy_with(tmp_path, ("# The chain (article", plans))
    async with world(tmp_path, stage="paper", policy=policy) as here:
        for unit, person in (("marketing", "wang-min"), ("medical", "chen-si"), ("culture", "zheng-kai")):
            await here[person].presses(Token(Verb.SEND_PLAN, unit))
            await here[person].sends("", [("预案.pdf", PDF)])
        await here.does(emergency_plans.look, Remind("", "", "", here.clock.now()))
        lacking = [title for title in here["gao-yun"].titles() if title == "news-emergency-plans-missing"]
        assert len(lacking) == 1
        assert "没有应急预案在案。请发来文件。" in here["gao-yun"].reads() or lacking


async def test_a_form_that_is_not_the_readers_or_says_nothing_known_is_dead(here: World) -> None:
    await closed(here)
    await here[OWNER].taps(Verb.WRITE_ACCOUNT)
    await here[OWNER].taps(Verb.FORM)
    form = here[OWNER].form.buttons[0].token
    assert (await here[DOER].presses(form)).refused
    assert (await here[OWNER].presses(Token(Verb.FILL, form.subject, 0, "save"))).refused
    await here[OWNER].presses(form)  # nothing was filled in: the account says what is missing
    assert "还没有写" in here[OWNER].hears()


async def test_what_could_not_be_read_stays_out_of_the_account_and_says_why(here: World) -> None:
    await closed(here)
    owner = here[OWNER]
    await owner.taps(Verb.WRITE_ACCOUNT)
    await owner.says("  ")
    await owner.says("排队过久")
    await owner.taps(Verb.FORM)
    form = owner.form.buttons[0].token.subject

    def fill(act: Act) -> Text | None:
        person = act.people.get(PersonId(OWNER))
        assert person is not None
        puts = {"done": Put(refusal=Text("none")), "badly": Put(sent=Sent("电话没人接"))}
        return crisis_account_forms.fill(act, person, form, "submit", puts)

    assert await here.does(fill) == Text("none")
    assert [field.words for field in owner.form.fields] == ["排队过久", "", "", "电话没人接"]


async def test_the_same_words_again_change_nothing_and_a_false_alarm_has_nothing_to_fall_away(here: World) -> None:
    await closed(here)
    one = (await ids(here))[0]
    await here[OWNER].presses(Token(Verb.WRITE_ACCOUNT, one, 0, "happened"))
    await here[OWNER].says("排队过久")
    await here[OWNER].presses(Token(Verb.WRITE_ACCOUNT, one, 0, "happened"))
    await here[OWNER].answers("same")
    written = await here.rows("SELECT * FROM facts WHERE kind = 'account-written'")
    assert len(written) == 1
    await reported(here, "食堂停水")
    await here[OWNER].taps(Verb.END_CRISIS, "false-alarm")
    await here["sun-yue"].taps(Verb.CONFIRM_END)
    await here["sun-yue"].presses(f"cp.{(await ids(here))[1]}.0.sure")
    assert len(await here.rows("SELECT * FROM crisis_accounts")) == 1
