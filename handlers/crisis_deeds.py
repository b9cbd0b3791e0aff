"""What people do about a crisis that is called out: take it, tell how it goes on, hand it over, end it."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Final, Literal

from bot.cards.card import Kind
from bot.cards.tokens import Verb
from bot.crises import Line
from bot.deps import Act
from bot.domain import crises, crisis_ladder, situation
from bot.domain.crises import HELD, OPEN, OVER, Crisis, Deed, Ending, NeedsASecondPerson
from bot.domain.crisis_facts import (
    CrisisAdded,
    CrisisDropped,
    CrisisEnded,
    CrisisHandedOver,
    CrisisOffered,
    CrisisReopened,
    CrisisSeen,
    CrisisSteadied,
    CrisisTaken,
    EndProposed,
    KeptOpen,
)
from bot.domain.dialogs import Choice, Purpose, Question
from bot.domain.effects import Lane, Send
from bot.domain.people import Person, PersonId, Role
from bot.errors import NotFound
from bot.reactions.crises import lasted
from bot.reactions.crises import words as about
from bot.text import Text
from handlers import aftermath, alerts, following, questions, statement_deeds
from handlers import crises as reports
from handlers.answering import Given
from handlers.away import NobodyCalledSo

_SURE: Final = "sure"
_SECOND: Final = timedelta(seconds=1)
_MOST_CHOICES: Final = 12  # people to whom it is offered by a button
# Who answers for crises without being called.
_ANSWERING: Final = frozenset({Role.DUTY, Role.PR_DESK, Role.CHIEF, Role.LEADER_IN_CHARGE})


MOOT: Final = (crises.CrisisOver, crises.NotInThisState, crises.NotTheOwner)
"""What says that an answer is wanted no more."""


class NotCalled(crises.OfCrisis):
    """It is for those who are called, and for the PR desk and the leaders."""

    key = "refused-crisis-not-called"


class NotYoursToEnd(crises.OfCrisis):
    """Whether it is over is for a leader to confirm."""

    key = "refused-crisis-not-yours-to-end"


class NotYoursToReopen(crises.OfCrisis):
    """Whether it starts again is for who had it, the PR desk and the leaders."""

    key = "refused-crisis-not-yours-to-reopen"


def seen(act: Act, person: Person, crisis_id: str) -> Crisis:
    """Give a crisis to somebody who may see it: its reporter, who is called, who answers for crises."""
    crisis = alerts.find(act, crisis_id)
    if crisis is None or not (may(act, person, crisis) or _told(act, person, crisis)):
        raise NotFound
    return crisis


def _told(act: Act, person: Person, crisis: Crisis) -> bool:
    """Tell whether somebody reported it or added to it, by himself or in a report that is part of it now."""
    return crisis.reporter == person.id or any(line.by == person.id for line in act.crises.told(crisis.id))


def may(act: Act, person: Person, crisis: Crisis) -> bool:
    """Tell whether somebody may take it and act: who is called, and who answers for crises."""
    called = any(one.person == person.id and one.left_at is None for one in act.crises.called(crisis.id))
    return called or _answering(act, person)


def _answering(act: Act, person: Person) -> bool:
    return any(held.role in _ANSWERING for held in act.people.roles(person.id, act.now))


def _called(act: Act, person: Person, crisis_id: str) -> Crisis:
    crisis = seen(act, person, crisis_id)
    if not may(act, person, crisis):
        raise NotCalled(number=crisis.number)
    return crisis


def take(act: Act, person: Person, crisis_id: str) -> Text:
    """Give it to the first who presses; whoever comes later is told who was faster, and has seen it."""
    crisis = _called(act, person, crisis_id)
    if crisis.state in OVER:
        return _late(act, person, crisis)
    if crisis.owner is not None and crisis.state in HELD:
        _note(act, person, crisis)
        return _faster(act, person, crisis)
    taken = alerts.put(act, crises.taken(crisis, person.id, act.now))
    _note(act, person, taken)
    seconds = (act.now - crisis.reported_at) // _SECOND
    others = tuple(one for one in alerts.reporters(act, taken) if one != taken.reporter)
    where = alerts.where(act, person.id)
    act.record(CrisisTaken(alerts.named(taken), person.id, seconds, taken.reporter, others, where))
    due = situation.due(taken) or act.now
    return about(alerts.named(taken), "notice-crisis-taken", after=lasted(seconds), at=due)


def _faster(act: Act, person: Person, crisis: Crisis) -> Text:
    if crisis.owner == person.id:
        return about(alerts.named(crisis), "notice-crisis-yours")
    at = crisis.owned_at or act.now
    return about(alerts.named(crisis), "notice-crisis-faster", by=act.names(crisis.owner or person.id), at=at)


def _late(act: Act, person: Person, crisis: Crisis) -> Text:
    """Note that somebody saw it after it was over; that opens nothing (fault 57)."""
    _note(act, person, crisis, late=True)
    state = Text(f"crisis-state-{crisis.state}")
    return about(alerts.named(crisis), "notice-crisis-late", state=state)


def _note(act: Act, person: Person, crisis: Crisis, *, joins: bool = False, late: bool = False) -> bool:
    if not act.crises.answer(crisis.id, person.id, act.now, joins=joins):
        return False
    where = alerts.where(act, person.id)
    act.record(CrisisSeen(alerts.named(crisis), person.id, joins=joins, late=late, platform=where))
    return True


def see(act: Act, person: Person, crisis_id: str, *, joins: bool = False) -> Text:
    """Note that somebody saw it, or joins in; nobody else is called the less for it."""
    crisis = _called(act, person, crisis_id)
    if crisis.state in OVER:
        return _late(act, person, crisis)
    if _note(act, person, crisis, joins=joins):
        alerts.put(act, crisis)
    return about(alerts.named(crisis), "notice-crisis-aids" if joins else "notice-crisis-seen")


def ask_more(act: Act, person: Person, crisis_id: str) -> None:
    """Ask what somebody knows."""
    crisis = seen(act, person, crisis_id)
    crises.check(crisis, Deed.ADD)
    alerts.ask_more(act, person.id, crisis)


def ask_word(act: Act, person: Person, crisis_id: str) -> None:
    """Ask the owner how it goes on."""
    crisis = _mine(act, person, crisis_id, Deed.TELL)
    prompt = about(alerts.named(crisis), "ask-crisis-tell")
    hint = Text("hint-crisis-tell")
    question = Question(act.new_id(), person.id, Purpose.CRISIS_TELL, prompt, subject=crisis.id, hint=hint, files=True)
    questions.ask(act, question)


def _mine(act: Act, person: Person, crisis_id: str, deed: Deed) -> Crisis:
    crisis = seen(act, person, crisis_id)
    crises.check(crisis, deed)
    if crisis.owner != person.id:
        raise crises.NotTheOwner(number=crisis.number, by=act.names(crisis.owner or crisis.reporter))
    return crisis


def _tell(act: Act, person: Person, question: Question, given: Given) -> Text:
    """Take the owner's word: it stands on everybody's card, and he is asked again later."""
    crisis = _mine(act, person, question.subject, Deed.TELL)
    told = alerts.put(act, crises.told(crisis, person.id, act.now))
    act.crises.tell(told.id, Line(0, act.now, person.id, "told", given.words, given.sent.attachments))
    digests = tuple(file.digest for file in given.sent.attachments)
    act.record(CrisisAdded(alerts.named(told), person.id, given.words, digests, tells=True, owner=person.id))
    if digests:
        following.expect(act, person.id, told.id)
    return about(alerts.named(told), "notice-crisis-told")


def steady(act: Act, person: Person, crisis_id: str) -> Text:
    """Note that it is stable."""
    crisis = _mine(act, person, crisis_id, Deed.STEADY)
    steadied = alerts.put(act, crises.steadied(crisis, person.id, act.now))
    act.record(CrisisSteadied(alerts.named(steadied), person.id))
    return about(alerts.named(steadied), "notice-crisis-steadied")


def ask_whom(act: Act, person: Person, crisis_id: str) -> None:
    """Ask to whom it is to be handed over: of those who joined in and the first who were called, a button each."""
    crisis = _mine(act, person, crisis_id, Deed.OFFER)
    called = sorted(act.crises.called(crisis.id), key=lambda one: (one.aids_at is None, one.since))
    people = [one.person for one in called if one.left_at is None and one.person != person.id]
    choices = tuple(Choice(one, Text("choice-person", {"person": act.names(one)})) for one in people[:_MOST_CHOICES])
    if not choices:
        raise NotCalled(number=crisis.number)
    prompt = about(alerts.named(crisis), "ask-crisis-whom")
    question = Question(act.new_id(), person.id, Purpose.CRISIS_OFFER, prompt, subject=crisis.id)
    questions.ask(act, _of_choices(question, choices))


def _of_choices(question: Question, choices: tuple[Choice, ...]) -> Question:
    return Question(
        question.id,
        question.person,
        question.purpose,
        question.prompt,
        subject=question.subject,
        choices=choices,
        words=False,
    )


def chosen(act: Act, code: str) -> PersonId:
    """Give whom a button names; NobodyCalledSo where he has left since it was offered."""
    person = act.people.get(PersonId(code))
    if person is None or not person.active:
        raise NobodyCalledSo(name=act.names(PersonId(code)))
    return person.id


def _offer(act: Act, person: Person, question: Question, given: Given) -> Text:
    crisis = _mine(act, person, question.subject, Deed.OFFER)
    to = chosen(act, given.code)
    offered = alerts.put(act, crises.offered(crisis, person.id, to))
    act.record(CrisisOffered(alerts.named(offered), person.id, to, alerts.ring(act, offered, to)))
    return about(alerts.named(offered), "notice-crisis-offered", to=act.names(to))


def accept(act: Act, person: Person, crisis_id: str) -> Text:
    """Take over what was offered."""
    crisis = seen(act, person, crisis_id)
    before = crisis.owner or crisis.reporter
    accepted = alerts.put(act, crises.accepted(crisis, person.id, act.now))
    _note(act, person, accepted)
    act.record(CrisisHandedOver(alerts.named(accepted), person.id, before))
    return about(alerts.named(accepted), "notice-crisis-accepted")


def decline(act: Act, person: Person, crisis_id: str) -> Text:
    """Leave it with its owner."""
    crisis = seen(act, person, crisis_id)
    declined = alerts.put(act, crises.declined(crisis, person.id))
    before = crisis.owner or crisis.reporter
    act.record(CrisisHandedOver(alerts.named(declined), person.id, before, declined=True))
    return about(alerts.named(declined), "notice-crisis-declined")


def end(act: Act, person: Person, crisis_id: str, how: str) -> Text:
    """Say that it is over, or never was one; somebody else has to agree (fault 88).

    Its reporter may say that he sent it by mistake; where nobody else was called by then, that ends it.
    """
    crisis = seen(act, person, crisis_id)
    means: Literal["closed", "false-alarm"] = "closed" if how == "closed" else "false-alarm"
    if means == "closed" or person.id != crisis.reporter:
        crisis = _called(act, person, crisis_id)
    elif all(way.person == person.id for way in act.crises.ways(crisis.id)):
        return _take_back(act, person, crisis)
    if crisis.ending is not None and crisis.state in OPEN and means in (crisis.ending.how, "false-alarm"):
        return _said_before(act, person, crisis, crisis.ending)
    ending = alerts.put(act, crises.ending(crisis, person.id, means, act.now))
    confirm = tuple(one for one in confirming(act, ending) if one != person.id)
    act.record(EndProposed(alerts.named(ending), person.id, means, confirm))
    return about(alerts.named(ending), "notice-crisis-ending", people=tuple(map(act.names, confirm)))


def _said_before(act: Act, person: Person, crisis: Crisis, ending: Ending) -> Text:
    """Say what waits for somebody who agrees; nobody is asked a second time for it."""
    if ending.by == person.id:
        people = tuple(act.names(one) for one in confirming(act, crisis) if one != person.id)
        return about(alerts.named(crisis), "notice-crisis-ending", people=people)
    held = "-held" if ending.how == "false-alarm" and crisis.state in HELD else ""
    return about(alerts.named(crisis), f"crisis-note-{ending.how}{held}", by=act.names(ending.by), at=ending.at)


def _take_back(act: Act, person: Person, crisis: Crisis) -> Text:
    crises.check(crisis, Deed.ALARM_FALSE)
    back = alerts.put(act, crises.taken_back(crisis, person.id, act.now))
    act.record(CrisisDropped(alerts.named(back), person.id))
    return about(alerts.named(back), "notice-crisis-false-alarm")


def confirming(act: Act, crisis: Crisis) -> tuple[PersonId, ...]:
    """Name those who may agree to an end: leaders, the first who were called, and whoever has it."""
    first = alerts.members(act, crisis_ladder.groups(crisis.ladder, 1), crisis.unit)
    owner = (crisis.owner,) if crisis.owner is not None else ()
    alarm = crisis.ending is not None and crisis.ending.how == "false-alarm"
    leaders = alerts.leaders(act, crisis)
    others = [one for one in leaders if crisis.ending is None or one != crisis.ending.by]
    return tuple(dict.fromkeys((*leaders, *owner, *first) if alarm or not others else leaders))


def confirm_end(act: Act, person: Person, crisis_id: str, how: str = "") -> Text:
    """Agree that it is over: it is, and all are told. Who agreed to something else is shown what is proposed now."""
    crisis = seen(act, person, crisis_id)
    if how and crisis.ending is not None and crisis.ending.how != how and crisis.state in OPEN:
        show(act, person, crisis.id)
        return about(alerts.named(crisis), "notice-crisis-end-changed")
    first = crisis.ending.by if crisis.ending is not None else None
    if first == person.id:
        raise NeedsASecondPerson(number=crisis.number)
    if crisis.ending is not None and person.id not in confirming(act, crisis):
        raise NotYoursToEnd(number=crisis.number)
    ended = alerts.put(act, crises.ended(crisis, person.id, act.now))
    called = (one.person for one in act.crises.called(crisis.id) if one.left_at is None)
    told = tuple(dict.fromkeys((*alerts.reporters(act, crisis), *called)))
    means: Literal["closed", "false-alarm"] = crisis.ending.how if crisis.ending is not None else "closed"
    act.record(CrisisEnded(alerts.named(ended), person.id, means, first or person.id, told))
    aftermath.ended(act, ended)
    statement_deeds.over(act, ended, means)
    return about(alerts.named(ended), f"notice-crisis-{means}")


def keep_open(act: Act, person: Person, crisis_id: str) -> Text:
    """Let it go on, as somebody who may act says, or whoever had said that it was over."""
    crisis = seen(act, person, crisis_id)
    if crisis.ending is None or crisis.ending.by != person.id:
        crisis = _called(act, person, crisis_id)
    before = crisis.ending.by if crisis.ending is not None else person.id
    kept = alerts.put(act, crises.kept_open(crisis, act.now))
    act.record(KeptOpen(alerts.named(kept), person.id, before))
    return about(alerts.named(kept), "notice-crisis-kept")


def reopens(act: Act, person: Person, crisis: Crisis) -> bool:
    """Tell whether somebody may have all called out again: who had it, the PR desk, the leaders."""
    if crisis.drill:
        return False
    return person.id == crisis.owner or person.id in alerts.leaders(act, crisis) or _answering(act, person)


def reopen(act: Act, person: Person, crisis_id: str, sure: str) -> Text | None:
    """Call all out again, once whoever wants it has said so twice."""
    crisis = seen(act, person, crisis_id)
    if not reopens(act, person, crisis):
        raise NotYoursToReopen(number=crisis.number)
    crises.check(crisis, Deed.REOPEN)
    if sure != _SURE:
        buttons = ((f"{Verb.REOPEN_CRISIS}.{_SURE}", "button-reopen-crisis-sure"),)
        text = about(alerts.named(crisis), "news-crisis-reopen")
        key = f"{act.event}:reopen:{crisis.id}"
        act.send(Send(key, person.id, Kind.NEWS, crisis.id, lane=Lane.DECISIONS, text=text, buttons=buttons))
        return None
    reopened = crises.reopened(crisis, act.now)
    act.record(CrisisReopened(alerts.named(reopened), person.id))
    aftermath.begun_again(act, reopened)
    return reports.reached(act, alerts.climb(act, reopened))


def show(act: Act, person: Person, crisis_id: str) -> None:
    """Send somebody the card of a crisis again."""
    crisis = seen(act, person, crisis_id)
    key = f"{act.event}:{Kind.CRISIS}:{crisis.id}"
    act.send(Send(key, person.id, Kind.CRISIS, crisis.id, lane=Lane.CRISIS))


def _report(act: Act, person: Person, question: Question, given: Given) -> Text:
    return reports.report(act, person, given.sent, draft=question.subject)


def _more(act: Act, person: Person, question: Question, given: Given) -> Text:
    crisis = seen(act, person, question.subject)
    return reports.add(act, person, crisis, given.sent)


PURPOSES: Final[Mapping[Purpose, Callable[[Act, Person, Question, Given], Text | None]]] = {
    Purpose.CRISIS: _report,
    Purpose.CRISIS_MORE: _more,
    Purpose.CRISIS_TELL: _tell,
    Purpose.CRISIS_OFFER: _offer,
}
