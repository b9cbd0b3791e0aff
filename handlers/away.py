"""Going away and coming back: who decides meanwhile, from which day to which (ORG7)."""

from datetime import date, time, timedelta
from typing import Final, Literal

from bot.cards.card import Kind
from bot.cards.days import days
from bot.cards.tokens import Verb
from bot.deps import Act
from bot.domain import delegations, naming, spans
from bot.domain import standing_in as line
from bot.domain.absences import AwayBegan, AwayEnded, AwaySet
from bot.domain.calendars import at_local
from bot.domain.delegations import Delegation
from bot.domain.dialogs import Choice, Purpose, Question
from bot.domain.effects import Remind, Send
from bot.domain.people import Holding, Person, PersonId, Role, Roster, UnitId, Who
from bot.domain.spans import Span
from bot.errors import DeadButton, Refused
from bot.text import Text, Value
from handlers import gathering, questions, standing_in
from handlers.answering import Given

_MIDNIGHT: Final = time(0)
_DAY: Final = timedelta(days=1)
_WEEK: Final = 7
_MOST: Final = 8  # people offered by buttons; anybody else is named in words
_LONGEST: Final = 120  # characters of what is said of days and names
_BACK: Final = ((Verb.BACK.value, "button-back-again"),)
_NEW: Final = "new"  # on a button: set other days
_LEFT_ALONE: Final = frozenset({Role.OFFICER, Role.LIAISON, Role.ARCHIVIST, Role.AUDITOR})  # nobody waits for these
_WRITE: Final = (Role.OFFICER, Role.LIAISON)
_LEAD: Final = (Role.DEPUTY_HEAD, Role.HEAD, Role.LEADER_IN_CHARGE)
_OF_UNIT: Final = "unit"


class DaysUnclear(Refused):
    """The words name no days."""

    key = "refused-days-unclear"


class NobodyCalledSo(Refused):
    """Nobody in the directory is called so."""

    key = "refused-nobody-called-so"


class NotYoursToSet(Refused):
    """Only somebody himself, an assistant of his unit and an administrator say that he is away."""

    key = "refused-not-yours-to-set-away"


class NotAway(Refused):
    """There is nothing to end: he is not away, nor going to be."""

    key = "refused-not-away"


def menu(act: Act, person: PersonId) -> tuple[Verb, ...]:
    """Name what is at hand for somebody whom others wait for, and for somebody who heads a unit."""
    roles = {held.role for held in act.people.roles(person, act.now)}
    own = (Verb.AWAY,) if roles - _LEFT_ALONE else ()
    return (*own, *((Verb.OFFICER,) if Role.HEAD in roles else ()))


def meant(act: Act, words: str) -> bool:
    """Tell whether words behind the command name days, so that they are the command's and no text."""
    return len(words) <= _LONGEST and spans.understood(words, act.today).span is not None


def show(act: Act, person: Person, choice: str, subject: str = "") -> None:
    """Say what somebody has set, with what he can do about it; where it is nothing, or is to be changed, ask for it."""
    mine = _coming(act, person.id)
    if choice == _NEW:
        changed = any(one.id == subject for one in mine)
        _go_on(act, person, {"whose": person.id} | ({"instead": subject} if changed else {}))
        return
    if not mine:
        go(act, person)
    for one in mine:
        buttons = (*_BACK, (f"{Verb.AWAY}.{_NEW}", "button-away-new"))
        _say(act, person.id, Text("news-away-status", _said(act, one)), one.id, buttons)


def _coming(act: Act, person: PersonId) -> list[Delegation]:
    """Give what holds of somebody or is to come, what comes first before all others."""
    return [one for one in act.tables.standing.coming(act.today) if one.person == person]


def _say(act: Act, to: PersonId, text: Text, about: str, buttons: tuple[tuple[str, str], ...] = ()) -> None:
    """Say something of one absence; of each of several the same can be said."""
    act.send(Send(f"{act.event}:{text.key}:{about}", to, Kind.NEWS, about, text=text, buttons=buttons))


def by_words(act: Act, person: Person, words: str) -> None:
    """Do what stands behind the word of command; where that is nothing, say how it is."""
    if words.strip():
        go(act, person, words)
    else:
        show(act, person, "")


def go(act: Act, person: Person, words: str = "") -> None:
    """Note that somebody is away, or ask for what he has not said of it: the days, then who decides meanwhile."""
    said = spans.understood(words[:_LONGEST], act.today)
    roster = act.people.roster(act.now)
    kept: dict[str, str] = {}
    if said.span is not None:
        kept |= _days(said.span)
    elif said.before and not naming.meant(said.before, roster, person.unit):
        raise DaysUnclear
    if said.before:
        _choose(act, person, "whose", said.before, kept)
    elif _sets_for_others(roster, person.id) and not words:
        kept["whose"] = ""
    else:
        kept["whose"] = person.id
    if said.who:
        _choose(act, person, "delegate", said.who, kept)
    _go_on(act, person, kept)


def _days(span: Span) -> dict[str, str]:
    return {"since": span.since.isoformat(), "until": span.until.isoformat()}


