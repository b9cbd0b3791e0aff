"""The card of a question: one thing that the bot wants to know, with its ready answers."""

from collections.abc import Iterator

from bot.cards.card import Button, Card
from bot.cards.sheets import label_key
from bot.cards.tokens import Token, Verb
from bot.domain.dialogs import Choice, Question
from bot.text import Text


def question(asked: Question) -> Card:
    """Build a question's card; once it is answered or dropped it says so and has no buttons."""
    title = asked.prompt if asked.lead is None else Text("question-led", {"lead": asked.lead, "prompt": asked.prompt})
    if asked.state != "open":
        return Card(title=asked.prompt, notes=(_ended(asked),), closed=True)
    return Card(
        title=title,
        notes=() if asked.hint is None else (asked.hint,),
        buttons=tuple(_buttons(asked)),
    )


def _ended(asked: Question) -> Text:
    if asked.state == "dropped":
        return Text("question-dropped")
    return Text("question-answered", {"said": asked.said}) if asked.said else Text("question-done")


def _buttons(asked: Question) -> Iterator[Button]:
    yield from (_answer(asked, choice) for choice in asked.choices)
    if asked.many and asked.chosen:
        yield Button(Text(label_key(Verb.DONE)), Token(Verb.DONE, asked.id), "likely")
    yield Button(Text(label_key(Verb.CANCEL)), Token(Verb.CANCEL, asked.id))


def _answer(asked: Question, choice: Choice) -> Button:
    label = Text("chosen", {"label": choice.label}) if choice.code in asked.chosen else choice.label
    return Button(label, Token(Verb.ANSWER, asked.id, choice=choice.code))
