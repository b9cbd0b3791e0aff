"""The card of a question: one thing that the bot wants to know, with its ready answers."""

from collections.abc import Iterator

from bot.cards.card import Button, Card
from bot.cards.sheets import QUOTED, TITLE, label_key, plain
from bot.cards.tokens import Token, Verb
from bot.domain.dialogs import Choice, Question
from bot.text import Text


def question(asked: Question) -> Card:
    """Build a question's card; once it is answered or dropped it says so and has no buttons."""
    prompt = plain(asked.prompt, QUOTED)
    if asked.state != "open":
        return Card(title=prompt, notes=(_ended(asked),), closed=True)
    return Card(
        title=_led(plain(asked.lead, QUOTED), prompt) if asked.lead else prompt,
        notes=(plain(asked.hint, QUOTED),) if asked.hint else (),
        buttons=tuple(_buttons(asked)),
    )


def _led(lead: Text, prompt: Text) -> Text:
    return Text("question-led", {"lead": lead, "prompt": prompt})


def _ended(asked: Question) -> Text:
    if asked.state == "dropped":
        return Text("question-dropped")
    return Text("question-answered", {"said": plain(asked.said, TITLE)}) if asked.said else Text("question-done")


def _buttons(asked: Question) -> Iterator[Button]:
    yield from (_answer(asked, choice) for choice in asked.choices)
    if asked.many and (asked.chosen or asked.about != "channels"):
        yield Button(Text(label_key(Verb.DONE)), Token(Verb.DONE, asked.id), "likely")
    yield Button(Text(label_key(Verb.CANCEL)), Token(Verb.CANCEL, asked.id))


def _answer(asked: Question, choice: Choice) -> Button:
    label = plain(choice.label, TITLE)
    label = Text("chosen", {"label": label}) if choice.code in asked.chosen else label
    return Button(label, Token(Verb.ANSWER, asked.id, choice=choice.code))
