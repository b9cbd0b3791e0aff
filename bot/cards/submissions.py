"""What should have been handed in, as lines of a list."""

from collections.abc import Sequence
from typing import Final

from bot.cards.card import Button, Entry
from bot.cards.sheets import TITLE, joined, label_key, quoted
from bot.cards.tokens import Token, Verb
from bot.domain.crisis_refusals import DRILL
from bot.domain.submissions import Overdue
from bot.text import Text, Value

_OPENS: Final = {
    "contribution": Verb.OPEN_CALL,
    "plan": Verb.PLAN,
    "returned": Verb.OPEN,
    "account": Verb.ACCOUNT,
    "task": Verb.TASK,
}
_AFTER: Final = ("account", "task")  # of a crisis, or of a drill


def submissions(lines: Sequence[Overdue]) -> tuple[Entry, ...]:
    """Build the lines, as given, each with a button to what it is about."""
    return tuple(Entry(_said(line), (_open(line),)) for line in lines)


def _said(line: Overdue) -> Text:
    what: list[Value] = [line.number] if line.number else []
    title = Text("guarded-item") if line.guarded else quoted(line.title, TITLE) or Text("untitled")
    what += [title, line.unit, Text(f"overdue-{line.kind}", {"due": line.due})]
    if line.days:
        what.append(Text("board-late", {"days": line.days}))
    said = Text("list-line", {"what": joined("dotted", what)})
    drill = line.kind in _AFTER and line.number.startswith(DRILL)
    return Text("crisis-drill", {"text": said}) if drill else said


def _open(line: Overdue) -> Button:
    verb = _OPENS[line.kind]
    return Button(Text(label_key(verb)), Token(verb, "" if verb is Verb.PLAN else line.subject))
