"""What people do about statements: write one in a crisis, and what becomes of those that are open when it is over."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final, Literal

from bot.cards.statement import kind as named_kind
from bot.deps import Act
from bot.domain import crises, fields, statements_chain
from bot.domain.crises import Crisis, CrisisId, Deed, OfCrisis
from bot.domain.dialogs import Choice, Purpose, Question
from bot.domain.drafts import EDITABLE, Draft, DraftId, DraftState, Version
from bot.domain.facts import Begun
from bot.domain.labels import longest_title
from bot.domain.links import without
from bot.domain.people import Person, Role
from bot.domain.precleared import Precleared
from bot.domain.statement_facts import StatementInDoubt
from bot.domain.statements import KINDS, Cleared, Statement
from bot.errors import NotFound, Refused
from bot.reactions.crises import words as about
from bot.text import Text
from handlers import alerts, drafts, gathering, items, questions
from handlers.answering import Given
from handlers.drafts import Sent

LIBRARY: Final = "library"
_NO_HEADING: Final = (":", "：", ",", "，", ".", "。", ";", "；")  # at the end of a line that opens a text
_MOST: Final = 12  # of the library that are offered by a button
_DESK: Final = frozenset({Role.PR_DESK, Role.DUTY})


class NotYoursToState(OfCrisis):
    """Statements are written by whoever has the crisis, who joined in, and the PR desk."""

    key = "refused-statement-not-yours"


class NoCrisisToState(Refused):
    """No crisis is open, or none has this number."""

    key = "refused-statement-no-crisis"


def ask(act: Act, person: Person, crisis_id: str, kind: str = "") -> None:
    """Ask for the text of a statement: nothing else is asked."""
    crisis = writable(act, person, crisis_id)
    kind = kind or ("follow-up" if act.tables.statements.of(crisis.id) else "holding")
    prompt = about(alerts.named(crisis), f"ask-statement-{kind}")
    others = tuple(Choice(one, Text("choice-statement", {"kind": named_kind(one)})) for one in KINDS if one != kind)
    if _usable(act):
        others = (Choice(LIBRARY, Text("choice-library")), *others)
    question = Question(act.new_id(), person.id, Purpose.STATEMENT, prompt, subject=crisis.id, about=kind, files=True)
    questions.ask(act, replace(question, choices=others, hint=Text("hint-statement")))


def _usable(act: Act) -> tuple[Precleared, ...]:
    return tuple(one for one in act.tables.statements.library() if one.standing(act.now) != "expired")


def ask_which(act: Act, person: Person, crisis: Crisis, kind: str) -> None:
    """Ask which one of those that were signed beforehand is to be used."""
    choices = tuple(
        Choice(one.draft, Text("choice-precleared", {"title": one.title, "language": Text(f"language-{one.language}")}))
        for one in _usable(act)[:_MOST]
    )
    prompt = about(alerts.named(crisis), "ask-which-precleared")
    question = Question(act.new_id(), person.id, Purpose.PRECLEARED, prompt, subject=crisis.id, about=kind)
    questions.ask(act, replace(question, choices=choices, words=False))


def writable(act: Act, person: Person, crisis_id: str) -> Crisis:
    """Give a crisis to somebody who may write statements in it now."""
    crisis = alerts.find(act, crisis_id)
    if crisis is None:
        raise NotFound
    if not may(act, person, crisis):
        raise NotYoursToState(number=crisis.number)
    crises.check(crisis, Deed.STATE)
    return crisis


def may(act: Act, person: Person, crisis: Crisis) -> bool:
    """Tell whether somebody may write statements in a crisis."""
    joined = (one.person for one in act.crises.called(crisis.id) if one.aids_at is not None and one.left_at is None)
    return person.id in (crisis.owner, *joined) or any(
        held.role in _DESK for held in act.people.roles(person.id, act.now)
    )


def by_command(act: Act, person: Person, words: str) -> None:
    """Ask for a statement in the crisis of this number; without one, in the only one that is open for him."""
    found = [one for one in act.crises.open() if one.number == words.strip().upper() or not words.strip()]
    his = [one for one in found if may(act, person, one)]
    if not found:
        raise NoCrisisToState
    if not his:
        raise NotYoursToState(number=found[0].number)
    if len(his) == 1:
        ask(act, person, his[0].id)
        return
    choices = tuple(Choice(one.id, about(alerts.named(one), "choice-statement-crisis")) for one in his)
    question = Question(act.new_id(), person.id, Purpose.STATEMENT, Text("ask-statement-which"))
    questions.ask(act, replace(question, choices=choices, words=False))


def _answered(act: Act, person: Person, question: Question, given: Given) -> Text | None:
    if not question.subject:
        ask(act, person, given.code)
    elif given.code == LIBRARY:
        ask_which(act, person, writable(act, person, question.subject), question.about)
    elif given.code:
        ask(act, person, question.subject, given.code)
    else:
        crisis = writable(act, person, question.subject)
        begin(act, person, crisis, question.about, given.sent)
    return None


def begin(act: Act, person: Person, crisis: Crisis, kind: str, sent: Sent) -> None:
    """Put a statement on file and show it; its title is the first line where that is one, or a document's.

    Else it is what was reported, without addresses; of a crisis of which only a picture told, the text's first line.
    """
    draft = draft_in(act, person, crisis, kind)
    policy = act.policy_of(draft)
    goes_on = sent.words.strip().partition("\n")[0].rstrip().endswith(_NO_HEADING)
    version = drafts.add(Version(draft.id, 1, person.id), sent, policy, titled=goes_on)
    title = without(crisis.title) or version.text.partition("\n")[0]
    if not version.title:
        version = fields.title(version, title[: longest_title(title)])
    version = fields.channels(version, statements_chain.channels(policy))
    act.drafts.add(draft, version, act.now)
    act.record(Begun(items.item(draft, version.title), person.id))
    questions.go_on(act, person, draft, version, lead=None)
    if sent.attachments:
        gathering.attend(act, person, draft, drafts.received(sent, version))


def draft_in(act: Act, person: Person, crisis: Crisis, kind: str, cleared: Cleared | None = None) -> Draft:
    """Give a new statement in a crisis with its number; it goes by the policy under which the crisis began."""
    place = len(act.tables.statements.of(crisis.id)) + 1
    statement = Statement(_kind(kind), crisis.id, crisis.number, place, crisis.drill, cleared)
    draft = Draft(DraftId(act.new_id()), person.id, crisis.unit, crisis.policy, f"{crisis.number}-{place}")
    return replace(draft, statement=statement)


def _kind(code: str) -> Literal["holding", "follow-up", "correction"]:
    return "correction" if code == "correction" else "follow-up" if code == "follow-up" else "holding"


def over(act: Act, crisis: Crisis, how: Literal["closed", "false-alarm", "merged"]) -> None:
    """Look at the statements of a crisis that is over: of one that was none their authors are asked, a drill's end.

    Those of a crisis that is closed go on: what was promised is said.
    """
    for draft in act.tables.statements.of(CrisisId(crisis.id)):
        if draft.state not in EDITABLE:
            continue
        if crisis.drill:
            _end(act, draft)
        elif how != "closed" and not act.releases.of(draft.id):
            title, begun = items.newest(act, draft).title, draft.state is DraftState.GATHERING
            act.record(StatementInDoubt(items.item(draft, title), how, begun))


def _end(act: Act, draft: Draft) -> None:
    author = act.people.roster(act.now).people[draft.author]
    if draft.round is None:
        drafts.discard(act, author, draft.id)
    else:
        drafts.withdraw(act, author, draft.id)


PURPOSES: Final[Mapping[Purpose, Callable[[Act, Person, Question, Given], Text | None]]] = {
    Purpose.STATEMENT: _answered,
}

MOOT: Final = (NotYoursToState,)
"""What says that an answer is wanted no more."""