def _choose(act: Act, person: Person, what: str, words: str, kept: dict[str, str]) -> None:
    """Keep whom a name means; where it means several, their ids, to be chosen from."""
    found = naming.meant(words, act.people.roster(act.now), person.unit)
    if not found:
        raise NobodyCalledSo(name=words)
    if len(found) == 1:
        kept[what] = found[0]
    else:
        kept[what], kept[f"{what}-of"] = "", " ".join(found[:_MOST])


def _sets_for_others(roster: Roster, person: PersonId) -> bool:
    offices = (Role.ADMINISTRATOR, Role.ASSISTANT)
    return any(one.person == person and one.role in offices and one.at(roster.now) for one in roster.holdings)


def _go_on(act: Act, person: Person, kept: dict[str, str]) -> None:
    """Ask for the first thing that is missing; when nothing is, set it."""
    roster = act.people.roster(act.now)
    if not kept.get("whose"):
        _ask(act, person, "whose", kept, _people(act, roster, person, kept, "whose"))
        return
    whose = PersonId(kept["whose"])
    if not delegations.may_set(person.id, whose, roster):
        raise NotYoursToSet(person=act.names(whose))
    if not kept.get("until"):
        _ask(act, person, "days", kept, _spans_offered(act))
    elif not kept.get("delegate"):
        _ask(act, person, "delegate", kept, _people(act, roster, person, kept, "delegate"))
    else:
        set_away(act, person, whose, PersonId(kept["delegate"]), _span_of(kept), instead=kept.get("instead", ""))


def _ask(act: Act, person: Person, about: str, kept: dict[str, str], choices: tuple[Choice, ...]) -> None:
    whose = PersonId(kept.get("whose", "") or person.id)
    own = whose == person.id
    prompt = Text(
        f"ask-away-{about}" if own else f"ask-away-{about}-other", {} if own else {"person": act.names(whose)}
    )
    before = act.dialogs.open(person.id)
    if before is not None and before.purpose is not Purpose.AWAY:
        kept = {**kept, "question": before.id}
    hint = Text(f"hint-away-{about}")
    questions.ask(
        act,
        Question(act.new_id(), person.id, Purpose.AWAY, prompt, about=about, choices=choices, kept=kept, hint=hint),
    )


def _spans_offered(act: Act) -> tuple[Choice, ...]:
    """Offer today, tomorrow, the rest of this week, the next week."""
    today = act.today
    monday = today + _DAY * (_WEEK - today.weekday())
    offered = {
        "today": Span(today, today),
        "tomorrow": Span(today + _DAY, today + _DAY),
        "week": Span(today, monday - _DAY),
        "next": Span(monday, monday + _DAY * (_WEEK - 1)),
    }
    return tuple(
        Choice(f"{span.since:%Y%m%d}-{span.until:%Y%m%d}", Text(f"choice-away-{name}"))
        for name, span in offered.items()
    )


def _people(act: Act, roster: Roster, person: Person, kept: dict[str, str], what: str) -> tuple[Choice, ...]:
    """Offer people: those whom a name may mean, those whom he may set it for, or colleagues who may decide for him."""
    named = kept.get(f"{what}-of", "").split()
    if named:
        found = [PersonId(one) for one in named]
    elif what == "whose":
        found = [
            one for one in roster.people if roster.people[one].active and delegations.may_set(person.id, one, roster)
        ]
        leaders = {held.person for held in roster.holdings if held.at(roster.now) and held.role not in _WRITE}
        found = [person.id, *(one for one in found if one in leaders and one != person.id)]
    else:
        found = _suggested(act, roster, PersonId(kept["whose"]), _span_of(kept))
    return tuple(Choice(one, Text("named", {"name": roster.people[one].names})) for one in found[:_MOST])


def _suggested(act: Act, roster: Roster, whose: PersonId, span: Span) -> list[PersonId]:
    """Name who could decide for somebody on these days: his peers and deputies, then those who lead his unit.

    Those who only write for the unit come where nobody else is there, or where he does nothing else himself.
    """
    unit = roster.people[whose].unit
    decides = [held for held in roster.holdings if held.person == whose and held.at(roster.now)]
    decides = [held for held in decides if held.role not in _LEFT_ALONE]
    found = [one for held in decides for one in _beside(roster, held)]
    found += [one for role in _LEAD for one in roster.asked(Who(role, _OF_UNIT), unit)] if decides else []
    colleagues = [person.id for person in roster.people.values() if person.unit == unit and person.active]
    away = {one.person for one in act.tables.standing.coming(act.today) if one.overlaps(span.since, span.until)}
    fit = [one for one in dict.fromkeys(found) if one != whose]
    there = [one for one in fit if one not in away] or fit
    return there or [one for one in colleagues if one != whose]


def _beside(roster: Roster, held: Holding) -> tuple[PersonId, ...]:
    """Name who could answer what is asked of this role: those who hold it too, and those next in line."""
    who, place = Who(held.role, held.unit or "organisation"), held.unit
    return (*roster.asked(who, UnitId("")), *line.next_in_line(held.person, who, place, roster, frozenset()))


