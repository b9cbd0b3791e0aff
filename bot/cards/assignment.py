"""Cards of assignments: the PR desk's board, what a unit is called upon for, the package of a linked release."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from bot.cards.card import Button, Card, Entry, Extract, Tone
from bot.cards.sheets import QUOTED, TITLE, joined, label_key, quoted
from bot.cards.tokens import Token, Verb
from bot.domain.assignments import OPEN, SIGNED, Assignment, Contribution, Standing
from bot.domain.drafts import DraftId
from bot.frozen import frozen
from bot.text import Names, Text, Value

_WAITING: Final = frozenset({Standing.ASKED, Standing.ACCEPTED, Standing.WRITING, Standing.FALLEN})


@frozen
class Part:
    """A unit's line on the board: where it stands; `late` in working days; `item` is what it handed in, if shown."""

    contribution: Contribution
    unit: Names
    standing: Standing
    late: int = 0
    item: DraftId | None = None


@frozen
class PackageLine:
    """An item of a package: by whom, and whether it is out."""

    draft: DraftId
    number: str
    title: str
    unit: Names
    standing: Standing
    guarded: bool = False  # it may touch on secrets, and is not called by its title


def board(assignment: Assignment, parts: Sequence[Part], by: Names) -> Card:
    """Build the PR desk's card of an assignment: each unit in words."""
    wanted = [part for part in parts if part.standing is not Standing.LEFT_OUT]
    signed = sum(part.standing in SIGNED for part in wanted)
    facts = (
        Text("board-signed", {"signed": signed, "of": len(wanted)}),
        Text("board-due", {"due": assignment.due, "by": by}),
        *_common_time(assignment),
    )
    over = assignment.state != "open"
    return Card(
        title=Text("board-title", {"topic": quoted(assignment.topic, TITLE)}),
        tag=Text("board-tag", {"number": assignment.number}),
        facts=facts,
        body=_brief(assignment),
        files=assignment.files,
        entries=tuple(Entry(_line(part), () if over else _answers(part)) for part in parts),
        notes=(Text(f"board-{assignment.state}"),) if over else (),
        buttons=() if over else _of_desk(assignment),
        closed=over,
    )


def _brief(assignment: Assignment) -> Extract | None:
    return Extract(assignment.brief, len(assignment.brief)) if assignment.brief else None


def _common_time(assignment: Assignment) -> tuple[Text, ...]:
    if assignment.release_at is None:
        return ()
    if assignment.let_go is not None:
        return (Text("board-let-go", {"at": assignment.let_go}),)
    return (Text("board-release", {"at": assignment.release_at}),)


def _line(part: Part) -> Text:
    what: list[Value] = [part.unit, Text(f"contribution-{part.standing}")]
    said = part.contribution
    if said.wants is not None:
        what.append(Text("board-wants", {"until": said.wants, "why": quoted(said.why, QUOTED)}))
    elif part.late and part.standing in _WAITING:
        what.append(Text("board-late", {"days": part.late}))
    elif part.standing in OPEN:
        what.append(Text("board-until", {"due": said.due}))
    return Text("list-line", {"what": joined("dotted", what)})


def _answers(part: Part) -> tuple[Button, ...]:
    if part.contribution.wants is not None:
        return _button(Verb.GRANT, part.contribution.id), _button(Verb.DENY, part.contribution.id)
    return (Button(Text(label_key(Verb.OPEN)), Token(Verb.OPEN, part.item)),) if part.item is not None else ()


def _of_desk(assignment: Assignment) -> tuple[Button, ...]:
    move = (Verb.MOVE_RELEASE,) if assignment.holds else ()
    verbs = () if assignment.let_go is not None else (Verb.EXTEND, *move, Verb.GO_WITHOUT)
    return (*(_button(verb, assignment.id) for verb in verbs), _button(Verb.CALL_OFF, assignment.id, "grave"))


def _button(verb: Verb, subject: str, tone: Tone = "plain") -> Button:
    return Button(Text(label_key(verb)), Token(verb, subject), tone)


