"""The chain that policy gives a draft: which steps, whom they ask, and where there is nobody."""

from dataclasses import replace

import pytest

from bot.domain import routing
from bot.domain.drafts import Particulars, Version
from bot.domain.people import Holding, PersonId, Role, UnitId, Who
from bot.domain.policies import Answer, Condition, Policy, PublisherRule, StepRule
from bot.domain.routing import NobodyToAsk
from bot.domain.steps import SeatState, StepState
from bot.text import Text
from tests.domain.line import ANN, BEN, CAI, DAN, EVA, FAY, PUBLISHING, UNIT, WANG, Line, holds, rule, rules, version

HEAD = rule("head", Role.HEAD, who=Who(Role.HEAD, "unit"))
DESK = rule("desk", Role.PR_DESK)
CHIEF = rule("chief", Role.CHIEF)
HOLDINGS = (
    Holding(ANN, Role.HEAD, UNIT),
    *holds(Role.PR_DESK, BEN, CAI),
    *holds(Role.CHIEF, DAN),
    *PUBLISHING,
)


def chain(line: Line) -> list[tuple[str, tuple[PersonId, ...], bool]]:
    planned = routing.plan(line.policy, line.versions[line.draft.latest], line.draft, line.roster)
    return [(step.rule.id, step.people, step.stands_in) for step in planned.steps]


def test_the_officer_sees_every_step_its_people_and_the_publishers_before_submitting() -> None:
    line = Line(rules(HEAD, DESK, CHIEF), HOLDINGS)

    assert chain(line) == [("head", (ANN,), False), ("desk", (BEN, CAI), False), ("chief", (DAN,), False)]
    assert routing.plan(line.policy, version(), line.draft, line.roster).publishers == (FAY,)


def test_where_there_is_no_publisher_the_one_who_stands_in_is_shown() -> None:
    line = Line(rules(HEAD), tuple(held for held in HOLDINGS if held.person != FAY))
    assert routing.plan(line.policy, version(), line.draft, line.roster).publishers == (BEN, CAI)


def test_the_first_rule_that_fits_says_who_releases_it_else_the_standing_one() -> None:
    own = PublisherRule(Who(Role.OFFICER, "unit"), Who(Role.CHIEF), "17", ((NEWS, Condition("kind", ("subsidiary",))),))
    policy = rules(HEAD, publishers=(own,))
    line = Line(policy, (*HOLDINGS, Holding(EVA, Role.OFFICER, UNIT)))
    unit = replace(line.roster.units[UNIT], kind="subsidiary")

    def publishing(item: Version, kind: str) -> tuple[tuple[PersonId, ...], str]:
        roster = replace(line.roster, units={UNIT: unit} if kind == "subsidiary" else line.roster.units)
        planned = routing.plan(policy, item, line.draft, roster)
        return planned.publishers, planned.publishing.clause

    assert publishing(version(), "subsidiary") == ((EVA,), "17")
    assert publishing(version(), "department") == ((FAY,), "Article 12.3")
    assert publishing(version(particulars=Particulars("staff")), "subsidiary") == ((FAY,), "Article 12.3")


def test_a_unit_that_is_gone_counts_as_a_department() -> None:
    line = Line(rules(HEAD), HOLDINGS)
    assert routing.kind_of(line.draft, replace(line.roster, units={})) == "department"


NEWS, STAFF, URGENT, WEIBO = (
    Condition("category", ("news",)),
    Condition("category", ("staff",)),
    Condition("urgency", ("important", "crisis")),
    Condition("channels", ("weibo",)),
)
CONCERNED, ALONE, QUOTED = (
    Condition("concerned", ("yes",)),
    Condition("concerned", ("no",)),
    Condition("quoted", ("yes",)),
)


@pytest.mark.parametrize(
    ("when", "particulars", "present"),
    [
        ((), Particulars(), True),
        (((NEWS,),), Particulars("news"), True),
        (((NEWS,),), Particulars("staff"), False),
        (((NEWS,),), Particulars(), False),
        (((NEWS, URGENT),), Particulars("news"), False),
        (((NEWS, URGENT),), Particulars("news", urgency="crisis"), True),
        (((NEWS, URGENT), (STAFF,)), Particulars("staff"), True),
        (((WEIBO,),), Particulars(channels=("hall", "weibo")), True),
        (((WEIBO,),), Particulars(channels=("hall",)), False),
        (((WEIBO,),), Particulars(), False),
        (((CONCERNED,),), Particulars(concerned=(UnitId("office"),)), True),
        (((CONCERNED,),), Particulars(), False),
        (((ALONE,),), Particulars(), True),
        (((QUOTED,),), Particulars(quoted=("王教授",)), True),
        (((QUOTED,),), Particulars(), False),
    ],
)
def test_a_step_is_there_where_policy_asks_for_it(
    when: tuple[tuple[Condition, ...], ...], particulars: Particulars, *, present: bool
) -> None:
    assert routing.applies(replace(CHIEF, when=when), version(particulars=particulars), "department") is present


