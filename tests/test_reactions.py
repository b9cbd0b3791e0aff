"""What follows from each fact: who is told what, with which buttons, how urgently, and what falls due."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.cards.card import Kind
from bot.cards.tokens import Verb
from bot.domain import chasing, facts, handovers, publishing, upkeep
from bot.domain.effects import Effect, Forget, Lane, Remind, Send
from bot.domain.items import Item
from bot.domain.people import PersonId, Role, UnitId
from bot.domain.steps import Opinion, SeatId, StepId, Verdict
from bot.reactions.rules import CRISIS_ROSTER, REHEARSAL, RELEASE_TIME, SETTLE, STAFFING, STEP_DUE, STEP_RUNG
from bot.reactions.table import react
from bot.text import Names, Text, Value
from tests.domain.line import ADA, ANN, BEN, CAI, DRAFT, FAY, NOW, UNIT, WANG

ITEM = Item(DRAFT, "2026-0142", "健康日", WANG, UNIT)
DESK, STEP, SEAT = Names("办公室核稿", "辦公室核稿", "PR desk"), StepId("step"), SeatId("seat")
LATER = NOW + timedelta(hours=8)
ABOUT: dict[str, Value] = {"title": "健康日", "number": "2026-0142"}
OPEN, OPEN_OR_CHANGE = [Verb.OPEN], [Verb.OPEN, Verb.CHANGE]


def names(person: PersonId) -> Names:
    return Names(en=person.title())


def follows(fact: facts.Fact, at: datetime = NOW) -> tuple[Effect, ...]:
    return react(fact, at, names)


def sent(fact: facts.Fact) -> list[tuple[PersonId, str]]:
    """Give who is told what by a fact: news by its key, cards by their kind."""
    sends = [effect for effect in follows(fact) if isinstance(effect, Send)]
    return [(send.to, send.text.key if send.text else send.kind) for send in sends]


def news(fact: facts.Fact) -> Send:
    """Give the first piece of news."""
    return next(effect for effect in follows(fact) if isinstance(effect, Send) and effect.text)


def said(send: Send) -> dict[str, Value]:
    assert send.text is not None
    return dict(send.text.values)


def verbs(fact: facts.Fact, person: PersonId) -> list[str]:
    [send] = [effect for effect in follows(fact) if isinstance(effect, Send) and effect.to == person]
    return [verb for verb, _ in send.buttons]


SEATS = ((SeatId("s1"), ANN), (SeatId("s2"), BEN))
OPENED = facts.StepOpened(ITEM, STEP, "desk", DESK, 2, SEATS, LATER)


def test_who_is_asked_gets_a_card_and_the_step_falls_due() -> None:
    assert follows(OPENED) == (
        Send("review:s1:2", ANN, Kind.REVIEW, "s1", 2, Lane.DECISIONS),
        Send("review:s2:2", BEN, Kind.REVIEW, "s2", 2, Lane.DECISIONS),
        Remind(STEP_DUE, STEP, "2", LATER),
    )


def test_a_step_without_a_time_does_not_fall_due() -> None:
    assert len(follows(replace(OPENED, due_at=None))) == 2


def test_who_takes_a_seat_over_gets_a_card() -> None:
    passed_on = handovers.SeatPassedOn(ITEM, STEP, DESK, 2, CAI, SEATS)
    assert follows(passed_on) == follows(replace(OPENED, due_at=None))


def test_a_step_that_has_passed_does_not_fall_due() -> None:
    assert follows(facts.StepPassed(ITEM, STEP, DESK, 2)) == (Forget(STEP_DUE, STEP), Forget(STEP_RUNG, STEP))


DECIDED = facts.Decided(ITEM, ANN, SEAT, STEP, DESK, 2, Opinion(Verdict.APPROVE), LATER, (BEN,))
REMARKED = replace(DECIDED, opinion=Opinion(Verdict.APPROVE, "配图更好"))


def test_a_decision_settles() -> None:
    assert follows(DECIDED) == (Remind(SETTLE, SEAT, "2", LATER),)


def test_a_remark_reaches_the_author_and_those_who_decided_before() -> None:
    assert sent(REMARKED) == [(WANG, "news-remark"), (BEN, "news-remark")]
    assert said(news(REMARKED)) == {**ABOUT, "by": Names(en="Ann"), "step": DESK, "remark": "配图更好"}
    assert verbs(REMARKED, WANG) == OPEN


def test_but_not_the_one_who_made_it() -> None:
    assert sent(replace(REMARKED, by=WANG)) == [(BEN, "news-remark")]


def test_two_remarks_of_one_moment_are_two_pieces_of_news() -> None:
    other = replace(REMARKED, by=CAI, seat=SeatId("other"))
    keys = [effect.key for fact in (REMARKED, other) for effect in follows(fact) if isinstance(effect, Send)]
    assert len(keys) == len(set(keys)) == 4


RETURNED = facts.Returned(ITEM, ANN, STEP, 2, "来源不明", DESK, None, (BEN, WANG, CAI))
REJECTED = facts.Rejected(ITEM, ANN, STEP, 2, "涉密", DESK, (BEN, WANG))


def test_a_return_tells_the_author_who_can_change_it_and_those_before_why() -> None:
    assert sent(RETURNED) == [(person, "news-returned") for person in (WANG, BEN, CAI)]
    assert said(news(RETURNED)) == {**ABOUT, "by": Names(en="Ann"), "step": DESK, "reason": "来源不明"}
    assert (verbs(RETURNED, WANG), verbs(RETURNED, BEN)) == (OPEN_OR_CHANGE, OPEN)
    assert follows(RETURNED)[0] == Forget(STEP_DUE, STEP)


def test_a_return_to_a_step_names_it() -> None:
    to = replace(RETURNED, to=Names(en="Head"))
    assert sent(to) == [(person, "news-returned-to-step") for person in (WANG, BEN, CAI)]
    assert said(news(to))["to"] == Names(en="Head")
    assert verbs(to, WANG) == OPEN


def test_a_rejection_tells_everybody_before_why_and_once() -> None:
    assert sent(REJECTED) == [(WANG, "news-rejected"), (BEN, "news-rejected")]
    assert said(news(REJECTED))["reason"] == "涉密"
    assert follows(REJECTED)[0] == Forget(STEP_DUE, STEP)


SIGNED = facts.SignedOff(ITEM, 2, "print", (FAY, BEN), LATER, (ANN,))


def test_a_sign_off_puts_the_version_before_its_publishers_at_the_planned_time_too() -> None:
    assert follows(SIGNED)[:2] == (
        Send("release:draft:2:fay", FAY, Kind.RELEASE, DRAFT, 2, Lane.DECISIONS),
        Send("release:draft:2:ben", BEN, Kind.RELEASE, DRAFT, 2, Lane.DECISIONS),
    )
    assert sent(SIGNED)[2:] == [(WANG, "news-signed-off")]
    assert follows(SIGNED)[-1] == Remind(RELEASE_TIME, DRAFT, "2", LATER)


@pytest.mark.parametrize("planned", [None, NOW, NOW - timedelta(hours=1)])
def test_what_may_go_out_at_once_falls_due_at_no_time(planned: datetime | None) -> None:
    assert len(follows(replace(SIGNED, planned=planned))) == 3


RELEASED = publishing.Released(
    ITEM, FAY, 2, "weibo", Names(en="Weibo"), "https://x.example", "p", complete=True, deciders=(ANN,)
)
STOPPED = publishing.ReleaseStopped(ITEM, FAY, 2, "错字", back=False, deciders=(ANN, WANG))


def test_the_author_and_the_deciders_hear_when_it_is_out_everywhere() -> None:
    assert sent(RELEASED) == [(WANG, "news-released"), (ANN, "news-released")]
    news = follows(replace(RELEASED, everywhere=(Names(en="Weibo"), Names(en="WeChat"))))[0]
    assert isinstance(news, Send)
    assert news.text is not None
    assert news.text.values["channels"] == (Names(en="Weibo"), Names(en="WeChat"))
    assert sent(replace(RELEASED, complete=False)) == []


def test_they_hear_that_it_is_held_and_why() -> None:
    assert sent(STOPPED) == [(WANG, "news-release-held"), (ANN, "news-release-held")]
    assert said(news(STOPPED)) == {**ABOUT, "by": Names(en="Fay"), "reason": "错字"}


def test_or_that_it_came_back_which_the_author_can_change() -> None:
    back = replace(STOPPED, back=True)
    assert sent(back) == [(WANG, "news-release-back"), (ANN, "news-release-back")]
    assert (verbs(back, WANG), verbs(back, ANN)) == (OPEN_OR_CHANGE, OPEN)


def test_the_author_hears_that_it_goes_on() -> None:
    assert sent(publishing.ReleaseResumed(ITEM, FAY, 2)) == [(WANG, "news-release-resumed")]


@pytest.mark.parametrize(
    ("fact", "told", "lane"),
    [
        (facts.StepOverdue(ITEM, STEP, DESK, 2, SEATS, told=(ANN, CAI)), [ANN, CAI], Lane.REMINDERS),
        (publishing.ReleaseTimeCame(ITEM, 2, (FAY,)), [FAY], Lane.REMINDERS),
        (handovers.StepUnmanned(ITEM, STEP, DESK, (ADA,)), [ADA], Lane.REQUESTS),
    ],
)
def test_who_can_do_something_about_it_is_reminded(fact: facts.Fact, told: list[PersonId], lane: Lane) -> None:
    assert [person for person, _ in sent(fact)] == told
    assert news(fact).lane is lane


REMINDED = chasing.StepReminded(ITEM, STEP, DESK, 2, (ANN, BEN), NOW + timedelta(hours=1))
ASKED = chasing.OthersAsked(ITEM, STEP, DESK, 2, (ANN, WANG), (CAI,))


@pytest.mark.parametrize(
    ("due", "key", "needed_by"),
    [
        (NOW + timedelta(hours=1), "news-step-due", NOW + timedelta(hours=1)),
        (NOW - timedelta(hours=1), "news-step-late", None),
        (None, "news-step-waits", None),
    ],
)
def test_a_reminder_says_by_when_and_is_needed_by_then(
    due: datetime | None, key: str, needed_by: datetime | None
) -> None:
    fact = replace(REMINDED, due_at=due)
    assert sent(fact) == [(ANN, key), (BEN, key)]
    assert news(fact).needed_by == needed_by
    assert verbs(fact, ANN) == [Verb.OPEN, f"{Verb.LATER}.hours", f"{Verb.LATER}.morning"]


def test_what_comes_late_says_so_and_when_it_was_meant_for() -> None:
    late = news(replace(REMINDED, meant_for=NOW - timedelta(hours=3)))
    assert late.text is not None
    assert late.text.key == "news-late"
    assert said(late)["at"] == NOW - timedelta(hours=3)


def test_that_others_may_act_is_told_to_the_author_and_to_those_who_kept_silent() -> None:
    assert sent(ASKED) == [(WANG, "news-others-asked"), (ANN, "news-others-may")]
    by_clause = replace(ASKED, clause="第六条")
    assert sent(by_clause)[0] == (WANG, "news-others-asked-by")


def test_where_there_is_nobody_else_the_author_is_told() -> None:
    assert sent(replace(ASKED, others=())) == [(WANG, "news-nobody-else")]


def test_a_nudge_goes_to_those_who_have_the_item() -> None:
    assert sent(chasing.Nudged(ITEM, WANG, (ANN, BEN), NOW)) == [(ANN, "news-nudge"), (BEN, "news-nudge")]


SILENT: list[facts.Fact] = [
    facts.Begun(ITEM, WANG),
    facts.Submitted(ITEM, WANG, 1, "print", "p3", ("desk",)),
    facts.Withdrawn(ITEM, WANG, 1),
    facts.TakenUp(ITEM, WANG),
    publishing.Proofread(ITEM, FAY, 2),
    facts.Opened(ITEM, ANN, 2),
]
CHANGING: list[facts.Fact] = [
    upkeep.RoleEnded(ANN, Role.PR_DESK, None),
    upkeep.RosterRead("digest", 40, 12),
    upkeep.RosterImported("digest", "roster.xlsx", 40, 12, (("added", 1),), ANN),
]


@pytest.mark.parametrize("fact", CHANGING, ids=lambda fact: type(fact).__name__)
def test_whatever_changes_the_roster_is_rehearsed_at_once_and_the_units_looked_at(fact: facts.Fact) -> None:
    looks = [effect for effect in follows(fact) if isinstance(effect, Remind)]
    assert [look.rule for look in looks] == [REHEARSAL, STAFFING, CRISIS_ROSTER]
    assert {look.at for look in looks} == {NOW}


def test_a_new_policy_is_rehearsed_at_once() -> None:
    [look] = follows(upkeep.PolicyTaken("p3", Names(en="P3")))
    assert isinstance(look, Remind)
    assert look.rule == REHEARSAL


def test_what_a_rehearsal_found_is_shown_to_the_administrators() -> None:
    gap = (Text("rehearsal-everywhere"), Text("rehearsal-no-head"))
    [send] = follows(upkeep.Rehearsed("p3", (gap,), 1, 0, (ADA,)))
    assert isinstance(send, Send)
    assert (send.to, send.kind) == (ADA, Kind.REHEARSAL)


def test_a_unit_without_an_officer_is_flagged_to_its_head_and_the_desk_and_an_empty_desk_to_administrators() -> None:
    unit = (UnitId("culture"), Names(en="Culture"), Role.OFFICER, (FAY,))
    told = {
        effect.to: effect.text.key
        for effect in follows(upkeep.OfficersMissing((unit,), (Role.PUBLISHER,), (ANN,), (ADA,)))
        if isinstance(effect, Send) and effect.text
    }
    assert told == {FAY: "news-officer-missing", ANN: "news-officers-missing", ADA: "news-desk-missing"}
    assert follows(upkeep.OfficersMissing((), (), (ANN,), (ADA,))) == ()


@pytest.mark.parametrize("fact", SILENT, ids=lambda fact: type(fact).__name__)
def test_nothing_follows_from_what_only_the_record_wants(fact: facts.Fact) -> None:
    assert follows(fact) == ()


EVERY: list[Any] = [OPENED, REMARKED, RETURNED, REJECTED, SIGNED, RELEASED, STOPPED]


@pytest.mark.parametrize("fact", EVERY, ids=lambda fact: type(fact).__name__)
def test_a_fact_tells_nobody_twice(fact: facts.Fact) -> None:
    keys = [effect.key for effect in follows(fact) if isinstance(effect, Send)]
    assert len(keys) == len(set(keys))
    assert len(sent(fact)) == len(set(sent(fact)))
    later = [effect.key for effect in follows(fact, LATER) if isinstance(effect, Send) and effect.kind == Kind.NEWS]
    assert not set(later) & set(keys)


def test_what_is_to_be_done_after_a_release_is_told_with_a_way_to_say_that_it_is_done() -> None:
    fact = publishing.FollowUpDue(ITEM, "training", DESK, "三(四)2", (WANG, ANN))
    assert sent(fact) == [(WANG, "news-follow-up"), (ANN, "news-follow-up")]
    [first, _] = [effect for effect in follows(fact) if isinstance(effect, Send)]
    assert [code for code, _ in first.buttons] == [f"{Verb.FOLLOW_UP}.training", Verb.OPEN]
    assert first.lane is Lane.REMINDERS
    other = replace(fact, follow_up="coverage")
    assert {effect.key for effect in follows(fact) if isinstance(effect, Send)}.isdisjoint(
        effect.key for effect in follows(other) if isinstance(effect, Send)
    )


def test_what_was_done_is_told_to_the_others() -> None:
    assert sent(publishing.FollowedUp(ITEM, WANG, "training", DESK, "已培训", (ANN,))) == [(ANN, "news-followed-up")]
