"""What the bot asks: each question with its ready answers, put to one person at a time."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from itertools import islice

from bot.cards.card import Kind
from bot.deps import Act
from bot.domain import fields
from bot.domain.calendars import at_local
from bot.domain.dialogs import Choice, Purpose, Question
from bot.domain.drafts import Draft, Version, missing
from bot.domain.effects import Send
from bot.domain.moments import example
from bot.domain.people import Person, Role, Roster, UnitId, Who
from bot.domain.policies import Channel, Field, Policy, cited
from bot.domain.steps import AUTHOR, Seat
from bot.text import LANGUAGES, Names, Text

CHANGEABLE: tuple[Field, ...] = (
    "title",
    "text",
    "files",
    "source",
    "category",
    "channels",
    "planned",
    "urgency",
    "audience",
    "origin",
    "concerned",
    "quoted",
    "note",
)
_VALUES = {
    "urgency": ("routine", "important", "crisis"),
    "audience": ("public", "internal"),
    "origin": ("original", "repost"),
}
AUTHORS = (Role.OFFICER, Role.LIAISON)  # who begins drafts
OTHER_CATEGORY = "category"  # the answer to "which link" that leads back to the category
_MORNING = time(10)  # the local time that is offered for a release
_WEEKS = 14  # days within which working days to offer are looked for
_WRITE = Text("hint-write")
_CODE = 20  # letters of a file's digest that stand in a button


@dataclass(frozen=True, slots=True)
class About:
    """What a question about a draft can draw on."""

    act: Act
    person: Person
    draft: Draft
    version: Version
    policy: Policy


def ask(act: Act, question: Question) -> None:
    """Put a question; one that was open for the person is dropped."""
    act.dialogs.ask(question, act.now)
    act.send(Send(f"{act.event}:{Kind.QUESTION}:{question.id}", question.person, Kind.QUESTION, question.id))


def drop(act: Act, person: Person, draft: Draft) -> None:
    """Close the question that is open about a draft, if there is one."""
    question = act.dialogs.open(person.id)
    if question is not None and question.draft == draft.id:
        act.dialogs.close(question, None, act.now)


def go_on(act: Act, person: Person, draft: Draft, version: Version, *, lead: Text | None) -> None:
    """Ask for the first thing that is missing; when nothing is, show the author's card."""
    lacking = missing(version, act.policy_of(draft))
    if lacking:
        ask_field(act, person, draft, version, lacking[0], lead=lead)
    else:
        act.tell(person, Kind.ITEM, draft.id)


def ask_field(
    act: Act, person: Person, draft: Draft, version: Version, name: Field, *, lead: Text | None = None
) -> None:
    """Ask for one particular of a draft."""
    about = About(act, person, draft, version, act.policy_of(draft))
    ask(act, replace(_FIELDS.get(name, _plain)(about, name), lead=lead))


def _of(about: About, name: str, prompt: Text, **more: object) -> Question:
    return Question(
        id=about.act.new_id(),
        person=about.person.id,
        purpose=Purpose.FIELD,
        prompt=prompt,
        draft=about.draft.id,
        version=about.version.number,
        about=name,
        **more,  # type: ignore[arg-type]
    )


def _plain(about: About, name: str) -> Question:
    return _of(about, name, Text(f"ask-{name}"), hint=_WRITE)


def _title(about: About, name: str) -> Question:
    title = about.version.title
    return _of(about, name, Text("ask-title-anew", {"title": title}) if title else Text("ask-title"), hint=_WRITE)


def _text(about: About, name: str) -> Question:
    anew = "-anew" if about.version.text else ""
    return _of(about, name, Text(f"ask-text{anew}"), hint=Text(f"hint-text{anew}"), files=True)


def _source(about: About, name: str) -> Question:
    choices = tuple(Choice(source.id, Text("named", {"name": source.names})) for source in about.policy.sources)
    hint = Text("hint-source", {"clause": cited(about.policy.source_clause)})
    return _of(about, name, Text("ask-source"), hint=hint, choices=choices)


