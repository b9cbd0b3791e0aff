"""The card of a crisis, for everybody whom it calls: what happened, who has it, what happens if nobody does."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final

from bot.cards import situation
from bot.cards.card import Button, Card, Entry, Extract, Tone
from bot.cards.lists import menu
from bot.cards.sheets import TITLE, label_key, quoted
from bot.cards.situation import Situation
from bot.cards.tokens import Token, Verb
from bot.domain.crises import CALLING, DRILL, HELD, OPEN, OVER, Crisis, CrisisState
from bot.domain.people import PersonId
from bot.frozen import frozen
from bot.intake.words import cut
from bot.text import Names, Text, Value

MOST: Final = 6  # buttons on a card; the last one leads to the others
EXTRACT: Final = 600  # characters of what is known that stand on the card
_ADDED: Final = 5  # of what others told
_ADDITION: Final = 160  # characters of each
_LEVELS: Final = 3  # that have a name of their own
_ENDED: Final = frozenset({CrisisState.CLOSED, CrisisState.FALSE_ALARM, CrisisState.REVIEWED})


@frozen
class Addition:
    """What somebody told beside the first report."""

    at: datetime
    by: Names
    words: str


@frozen
class CrisisSheet:
    """All that the card of a crisis needs, for one reader at one moment.

    `next_at` is when the due row stands that calls all again, or takes it from its owner; `rises_at` when further
    people are called. `reader` is empty where the card stands in a place. `answers` says that he may take it and act,
    `confirms` that he may agree that it is over, `reopens` that he may have all called out again, `drafts` that he may
    make an item of what he wrote. `others` are open besides this one.
    """

    crisis: Crisis
    reader: PersonId
    reporter: Names
    unit: Names
    called: int = 0
    accepted: int = 0  # people for whom a platform has taken an alert
    seen: int = 0
    aiding: tuple[Names, ...] = ()
    unreached: tuple[Names, ...] = ()
    owner: Names | None = None
    offered: Names | None = None
    ending: Names | None = None
    ended_by: Names | None = None
    next_at: datetime | None = None
    rises_at: datetime | None = None
    told: str = ""  # its owner's last word ...
    told_at: datetime | None = None
    situation: Situation = situation.NOTHING  # what it reported
    after: Text | None = None  # how long it took until somebody had it
    added: tuple[Addition, ...] = ()
    into: str = ""
    item: str = ""  # the title of the released item that it came from
    answers: bool = False
    confirms: bool = False
    reopens: bool = False
    drafts: bool = False
    saw_at: datetime | None = None  # the reader
    aids: bool = False  # the reader
    others: int = 0
    account: bool = False  # one is asked for, or in
    plan: bool = False  # its unit has an emergency plan on file
    stated_at: datetime | None = None  # when the first statement was out
    opens: bool = True  # from the list


def crisis(sheet: CrisisSheet) -> Card:
    """Build the card as it stands."""
    one = sheet.crisis
    return Card(
        title=_marked(one, Text(f"crisis-title-{_title(sheet)}", _values(sheet))),
        tag=Text("crisis-tag-unconfirmed") if one.unconfirmed and one.state in CALLING else None,
        facts=tuple(_facts(sheet)),
        body=_body(one),
        notes=(*_added(sheet), *_notes(sheet), *([Text("crisis-drill-note")] if one.drill else [])),
        buttons=_buttons(sheet) if sheet.reader else (),
        closed=one.state is CrisisState.MERGED or (one.state in OVER and not tuple(_all(sheet))),
        urgent=one.state not in OVER,
    )


def _marked(one: Crisis, text: Text) -> Text:
    return Text("crisis-drill", {"text": text}) if one.drill else text


def _title(sheet: CrisisSheet) -> str:
    one = sheet.crisis
    if one.state is CrisisState.FALSE_ALARM and not one.number:
        return "dropped"
    if one.offered and one.offered == sheet.reader and one.state in HELD:
        return "offered"
    if one.owner and one.owner == sheet.reader and one.state in HELD:
        return "yours-stable" if one.state is CrisisState.STABLE else "yours"
    return one.state


def _values(sheet: CrisisSheet) -> dict[str, Value]:
    one = sheet.crisis
    level = Text(f"crisis-level-{one.level}" if one.level <= _LEVELS else "crisis-level", {"level": one.level})
    owner: Value = sheet.owner or sheet.reporter
    return {"number": one.number, "level": level, "count": sheet.called, "owner": owner, "into": sheet.into}


def _body(one: Crisis) -> Extract | None:
    whole = "\n".join(filter(None, (one.title, *one.more)))
    return Extract(cut(whole, EXTRACT), len(whole)) if whole else None


def _facts(sheet: CrisisSheet) -> Iterator[Text]:
    one = sheet.crisis
    if not one.title:
        yield untitled(drill=one.drill)
    origin = "crisis-from-drill" if one.drill else "crisis-from"
    yield Text(origin, {"reporter": sheet.reporter, "unit": sheet.unit, "at": one.reported_at})
    if sheet.item:
        yield Text("crisis-of-item", {"title": quoted(sheet.item, TITLE)})
    if one.count > 1:
        yield Text("crisis-reports", {"count": one.count})
    links = sum(words.count("://") for words in (one.title, *one.more, *(added.words for added in sheet.added)))
    given = {"links": links, "pictures": one.pictures, "files": one.files}
    counted = tuple(Text(f"crisis-{name}", {"count": count}) for name, count in given.items() if count)
    if counted:
        yield Text("crisis-given", {"what": counted})


def _added(sheet: CrisisSheet) -> Iterator[Text]:
    """Say who added what; of very many, the last ones."""
    earlier = len(sheet.added) - _ADDED
    if earlier > 0:
        yield Text("crisis-note-earlier", {"count": earlier})
    for one in sheet.added[-_ADDED:]:
        yield Text("crisis-note-added", {"at": one.at, "by": one.by, "words": quoted(one.words, _ADDITION)})


def _notes(sheet: CrisisSheet) -> Iterator[Text]:
    one = sheet.crisis
    if one.state is CrisisState.REPORTED and sheet.next_at is not None:
        yield Text("crisis-note-unanswered", {"at": sheet.next_at})
    if one.state in CALLING:
        yield from _nobody_yet(sheet)
    if one.state in HELD:
        yield from _held(sheet)
    if sheet.ending is not None and one.ending is not None and one.state in OPEN:
        held = "-held" if one.ending.how == "false-alarm" and one.state in HELD else ""
        yield Text(f"crisis-note-{one.ending.how}{held}", {"by": sheet.ending, "at": one.ending.at})
    if one.state in OPEN:
        yield from _reach(sheet)
    if one.state in _ENDED:
        yield from _ended(sheet)
    if sheet.stated_at is not None:
        yield Text("crisis-note-stated-drill" if one.drill else "crisis-note-stated", {"at": sheet.stated_at})
    if one.unrecorded:
        yield Text("crisis-note-unrecorded")


def _nobody_yet(sheet: CrisisSheet) -> Iterator[Text]:
    if sheet.next_at is None:
        yield Text("crisis-note-nobody")
    elif sheet.rises_at is None or sheet.rises_at == sheet.next_at:
        key = "crisis-note-nobody-next" if sheet.rises_at is None else "crisis-note-nobody-rises"
        yield Text(key, {"at": sheet.next_at})
    else:
        yield Text("crisis-note-nobody-both", {"at": sheet.next_at, "rises": sheet.rises_at})


def _held(sheet: CrisisSheet) -> Iterator[Text]:
    one, owner = sheet.crisis, sheet.owner
    if owner is None:
        return
    values: dict[str, Value] = {"by": owner, "at": one.owned_at or one.reported_at}
    yield (
        Text("crisis-note-owned-after", values | {"after": sheet.after})
        if sheet.after
        else Text("crisis-note-owned", values)
    )
    yield from situation.latest(sheet.situation, sheet.told, sheet.told_at)
    if sheet.offered is not None:
        yield Text("crisis-note-offered", {"to": sheet.offered, "by": owner})
    if sheet.next_at is not None:
        mine = "-yours" if one.owner == sheet.reader else ""
        yield Text(f"crisis-note-{'asked' if one.asked else 'word-by'}{mine}", {"at": sheet.next_at, "by": owner})
    yield from situation.owed(sheet.situation, mine=one.owner == sheet.reader)


def _ended(sheet: CrisisSheet) -> Iterator[Text]:
    """Say who had it, the last that he told, and who ended it."""
    one = sheet.crisis
    if sheet.owner is not None and one.owned_at is not None:
        yield Text("crisis-note-owned", {"by": sheet.owner, "at": one.owned_at})
    yield from situation.latest(sheet.situation, sheet.told, sheet.told_at)
    if sheet.ending is not None and sheet.ended_by is not None and one.ending is not None and one.over_at is not None:
        values: dict[str, Value] = {"first": sheet.ending, "by": sheet.ended_by, "at": one.over_at}
        yield Text(f"crisis-note-ended-{one.ending.how}", values)
    yield from situation.took(sheet.situation)


def _reach(sheet: CrisisSheet) -> Iterator[Text]:
    if sheet.accepted:
        values: dict[str, Value] = {"called": sheet.called, "accepted": sheet.accepted, "seen": sheet.seen}
        yield Text("crisis-note-reach", values)
    if sheet.aiding:
        yield Text("crisis-note-aiding", {"people": sheet.aiding})
    if sheet.saw_at is not None and sheet.crisis.owner != sheet.reader:
        yield Text("crisis-note-saw", {"at": sheet.saw_at})
    if sheet.unreached:
        yield Text("crisis-note-unreached", {"people": sheet.unreached})


def _buttons(sheet: CrisisSheet) -> tuple[Button, ...]:
    found = tuple(_all(sheet))
    return found if len(found) <= MOST else (*found[: MOST - 1], _button(sheet, Verb.MORE_CRISIS))


def beyond(sheet: CrisisSheet) -> tuple[Button, ...]:
    """Give the buttons for which there is no room on the card."""
    found = tuple(_all(sheet))
    return found[MOST - 1 :] if len(found) > MOST else ()


def _all(sheet: CrisisSheet) -> Iterator[Button]:
    """Give all that this reader can do, what serves most first."""
    one = sheet.crisis
    if one.state is CrisisState.REPORTED:
        yield _button(sheet, Verb.ALERT_CRISIS, "likely")
        yield _button(sheet, Verb.NO_CRISIS)
    elif one.state in CALLING:
        yield from _calling(sheet)
        yield from _plan(sheet)
    elif one.state in HELD:
        yield from _owners(sheet) if one.owner == sheet.reader else _others(sheet)
        yield from _plan(sheet)
        yield _button(sheet, Verb.TIMELINE)
    elif _may_draft(sheet):
        yield _button(sheet, Verb.DRAFT_CRISIS)
    else:
        yield from _over(sheet)


def _plan(sheet: CrisisSheet) -> Iterator[Button]:
    if sheet.plan and sheet.answers:
        yield _button(sheet, Verb.OPEN_PLAN, choice="crisis")


def _over(sheet: CrisisSheet) -> Iterator[Button]:
    if sheet.account:
        yield _button(sheet, Verb.ACCOUNT)
    if sheet.crisis.state in _ENDED and sheet.crisis.number:
        yield _button(sheet, Verb.TIMELINE)
    if _may_reopen(sheet):
        yield _button(sheet, Verb.REOPEN_CRISIS, "grave")


def _calling(sheet: CrisisSheet) -> Iterator[Button]:
    if sheet.answers:
        yield _button(sheet, Verb.TAKE_CRISIS, "likely")
    yield from _agreeing(sheet)
    if sheet.answers:
        yield from _answers(sheet)
    if _reported(sheet) and sheet.crisis.unconfirmed:
        yield _button(sheet, Verb.ALERT_CRISIS, choice="real")
    yield _button(sheet, Verb.ADD_CRISIS)
    yield from _alarm(sheet)
    yield from _merging(sheet)


def _answers(sheet: CrisisSheet) -> Iterator[Button]:
    """Offer to say what he has not said yet."""
    if sheet.saw_at is None:
        yield _button(sheet, Verb.SEE_CRISIS)
    if not sheet.aids:
        yield _button(sheet, Verb.AID_CRISIS)


def _reported(sheet: CrisisSheet) -> bool:
    return sheet.crisis.reporter == sheet.reader


def _merging(sheet: CrisisSheet) -> Iterator[Button]:
    if sheet.others and (sheet.answers or _reported(sheet)):
        yield _button(sheet, Verb.MERGE_CRISIS)


def _owners(sheet: CrisisSheet) -> Iterator[Button]:
    state = sheet.crisis.state
    yield _button(sheet, Verb.TELL_CRISIS, "likely")
    yield _button(sheet, Verb.SITUATION)
    yield _button(sheet, Verb.STATEMENT)
    yield from _agreeing(sheet)
    yield _button(sheet, Verb.OFFER_CRISIS)
    if state is not CrisisState.CLOSING:
        yield _button(sheet, Verb.END_CRISIS, "grave", choice="closed")
    if state in (CrisisState.ACKNOWLEDGED, CrisisState.MANAGED):
        yield _button(sheet, Verb.STEADY_CRISIS)
    yield _button(sheet, Verb.ADD_CRISIS)
    yield from _alarm(sheet)
    yield from _merging(sheet)


def _others(sheet: CrisisSheet) -> Iterator[Button]:
    if sheet.crisis.offered == sheet.reader:
        yield _button(sheet, Verb.ACCEPT_CRISIS, "likely")
        yield _button(sheet, Verb.DECLINE_CRISIS)
    yield from _agreeing(sheet)
    if sheet.answers:
        yield from _answers(sheet)
    if sheet.aids:
        yield _button(sheet, Verb.STATEMENT)
    yield _button(sheet, Verb.ADD_CRISIS)
    yield from _alarm(sheet)
    yield from _merging(sheet)


def _agreeing(sheet: CrisisSheet) -> Iterator[Button]:
    """Offer to agree to what somebody says of its end, or not to."""
    one = sheet.crisis
    if one.ending is None:
        return
    if sheet.confirms and one.ending.by != sheet.reader:
        yield _button(sheet, Verb.CONFIRM_END, "grave")
    if sheet.answers or one.ending.by == sheet.reader:
        yield _button(sheet, Verb.KEEP_CRISIS, choice=one.ending.how)


def _alarm(sheet: CrisisSheet) -> Iterator[Button]:
    """Offer to say that it never was one."""
    if sheet.crisis.ending is not None:
        return
    if _reported(sheet):
        yield _button(sheet, Verb.END_CRISIS, "grave", choice="mistake")
    elif sheet.answers:
        yield _button(sheet, Verb.END_CRISIS, "grave", choice="false-alarm")


def _may_draft(sheet: CrisisSheet) -> bool:
    """Tell whether what called nobody can still become an item."""
    one = sheet.crisis
    return sheet.drafts and one.state is CrisisState.FALSE_ALARM and not one.number and one.draft is None


def _may_reopen(sheet: CrisisSheet) -> bool:
    return sheet.reopens and sheet.crisis.state in _ENDED and bool(sheet.crisis.number)


def _button(sheet: CrisisSheet, verb: Verb, tone: Tone = "plain", *, choice: str = "") -> Button:
    label = f"{label_key(verb)}-{choice}" if choice else label_key(verb)
    return Button(Text(label), Token(verb, sheet.crisis.id, choice=choice), tone)


def crises(lines: Sequence[CrisisSheet]) -> Card:
    """Build the list of those that are open, each with a button to its card."""
    if not lines:
        return Card(title=Text("crises-empty"), buttons=menu(Verb.CRISIS))
    entries = tuple(map(line, lines))
    return Card(title=Text("crises-title", {"count": len(lines)}), entries=entries, buttons=menu(Verb.CRISIS))


def line(sheet: CrisisSheet) -> Entry:
    """Build the line of one in a list, with the button to its card for whoever may open it."""
    return Entry(_line(sheet), (_button(sheet, Verb.OPEN_CRISIS),) if sheet.opens else ())


def _line(sheet: CrisisSheet) -> Text:
    one = sheet.crisis
    title: Value = quoted(one.title, TITLE) or untitled(drill=one.drill)
    values: dict[str, Value] = {"number": one.number, "title": title, "at": one.reported_at}
    state: Value = Text(f"crisis-state-{one.state}")
    if sheet.owner is not None:
        return _marked(one, Text("crises-line-owned", {**values, "state": state, "by": sheet.owner}))
    return _marked(one, Text("crises-line", {**values, "state": state}))


def moved(number: str) -> Card:
    """Build what stays of the card of a crisis that was sent once more further down."""
    text = Text("crisis-moved", {"number": number or Text("crisis-untitled")})
    return Card(title=Text("crisis-drill", {"text": text}) if number.startswith(DRILL) else text, closed=True)


def untitled(*, drill: bool) -> Text:
    """Say what it is about where nobody has said anything: in a drill, that something is made up."""
    return Text("crisis-drill-untitled" if drill else "crisis-untitled")
