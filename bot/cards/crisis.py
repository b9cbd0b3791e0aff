"""The card of a crisis, for everybody whom it calls: what happened, who has it, what happens if nobody does."""

from collections.abc import Iterator, Sequence
from typing import Final

from bot.cards import situation
from bot.cards.card import Card, Entry, Extract
from bot.cards.crisis_buttons import ENDED, button, buttons, everything, reports_next
from bot.cards.crisis_sheet import CrisisSheet, untitled
from bot.cards.lists import menu
from bot.cards.sheets import TITLE, quoted
from bot.cards.tokens import Verb
from bot.domain.crises import CALLING, DRILL, HELD, OPEN, OVER, Crisis, CrisisState
from bot.intake.words import cut
from bot.text import Names, Text, Value

EXTRACT: Final = 600  # characters of what is known that stand on the card
_ADDED: Final = 5  # of what others told
_ADDITION: Final = 160  # characters of each
_LEVELS: Final = 3  # that have a name of their own


def crisis(sheet: CrisisSheet) -> Card:
    """Build the card as it stands."""
    one = sheet.crisis
    return Card(
        title=_marked(one, Text(f"crisis-title-{_title(sheet)}", _values(sheet))),
        tag=Text("crisis-tag-unconfirmed") if one.unconfirmed and one.state in CALLING else None,
        facts=tuple(_facts(sheet)),
        body=_body(one),
        notes=(*_added(sheet), *_notes(sheet), *([Text("crisis-drill-note")] if one.drill else [])),
        buttons=buttons(sheet) if sheet.reader else (),
        closed=one.state is CrisisState.MERGED or (one.state in OVER and not tuple(everything(sheet))),
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
    if one.state in ENDED:
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
    word = tuple(_word_due(sheet, owner))
    report = tuple(situation.owed(sheet.situation, mine=one.owner == sheet.reader))
    yield from (*report, *word) if reports_next(sheet) else (*word, *report)


def _word_due(sheet: CrisisSheet, owner: Names) -> Iterator[Text]:
    """Say by when its owner is to say how it goes on."""
    if sheet.next_at is not None:
        mine = "-yours" if sheet.crisis.owner == sheet.reader else ""
        asked = "asked" if sheet.crisis.asked else "word-by"
        yield Text(f"crisis-note-{asked}{mine}", {"at": sheet.next_at, "by": owner})


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


def crises(lines: Sequence[CrisisSheet], over: Sequence[CrisisSheet] = ()) -> Card:
    """Build the list of those that are open, then of those that are over, each with a button to its card."""
    title = Text("crises-title", {"count": len(lines)}) if lines else Text("crises-empty")
    return Card(title=title, entries=tuple(map(line, (*lines, *over))), buttons=menu(Verb.CRISIS))


def line(sheet: CrisisSheet) -> Entry:
    """Build the line of one in a list, with the button to its card for whoever may open it."""
    return Entry(_line(sheet), (button(sheet, Verb.OPEN_CRISIS),) if sheet.opens else ())


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
