"""What the bot asks: each question with its ready answers, put to one person at a time."""

from dataclasses import replace
from typing import Final

from bot.cards.card import Kind
from bot.cards.question import FORM, STANDS
from bot.deps import Act
from bot.domain import review_questions
from bot.domain.dialogs import Choice, Purpose, Question
from bot.domain.drafts import Draft, Version
from bot.domain.effects import Send
from bot.domain.people import Person, Role, Roster, UnitId, Who
from bot.domain.policies import Channel, Field
from bot.domain.rounds import Round
from bot.domain.steps import AUTHOR, Step
from bot.journeys import Held
from bot.text import LANGUAGES, Names, Text
from handlers import asking, items, reasons

AUTHORS = (Role.OFFICER, Role.LIAISON)  # who begins drafts
_WRITE = Text("hint-write")
_BESIDE_THE_TEXT: Final[tuple[Field, ...]] = ("channels", "note")  # of what was signed beforehand
_OF_A_STATEMENT: Final[tuple[Field, ...]] = ("title", "text", "files", "channels", "wordings")
_AUTHORS_OWN: Final[tuple[Field, ...]] = ("source", "origin", "secrecy", "lateness", "note")


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
    """Ask for the first thing that is missing, or the author in a form for all; when nothing is, show the card."""
    lacking = items.missing(act, draft, version)
    if not lacking:
        items.show(act, person, draft)
    elif len(lacking) > 1 and draft.editor is None and act.people.fills_forms(person.id):
        ask_form(act, person, draft, version, lead=lead)
    else:
        question = asking.question_for(act, person, draft, version, lacking[0])
        in_form = len(lacking) > 1 and draft.editor is None
        kept = {**question.kept, FORM: "offered"} if in_form else question.kept
        ask(act, replace(question, lead=lead, kept=kept))


def ask_form(act: Act, person: Person, draft: Draft, version: Version, *, lead: Text | None) -> None:
    """Ask for all that is missing at once; which questions those are is looked at whenever the form is shown."""
    prompt = Text("ask-form", {"title": version.title}) if lead is None else Text("ask-form-rest")
    form = Question(act.new_id(), person.id, Purpose.FORM, prompt, draft.id, version=version.number)
    ask(act, replace(form, lead=lead, words=False))


def ask_field(
    act: Act, person: Person, draft: Draft, version: Version, name: Field, *, lead: Text | None = None
) -> None:
    """Ask for one particular of a draft; one that it has may stay as it is."""
    question = replace(asking.question_for(act, person, draft, version, name), lead=lead)
    if name not in items.missing(act, draft, version):
        question = replace(question, kept={**question.kept, STANDS: "1"})
    ask(act, question)


def ask_change(act: Act, person: Person, draft: Draft, *, lead: Text | None = None) -> None:
    """Ask what of the draft is to be changed."""
    fields = changeable(act, draft, items.newest(act, draft))
    rewritten = draft.statement is not None and "text" in fields
    choices = tuple(Choice(name, Text(f"field-{name}")) for name in fields if not (rewritten and name == "text"))
    prompt = Text("ask-change-statement" if rewritten else "ask-change")
    question = Question(act.new_id(), person.id, Purpose.CHANGE, prompt, draft.id, about="text" if rewritten else "")
    ask(act, replace(question, choices=choices, words=rewritten, files=rewritten, version=draft.latest, lead=lead))


def changeable(act: Act, draft: Draft, version: Version) -> tuple[Field, ...]:
    """Name what the writer of a working copy may change; what the author vouches for himself stays his."""
    fields = asking.changeable(act.policy_of(draft), version)
    if draft.statement is not None and draft.statement.cleared is not None:
        return _BESIDE_THE_TEXT
    if draft.statement is not None:
        fields = tuple(field for field in fields if field in _OF_A_STATEMENT)
    return tuple(field for field in fields if draft.editor is None or field not in _AUTHORS_OWN)


