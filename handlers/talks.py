"""The talk between those who countersign and do not agree: what is said, an objection kept, the ruling asked for."""

from bot.cards.card import Kind
from bot.deps import Act
from bot.domain import disagreements
from bot.domain.advancing import rule_now
from bot.domain.dialogs import Purpose, Question
from bot.domain.disagreements import Remark
from bot.domain.drafts import Draft, DraftState
from bot.domain.facts import SaidInTalk
from bot.domain.people import Person, PersonId, Role
from bot.domain.rounds import Round
from bot.domain.steps import NotYourTurn, Opinion, SeatId, Step, StepId, StepState
from bot.errors import DeadButton, Offer, Refused
from bot.frozen import frozen
from bot.text import Text
from handlers import decisions, items, questions, standing_in


class TalkOver(Refused):
    """The talk has ended: they agreed, it is being ruled on, or the item has moved on."""

    key = "refused-talk-over"


class NotForYouToEnd(Refused):
    """Only the author and the head of the lead unit ask for the ruling before the time is up."""

    key = "refused-not-for-you-to-end"


@frozen
class Talk:
    """An open talk: the item, its journey, and the step."""

    draft: Draft
    title: str
    journey: Round
    step: Step


def open_talk(act: Act, person: Person, step_id: str, *, on: int) -> Talk:
    """Give an open talk to somebody who takes part in it; TalkOver, NotYourTurn and DeadButton otherwise."""
    draft, journey, step = _found(act, step_id)
    if draft.state is not DraftState.IN_REVIEW or step.state is not StepState.OPEN or draft.version != on:
        raise TalkOver(Offer("progress", draft.id))
    parties = disagreements.parties(journey, step, draft, act.people.roster(act.now))
    if person.id not in parties and standing_in.seat_for(act, person, draft.id) is None:
        raise NotYourTurn(Offer("progress", draft.id), step=step.names)
    return Talk(draft, act.drafts.version(draft.id, draft.version).title, journey, step)


def _found(act: Act, step_id: str) -> tuple[Draft, Round, Step]:
    draft_id = act.drafts.with_step(StepId(step_id))
    draft = act.drafts.get(draft_id) if draft_id else None
    journey = act.drafts.round(draft.id) if draft else None
    step = journey.step(step_id) if journey else None
    if draft is None or journey is None or step is None or step.kind != "talk":
        raise DeadButton
    return draft, journey, step


def show(act: Act, person: Person, step_id: str) -> None:
    """Send somebody his card of a talk again: his seat's where he has one, else the talk's."""
    draft, journey, step = _found(act, step_id)
    items.visible(act, person, draft.id)
    seat = standing_in.seat_for(act, person, draft.id) if journey.open is step else None
    if seat is not None:
        act.tell(person, Kind.REVIEW, seat.id, version=seat.version)
    else:
        act.tell(person, Kind.TALK, step.id, version=journey.version)


def ask(act: Act, person: Person, step_id: str, *, on: int) -> None:
    """Ask somebody what he wants to say in a talk."""
    talk = open_talk(act, person, step_id, on=on)
    prompt = Text("ask-say", {"title": talk.title})
    question = Question(
        act.new_id(), person.id, Purpose.SAY, prompt, talk.draft.id, step_id, on, hint=Text("hint-write")
    )
    questions.ask(act, question)


def say(act: Act, person: Person, step_id: str, words: str, *, on: int) -> Text:
    """Put somebody's words into a talk, for all who take part in it."""
    talk = open_talk(act, person, step_id, on=on)
    act.tables.talks.add(Remark(talk.step.id, person.id, act.now, words))
    act.drafts.touch(talk.draft, act.now)
    said = SaidInTalk(
        items.item(talk.draft, talk.title),
        person.id,
        talk.step.id,
        talk.step.names,
        on,
        words,
        _others(act, talk, person.id),
    )
    act.record(said)
    return Text("notice-said", {"number": talk.draft.number or "", "title": talk.title})


def _others(act: Act, talk: Talk, but: PersonId) -> tuple[PersonId, ...]:
    people = disagreements.parties(talk.journey, talk.step, talk.draft, act.people.roster(act.now))
    lent = (proxy.person for proxy in act.tables.standing.lent(talk.step.id))
    return tuple(person for person in dict.fromkeys((*people, *lent)) if person != but)


def keep_objection(act: Act, person: Person, seat_id: str, *, on: int) -> Text | None:
    """Let somebody stay with what he said against an item; whoever has said nothing yet is asked for his reason."""
    held = decisions.holding(act, person, SeatId(seat_id), on=on)
    journey = act.drafts.round(held.draft.id)
    if journey is None or held.step.kind != "talk":
        raise DeadButton
    made = disagreements.objection(journey, held.step, held.seat)
    if made is None:
        questions.ask_reason(act, person, held, verdict="return", to="author")
        return None
    opinion = Opinion(made.opinion.verdict, reason=made.opinion.reason)
    return decisions.decide(act, person, decisions.Decide(held.seat.id, on, opinion))


def ask_ruling(act: Act, person: Person, step_id: str, *, on: int) -> Text:
    """End a talk at once: the author or the head of the lead unit takes it to whoever rules (P4 二(二)2)."""
    talk = open_talk(act, person, step_id, on=on)
    heads = act.people.holds(person.id, Role.HEAD, talk.draft.unit, act.now)
    if person.id != talk.draft.author and not heads:
        raise NotForYouToEnd(Offer("progress", talk.draft.id))
    _rule(act, talk.draft, talk.journey, person.id)
    return Text("notice-ruling-asked", {"number": talk.draft.number or "", "title": talk.title})


def time_is_up(act: Act, draft: Draft, journey: Round) -> None:
    """End a talk whose time is up."""
    _rule(act, draft, journey, None)


def _rule(act: Act, draft: Draft, journey: Round, by: PersonId | None) -> None:
    version = act.drafts.version(draft.id, draft.version)
    around = act.around(act.policies.get(journey.policy))
    moved = rule_now(draft, journey, (items.item(draft, version.title), version), around, by)
    decisions.write(act, journey, moved, version)
