"""What people type and tap, taken to the intent it means: words of command in any language, verbs of buttons."""

from collections.abc import Callable, Mapping

from bot import forms
from bot.cards.card import Kind
from bot.cards.tokens import Token, Verb
from bot.deps import Act
from bot.domain.dialogs import Purpose
from bot.domain.directories import Received
from bot.domain.drafts import Attachment
from bot.domain.facts import Opened
from bot.domain.people import Person
from bot.domain.steps import AUTHOR, Opinion, Seat, SeatId, Verdict
from bot.errors import DeadButton, NotFound, Offer, Refused
from bot.frozen import frozen
from bot.roster import ROSTER_WORDS
from bot.text import Text
from handlers import (
    approvals,
    copies,
    decisions,
    directory,
    doubts,
    drafts,
    edits,
    enrolment,
    filling,
    finding,
    follow_ups,
    gathering,
    items,
    ledger,
    people,
    preferring,
    questions,
    releases,
    talks,
    templates,
    undelivered,
)
from handlers.drafts import Sent
from handlers.filling import Put

_SHORT = 12  # characters below which words are hardly a draft
_LINE = 30  # characters up to which a line that begins with a word of command is one
_MOST_WORDS = 6  # words in a space-separated language, after "find", up to which a line is no sentence
_MOST_LETTERS = 80  # the same in letters
_MOST_NAMED = 10  # files in one message


class UnknownCommand(Refused):
    """There is no such command."""

    key = "refused-unknown-command"


class NotADraft(Refused):
    """A few words that answer nothing; what can be done is offered instead."""

    key = "refused-not-a-draft"


class NothingAsked(Refused):
    """A few words of somebody who begins no items, while nothing is asked of him."""

    key = "refused-nothing-asked"


class CardsWait(Refused):
    """A few words that answer nothing, of somebody for whom cards wait."""

    key = "refused-cards-wait"


@frozen
class Command:
    """A command with the words that call it, in any language."""

    verb: Verb
    words: tuple[str, ...]


_FIND = ("find", "search", "查", "查找", "查询", "查詢", "搜索", "搜尋", "找")
_SHEET = ("sheet", "签发单", "簽發單", "approval sheet")
COMMANDS = (
    Command(Verb.INBOX, ("inbox", "收件箱", "待办", "待辦", "待我处理", "待我處理")),
    Command(Verb.MINE, ("mine", "我的", "我的稿件", "my drafts")),
    Command(Verb.HELP, ("help", "帮助", "幫助", "幫忙", "start", "?", "？")),
    Command(Verb.ROSTER, ROSTER_WORDS),
    Command(Verb.LANGUAGE, ("language", "语言", "語言", "lang")),
    Command(Verb.FORM, ("form", "表单", "表單", "一次填完", "一次填寫")),
    Command(Verb.TEMPLATE, ("template", "模板", "範本")),
    Command(Verb.STEPS, ("steps", "逐项", "逐項", "一项一项来", "one at a time")),
    Command(Verb.FIND, _FIND),
    Command(Verb.SHEET, _SHEET),
    Command(Verb.LEDGER, ("ledger", "台账", "台帳", "发布台账", "發佈台帳")),
    Command(Verb.UNDELIVERED, ("undelivered", "未送达", "未送達")),
    Command(Verb.CODE, ("code", "验证码", "驗證碼")),
    Command(Verb.LINK, ("link", "关联", "关联账号", "連繫", "連繫帳號")),
    Command(Verb.PLATFORM, ("platform", "平台")),
)
_BY_WORD = {word: command.verb for command in COMMANDS for word in command.words}
_LONGEST_FIRST = sorted(_BY_WORD, key=len, reverse=True)
_GLUED = frozenset(word for word in (*_FIND, *_SHEET) if not word.isascii())  # written without a space behind them
_OF_NUMBERS = frozenset({Verb.SHEET, Verb.LEDGER})  # behind which nothing but a number or a month stands
_BESIDE = frozenset({Purpose.GATHERING, Purpose.FIND})  # questions that stand in no search's way


def hear(act: Act, person: Person, sent: Sent) -> Text | None:
    """Take a message: a command first, then the answer to an open question, else the beginning of a draft."""
    if sent.roster is not None:
        try:
            return _roster(act, person, sent.roster, sent.attachments)
        except directory.NotAnAdministrator as refused:
            if not sent.attachments:
                raise
            act.say(person, refused.text)  # what came beside it goes its way
    if not sent.attachments and (enrolment.comes_back(act, person, sent.words) or _command(act, person, sent.words)):
        return None
    if gathering.add(act, person, sent):
        return None
    question = act.dialogs.open(person.id)
    if question is not None:
        return None if doubts.more(act, question, sent) else forms.written(act, person, question, sent)
    if not sent.attachments and len(sent.words.strip()) < _SHORT:
        raise NotADraft if drafts.may_begin(act, person) else _nothing_asked(act, person)
    gathering.begin(act, person, sent)
    return None


