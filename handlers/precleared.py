"""Pre-cleared statements: written beforehand, filled in blank by blank in a crisis, renewed in time."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from bot.cards import statement as cards
from bot.cards.card import Kind
from bot.cards.statement import LibraryLine
from bot.cards.tokens import Verb
from bot.deps import Act
from bot.domain import precleared, statements_chain
from bot.domain.crises import Crisis
from bot.domain.dialogs import Purpose, Question
from bot.domain.drafts import EDITABLE, Draft, DraftId, DraftState, Version, fingerprint
from bot.domain.effects import Remind
from bot.domain.facts import Begun
from bot.domain.fields import channels
from bot.domain.people import Person, PersonId, Role, UnitId, Who
from bot.domain.precleared import Expired, Precleared
from bot.domain.statement_facts import PreclearedEnds
from bot.domain.statements import Cleared, Statement
from bot.errors import NotFound, Offer, Refused
from bot.frozen import frozen
from bot.text import Text, Value
from handlers import drafts, items, questions, statement_deeds
from handlers.answering import Given
from handlers.drafts import NoPolicy
from handlers.made import Made, Wanted

SERIES: Final = "pre-cleared"
_WRITES: Final = frozenset({Role.PR_DESK, Role.DUTY})
_READS: Final = _WRITES | {Role.CHIEF, Role.LEADER_IN_CHARGE}
_BLANK: Final = "="  # how the names of blanks begin in what a question keeps


@frozen
class _Filling:
    """How far somebody is: which one of the library, in which crisis, as a statement of which kind; what he said."""

    crisis: str
    kind: str
    draft: DraftId
    answers: dict[str, str]


class NotYourLibrary(Refused):
    """The library is for the PR desk and the leaders, and for those who work on a crisis."""

    key = "refused-precleared-not-yours"


class RenewalUnderWay(Refused):
    """It is being signed anew already."""

    key = "refused-precleared-renewal"


def menu(act: Act, person: PersonId) -> tuple[Verb, ...]:
    """Name the library for those whose it is."""
    return (Verb.STATEMENTS,) if _holds(act, person, _READS) else ()


def show(act: Act, person: Person) -> None:
    """Show what was signed beforehand."""
    works = any(statement_deeds.may(act, person, crisis) for crisis in act.crises.open())
    if not (works or _holds(act, person.id, _READS)):
        raise NotYourLibrary
    act.tell(person, Kind.PRECLEARED)


def _holds(act: Act, person: PersonId, roles: frozenset[Role]) -> bool:
    return any(held.role in roles for held in act.people.roles(person, act.now))


def listed(act: Act, wanted: Wanted) -> Made:
    """Build the library as one reader sees it."""
    writes = _holds(act, wanted.person, _WRITES)
    lines = [_line(act, one, wanted.person, writes=writes) for one in act.tables.statements.library()]
    return Made(cards.library(lines, writes=writes))


def _line(act: Act, one: Precleared, reader: PersonId, *, writes: bool) -> LibraryLine:
    standing = one.standing(act.now)
    renews = writes and standing != "valid" and _renewal(act, one) is None
    opens = act.drafts.may_see(reader, one.draft, act.now)
    return LibraryLine(one, standing, act.names(one.signer), opens=opens, renews=renews)


def ask_text(act: Act, person: Person) -> None:
    """Ask for the text of one that is to be signed beforehand."""
    _check_writer(act, person)
    question = Question(act.new_id(), person.id, Purpose.PRECLEAR, Text("ask-precleared"), files=True)
    questions.ask(act, replace(question, hint=Text("hint-precleared")))


def _check_writer(act: Act, person: Person) -> None:
    if not _holds(act, person.id, _WRITES):
        raise NotYourLibrary


def _written(act: Act, person: Person, _: Question, given: Given) -> None:
    """Put one on file: its first line is its title."""
    _check_writer(act, person)
    draft = _beforehand(act, person)
    policy = act.policy_of(draft)
    version = drafts.add(Version(draft.id, 1, person.id), given.sent, policy)
    version = channels(version, statements_chain.channels(policy))
    _begin(act, person, draft, version)
    questions.go_on(act, person, draft, version, lead=None)


def _beforehand(act: Act, person: Person, renews: str = "") -> Draft:
    policy = act.policies.active()
    if policy is None:
        raise NoPolicy
    year = act.now.astimezone(act.organisation.zone).year
    number = f"S-{year}-{act.drafts.number(SERIES, year):02d}"
    draft = Draft(DraftId(act.new_id()), person.id, person.unit, policy.digest, number)
    return replace(draft, statement=Statement("pre-cleared", renews=renews, valid=policy.statements.valid.days))


def _begin(act: Act, person: Person, draft: Draft, version: Version) -> None:
    act.drafts.add(draft, version, act.now)
    act.record(Begun(items.item(draft, version.title), person.id))


def _picked(act: Act, person: Person, question: Question, given: Given) -> None:
    """Begin to fill one in."""
    _go_on(act, person, _Filling(question.subject, question.about, DraftId(given.code), {}))


def _answered(act: Act, person: Person, question: Question, given: Given) -> None:
    """Take what goes into a blank, and go on with the next one."""
    said = precleared.answer(question.about, given.words)
    known = {name[1:]: words for name, words in question.kept.items() if name.startswith(_BLANK)}
    draft, kind = DraftId(question.kept["draft"]), question.kept["kind"]
    _go_on(act, person, _Filling(question.subject, kind, draft, {**known, question.about: said}))


def _go_on(act: Act, person: Person, filling: _Filling) -> None:
    """Ask for the next blank; when nothing is left, put the statement on file and show it."""
    one = act.tables.statements.cleared(filling.draft)
    if one is None:
        raise NotFound
    if one.standing(act.now) == "expired":
        raise Expired(Offer("renew", one.draft), number=one.number, title=one.title)
    crisis = statement_deeds.writable(act, person, filling.crisis)
    whole = _whole(act, one)
    left = [name for name in precleared.blanks(whole) if name not in filling.answers]
    if left:
        _ask_blank(act, person, crisis, filling, whole, left)
    else:
        _fill(act, person, crisis, filling, one)


def _whole(act: Act, one: Precleared) -> str:
    """Give title and text, of which both may have blanks."""
    signed = act.drafts.version(one.draft, one.version)
    return f"{signed.title}\n{signed.text}"


def _ask_blank(act: Act, person: Person, crisis: Crisis, filling: _Filling, whole: str, left: list[str]) -> None:
    name, count = left[0], len(precleared.blanks(whole))
    shown = precleared.place(precleared.filled(whole, filling.answers), name)
    values: dict[str, Value] = {"blank": name, "place": shown, "number": count - len(left) + 1, "of": count}
    prompt = Text("ask-blank-unnamed" if name.startswith("#") else "ask-blank", values)
    question = Question(act.new_id(), person.id, Purpose.BLANK, _marked(crisis, prompt), subject=crisis.id, about=name)
    known = {f"{_BLANK}{blank}": words for blank, words in filling.answers.items()}
    questions.ask(act, replace(question, kept={"draft": filling.draft, "kind": filling.kind, **known}))


def _marked(crisis: Crisis, text: Text) -> Text:
    return Text("crisis-drill", {"text": text}) if crisis.drill else text


def _fill(act: Act, person: Person, crisis: Crisis, filling: _Filling, one: Precleared) -> None:
    """Put the filled-in statement on file: one other person confirms it, and it is signed off."""
    signed = act.drafts.version(one.draft, one.version)
    title, _, text = precleared.filled(_whole(act, one), filling.answers).partition("\n")
    copy = replace(signed, number=1, author=person.id, title=title, text=text, frozen_at=None, fingerprint="", note="")
    cleared = Cleared(one.draft, one.number, one.version, one.signer, fingerprint(copy))
    draft = statement_deeds.draft_in(act, person, crisis, filling.kind, cleared)
    _begin(act, person, draft, replace(copy, draft=draft.id))
    items.show(act, person, draft)


def renew(act: Act, person: Person, draft_id: str) -> Text:
    """Ask, in one tap, that one be signed anew: the same text goes to those who sign."""
    _check_writer(act, person)
    one = act.tables.statements.cleared(DraftId(draft_id))
    if one is None:
        raise NotFound
    pending = _renewal(act, one)
    if pending is not None:
        raise RenewalUnderWay(Offer("progress", pending.id), number=pending.number or "")
    draft = _beforehand(act, person, renews=one.draft)
    signed = act.drafts.version(one.draft, one.version)
    version = replace(signed, draft=draft.id, number=1, author=person.id, frozen_at=None, fingerprint="")
    _begin(act, person, draft, version)
    drafts.submit(act, person, draft.id)
    act.tables.statements.renew(one.draft, draft.id)
    return Text("notice-renewing", {"number": one.number, "signer": act.names(one.signer), "title": one.title})


def _renewal(act: Act, one: Precleared) -> Draft | None:
    """Give the draft by which one is being replaced, while that is under way."""
    draft = act.drafts.get(one.renewal) if one.renewal is not None else None
    return draft if draft is not None and draft.state in EDITABLE - {DraftState.SIGNED_OFF} else None


def due(act: Act, what: Remind) -> None:
    """Ask the PR desk to renew what is over soon, or is over; nothing where that is under way."""
    one = act.tables.statements.cleared(DraftId(what.subject))
    draft = act.drafts.get(DraftId(what.subject))
    if one is None or draft is None or _renewal(act, one) is not None:
        return
    desk = act.people.roster(act.now).asked(Who(Role.PR_DESK), UnitId(""))
    act.record(PreclearedEnds(items.item(draft, one.title), one.until, what.period.endswith(".over"), desk))


PURPOSES: Final[Mapping[Purpose, Callable[[Act, Person, Question, Given], Text | None]]] = {
    Purpose.PRECLEAR: _written,
    Purpose.PRECLEARED: _picked,
    Purpose.BLANK: _answered,
}