def _on_seat(act: Act, person: Person, held: Held, purpose: Purpose, prompt: Text) -> Question:
    return Question(act.new_id(), person.id, purpose, prompt, held.draft.id, held.seat.id, held.seat.version)


def ask_remark(act: Act, person: Person, held: Held) -> None:
    """Ask what to remark with an approval."""
    question = _on_seat(act, person, held, Purpose.REMARK, Text("ask-remark", {"title": held.title}))
    ask(act, replace(question, hint=_WRITE))


def ask_return_to(act: Act, person: Person, held: Held) -> None:
    """Ask where a return goes: the author, or a step that has approved; with no such step, ask for the reason."""
    draft = held.draft
    journey = act.drafts.round(draft.id)
    passed = journey.passed if journey else ()
    if journey is None or not passed:
        ask_reason(act, person, held, verdict="return", to=AUTHOR)
        return
    author = Choice(AUTHOR, Text("choice-author", {"person": act.names(draft.author)}))
    steps = tuple(
        Choice(step.id, Text("choice-step", {"step": step.names, "person": _who(act, journey, step)}))
        for step in passed
    )
    question = _on_seat(act, person, held, Purpose.RETURN_TO, Text("ask-return-to", {"title": held.title}))
    ask(act, replace(question, choices=(author, *steps), words=False))


def _who(act: Act, journey: Round, step: Step) -> tuple[Names, ...]:
    """Name those whom a step asked: who answered in it; of a talk or a ruling, who had answered before that."""
    asked = [one for one in journey.steps if one.rule == step.rule and one.kind == "ask"]
    seats = asked[-1].seats
    people = [seat.decision.by for seat in seats if seat.decision is not None] or [seat.person for seat in seats]
    return tuple(map(act.names, dict.fromkeys(people)))


def ask_reason(act: Act, person: Person, held: Held, *, verdict: str, to: str) -> None:
    """Ask for the reason of a return or a rejection: a ready one, or own words (APR6).

    Where the step has something to look at, what of it does not hold comes first, and several may be taken (APR12).
    """
    prompt, policy = Text(f"ask-reason-{verdict}", {"title": held.title}), act.policy_of(held.draft)
    question = _on_seat(act, person, held, Purpose.REASON, prompt)
    looked_at, choices = review_questions.looked_at(held.step, policy), reasons.ready(policy, verdict)
    question = replace(question, about=verdict, choices=choices, kept={"to": to}, hint=Text("hint-own-words"))
    if looked_at:
        choices, kept = (*reasons.not_upheld(policy, verdict, looked_at), *choices), {"to": to, "rule": held.step.rule}
        question = replace(question, choices=choices, kept=kept, many=True, hint=Text("hint-reasons"))
    ask(act, question)


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
    choices = reasons.ready(act.policy_of(draft), "problem")
    ask(act, replace(question, about=what, choices=choices, hint=Text("hint-own-words")))


def ask_language(act: Act, person: Person) -> None:
    """Ask for the language to be written to in; each is named in itself."""
    choices = tuple(Choice(language, Text(f"language-{language}")) for language in LANGUAGES)
    question = Question(act.new_id(), person.id, Purpose.LANGUAGE, Text("ask-language"))
    before = act.dialogs.open(person.id)
    ask(act, replace(question, choices=choices, kept={"question": before.id} if before else {}))


def ask_find(act: Act, person: Person) -> None:
    """Ask what to look for; what was asked before goes on afterwards."""
    before = act.dialogs.open(person.id)
    kept = {"question": before.id} if before else {}
    if before is not None and before.purpose is Purpose.FIND:
        kept = before.kept
    ask(act, Question(act.new_id(), person.id, Purpose.FIND, Text("news-find-how"), kept=kept))


def officers_of(roster: Roster, unit: UnitId) -> tuple[Names, ...]:
    """Name the information officers of a unit, its liaisons among them (P1 9)."""
    found = (person for role in AUTHORS for person in roster.asked(Who(role, "unit"), unit))
    return tuple(roster.people[person].names for person in dict.fromkeys(found))
