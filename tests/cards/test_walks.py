"""However an item goes on its way, every card of it can be read, and only what waits can be decided."""

from hypothesis import given
from hypothesis import strategies as st

from bot.cards.card import Card
from bot.cards.item import item
from bot.cards.reading import changed, full, progress
from bot.cards.release import release
from bot.cards.sheets import Outlook
from bot.cards.tokens import LONGEST, Verb
from bot.domain.drafts import EDITABLE, SUBMITTED, DraftState
from bot.domain.steps import Seat, SeatState, Step, Verdict
from bot.i18n import I18n
from bot.text import LANGUAGES
from tests.support.journeys import FANG, LI, WANG, Journey
from tests.support.printing import print_card

I18N = I18n()
DECIDING = {Verb.APPROVE, Verb.REMARK, Verb.RETURN, Verb.REJECT}
ACTS = (
    "approve",
    "return",
    "return-to-step",
    "reject",
    "edit",
    "replan",
    "submit",
    "withdraw",
    "leave",
    "proofread",
    "release",
)


def act(line: Journey, what: str) -> None:  # noqa: C901 - one line for each thing that can be done
    """Do something to the item, if it can be done as it stands."""
    state = line.draft.state
    decider = (
        next((seat.person for seat in line.open.seats if seat.state is SeatState.OPEN), None)
        if state == "in-review"
        else None
    )
    match what:
        case "approve" if decider:
            line.approves(decider)
        case "return" if decider:
            line.returns(decider)
        case "return-to-step" if decider and line.round is not None and line.round.passed:
            line.returns(decider, to=line.round.passed[0].id)
        case "reject" if decider:
            line.says(decider, Verdict.REJECT, reason="涉及秘密")
        case "edit" if state in EDITABLE:
            line.changes(title=f"{line.newest.title}!")
        case "replan" if state in EDITABLE:
            line.changes(particulars=type(line.newest.particulars)("health", ("weibo",), None, planned_known=True))
        case "submit" if state in EDITABLE and line.draft.working:
            line.submits()
        case "withdraw" if state in SUBMITTED and not line.releases:
            line.withdraws()
        case "leave" if decider and len(line.holdings) > 4 and decider != LI:
            line.leaves(decider)
        case "proofread" if line.task and state is DraftState.SIGNED_OFF:
            line.proofread()
        case "release" if line.task and line.task.proofread_by and state is DraftState.SIGNED_OFF:
            channels = [
                channel for channel in line.task.channels if channel not in {row.channel for row in line.releases}
            ]
            line.appears(channels[0])


def check(card: Card, *, may_decide: bool = False) -> None:
    verbs = {button.token.verb for button in card.buttons}
    assert may_decide or not verbs & DECIDING
    assert not card.closed or verbs <= {Verb.FULL, Verb.CHANGES, Verb.OPEN}
    assert all(len(str(button.token).encode()) <= LONGEST for button in card.buttons)
    for language in LANGUAGES:
        assert "{" not in print_card(card, I18N, language)


def waits(line: Journey, seat: Seat) -> bool:
    step = line.round.open if line.round and line.draft.state is DraftState.IN_REVIEW else None
    return step is not None and any(found.id == seat.id and found.state is SeatState.OPEN for found in step.seats)


@given(st.lists(st.sampled_from(ACTS), max_size=14))
def test_only_what_waits_can_be_decided(acts: list[str]) -> None:
    line, asked = Journey(), dict[str, tuple[Step, Seat]]()
    for what in ("submit", *acts):
        act(line, what)
        if line.round is not None and line.round.open is not None:
            asked |= {seat.id: (line.open, seat) for seat in line.open.seats if seat.version}
        for step, seat in asked.values():
            card = line.review(seat.person, step, seat)
            check(card, may_decide=True)
            assert bool({button.token.verb for button in card.buttons} & DECIDING) == waits(line, seat)
        check(item(line.sheet(WANG), Outlook(line.plan())))
        if line.task is not None:
            check(release(line.sheet(FANG, line.task.version), line.task))
        for card in (full(line.sheet(LI)), progress(line.sheet(LI)), changed(line.sheet(LI), line.versions[1])):
            check(card)
