"""Slack's windows (modals): a question, a form, a text to read; opened at once, completed later."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import Any, Final

from bot.cards.card import LOOKED_AT, Button, Card, FormField, Kind
from bot.cards.tokens import Token, Verb
from bot.i18n import Ear
from bot.platforms.slack import blocks, buttons, inputs, parts, spoken
from bot.platforms.slack.blocks import Block
from bot.platforms.slack.room import Room, overflows
from bot.ports import Filled
from bot.text import Text

# What comes into a window that a press opened; anything else a press leads to is a card that stays, and is posted.
FOR_WINDOWS: Final = LOOKED_AT | {Kind.QUESTION, Kind.FULL, Kind.CHANGES, Kind.PROGRESS}
ANSWER: Final = "answer"  # the field in which a question's answer comes
NOTHING: Final[Mapping[str, str]] = {}
_ROOMS: Final = (
    Room(body=30_000, part=9000, entries=60, choices=100),
    Room(body=15_000, part=4000, entries=40, choices=100),
    Room(body=5000, part=1500, entries=20, choices=60),
    Room(body=1000, part=500, entries=10, choices=20),
)
_TITLE: Final = 24
_META: Final = 3000
_OF_CHATS: Final = frozenset({"hint-write", "hint-own-words", "hint-done", "hint-text-anew", "hint-template"})
_PARTS: Final = 3
_INPUTS: Final = 70  # blocks of a form; policy knows some twenty fields


def modal(card: Card, ear: Ear, private_metadata: str = "", pictures: Mapping[str, str] = NOTHING) -> Block:
    """Draw a card as a window: a question to answer, a form to fill in, else something to read."""
    return _fitted(card, ear, private_metadata, pictures)[0]


def rest(card: Card, ear: Ear) -> str | None:
    """Give all that a card says where its window does not hold it, to follow as a file."""
    return spoken.whole(card, ear) if overflows(card, ear, _fitted(card, ear, "", NOTHING)[1]) else None


def _fitted(card: Card, ear: Ear, metadata: str, pictures: Mapping[str, str]) -> tuple[Block, Room]:
    """Draw a card in the roomiest way in which it fits."""
    for room in _ROOMS[:-1]:
        view = _view(card, ear, room, metadata, pictures)
        if len(view["blocks"]) <= blocks.VIEW_BLOCKS and blocks.bytes_of(view) <= blocks.IN_VIEW:
            return view, room
    return _view(card, ear, _ROOMS[-1], metadata, pictures), _ROOMS[-1]


def _view(card: Card, ear: Ear, room: Room, metadata: str, pictures: Mapping[str, str]) -> Block:
    presses = list(buttons.drawn(_pressed(card), ear, choices=room.choices))
    fields = list(_held(inputs.fields(card.form.fields if card.form else _asked(card), ear)))
    drawn = [
        *parts.title(replace(card, form=None), ear, room),
        *parts.reading(_readable(card), ear, room, pictures),
        *((*fields, *presses) if card.form else (*presses, *fields)),
    ]
    sends = _sends(card)
    kind = "form" if card.form else "answer" if _cancel(card) else "read"
    made = _empty(ear, kind, blocks.numbered(drawn), metadata)
    made["callback_id"] = f"fill|{sends.token if sends else ''}|{_cancel(card) or ''}"
    if sends:
        made["submit"] = blocks.plain(ear.hears(sends.label), _TITLE)
    return made


def _held(drawn: Iterator[Block]) -> Iterator[Block]:
    """Give as many ways to answer as a window holds; a form asks for the rest when it is drawn again."""
    left = blocks.IN_VIEW * 3 // 4
    for block in islice(drawn, _INPUTS):
        left -= blocks.bytes_of(block)
        if left <= 0:
            return
        yield block


def _asked(card: Card) -> tuple[FormField, ...]:
    """Give a question's answer as a field: several choices to tick, own words, files; a single choice is a button."""
    words, field = card.words is not None, card.answer
    several, files = _several(card), field is not None and field.files
    if card.closed or _token(card) is None or not (words or several or files):
        return ()
    answers = any(it.token.verb is Verb.ANSWER for it in card.buttons)
    label = Text("slack-several" if several else "slack-way-words" if answers and words else "slack-your-answer")
    made = FormField(ANSWER, "text" if words else "files", label, files=files, words=_given(card))
    if field is not None and several:
        made = replace(made, kind="several", choices=field.choices, chosen=field.chosen, written=words, required=False)
    return (made,)


