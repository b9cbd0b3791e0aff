"""The list of units' emergency plans, and the card that carries one file."""

from dataclasses import replace
from datetime import date

from bot.cards.emergency_plan import PlanLine, plan_file, plans
from bot.domain.aftermath_rules import PlanRule
from bot.domain.drafts import Attachment
from bot.domain.emergency_plans import EmergencyPlan
from bot.domain.people import PersonId, UnitId
from bot.text import Names
from tests.cards.conftest import Look

HUADONG, ANHE = UnitId("huadong"), UnitId("anhe")
NAMES = Names("青禾华东医院管理有限公司", "青禾華東醫院管理有限公司", "Qinghe East China Hospitals")
ANHE_NAMES = Names("安和康复医院有限公司", "安和康復醫院有限公司", "Anhe Rehabilitation Hospital")
FILE = Attachment("a" * 64, "document", "舆情应急处置预案 <2026>.docx", 20_000)
PLAN = EmergencyPlan("p1", HUADONG, PersonId("yu-xia"), date(2026, 6, 2), (FILE, replace(FILE, name="通讯录.xlsx")))
ON_FILE = PlanLine(HUADONG, NAMES, "on-file", PLAN, Names("于霞", "于霞", "Yu Xia"), "2027-06-02")
MISSING = PlanLine(ANHE, ANHE_NAMES, "missing")
RULE = PlanRule(("subsidiary",), ("第八条",))


def test_the_list_as_the_pr_desk_sees_it_what_is_missing_first(look: Look) -> None:
    lines = [ON_FILE, replace(ON_FILE, standing="runs-out"), MISSING, replace(ON_FILE, standing="out-of-date")]
    look(plans([*lines, replace(ON_FILE, asked=False)], RULE))


def test_the_list_as_an_officer_sees_it(look: Look) -> None:
    look(plans([replace(MISSING, mine=True)], RULE))
    look(plans([replace(ON_FILE, mine=True)], PlanRule(("subsidiary",))))


def test_where_policy_asks_for_none(look: Look) -> None:
    look(plans([replace(MISSING, mine=True, asked=False)], PlanRule()))
    look(plans([], RULE))


def test_a_file_of_a_plan(look: Look) -> None:
    look(plan_file(FILE, NAMES, "2026-06-02"))
