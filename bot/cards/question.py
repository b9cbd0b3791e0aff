"""The card of a question: one thing that the bot wants to know, with its ready answers."""

from collections.abc import Iterator
from typing import Final

from bot.cards.card import Button, Card, Extract
from bot.cards.sheets import QUOTED, TITLE, label_key, plain
from bot.cards.tokens import Token, Verb
from bot.domain.dialogs import Choice, Purpose, Question
from bot.text import Text

DRILL: Final = "crisis-drill"  # in which the words of a drill stand
FORM: Final = "form"  # kept by a question that is one of several: they can be answered in one form instead
STANDS: Final = "stands"  # kept by a question that has its answer, which is to be changed
# What stays to be answered when it is put off.
_LATER: Final = frozenset({Purpose.FIELD, Purpose.ADDRESS, Purpose.ACCOUNT, Purpose.GATHERING})


def question(asked: Question, present: str = "") -> Card:
    """Build a question's card; once it is answered or dropped it says so and has no buttons.

    `present` is the text that the answer will replace, shown whole so that it can be copied and corrected.
    """
    if asked.state != "open":
        return Card(title=plain(asked.prompt, QUOTED), notes=(_ended(asked), *_drilled(asked)), closed=True)
    return Card(
        title=titled(asked),
        body=Extract(present, len(present)) if present else None,
        notes=(*_hints(asked), *_drilled(asked)),
        buttons=tuple(_buttons(asked)),
        words=Token(Verb.ANSWER, asked.id) if asked.words else None,
    )


def _drilled(asked: Question) -> tuple[Text, ...]:
    """Have what is asked in a drill say so at its end as well; its first words do already."""
    return (Text(f"{DRILL}-note"),) if asked.prompt.key == DRILL else ()


def titled(asked: Question) -> Text:
    """Give what is asked, after what was said first."""
    prompt = plain(asked.prompt, QUOTED)
    if asked.lead is None:
        return prompt
    said = Text("question-led", {"lead": plain(asked.lead, QUOTED), "prompt": _bare(prompt)})
    return Text(DRILL, {"text": said}) if prompt.key == DRILL else said


def _bare(prompt: Text) -> Text:
    """Give the words of a drill without its marks."""
    words = prompt.values["text"] if prompt.key == DRILL else prompt
    return words if isinstance(words, Text) else prompt


def _ended(asked: Question) -> Text:
    if asked.state == "dropped":
        return Text("question-dropped")
    return Text("question-answered", {"said": plain(asked.said, TITLE)}) if asked.said else Text("question-done")


def _hints(asked: Question) -> Iterator[Text]:
    if asked.hint:
        yield plain(asked.hint, QUOTED)
    if _may_be_done(asked):
        yield Text("hint-done")


def _may_be_done(asked: Question) -> bool:
    return asked.many and bool(asked.chosen)


def _buttons(asked: Question) -> Iterator[Button]:
    yield from (_answer(asked, choice) for choice in asked.choices)
    if _may_be_done(asked):
        yield Button(Text(label_key(Verb.DONE)), Token(Verb.DONE, asked.id), "likely")
    if FORM in asked.kept and asked.draft:
        yield Button(Text(label_key(Verb.FORM)), Token(Verb.FORM, asked.draft))
    yield Button(Text(_unanswered(asked)), Token(Verb.CANCEL, asked.id))


def _unanswered(asked: Question) -> str:
    """Give the key of what it is called not to answer."""
    if STANDS in asked.kept:
        return "button-stands"
    if asked.purpose is Purpose.CRISIS_MORE:
        return "button-nothing-more"
    return "button-later" if asked.purpose in _LATER else label_key(Verb.CANCEL)


def _answer(asked: Question, choice: Choice) -> Button:
    label = plain(choice.label, TITLE)
    label = Text("chosen", {"label": label}) if choice.code in asked.chosen else label
    return Button(label, Token(Verb.ANSWER, asked.id, choice=choice.code))
