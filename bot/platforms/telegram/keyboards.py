"""Keyboards under messages: rows that a narrow telephone shows whole, what a press carries, and which asks once more.

A key is a mapping as the Bot API has it; its style only adds to what its label says.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, chain, count
from typing import Final

from bot.cards.card import Button, Card, Entry, Form
from bot.cards.forms import STEPS, SUBMIT
from bot.cards.tokens import LONGEST, Token, Verb
from bot.intake.words import cut, plain_line
from bot.platforms.telegram.ear import Ear
from bot.platforms.telegram.markup import NOTHING, seen
from bot.text import LANGUAGES, Text

Key = dict[str, str]
Rows = list[list[Key]]

WRITE: Final = "w:"  # before a question's token: the platform asks for words in a reply
SURE: Final = "sure:"  # before the token of a press that ends something at once: the keyboard asks first
BACK: Final = "back:"  # before the same: the keyboard as it was
MOST: Final = 100  # keys of a keyboard; Telegram leaves out what comes after them
_HEAVIEST: Final = 9_000  # bytes of a keyboard; much above that it is refused as too long
_KEY: Final = 30  # bytes of a key besides what it says and carries
_COLUMNS: Final = 40
_MOST_OF_ENTRIES: Final = 50
_MOST_OTHERS: Final = 20
# How wide the labels of a row may be, by how many stand in it, on a telephone of 360 points; a Chinese character is 2.
_WIDTHS: Final = {1: 34, 2: 16, 3: 10, 4: 6}
_STYLES: Final = {"likely": "primary", "grave": "danger"}
_WIDE: Final = frozenset("WFA")
# Presses that change something for good at once; others that are grave lead to a question first.
ONCE_MORE: Final = frozenset({Verb.DISCARD, Verb.WITHDRAW, Verb.APPLY_ROSTER, Verb.ASK_RULING})
_ANSWERS: Final = frozenset({Verb.ANSWER, Verb.FIELD})
_LEFT_OUT: Final = _ANSWERS | {Verb.FORM}  # a form is nothing that could be filled in here


def width(text: str) -> int:
    """Measure a label in columns; a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(one) in _WIDE else 1 for one in text)


def own(data: str) -> bool:
    """Tell whether a key is the platform's own business, and carries no token to be taken."""
    return data.startswith((WRITE, SURE, BACK))


def token_of(data: str) -> str:
    """Give the token that stands behind the mark of a key of the platform's own."""
    return data.partition(":")[2]


def numbered(card: Card, ear: Ear) -> bool:
    """Tell whether some answer is too wide for a key, so that the message says all of them by their numbers."""
    return any(width(ear.hears(one.label)) > _WIDTHS[1] for one in answers(card))


def answers(card: Card) -> tuple[Button, ...]:
    """Give the ready answers of a card."""
    return tuple(one for one in card.buttons if one.token.verb in _ANSWERS)


def drawn(card: Card, ear: Ear, *, entries: int) -> tuple[Rows, int]:
    """Draw a keyboard: answers, entries, what is likely, all else, and what ends something alone in its row.

    Of the card's entries so many have keys; the number of answers that found no room is told.
    """
    rest = [*_of_entries(card, ear, entries), *_others(card, ear)]
    marks = (f"{place} · " if numbered(card, ear) else "" for place in count(1))
    ready = [_key(one, ear, mark) for one, mark in zip(answers(card), marks, strict=False)]
    shown = _that_fit(ready, rest)
    return [*_rows(ready[:shown]), *rest], len(ready) - shown


def _of_entries(card: Card, ear: Ear, most: int) -> Rows:
    keys = [_key(one, ear, f"{place} · ") for place, entry in pressed(card)[:most] for one in _here(entry)]
    return _rows(keys[:_MOST_OF_ENTRIES])


def pressed(card: Card) -> list[tuple[int, Entry]]:
    """Give the entries that have buttons, with the numbers by which they are told from one another."""
    return list(enumerate((entry for entry in card.entries if _here(entry)), start=1))


def _here(entry: Entry) -> tuple[Button, ...]:
    return tuple(one for one in entry.buttons if one.token.verb not in _LEFT_OUT)


