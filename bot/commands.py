"""What people type and tap, taken to the intent it means: words of command in any language, verbs of buttons."""

from collections.abc import Callable
from dataclasses import dataclass

from bot import forms
from bot.cards.card import Kind
from bot.cards.tokens import Token, Verb
from bot.deps import Act
from bot.domain.facts import Opened
from bot.domain.people import Person
from bot.domain.steps import Opinion, Seat, SeatId, Verdict
from bot.errors import DeadButton, NotFound, Refused
from bot.text import Text
from handlers import decisions, drafts, items, people, questions, releases
from handlers.drafts import Sent

_SHORT = 12  # characters below which words are hardly a draft


class UnknownCommand(Refused):
    """There is no such command."""

    key = "refused-unknown-command"


class NotADraft(Refused):
    """A few words that answer nothing; what can be done is offered instead."""

    key = "refused-not-a-draft"


@dataclass(frozen=True, slots=True)
class Command:
    """A command with the words that call it, in any language."""

    verb: Verb
    words: tuple[str, ...]


COMMANDS = (
    Command(Verb.INBOX, ("inbox", "收件箱", "待办", "待辦", "待我处理", "待我處理")),
    Command(Verb.MINE, ("mine", "我的", "我的稿件", "my drafts")),
    Command(Verb.HELP, ("help", "帮助", "幫助", "幫忙", "start", "?", "？")),
    Command(Verb.LANGUAGE, ("language", "语言", "語言", "lang")),
)
_BY_WORD = {word: command.verb for command in COMMANDS for word in command.words}


def hear(act: Act, person: Person, sent: Sent) -> Text | None:
    """Take a message: a command first, then the answer to an open question, else the beginning of a draft."""
    if not sent.attachments and _command(act, person, sent.words):
        return None
    question = act.dialogs.open(person.id)
    if question is not None:
        return forms.written(act, person, question, sent)
    if not sent.attachments and len(sent.words.strip()) < _SHORT:
        raise NotADraft
    drafts.begin(act, person, sent)
    return None


def _command(act: Act, person: Person, words: str) -> bool:
    said = words.strip()
    slashed = said.startswith("/")
    name, _, rest = said.removeprefix("/").partition(" ")
    verb = _BY_WORD.get(name.casefold()) or _BY_WORD.get(said.casefold())
    if verb is None or (rest and not slashed and not _says(verb, said, rest)):
        if slashed and "\n" not in said and "/" not in name:
            raise UnknownCommand(command=name[:40])
        return False
    if verb is Verb.LANGUAGE and rest:
        notice = people.speak(act, person, rest)
        act.say(person, notice)
        return True
    _VERBS[verb](act, person, Token(verb))
    return True


def _says(verb: Verb, said: str, rest: str) -> bool:
    """Tell whether words with more words behind them are a command nonetheless."""
    return said.casefold() in _BY_WORD or (verb is Verb.LANGUAGE and people.speaks(rest))


def press(act: Act, person: Person, token: Token) -> Text | None:
    """Do what a button says; the verb's intent checks every right anew."""
    return _VERBS[token.verb](act, person, token)


def _approve(act: Act, person: Person, token: Token) -> Text:
    command = decisions.Decide(SeatId(token.subject), token.version, Opinion(Verdict.APPROVE))
    return decisions.decide(act, person, command)


def _remark(act: Act, person: Person, token: Token) -> None:
    held = decisions.holding(act, person, SeatId(token.subject), on=token.version)
    questions.ask_remark(act, held.seat, held.draft, held.title)


def _return(act: Act, person: Person, token: Token) -> None:
    held = decisions.holding(act, person, SeatId(token.subject), on=token.version)
    questions.ask_return_to(act, held.seat, held.draft, held.title)


def _reject(act: Act, person: Person, token: Token) -> None:
    held = decisions.holding(act, person, SeatId(token.subject), on=token.version)
    questions.ask_reason(act, held.seat, held.draft, held.title, verdict="reject", to="author")


def _change(act: Act, person: Person, token: Token) -> None:
    draft = items.own(act, person, token.subject)
    items.editable(draft)
    questions.ask_change(act, person, draft)


def _field(act: Act, person: Person, token: Token) -> None:
    if token.choice not in questions.CHANGEABLE:
        raise DeadButton
    draft, version = items.working(act, items.own(act, person, token.subject))
    questions.ask_field(act, person, items.keep(act, draft, version), version, token.choice)