def test_the_author_is_not_asked_about_his_own_draft() -> None:
    line = Line(rules(DESK), (*holds(Role.PR_DESK, WANG, BEN), *PUBLISHING))
    assert chain(line) == [("desk", (BEN,), False)]


def test_an_author_who_alone_holds_the_role_is_stood_in_for() -> None:
    line = Line(rules(DESK), (*holds(Role.PR_DESK, WANG), *holds(Role.DEPUTY_HEAD, WANG, EVA), *PUBLISHING))
    assert chain(line) == [("desk", (EVA,), True)]


def test_an_author_may_decide_where_policy_lets_one_office_write_and_review() -> None:
    line = Line(rules(DESK, own_drafts=True), (*holds(Role.PR_DESK, WANG), *PUBLISHING))
    assert chain(line) == [("desk", (WANG,), False)]


@pytest.mark.parametrize("deputies", [(), (WANG,)])
def test_a_step_with_nobody_in_it_stops_the_submission(deputies: tuple[PersonId, ...]) -> None:
    line = Line(rules(HEAD, DESK), (*holds(Role.DEPUTY_HEAD, *deputies), Holding(ANN, Role.HEAD, UNIT), *PUBLISHING))

    planned = routing.plan(line.policy, version(), line.draft, line.roster)
    assert (planned.gaps, [step.rule for step in planned.steps]) == ((DESK,), [HEAD])
    with pytest.raises(NobodyToAsk) as refused:
        line.submits()
    assert refused.value.values == {"step": DESK.names, "clause": "Article 12"}


def test_an_item_that_nobody_could_release_is_not_sent_on_its_way() -> None:
    line = Line(rules(HEAD), (Holding(ANN, Role.HEAD, UNIT),))

    with pytest.raises(NobodyToAsk) as refused:
        line.submits()
    assert refused.value.values == {"step": Text("step-release"), "clause": "Article 12.3"}


def test_a_frozen_route_holds_what_policy_said_in_order() -> None:
    line = Line(rules(HEAD, rule("desk", Role.PR_DESK, Answer.ALL, fresh_eyes=True), CHIEF), HOLDINGS).submits()

    assert [(step.rule, step.position) for step in line.round.steps] == [("head", 0), ("desk", 1), ("chief", 2)]
    desk = line.step("desk")
    assert (desk.names, desk.clause, desk.answer, desk.fresh_eyes) == (DESK.names, "Article 12", Answer.ALL, True)
    assert [(seat.person, seat.state, seat.version) for seat in desk.seats] == [
        (BEN, SeatState.WAITING, 0),
        (CAI, SeatState.WAITING, 0),
    ]
    assert (line.round.policy, line.round.version, line.round.signed) == ("digest", 1, "")


def test_who_joins_a_role_later_does_not_bend_a_route_under_way() -> None:
    line = Line(rules(HEAD, DESK), HOLDINGS).submits().joins(EVA, Role.PR_DESK).approves(ANN)
    assert line.waits_for() == [BEN, CAI]


def test_a_stand_in_is_marked_as_one() -> None:
    line = Line(rules(DESK), (*holds(Role.DEPUTY_HEAD, EVA), *PUBLISHING)).submits()
    assert (line.open.stands_in, line.open.who) == (True, DESK.nobody)


def test_every_id_of_a_journey_is_its_own() -> None:
    line = Line(rules(HEAD, DESK, CHIEF), HOLDINGS).submits()
    ids = [line.round.id, *(step.id for step in line.round.steps)]
    ids += [seat.id for step in line.round.steps for seat in step.seats]
    assert len(ids) == len(set(ids))


def shape(policy: Policy) -> list[tuple[str, StepState]]:
    return Line(policy, HOLDINGS).submits().stands()


@pytest.mark.parametrize("order", [(HEAD, DESK, CHIEF), (CHIEF, HEAD), (DESK,)])
def test_the_first_step_opens_at_once(order: tuple[StepRule, ...]) -> None:
    first, *others = order
    assert shape(rules(*order)) == [
        (first.id, StepState.OPEN),
        *((other.id, StepState.WAITING) for other in others),
    ]
