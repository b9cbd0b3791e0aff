"""The time line of a crisis on a card, page by page, with how long things took; the card that carries it as a file."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from bot.cards.card import Button, Card, Entry
from bot.cards.sheets import joined, label_key, plain, quoted
from bot.cards.tokens import Token, Verb
from bot.domain.crises import Crisis
from bot.domain.drafts import Attachment
from bot.domain.situation_times import Figures, Moment, lasted
from bot.frozen import frozen
from bot.text import Names, Text, Value

PAGE: Final = 10  # moments on a card
HTML: Final = "html"
XLSX: Final = "xlsx"
_WORDS: Final = 160  # characters of what was said that stand on a card
_NAMED: Final = 8  # people whom a line of a card names


@frozen
class TimesSheet:
    """A page of the time line; the last page is the newest."""

    crisis: Crisis
    moments: tuple[Moment, ...]
    page: int
    pages: int
    figures: Figures


def timeline(sheet: TimesSheet) -> Card:
    """Build a page."""
    title = Text(
        "timeline-title",
        {"number": sheet.crisis.number, "page": sheet.page, "pages": sheet.pages},
    )
    return Card(
        title=_marked(sheet.crisis, title),
        facts=tuple(figures(sheet.figures)),
        entries=tuple(Entry(_line(one)) for one in sheet.moments),
        notes=_note(sheet.crisis),
        buttons=tuple(_buttons(sheet)),
    )


def pages(count: int) -> int:
    """Say how many pages so many moments take."""
    return max(1, -(-count // PAGE))


def _marked(crisis: Crisis, text: Text) -> Text:
    return Text("crisis-drill", {"text": text}) if crisis.drill else text


def _note(crisis: Crisis) -> tuple[Text, ...]:
    return (Text("crisis-drill-note"),) if crisis.drill else ()


def figures(found: Figures) -> Iterator[Text]:
    """Say how long after the report what mattered happened, and what each platform brought."""
    after = line(found)
    if after is not None:
        yield after
    for one in found.platforms:
        counts: dict[str, Value] = {
            "called": one.called,
            "accepted": one.accepted,
            "seen": one.seen,
            "taken": one.taken,
        }
        yield Text("figures-platform", {"platform": Text(f"platform-{one.name}"), **counts})


def line(found: Figures) -> Text | None:
    """Say it in one line; None where nothing has happened yet."""
    after: list[Value] = [Text(f"figure-{name}", {"after": lasted(time)}) for name, time in found.after()]
    return Text("figures", {"what": joined("dotted", after)}) if after else None


def _line(one: Moment) -> Text:
    return Text("timeline-line", {"at": one.at, "what": told(one, _WORDS, _NAMED)})


def told(one: Moment, most: int, named: int) -> Value:
    """Tell a moment on one line: so many characters of what was said, so many names."""
    people: tuple[Value, ...] = one.people[:named]
    if len(one.people) > named:
        people = (*people, Text("crisis-more-people", {"count": len(one.people) - named}))
    parts: list[Value] = [one.what]
    parts += [Text("timeline-people", {"people": people})] if people else []
    parts += [_cut(words, most) for words in one.body]
    if one.files:
        parts.append(Text("crisis-note-report-files", {"files": tuple(quoted(name, most) for name in one.files)}))
    return joined("dotted", parts)


def _cut(words: Value, most: int) -> Value:
    if isinstance(words, Text):
        return plain(words, most)
    return quoted(words, most) if isinstance(words, str) else words


def _buttons(sheet: TimesSheet) -> Iterator[Button]:
    crisis = sheet.crisis
    for name, page in (("earlier", sheet.page - 1), ("later", sheet.page + 1)):
        if 0 < page <= sheet.pages:
            yield Button(Text(f"button-timeline-{name}"), Token(Verb.TIMELINE, crisis.id, page))
    for kind in (HTML, XLSX):
        yield Button(Text(f"button-timeline-{kind}"), Token(Verb.TIMELINE_FILE, crisis.id, choice=kind))
    yield Button(Text(label_key(Verb.OPEN_CRISIS)), Token(Verb.OPEN_CRISIS, crisis.id))


def sent(crisis: Crisis, file: Attachment, by: Names, at: datetime) -> Card:
    """Build the card that carries a picture or file which somebody sent in a crisis."""
    title = Text("crisis-file", {"number": crisis.number, "by": by, "at": at})
    return Card(title=_marked(crisis, title), files=(file,), notes=_note(crisis))


def to_keep(crisis: Crisis) -> Card:
    """Build the card that carries the time line as a file; that is put on it when it is written."""
    title = Text("timeline-file", {"number": crisis.number})
    return Card(title=_marked(crisis, title), notes=_note(crisis))