def source_detail(act: Act, person: Person, draft: Draft, version: Version, choice: str) -> Question:
    """Ask which one: the second half of a source."""
    about = About(act, person, draft, version, act.policy_of(draft))
    found = about.policy.source(choice)
    names = found.names if found else Names()
    return _of(about, fields.SOURCE_DETAIL, Text("ask-source-detail", {"source": names}), kept={"source": choice})


def _category(about: About, name: str) -> Question:
    choices = tuple(Choice(found.id, Text("named", {"name": found.names})) for found in about.policy.categories)
    return _of(about, name, Text("ask-category"), choices=choices, words=False)


def _link(about: About, name: str) -> Question:
    category = about.policy.category(about.version.particulars.category)
    rule = category.link if category else None
    if rule is None:
        return _category(about, "category")
    other = Choice(OTHER_CATEGORY, Text("choice-category"))
    return _of(about, name, Text("ask-link", rule.wanted), choices=(other,))


def _channels(about: About, name: str) -> Question:
    choices = tuple(Choice(found.id, Text("named", {"name": found.names})) for found in about.policy.channels)
    chosen = about.version.particulars.channels
    hint = Text("hint-channels")
    return _of(about, name, Text("ask-channels"), hint=hint, choices=choices, words=False, many=True, chosen=chosen)


def _planned(about: About, name: str) -> Question:
    offered = (Choice(fields.moment_code(at), Text("choice-at", {"at": at})) for at in _offered_times(about.act))
    choices = (Choice(fields.ASAP, Text("choice-asap")), *offered)
    hint = Text("hint-planned", {"at": example(about.act.now.astimezone(about.act.organisation.zone))})
    return _of(about, name, Text("ask-planned"), hint=hint, choices=choices)


def _offered_times(act: Act) -> tuple[datetime, ...]:
    """Offer the next two working days and one a week from now."""
    week = act.organisation.week
    today = act.now.astimezone(week.zone).date()

    def mornings(first: int) -> Iterator[datetime]:
        days = (today + timedelta(days=ahead) for ahead in range(first, first + _WEEKS))
        times = (at_local(day, _MORNING, week.zone) for day in days if day.weekday() in week.days)
        return (at for at in times if at > act.now)

    return tuple(dict.fromkeys((*islice(mornings(0), 2), *islice(mornings(7), 1))))


def _one_of(about: About, name: str) -> Question:
    choices = tuple(Choice(value, Text(f"{name}-{value}")) for value in _VALUES[name])
    return _of(about, name, Text(f"ask-{name}"), choices=choices, words=False)


def _concerned(about: About, name: str) -> Question:
    roster = about.act.people.roster(about.act.now)
    others = (unit for unit in roster.units.values() if unit.id != about.draft.unit)
    choices = tuple(Choice(unit.id, Text("named", {"name": unit.names})) for unit in others)
    chosen = about.version.particulars.concerned
    return _of(about, name, Text("ask-concerned"), choices=choices, words=False, many=True, chosen=chosen)


def _files(about: About, name: str) -> Question:
    choices = tuple(
        Choice(file.digest[:_CODE], Text("choice-take-out", {"name": file.name})) for file in about.version.attachments
    )
    return _of(about, name, Text("ask-files"), hint=Text("hint-files"), choices=choices, words=False, files=True)


_FIELDS: dict[str, Callable[[About, str], Question]] = {
    "title": _title,
    "text": _text,
    "source": _source,
    "category": _category,
    "link": _link,
    "channels": _channels,
    "planned": _planned,
    "urgency": _one_of,
    "audience": _one_of,
    "origin": _one_of,
    "concerned": _concerned,
    "files": _files,
}


def ask_change(act: Act, person: Person, draft: Draft) -> None:
    """Ask what of the draft is to be changed."""
    choices = tuple(Choice(name, Text(f"field-{name}")) for name in CHANGEABLE)
    question = Question(act.new_id(), person.id, Purpose.CHANGE, Text("ask-change"), draft.id)
    ask(act, replace(question, choices=choices, words=False, version=draft.latest))


def _on_seat(act: Act, seat: Seat, draft: Draft, purpose: Purpose, prompt: Text) -> Question:
    return Question(act.new_id(), seat.person, purpose, prompt, draft.id, seat.id, seat.version)


