"""What could not be delivered, for administrators: to whom, about what, why, and a button to send it again."""

from collections.abc import Iterable, Sequence

from bot.cards.card import Button, Card, Entry
from bot.cards.sheets import plain
from bot.cards.tokens import Token, Verb
from bot.frozen import frozen
from bot.text import Text, Value

_WORDS = 200  # characters of a message that are repeated


@frozen
class Lost:
    """A message that could not be delivered: its row in the outbox, for whom it was, what it says, and why."""

    row: int
    to: Value
    what: Text
    why: Text


def undelivered(lines: Sequence[Lost], stopped: Iterable[Text] = (), *, more: bool = False) -> Card:
    """Build the list, the newest first; `stopped` are platforms that take nothing, `more` says that there is more."""
    stops = tuple(Entry(stop) for stop in stopped)
    if not lines:
        return Card(title=Text("undelivered-waiting" if stops else "undelivered-none"), entries=stops)
    return Card(
        title=Text("undelivered-title", {"count": len(lines)}),
        entries=(*stops, *(Entry(_line(line), (_again(line),)) for line in lines)),
        notes=(Text("undelivered-more"),) if more else (),
    )


def _line(line: Lost) -> Text:
    return Text("undelivered-line", {"to": line.to, "what": plain(line.what, _WORDS), "why": plain(line.why, _WORDS)})


def _again(line: Lost) -> Button:
    return Button(Text("button-send-again"), Token(Verb.AGAIN, str(line.row)))