def _release(act: Act, person: Person, token: Token) -> None:
    draft, _, channel = releases.may_release(act, person, token.subject, token.choice, on=token.version)
    questions.ask_address(act, person, draft, channel)


def _problem(act: Act, person: Person, token: Token) -> None:
    draft, _ = releases.task(act, person, token.subject, on=token.version)
    questions.ask_problem(act, person, draft, act.drafts.version(draft.id, draft.version).title)


def _full(act: Act, person: Person, token: Token) -> None:
    """Show the whole text of a version, and note that it was opened."""
    draft = items.visible(act, person, token.subject)
    version = token.version or draft.latest
    if not 0 < version <= (draft.latest if person.id == draft.author else draft.version):
        raise NotFound
    act.tell(person, Kind.FULL, draft.id, version=version)
    seat = _seat(act, person, draft.id)
    if seat is not None and seat.version == version and seat.opened_at is None:
        act.drafts.opened(seat.id, act.now)
    act.record(Opened(items.item(draft, act.drafts.version(draft.id, version).title), person.id, version))


def _changes(act: Act, person: Person, token: Token) -> None:
    draft = items.visible(act, person, token.subject)
    act.tell(person, Kind.CHANGES, draft.id, version=token.version)


def _progress(act: Act, person: Person, token: Token) -> None:
    draft = items.visible(act, person, token.subject)
    act.tell(person, Kind.PROGRESS, draft.id)


def _open(act: Act, person: Person, token: Token) -> None:
    """Send a person his card of an item again: the one that he can do something with."""
    draft = items.visible(act, person, token.subject)
    seat, task = _seat(act, person, draft.id), act.releases.task(draft.id)
    if seat is not None:
        act.tell(person, Kind.REVIEW, seat.id, version=seat.version)
    elif task is not None and task.open and person.id in task.publishers:
        act.tell(person, Kind.RELEASE, draft.id, version=task.version)
    elif draft.author == person.id:
        act.tell(person, Kind.ITEM, draft.id)
    else:
        act.tell(person, Kind.PROGRESS, draft.id)


def _seat(act: Act, person: Person, draft_id: str) -> Seat | None:
    """Find the seat that a person has open on a draft."""
    journey = act.drafts.round(draft_id)  # type: ignore[arg-type]  # an id out of a token
    step = journey.open if journey else None
    seat = step.seat_of(person.id) if step else None
    return seat if seat is not None and seat.state == "open" else None


def _listing(kind: Kind) -> Callable[[Act, Person, Token], None]:
    def show(act: Act, person: Person, _: Token) -> None:
        act.tell(person, kind)

    return show


_VERBS: dict[Verb, Callable[[Act, Person, Token], Text | None]] = {
    Verb.SUBMIT: lambda act, person, token: drafts.submit(act, person, token.subject),
    Verb.CHANGE: _change,
    Verb.FIELD: _field,
    Verb.KEEP: lambda act, person, token: drafts.keep(act, person, token.subject),
    Verb.GO_ON: lambda act, person, token: drafts.go_on(act, person, token.subject),
    Verb.DISCARD: lambda act, person, token: drafts.discard(act, person, token.subject),
    Verb.WITHDRAW: lambda act, person, token: drafts.withdraw(act, person, token.subject),
    Verb.TAKE_UP: lambda act, person, token: drafts.take_up(act, person, token.subject),
    Verb.APPROVE: _approve,
    Verb.REMARK: _remark,
    Verb.RETURN: _return,
    Verb.REJECT: _reject,
    Verb.PROOFREAD: lambda act, person, token: releases.proofread(act, person, token.subject, on=token.version),
    Verb.RELEASE: _release,
    Verb.PROBLEM: _problem,
    Verb.RESUME: lambda act, person, token: releases.resume(act, person, token.subject, on=token.version),
    Verb.FULL: _full,
    Verb.CHANGES: _changes,
    Verb.PROGRESS: _progress,
    Verb.OPEN: _open,
    Verb.ANSWER: lambda act, person, token: forms.chosen(act, person, token.subject, token.choice),
    Verb.DONE: lambda act, person, token: forms.done(act, person, token.subject),
    Verb.CANCEL: lambda act, person, token: forms.cancel(act, person, token.subject),
    Verb.INBOX: _listing(Kind.INBOX),
    Verb.MINE: _listing(Kind.MINE),
    Verb.HELP: _listing(Kind.HELP),
    Verb.LANGUAGE: lambda act, person, _: questions.ask_language(act, person),
}