def ask_remark(act: Act, seat: Seat, draft: Draft, title: str) -> None:
    """Ask what to remark with an approval."""
    question = _on_seat(act, seat, draft, Purpose.REMARK, Text("ask-remark", {"title": title}))
    ask(act, replace(question, hint=_WRITE))


def ask_return_to(act: Act, seat: Seat, draft: Draft, title: str) -> None:
    """Ask where a return goes: the author, or a step that has approved; with no such step, ask for the reason."""
    journey = act.drafts.round(draft.id)
    passed = journey.passed if journey else ()
    if not passed:
        ask_reason(act, seat, draft, title, verdict="return", to=AUTHOR)
        return
    author = Choice(AUTHOR, Text("choice-author", {"person": act.names(draft.author)}))
    steps = tuple(
        Choice(step.id, Text("choice-step", {"step": step.names, "person": _who(act, step.seats)})) for step in passed
    )
    question = _on_seat(act, seat, draft, Purpose.RETURN_TO, Text("ask-return-to", {"title": title}))
    ask(act, replace(question, choices=(author, *steps), words=False))


def _who(act: Act, seats: tuple[Seat, ...]) -> Names:
    by = next((seat.decision.by for seat in seats if seat.decision is not None), seats[0].person)
    return act.names(by)


def ask_reason(act: Act, seat: Seat, draft: Draft, title: str, *, verdict: str, to: str) -> None:
    """Ask for the reason of a return or a rejection: a ready one, or own words (APR6)."""
    question = _on_seat(act, seat, draft, Purpose.REASON, Text(f"ask-reason-{verdict}", {"title": title}))
    choices = _reasons(act.policy_of(draft), verdict)
    ask(act, replace(question, about=verdict, choices=choices, kept={"to": to}, hint=Text("hint-own-words")))


def _reasons(policy: Policy, verdict: str) -> tuple[Choice, ...]:
    ready = (reason for reason in policy.reasons if verdict in reason.verdicts)
    return tuple(Choice(reason.id, Text("named", {"name": reason.names})) for reason in ready)


def ask_address(act: Act, person: Person, draft: Draft, channel: Channel) -> None:
    """Ask where the release stands."""
    prompt = Text(f"ask-address-{channel.address}", {"channel": channel.names})
    question = Question(act.new_id(), person.id, Purpose.ADDRESS, prompt, draft.id)
    ask(act, replace(question, about=channel.id, version=draft.version))


def ask_problem(act: Act, person: Person, draft: Draft, title: str) -> None:
    """Ask what a problem at release comes to: back to the author, or held."""
    prompt = Text("ask-problem", {"title": title})
    question = Question(act.new_id(), person.id, Purpose.PROBLEM, prompt, draft.id, version=draft.version)
    choices = (Choice("back", Text("choice-back")), Choice("hold", Text("choice-hold")))
    ask(act, replace(question, choices=choices, words=False))


def ask_problem_reason(act: Act, person: Person, draft: Draft, title: str, *, what: str) -> None:
    """Ask what the problem at release is."""
    prompt = Text("ask-problem-reason", {"title": title})
    question = Question(act.new_id(), person.id, Purpose.PROBLEM_REASON, prompt, draft.id, version=draft.version)
    choices = _reasons(act.policy_of(draft), "problem")
    ask(act, replace(question, about=what, choices=choices, hint=Text("hint-own-words")))


def ask_language(act: Act, person: Person) -> None:
    """Ask for the language to be written to in; each is named in itself."""
    choices = tuple(Choice(language, Text(f"language-{language}")) for language in LANGUAGES)
    question = Question(act.new_id(), person.id, Purpose.LANGUAGE, Text("ask-language"))
    before = act.dialogs.open(person.id)
    ask(act, replace(question, choices=choices, kept={"question": before.id} if before else {}))


def officers_of(roster: Roster, unit: UnitId) -> tuple[Names, ...]:
    """Name the information officers of a unit, its liaisons among them (P1 9)."""
    found = (person for role in AUTHORS for person in roster.asked(Who(role, "unit"), unit))
    return tuple(roster.people[person].names for person in dict.fromkeys(found))
