"""The parts of a card as Block Kit: title, facts, text, files, route, entries, notes; each in the room it is given."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from bot.cards.card import Card, Difference, Entry, Extract, Stop
from bot.domain.drafts import Attachment
from bot.i18n import Ear
from bot.platforms.slack import blocks
from bot.platforms.slack.blocks import Block
from bot.platforms.slack.buttons import button
from bot.platforms.slack.room import Room, overflows
from bot.text import Text

_MARKS: Final = {"done": "✔", "against": "✘", "now": "●", "next": "○"}
_MEGABYTE: Final = 1_000_000
_STRETCH: Final = 60  # what a stretch of rich text weighs besides its words


def title(card: Card, ear: Ear, room: Room) -> Iterator[Block]:
    """Draw the title: as a heading on a card of an item or a list, else as a line; and what stands beside it."""
    text = ear.hears(card.title)
    if (card.tag or card.entries or card.form) and blocks.weight(text) <= blocks.HEADER:
        yield blocks.header(text)
    elif card.words or card.notes or card.body or card.closed or card.tag or card.entries or card.form:
        yield blocks.rich(*blocks.runs(blocks.cut_to(text, room.part) or "…", bold=True))
    else:
        yield blocks.section(blocks.cut_to(text, room.part))
    if card.tag is not None:
        yield blocks.context(ear.hears(card.tag))


def lines(texts: Iterable[Text], ear: Ear, room: Room) -> Iterator[Block]:
    """Draw texts, one a line."""
    heard = ear.all(texts)
    if heard:
        yield from blocks.paragraphs(heard, room.part)


def body(extract: Extract | None, ear: Ear, room: Room) -> Iterator[Block]:
    """Draw somebody's text as a quotation, and say how much of it is shown."""
    if extract is None:
        return
    shown = blocks.cut_to(extract.text, room.body)
    yield from (blocks.quote(blocks.run(piece)) for piece in blocks.pieces(shown))
    if len(shown) < extract.total:
        yield blocks.context(ear.hears(Text("slack-text-cut", {"shown": len(shown), "total": extract.total})))


def differences(them: Sequence[Difference], ear: Ear, room: Room) -> Iterator[Block]:
    """Draw a comparison: what was taken out and put in is said in words, and struck out or bold as well."""
    left, stretches = room.body, list[Block]()
    for piece in them:
        text = blocks.cut_to(piece.text, left)
        stretches += _stretches(piece, text, ear)
        left -= blocks.weight(text) + _STRETCH
        if left <= 0:
            break
    if stretches:
        yield blocks.quote(*stretches)


def _stretches(piece: Difference, text: str, ear: Ear) -> Iterator[Block]:
    if piece.change == "same":
        return blocks.runs(text)
    said = ear.hears(Text(f"slack-{piece.change}", {"text": text}))
    return blocks.runs(said, strike=True) if piece.change == "removed" else blocks.runs(said, bold=True)


def files(them: Sequence[Attachment], ear: Ear, room: Room, pictures: Mapping[str, str]) -> Iterator[Block]:
    """Draw pictures that are on Slack (`pictures` gives their ids there by digest), and name all other files."""
    drawn = [file for file in them if file.digest in pictures and not file.evidence][: room.entries]
    yield from (blocks.image(pictures[file.digest], file.name) for file in drawn)
    named = [_file(file, ear) for file in them if file not in drawn]
    if named:
        yield from blocks.paragraphs(named, room.part)


def _file(it: Attachment, ear: Ear) -> str:
    megabytes = it.size >= _MEGABYTE
    amount = f"{it.size / _MEGABYTE:.1f}" if megabytes else str(max(1, it.size // 1000))
    kept = "original" if it.original else "evidence" if it.evidence else it.kind
    values = {"name": it.name, "size": f"{amount} {'MB' if megabytes else 'KB'}"}
    return ear.hears(Text(f"slack-file-{kept}", values))


def route(stops: Sequence[Stop], ear: Ear, room: Room) -> Iterator[Block]:
    """Draw the route, a line for each stop; each says in words what its mark says."""
    left, stretches = room.part, list[Block]()
    for stop in stops:
        text = blocks.cut_to(f"{_MARKS[stop.state]} {ear.hears(stop.text)}", left)
        stretches += _line(text, stop)
        left -= blocks.weight(text) + _STRETCH
        if left <= 0:
            yield blocks.rich(*_ended(stretches))
            yield blocks.context(ear.hears(Text("slack-route-cut")))
            return
    if stretches:
        yield blocks.rich(*_ended(stretches))


def _ended(stretches: list[Block]) -> list[Block]:
    """Leave out the last end of a line, and what has nothing in it then."""
    last = stretches[-1]["text"].removesuffix("\n")
    ended = [*stretches[:-1], *([stretches[-1] | {"text": last}] if last else [])]
    return [one for one in ended if one["text"]]


def _line(text: str, stop: Stop) -> Iterator[Block]:
    """Give a line; only the address of a release is a live link, and it is shown whole."""
    before, address, after = text.partition(stop.address) if stop.address else (text, "", "")
    style = {"bold": True} if stop.state == "now" else {}
    if not address or not blocks.followed(address):
        yield blocks.run(f"{text}\n", **style)
        return
    yield from (blocks.run(before, **style), blocks.link(address), blocks.run(f"{after}\n"))


def entries(them: Sequence[Entry], ear: Ear, room: Room) -> Iterator[Block]:
    """Draw a list: each entry with its button beside it; those without buttons stand together."""
    waiting: list[str] = []
    for entry in them[: room.entries]:
        text = ear.hears(entry.text)
        if not entry.buttons:
            waiting.append(f"• {text}" if "\n" not in text else text)
            continue
        yield from blocks.paragraphs(waiting, room.part) if waiting else ()
        waiting = []
        yield from _entry(text, entry, ear, room)
    yield from blocks.paragraphs(waiting, room.part) if waiting else ()
    if len(them) > room.entries:
        yield blocks.context(ear.hears(Text("slack-entries-cut", {"count": len(them) - room.entries})))


def _entry(text: str, entry: Entry, ear: Ear, room: Room) -> Iterator[Block]:
    drawn = [button(one, ear, about=text) for one in entry.buttons]
    text = blocks.cut_to(text, room.part)
    yield blocks.section(text, drawn[0])
    yield from blocks.rows(drawn[1:])


def reading(card: Card, ear: Ear, room: Room, pictures: Mapping[str, str]) -> Iterator[Block]:
    """Draw all that there is to read in a card below its title, in the order in which it is read."""
    yield from lines(card.facts, ear, room)
    yield from body(card.body, ear, room)
    yield from differences(card.differences, ear, room)
    yield from files(card.files, ear, room, pictures)
    yield from route(card.route, ear, room)
    yield from entries(card.entries, ear, room)
    if overflows(card, ear, room):
        yield blocks.context(ear.hears(Text("slack-whole-follows")))
    yield from lines(card.notes, ear, room)