def contribution(assignment: Assignment, part: Part, by: Names, reminder: datetime | None) -> Card:
    """Build the card of what a unit is called upon for; `reminder` is when it is reminded of, if nothing comes."""
    said, standing = part.contribution, part.standing
    over = assignment.state != "open" or standing is Standing.LEFT_OUT
    state = f"board-{assignment.state}" if assignment.state != "open" else f"contribution-{standing}"
    facts = (
        Text("contribution-called", {"unit": part.unit, "by": by}),
        Text("contribution-due", {"due": said.due}),
        *_common_time(assignment),
        Text("contribution-stands", {"state": Text(state)}),
    )
    return Card(
        title=Text("contribution-title", {"topic": quoted(assignment.topic, TITLE)}),
        tag=Text("board-tag", {"number": assignment.number}),
        facts=facts,
        body=_brief(assignment),
        files=assignment.files,
        notes=() if over else tuple(_notes(part, reminder)),
        buttons=() if over else tuple(_of_unit(part)),
        closed=over,
    )


def _notes(part: Part, reminder: datetime | None) -> list[Text]:
    said, notes = part.contribution, []
    if part.late and part.standing in _WAITING:
        notes.append(Text("contribution-late", {"days": part.late}))
    if said.wants is not None:
        notes.append(Text("contribution-wants", {"until": said.wants}))
    if reminder is not None and said.owed:
        notes.append(Text("contribution-reminder", {"at": reminder}))
    return notes


def _of_unit(part: Part) -> list[Button]:
    said, buttons = part.contribution, []
    if part.standing in OPEN:
        if part.standing is Standing.ASKED:
            buttons.append(_button(Verb.ACCEPT, said.id, "likely"))
        buttons.append(_button(Verb.HAND_IN, said.id, "plain" if buttons else "likely"))
    if said.owed and said.wants is None:
        buttons.append(_button(Verb.MORE_TIME, said.id))
    if part.item is not None:
        buttons.append(Button(Text(label_key(Verb.OPEN)), Token(Verb.OPEN, part.item)))
    return buttons


def package(assignment: Assignment, lines: Sequence[PackageLine]) -> Card:
    """Build the publishers' card of a linked release: all items that go out now."""
    left = sum(line.standing is Standing.SIGNED_OFF for line in lines)
    return Card(
        title=Text("package-title" if left else "package-out", {"topic": quoted(assignment.topic, TITLE)}),
        tag=Text("board-tag", {"number": assignment.number}),
        facts=(Text("package-left", {"left": left, "of": len(lines)}),) if left else (),
        entries=tuple(_item(line) for line in lines),
        notes=(Text("package-how"),) if left else (),
    )


def _item(line: PackageLine) -> Entry:
    title = Text("guarded-item") if line.guarded else quoted(line.title, TITLE) or Text("untitled")
    what: list[Value] = [line.number, title, line.unit, Text(f"contribution-{line.standing}")]
    opened = Button(Text(label_key(Verb.OPEN)), Token(Verb.OPEN, line.draft))
    return Entry(Text("list-line", {"what": joined("dotted", what)}), (opened,))


@frozen
class CallLine:
    """An open assignment: for the PR desk the whole, for a unit its contribution."""

    subject: str
    number: str
    topic: str
    due: datetime
    signed: int = 0
    of: int = 0
    standing: Standing | None = None
    unit: Names | None = None


def calls(lines: Sequence[CallLine], *, desk: bool) -> Card:
    """Build the list of what is called for."""
    opened = label_key(Verb.OPEN_CALL)
    entries = (Entry(_call(line), (Button(Text(opened), Token(Verb.OPEN_CALL, line.subject)),)) for line in lines)
    return Card(
        title=Text("calls-title", {"count": len(lines)}),
        entries=tuple(entries),
        buttons=(Button(Text("menu-assign"), Token(Verb.ASSIGN)),) if desk else (),
    )


def _call(line: CallLine) -> Text:
    what: list[Value] = [line.number, quoted(line.topic, TITLE)]
    if line.standing is not None and line.unit is not None:
        what += [line.unit, Text(f"contribution-{line.standing}")]
    else:
        what.append(Text("board-signed", {"signed": line.signed, "of": line.of}))
    what.append(Text("inbox-due", {"at": line.due}))
    return Text("list-line", {"what": joined("dotted", what)})
