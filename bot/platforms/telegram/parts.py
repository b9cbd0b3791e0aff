"""The parts of a card as HTML: title, facts, text, files, route, entries, form, notes; each in the room it is given.

Each part is a paragraph, so that none can run into another however it is cut.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from bot.cards.card import Card, Entry, Extract, Form, FormField, Stop
from bot.domain.drafts import Attachment
from bot.platforms.telegram import spoken
from bot.platforms.telegram.ear import Ear
from bot.platforms.telegram.keyboards import answers, numbered, pressed
from bot.platforms.telegram.markup import (
    NOTHING,
    clean,
    cut_to,
    dead,
    escaped,
    followed,
    link,
    pieces,
    quote,
    seen,
    units,
)
from bot.platforms.telegram.room import Room, overflows, spills
from bot.text import Text, Value

_MARKS: Final = {"done": "✔", "against": "✘", "now": "●", "next": "○"}
_STYLES: Final = {"same": "", "added": "u", "removed": "s"}
_MEGABYTE: Final = 1_000_000
_LONG: Final = 600  # units above which a text that is only there to be copied is folded
_ANSWER: Final = 120  # units of what has been put into a field


def title(card: Card, ear: Ear, room: Room) -> str:
    """Draw the title, and below it what stands beside it; a message of one sentence is no title."""
    text = cut_to(ear.hears(card.title), room.part)
    heads = bool(card.tag or card.entries or card.form or card.words or card.notes or card.body or card.closed)
    line = dead(text, "b" if heads else "", live=room.live) if seen(text) else NOTHING
    return line if card.tag is None else f"{line}\n{_lines((card.tag,), ear, room)}"


def _lines(texts: Iterable[Text], ear: Ear, room: Room) -> str:
    """Draw texts, one a line, in the room of one part."""
    return _paragraph(ear.all(texts), room)


def _paragraph(heard: Iterable[str], room: Room) -> str:
    whole = cut_to("\n".join(heard), room.part)
    if not room.live:  # where there is least room, a paragraph counts as one
        return dead(whole, live=0)
    return "\n".join(dead(one, live=room.live) for one in whole.split("\n"))


def body(extract: Extract | None, ear: Ear, room: Room, *, folded: bool, pages: bool) -> str:
    """Draw somebody's text as a quotation, and say how much of it is shown, or that it goes on."""
    if extract is None or not seen(extract.text):
        return ""
    text = clean(extract.text)
    shown = next(pieces(text, room.body, room.body)) if pages else cut_to(text, room.body)
    html = quote(dead(shown, live=5 * room.live), folded=folded and units(shown) > _LONG)
    if pages:
        return f"{html}\n{_note('telegram-goes-on', ear)}"
    if len(shown) < extract.total and (extract.cut or shown != text):
        return f"{html}\n{_note('telegram-text-cut', ear, shown=len(shown), total=extract.total)}"
    return html


def _note(key: str, ear: Ear, **values: Value) -> str:
    return f"<i>{escaped(ear.hears(Text(key, values)))}</i>"


def differences(card: Card, ear: Ear, room: Room) -> str:
    """Draw a comparison: what was taken out and put in is said in words, and struck out or underlined as well."""
    left, drawn = room.body, ""
    for piece in card.differences[: room.pieces]:
        if left <= 1:
            break
        shown = cut_to(clean(spoken.piece(piece, ear)), left)
        left -= units(shown)
        drawn += dead(shown, _STYLES[piece.change], live=room.live)
    return quote(drawn) if drawn else ""


def files(them: Sequence[Attachment], ear: Ear, room: Room) -> str:
    """Name the files; they follow beside the message."""
    return _lines([_file(file) for file in them], ear, room)


