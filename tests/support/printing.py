"""Prints a card as plain text, the way a leader reads it on a telephone, standing."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.cards.card import Button, Card, Extract, Form
from bot.i18n import I18n
from bot.text import Language, Text

NOW = datetime(2026, 6, 3, 6, 30, tzinfo=UTC)  # Wednesday, half past two in the afternoon in Shanghai
ZONE = ZoneInfo("Asia/Shanghai")
_STATES = {"done": "✔", "against": "✖", "now": "●", "next": "○"}
_CHANGES = {"same": "{}", "added": "[+{}+]", "removed": "[-{}-]"}
_TONES = {"plain": "[{}]", "likely": "[{}]*", "grave": "[{}]!"}


class Printer:
    """Says texts to one reader."""

    def __init__(self, i18n: I18n, language: Language, now: datetime = NOW) -> None:
        self._i18n, self._language, self._now = i18n, language, now

    def say(self, text: Text) -> str:
        return self._i18n.say(text, self._language, zone=ZONE, now=self._now)

    def buttons(self, buttons: tuple[Button, ...]) -> str:
        return "  ".join(_TONES[button.tone].format(self.say(button.label)) for button in buttons)

    def form(self, form: Form) -> list[str]:
        lines = []
        for field in form.fields:
            ways = [field.kind, *["words"] * field.written, *["files"] * field.files]
            lines += [f"{self.say(field.label)} ({', or '.join(ways)})"]
            lines += [f"  {self.say(field.hint)}"] if field.hint else []
            lines += [f"  ! {self.say(field.mistake)}"] if field.mistake else []
            marks = {True: "(x)", False: "( )"}
            lines += [
                f"  {marks[one.code in field.chosen]} {self.say(one.label)}{' ...' * one.detail}"
                for one in field.choices
            ]
            lines += [f"  > {field.words}"] if field.words else []
        return [*lines, self.buttons(form.buttons)]

    def card(self, card: Card) -> str:
        lines = [self.say(card.title) + (f"    {self.say(card.tag)}" if card.tag else "")]
        lines += map(self.say, card.facts)
        lines += _body(card.body)
        lines += ["".join(_CHANGES[piece.change].format(piece.text) for piece in card.differences)] * bool(
            card.differences
        )
        lines += [f"+ {file.name}{' (original)' if file.original else ''}" for file in card.files]
        lines += [f"{_STATES[stop.state]} {self.say(stop.text)}" for stop in card.route]
        lines += [f"- {self.say(entry.text)} {self.buttons(entry.buttons)}".rstrip() for entry in card.entries]
        lines += map(self.say, card.notes)
        lines += self.form(card.form) if card.form else []
        lines += [self.buttons(card.buttons)] if card.buttons else []
        return "\n".join([*lines, "(closed)"] if card.closed else lines)


def _body(body: Extract | None) -> list[str]:
    if body is None:
        return []
    return ["────────", body.text, *([f"({len(body.text)} / {body.total})"] if body.cut else []), "────────"]


def print_card(card: Card, i18n: I18n, language: Language, now: datetime = NOW) -> str:
    """Print a card as it is read at `now` in Shanghai; `*` marks the likely button, `!` a grave one."""
    return Printer(i18n, language, now).card(card)


def read_out(card: Card, buttons: tuple[Button, ...], say: Callable[[Text], str]) -> str:
    """Give all that stands on a card as bare lines, a form's fields among them, for stories to look for words in."""
    lines = list(map(say, (card.title, *([card.tag] if card.tag else []), *card.facts)))
    lines += [card.body.text] if card.body else []
    lines += [f"{piece.change}: {piece.text}" for piece in card.differences]
    lines += [f"({file.name})" for file in card.files]
    lines += [f"{stop.state}: {say(stop.text)}" for stop in card.route]
    lines += [say(entry.text) for entry in card.entries]
    lines += map(say, (*card.notes, *_of_form(card.form)))
    lines += [f"[{say(button.label)}]" for button in buttons]
    return "\n".join(lines)


def _of_form(form: Form | None) -> Iterator[Text]:
    for field in form.fields if form else ():
        yield from (text for text in (field.label, field.hint, field.mistake) if text is not None)
        yield from (choice.label for choice in field.choices)