def _several(card: Card) -> bool:
    return card.answer is not None and card.answer.kind == "several"


def _given(card: Card) -> str:
    """Give the text that an answer replaces, which stands in the field to be corrected."""
    return card.body.text if card.words is not None and card.body is not None else ""


def _readable(card: Card) -> Card:
    """Leave out what is said of answering in a chat, and a text that stands in the field to be corrected."""
    if not _asked(card):
        return card
    notes = tuple(note for note in card.notes if note.key not in _OF_CHATS)
    given = _given(card)
    return replace(card, notes=notes, body=None if given and inputs.fits(given) else card.body)


def _pressed(card: Card) -> tuple[Button, ...]:
    """Give the buttons inside a window, but for those that its own take the place of, and the way back."""
    if card.form is not None:
        return card.form.buttons[1:]
    gone = {Verb.OPEN, Verb.CANCEL, *((Verb.ANSWER, Verb.DONE) if _several(card) else ())}
    return tuple(it for it in card.buttons if it.token.verb not in gone)


def _sends(card: Card) -> Button | None:
    """Give what the window's own button does: send the form, or the answer."""
    if card.form is not None:
        return card.form.buttons[0]
    token = _token(card)
    return Button(Text("slack-send"), token, "likely") if token and _asked(card) else None


def _token(card: Card) -> Token | None:
    """Give the token under which a question's answer is sent."""
    cancel = _cancel(card)
    return card.words or (Token(Verb.ANSWER, cancel.subject) if cancel else None)


def _cancel(card: Card) -> Token | None:
    return next((it.token for it in card.buttons if it.token.verb is Verb.CANCEL), None)


def waiting(ear: Ear, private_metadata: str = "") -> Block:
    """Draw the window that is opened at once, before it is known what comes into it."""
    return _empty(ear, "wait", [blocks.section(ear.hears(Text("slack-one-moment")))], private_metadata)


def said(text: Text, ear: Ear, private_metadata: str = "") -> Block:
    """Draw the window of a press that led to nothing but words: a refusal, or a notice."""
    drawn = list(blocks.paragraphs([ear.hears(text)], blocks.SECTION))
    return _empty(ear, "read", drawn, private_metadata)


def _empty(ear: Ear, kind: str, drawn: list[Block], metadata: str) -> Block:
    return {
        "type": "modal",
        "title": blocks.plain(ear.hears(Text(f"slack-modal-{kind}")), _TITLE),
        "close": blocks.plain(
            ear.hears(Text("slack-modal-cancel" if kind == "answer" else "slack-modal-close")), _TITLE
        ),
        "blocks": drawn,
        "callback_id": "fill||",
        "private_metadata": metadata[:_META],
        "notify_on_close": True,
    }


def read_modal(view: Mapping[str, Any], token: str = "") -> tuple[str, tuple[Filled, ...]]:
    """Read what was put into a window, and the token under which it is sent: `token`, or the window's own.

    Of a form every field is given, so that what was left empty can be marked.
    """
    sent = token or _carried(view)[1]
    return sent, inputs.filled(view, empty=sends_form(sent))


def sends_form(token: str) -> bool:
    """Tell whether a press inside a window sends its form, filled in as far as it is."""
    return token.startswith(f"{Verb.FILL}.")


def cancels(view: Mapping[str, Any]) -> str | None:
    """Give the token that says that a question is left unanswered; None of a form or of something to read."""
    return _carried(view)[2] or None


def _carried(view: Mapping[str, Any]) -> tuple[str, str, str]:
    kind, token, cancel = [*str(view.get("callback_id") or "").split("|"), "", "", ""][:_PARTS]
    return kind, token, cancel