def _nothing_asked(act: Act, person: Person) -> Refused:
    """Say that nothing is asked; where cards wait for somebody who wrote words instead, that they do."""
    waiting = act.drafts.count_waiting(person.id)
    return CardsWait(Offer("inbox", ""), count=waiting) if waiting else NothingAsked()


def _roster(act: Act, person: Person, received: Received, files: tuple[Attachment, ...]) -> Text | None:
    """Take a roster; other files that came with it are in nobody's way, and so go nowhere."""
    told = directory.propose(act, person, received)
    beside = tuple(file.name for file in files if file.name != received.name)
    if beside:
        act.say(person, Text("news-roster-beside", {"name": received.name, "files": beside[:_MOST_NAMED]}))
    act.leave_out(*files)
    return told


def _command(act: Act, person: Person, words: str) -> bool:
    said = words.strip()
    slashed = said.startswith("/")
    name, rest = _taken_apart(said)
    verb = _BY_WORD.get(name)
    if verb is None or (rest and not slashed and not _says(act, person, verb, said)):
        if slashed and "\n" not in said and "/" not in name:
            raise UnknownCommand(command=name[:40])
        return False
    if verb in _WITH_WORDS:
        _WITH_WORDS[verb](act, person, rest)
        return True
    if verb in _SETTINGS and rest:
        act.say(person, _SETTINGS[verb](act, person, rest))
        return True
    notice = _VERBS[verb](act, person, Token(verb))
    if notice is not None:
        act.say(person, notice)
    return True


def _taken_apart(said: str) -> tuple[str, str]:
    """Give the word of command, or else the first word, and the rest; Chinese needs no space between: /查健康宣传."""
    line = said.removeprefix("/")
    for word in _LONGEST_FIRST:
        rest = line[len(word) :]
        if line[: len(word)].casefold() == word and (not rest or rest[0].isspace() or word in _GLUED):
            return word, rest.strip()
    name, *more = line.split(maxsplit=1) or [""]
    return name, more[0] if more else ""


def _says(act: Act, person: Person, verb: Verb, said: str) -> bool:
    """Tell whether words with more words behind them are a command nonetheless: /查 may go without its stroke."""
    word, rest = _taken_apart(said)
    if verb not in _WITH_WORDS:
        return (verb is Verb.LANGUAGE and people.speaks(rest)) or (verb is Verb.PLATFORM and preferring.named(rest))
    question = act.dialogs.open(person.id)
    if "\n" in said or not (question is None or not question.words or question.purpose in _BESIDE):
        return False
    if not said[len(word)].isspace():  # what is waited for may begin with such a sign
        waits = question is not None and gathering.waits(question)
        return _is_number(rest) if verb is Verb.SHEET else len(said) < _SHORT and not waits
    if said.isascii():
        called = verb is Verb.FIND or (verb is Verb.CODE and directory.administers(act, person))
        return _is_number(rest) if verb in _OF_NUMBERS else called and _few(rest)
    return len(said) <= _LINE


def _is_number(words: str) -> bool:
    return words.replace("-", "").isdecimal()


def _few(words: str) -> bool:
    return len(words) <= _MOST_LETTERS and len(words.split()) <= _MOST_WORDS


def press(act: Act, person: Person, token: Token) -> Text | None:
    """Do what a button says; the verb's intent checks every right anew."""
    return _VERBS[token.verb](act, person, token)


def fill(act: Act, person: Person, token: Token, puts: Mapping[str, Put]) -> Text | None:
    """Take a form by the button that sent it, or what was written as the answer to a question."""
    if token.verb is Verb.ANSWER:
        return forms.put(act, person, token.subject, puts)
    if token.verb is not Verb.FILL:
        raise DeadButton
    return filling.fill(act, person, token.subject, token.choice, puts)


def _approve(act: Act, person: Person, token: Token) -> Text:
    command = decisions.Decide(SeatId(token.subject), token.version, Opinion(Verdict.APPROVE))
    return decisions.decide(act, person, command)


def _remark(act: Act, person: Person, token: Token) -> None:
    held = decisions.holding(act, person, SeatId(token.subject), on=token.version)
    questions.ask_remark(act, held.seat, held.draft, held.title)


def _return(act: Act, person: Person, token: Token) -> None:
    held = decisions.holding(act, person, SeatId(token.subject), on=token.version)
    if held.step.kind != "ask" or decisions.hears_all(act, held):  # what becomes of it is not his alone to say
        questions.ask_reason(act, held, verdict="return", to=AUTHOR)
    else:
        questions.ask_return_to(act, held)


def _reject(act: Act, person: Person, token: Token) -> None:
    held = decisions.holding(act, person, SeatId(token.subject), on=token.version)
    questions.ask_reason(act, held, verdict="reject", to=AUTHOR)


def _change(act: Act, person: Person, token: Token) -> None:
    draft = copies.writable(act, person, token.subject)
    items.editable(draft)
    questions.ask_change(act, person, draft)


def _field(act: Act, person: Person, token: Token) -> None:
    draft, version = items.working(act, copies.writable(act, person, token.subject))
    field = next((one for one in questions.changeable(act, draft, version) if one == token.choice), None)
    if field is None:
        raise DeadButton
    questions.ask_field(act, person, items.keep(act, draft, version), version, field)