def _others(card: Card, ear: Ear) -> Rows:
    form = () if card.form is None else _of_form(card.form)
    others = [*form, *(one for one in card.buttons if one.token.verb not in _LEFT_OUT)][:_MOST_OTHERS]
    by_tone = {tone: [_key(one, ear) for one in others if one.tone == tone] for tone in ("likely", "plain", "grave")}
    return [
        *([[written(card.words, ear)]] if card.words is not None and answers(card) else []),
        *_rows(by_tone["likely"]),
        *_rows(by_tone["plain"]),
        *([key] for key in by_tone["grave"]),
    ]


def _of_form(form: Form) -> Iterator[Button]:
    """Offer what can be done about a form without filling it in: one thing at a time, and all of it once it is full."""
    full = not any(field.mistake or (field.required and not (field.chosen or field.words)) for field in form.fields)
    for button in form.buttons:
        if button.token.choice == STEPS:
            yield replace(button, tone="plain" if full else "likely")
        elif button.token.choice != SUBMIT or full:
            yield button


def written(words: Token, ear: Ear) -> Key:
    """Make the key that asks for somebody's own words."""
    return {"text": _label(ear.hears(Text("telegram-write"))), "callback_data": _marked(WRITE, str(words))}


def _key(it: Button, ear: Ear, mark: str = "") -> Key:
    data = str(it.token)
    key = {
        "text": _label(mark + ear.hears(it.label)),
        "callback_data": _marked(SURE, data) if it.token.verb in ONCE_MORE else data,
    }
    return key | {"style": _STYLES[it.tone]} if it.tone in _STYLES else key


def _marked(mark: str, token: str) -> str:
    """Put a mark of ours before a token, where there is room for it; without it the press is taken as it is."""
    return mark + token if len((mark + token).encode()) <= LONGEST else token


def _label(text: str) -> str:
    """Give a label on one line, as much of it as a key shows."""
    line = plain_line(text, _COLUMNS)
    end = sum(wide <= _COLUMNS for wide in accumulate(map(width, line)))
    line = line if end >= len(line) else cut(line, max(end, 1))
    return line if seen(line) else NOTHING


def _rows(keys: Sequence[Key]) -> Rows:
    """Put keys into rows, as many in each as are shown whole."""
    rows: Rows = []
    for key in keys:
        row = [*rows[-1], key] if rows else []
        if row and len(row) in _WIDTHS and max(width(one["text"]) for one in row) <= _WIDTHS[len(row)]:
            rows[-1] = row
        else:
            rows.append([key])
    return rows


def _that_fit(keys: Sequence[Key], rest: Rows) -> int:
    """Count the keys that find room beside the rest of a keyboard."""
    left = _HEAVIEST - sum(map(_weight, chain.from_iterable(rest)))
    fitting = sum(weight <= left for weight in accumulate(map(_weight, keys)))
    return max(min(fitting, MOST - sum(map(len, rest))), 0)


def _weight(key: Key) -> int:
    return _KEY + sum(len(value.encode()) for value in key.values())


def asked_once_more(rows: Rows, data: str, ear: Ear) -> Rows:
    """Give the keyboard after a press that ends something at once: the same, but for its key, which asks again."""
    token = token_of(data)
    return [asked for row in rows for asked in (_really(row, data, token, ear) or [row])]


def _really(row: list[Key], data: str, token: str, ear: Ear) -> Rows:
    for key in row:
        if key.get("callback_data") == data:
            label = ear.hears(Text("telegram-really", {"label": key["text"]}))
            back = {"text": ear.hears(Text("telegram-not-now")), "callback_data": _marked(BACK, token)}
            return [[{**key, "text": label, "callback_data": token}], [back]]
    return []


def as_before(rows: Rows, data: str, ear: Ear) -> Rows:
    """Give the keyboard after somebody thought better of it: as it was before he was asked."""
    token = token_of(data)
    kept = [row for row in rows if all(key.get("callback_data") != data for key in row)]
    return [[_before(key, ear) if key.get("callback_data") == token else key for key in row] for row in kept]


def _before(key: Key, ear: Ear) -> Key:
    """Give a key the label that it had; the reader may have chosen another language since."""
    for language in LANGUAGES:
        asked = ear.i18n.say(Text("telegram-really", {"label": "|"}), language, zone=ear.zone, now=ear.now)
        before, _, after = asked.partition("|")
        if key["text"].startswith(before) and key["text"].endswith(after):
            label = key["text"].removeprefix(before).removesuffix(after)
            return key | {"text": label, "callback_data": _marked(SURE, key["callback_data"])}
    return key