def _span_of(kept: dict[str, str]) -> Span:
    return Span(date.fromisoformat(kept["since"]), date.fromisoformat(kept["until"]))


def answered(act: Act, person: Person, question: Question, given: Given) -> None:
    """Take what was asked about being away, and go on."""
    kept = {name: said for name, said in question.kept.items() if not name.endswith("-of")}
    if question.about == "days":
        kept |= _days(_span(act, given))
    elif given.code:
        kept[question.about] = given.code
    else:
        _choose(act, person, question.about, given.words[:_LONGEST], kept)
    _go_on(act, person, kept)


def _span(act: Act, given: Given) -> Span:
    if given.code:
        since, _, until = given.code.partition("-")
        return Span(date.fromisoformat(since), date.fromisoformat(until))
    found = spans.read_span(given.words[:_LONGEST], act.today)
    if found is None:
        raise DaysUnclear
    return found


def set_away(act: Act, by: Person, whose: PersonId, delegate: PersonId, span: Span, *, instead: str = "") -> None:
    """Set down that somebody is away; what he had set for any of these days, or what it comes `instead` of, is over."""
    wanted = Delegation(act.new_id(), whose, delegate, span.since, span.until, by.id)
    delegations.check(wanted, act.today, act.people.roster(act.now))
    for other in act.tables.standing.coming(act.today):
        if other.meets(wanted) or (other.id == instead and other.person == whose):
            _end(act, other, "replaced", by.id)
    act.tables.standing.add(wanted, act.now)
    act.record(_set(act, wanted))
    key = "notice-away" if whose == by.id else "notice-away-other"
    act.say(by, Text(key, _said(act, wanted)), _BACK, subject=wanted.id)
    before = act.dialogs.open(by.id)
    if before is not None and before.purpose is Purpose.AWAY:  # said in words while it was being asked
        act.dialogs.close(before, None, act.now)
        gathering.resume(act, before)


def _set(act: Act, wanted: Delegation) -> AwaySet:
    zone = act.organisation.zone
    begins, ends = at_local(wanted.since, _MIDNIGHT, zone), at_local(wanted.until + _DAY, _MIDNIGHT, zone)
    about = (wanted.id, wanted.person, wanted.delegate, wanted.since.isoformat(), wanted.until.isoformat())
    return AwaySet(*about, max(begins, act.now), ends, wanted.note, now=begins <= act.now, by=wanted.by)


def _said(act: Act, one: Delegation) -> dict[str, Value]:
    said = days(one.since, one.until)
    return {"person": act.names(one.person), "delegate": act.names(one.delegate), "days": said}


def begin(act: Act, due: Remind) -> None:
    """Put what waits for somebody before his delegate, from the first of his days on."""
    one = act.tables.standing.get(due.subject)
    if one is None or not one.holds(act.today):
        return
    standing_in.renew(act, _concerned(act, one))
    waiting = len(act.tables.standing.by(one.id))
    act.record(AwayBegan(one.id, one.person, one.delegate, one.since.isoformat(), one.until.isoformat(), waiting))


def end(act: Act, due: Remind) -> None:
    """End what has lasted until its last day."""
    one = act.tables.standing.get(due.subject)
    if one is not None and one.ended_at is None:
        _end(act, one, "over", None)


def back(act: Act, person: Person, delegation: str = "") -> Text:
    """End what holds of somebody, or is to come: he is back, or stays after all."""
    standing = act.tables.standing
    one = standing.get(delegation) if delegation else next(iter(_coming(act, person.id)), None)
    if one is None or one.ended_at is not None or one.until < act.today:
        raise NotAway
    if not delegations.may_set(person.id, one.person, act.people.roster(act.now)):
        raise DeadButton
    begun = one.holds(act.today)
    _end(act, one, "back", person.id)
    for other in _coming(act, one.person):
        if other.delegate == one.delegate:
            _say(act, other.delegate, Text("news-away-still", _said(act, other)), other.id)
    if begun:
        return Text("notice-back", {"delegate": act.names(one.delegate)})
    dropped = Text("notice-away-dropped", _said(act, one))
    act.say(person, dropped)
    return dropped


def _end(act: Act, one: Delegation, why: Literal["over", "back", "replaced", "left"], by: PersonId | None) -> None:
    begun = one.since <= act.today
    concerned = _concerned(act, one)
    act.tables.standing.end(one.id, act.now)
    _, back = standing_in.renew(act, concerned)
    decided = act.tables.standing.decided(one.id)
    days = (one.since.isoformat(), one.until.isoformat())
    act.record(AwayEnded(one.id, one.person, one.delegate, why, begun, decided, back, by, *days))


def _concerned(act: Act, one: Delegation) -> frozenset[PersonId]:
    """Name those for whom something may have changed: whoever is away may have named whoever is away now."""
    return frozenset((one.person, *act.tables.standing.on(act.today)))


def clear(act: Act) -> None:
    """End what names somebody who has left, and bring all that is lent up to who is there (fault 89)."""
    people = act.people.roster(act.now).people
    for one in act.tables.standing.coming(act.today):
        if not (people[one.person].active and people[one.delegate].active):
            _end(act, one, "left", None)
    standing_in.renew_all(act)