def _release(act: Act, person: Person, token: Token) -> None:
    draft, _, channel = releases.may_release(act, person, token.subject, token.choice, on=token.version)
    questions.ask_address(act, person, draft, channel)


def _problem(act: Act, person: Person, token: Token) -> None:
    draft, _ = releases.task(act, person, token.subject, on=token.version)
    questions.ask_problem(act, person, draft, act.drafts.version(draft.id, draft.version).title)


def _full(act: Act, person: Person, token: Token) -> None:
    """Show the whole text of a version, and note that it was opened."""
    draft = items.visible(act, person, token.subject)
    version = token.version or draft.latest_for(person.id)
    if not 0 < version <= draft.latest_for(person.id):
        raise NotFound
    seat = _seat(act, person, draft.id)
    if seat is not None and seat.version == version:
        act.tell(person, Kind.READING, seat.id, version=version)
        if seat.opened_at is None:
            act.drafts.opened(seat.id, act.now)
    else:
        act.tell(person, Kind.FULL, draft.id, version=version)
    act.record(Opened(items.item(draft, act.drafts.version(draft.id, version).title), person.id, version))


def _changes(act: Act, person: Person, token: Token) -> None:
    draft = items.visible(act, person, token.subject)
    seat = _seat(act, person, draft.id)
    if seat is not None and seat.version == draft.version and token.version in (0, draft.version):
        act.tell(person, Kind.COMPARING, seat.id, version=draft.version)
    else:
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
    Verb.EDIT: lambda act, person, token: edits.begin(act, person, token.subject, on=token.version),
    Verb.KEEP_OBJECTION: lambda act, person, token: talks.keep_objection(act, person, token.subject, on=token.version),
    Verb.SAY: lambda act, person, token: talks.ask(act, person, token.subject, on=token.version),
    Verb.ASK_RULING: lambda act, person, token: talks.ask_ruling(act, person, token.subject, on=token.version),
    Verb.TALK: lambda act, person, token: talks.show(act, person, token.subject),
    Verb.PROOFREAD: lambda act, person, token: releases.proofread(act, person, token.subject, on=token.version),
    Verb.RELEASE: _release,
    Verb.PROBLEM: _problem,
    Verb.RESUME: lambda act, person, token: releases.resume(act, person, token.subject, on=token.version),
    Verb.FOLLOW_UP: lambda act, person, token: follow_ups.ask(act, person, token.subject, token.choice),
    Verb.FULL: _full,
    Verb.CHANGES: _changes,
    Verb.PROGRESS: _progress,
    Verb.OPEN: _open,
    Verb.SHEET: lambda act, person, token: approvals.ask(act, person, token.subject),
    Verb.LEDGER: lambda act, person, token: ledger.more(act, person, token.version),
    Verb.LEDGER_FILE: lambda act, person, token: ledger.hand_out(act, person, token.choice),
    Verb.FIND: lambda act, person, token: finding.more(act, person, token.subject, token.version),
    Verb.ANSWER: lambda act, person, token: forms.chosen(act, person, token.subject, token.choice),
    Verb.DONE: lambda act, person, token: forms.done(act, person, token.subject),
    Verb.CANCEL: lambda act, person, token: forms.cancel(act, person, token.subject),
    Verb.FILL: lambda act, person, token: filling.fill(act, person, token.subject, token.choice, {}),
    Verb.FORM: lambda act, person, token: filling.prefer(act, person, token.subject, forms=True),
    Verb.STEPS: lambda act, person, token: filling.prefer(act, person, token.subject, forms=False),
    Verb.APPLY_ROSTER: lambda act, person, token: directory.apply(act, person, token.subject),
    Verb.LEAVE_ROSTER: lambda act, person, token: directory.leave(act, person, token.subject),
    Verb.AGAIN: lambda act, person, token: undelivered.again(act, person, token.subject),
    Verb.UNDELIVERED: lambda act, person, _: undelivered.show(act, person),
    Verb.ROSTER: lambda act, person, _: directory.explain(act, person),
    Verb.TEMPLATE: lambda act, person, _: templates.begin(act, person),
    Verb.INBOX: _listing(Kind.INBOX),
    Verb.MINE: _listing(Kind.MINE),
    Verb.HELP: _listing(Kind.HELP),
    Verb.LANGUAGE: lambda act, person, _: questions.ask_language(act, person),
    Verb.PLATFORM: lambda act, person, _: preferring.ask(act, person),
    Verb.CODE: lambda act, person, token: enrolment.issue(act, person, token.subject),
    Verb.LINK: lambda act, person, _: enrolment.link(act, person),
}
_SETTINGS: dict[Verb, Callable[[Act, Person, str], Text]] = {
    Verb.LANGUAGE: people.speak,
    Verb.PLATFORM: preferring.prefer,
}
_WITH_WORDS: dict[Verb, Callable[[Act, Person, str], None]] = {
    Verb.FIND: finding.find,
    Verb.SHEET: approvals.ask_by_number,
    Verb.LEDGER: ledger.ask,
    Verb.CODE: enrolment.issue,
}
