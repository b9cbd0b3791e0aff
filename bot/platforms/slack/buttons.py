"""Buttons in Block Kit: what they carry, which press asks once more, and what a screen reader says of them."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from bot.cards.card import Button
from bot.cards.tokens import Verb
from bot.i18n import Ear
from bot.platforms.slack import blocks
from bot.platforms.slack.blocks import Block
from bot.text import Text

MENU: Final = 10  # ready answers from which on they stand in a menu instead of rows
_STYLES: Final = {"likely": "primary", "grave": "danger"}
# Presses that change something for good at once; others that are grave lead to a question first.
_ONCE_MORE: Final = frozenset({Verb.DISCARD, Verb.WITHDRAW, Verb.APPLY_ROSTER, Verb.ASK_RULING})
_CONFIRM: Final = 30


def button(it: Button, ear: Ear, *, about: str = "") -> Block:
    """Draw a button; `about` is the line that it stands beside, for those who do not see that."""
    label = ear.hears(it.label)
    made: Block = {"type": "button", "text": blocks.plain(label, blocks.LABEL), "value": str(it.token)}
    if it.tone in _STYLES:
        made["style"] = _STYLES[it.tone]
    if about:
        said = ear.hears(Text("slack-button-about", {"label": label, "about": about}))
        made["accessibility_label"] = blocks.cut_to(said, blocks.LABEL)
    if it.token.verb in _ONCE_MORE:
        made["confirm"] = _confirm(it, label, ear)
    return made


def _confirm(it: Button, label: str, ear: Ear) -> Block:
    what = Text(f"slack-confirm-{it.token.verb.name.lower().replace('_', '-')}")
    made = {
        "title": blocks.plain(f"{label}?", blocks.LABEL),
        "text": blocks.plain(ear.hears(what), blocks.SECTION // 10),
        "confirm": blocks.plain(label, _CONFIRM),
        "deny": blocks.plain(ear.hears(Text("slack-confirm-not")), _CONFIRM),
    }
    return made | {"style": "danger"} if it.tone == "grave" else made


def drawn(them: Sequence[Button], ear: Ear, *, choices: int) -> Iterator[Block]:
    """Draw buttons in rows; many ready answers of one question stand in a menu, of which `choices` are shown."""
    for answers, some in groupby(them, lambda it: it.token.verb in (Verb.ANSWER, Verb.FIELD)):
        group = list(some)
        if answers and len(group) > min(MENU, choices):
            yield from _menu(group, ear, choices)
        else:
            yield from blocks.rows([button(it, ear) for it in group])


def _menu(them: list[Button], ear: Ear, choices: int) -> Iterator[Block]:
    apart = list({str(it.token): it for it in reversed(them)}.values())[::-1]  # Slack takes no value twice
    options = [option(ear.hears(it.label), str(it.token)) for it in apart[:choices]]
    holder = blocks.plain(ear.hears(Text("slack-choose")), blocks.HEADER)
    yield {"type": "actions", "elements": [{"type": "static_select", "placeholder": holder, "options": options}]}
    if len(apart) > choices:
        yield blocks.context(ear.hears(Text("slack-choices-cut", {"count": len(apart) - choices})))


def option(label: str, value: str) -> Block:
    """Draw something that can be chosen."""
    return {"text": blocks.plain(label, blocks.LABEL), "value": value}