def _file(it: Attachment) -> Text:
    megabytes = it.size >= _MEGABYTE
    amount = f"{it.size / _MEGABYTE:.1f}" if megabytes else str(max(1, it.size // 1000))
    kept = "original" if it.original else "evidence" if it.evidence else it.kind
    values: dict[str, Value] = {"name": it.name, "size": f"{amount} {'MB' if megabytes else 'KB'}"}
    return Text(f"telegram-file-{kept}", values)


def route(stops: Sequence[Stop], ear: Ear, room: Room) -> str:
    """Draw the route, a line for each stop; each says in words what its mark says."""
    left, drawn = room.part, list[str]()
    for stop in stops:
        if left <= 1:
            return "\n".join([*drawn, _note("telegram-route-cut", ear)])
        text = cut_to(f"{_MARKS[stop.state]} {ear.hears(stop.text)}", left)
        left -= units(text) + 1
        drawn.append(_stop(text, stop, room))
    return "\n".join(drawn)


def _stop(text: str, stop: Stop, room: Room) -> str:
    """Give a line; only the address of a release is a live link, and it is shown whole."""
    before, address, after = text.partition(stop.address) if stop.address else (text, "", "")
    style = "b" if stop.state == "now" else ""
    if not address or not followed(address):
        return dead(text, style, live=room.live)
    return f"{dead(before, style, live=room.live)}{link(address)}{dead(after, live=room.live)}"


def entries(card: Card, ear: Ear, room: Room) -> str:
    """Draw a list: what can be pressed has a number, by which it is found again on the keyboard below."""
    numbers = {id(entry): f"{place}. " for place, entry in pressed(card)}
    plain = "" if numbers else "• "
    told = [_entry(entry, ear, numbers.get(id(entry), plain)) for entry in card.entries[: room.entries]]
    drawn = [_paragraph(told, room)] if told else []
    if len(card.entries) > room.entries:
        drawn.append(_note("telegram-entries-cut", ear, count=len(card.entries) - room.entries))
    return "\n".join(drawn)


def _entry(entry: Entry, ear: Ear, mark: str) -> str:
    text = ear.hears(entry.text)
    return text if mark == "• " and "\n" in text else f"{mark}{text}"


def choices(card: Card, ear: Ear, room: Room, *, left_out: int) -> str:
    """Say ready answers that keys are too narrow for, by the numbers on them; and that there are more of them."""
    labels = [ear.hears(one.label) for one in answers(card)] if numbered(card, ear) else []
    shown = labels[: max(len(labels) - left_out, 0)]
    said = cut_to("\n".join(f"{place}. {label}" for place, label in enumerate(shown, 1)), room.part)
    more = [_note("telegram-choices-cut", ear, count=left_out)] if left_out else []
    return "\n".join([*([dead(said, live=room.live)] if said else []), *more])


def form(it: Form | None, ear: Ear, room: Room) -> str:
    """Draw what a form asks, with what has been put into it so far and what is wrong with that."""
    return _lines([_field(field) for field in it.fields], ear, room) if it is not None else ""


def _field(it: FormField) -> Text:
    if it.mistake is not None:
        return Text("telegram-field-mistake", {"field": it.label, "mistake": it.mistake})
    given: list[Value] = [choice.label for choice in it.choices if choice.code in it.chosen]
    given += [cut_to(" ".join(it.words.split()), _ANSWER)] if it.words.strip() else []
    if given:
        return Text("telegram-field-given", {"field": it.label, "given": tuple(given)})
    return Text(f"telegram-field-{'asked' if it.required else 'optional'}", {"field": it.label})


def reading(card: Card, ear: Ear, room: Room, *, pages: bool, left_out: int) -> Iterator[str]:
    """Draw all that there is to read in a card, paragraph by paragraph; some are empty."""
    yield title(card, ear, room)
    yield _lines(card.facts, ear, room)
    yield body(card.body, ear, room, folded=card.words is not None, pages=pages)
    yield differences(card, ear, room)
    yield files(card.files, ear, room)
    yield route(card.route, ear, room)
    yield entries(card, ear, room)
    yield form(card.form, ear, room)
    if overflows(card, ear, room) or (spills(card, room) and not pages):
        yield _note("telegram-whole-follows", ear)
    yield _lines(card.notes, ear, room)
    yield choices(card, ear, room, left_out=left_out)
