"""The card of a form: everything that is missing of an item at once, each thing asked as its question asks it."""

from collections.abc import Collection, Sequence
from typing import Final, Literal

from bot.cards.card import Button, Card, Form, FormChoice, FormField
from bot.cards.question import titled
from bot.cards.sheets import QUOTED, TITLE, plain
from bot.cards.tokens import Token, Verb
from bot.domain.aftermath import PARTS
from bot.domain.dialogs import Question
from bot.frozen import frozen
from bot.text import Text

SUBMIT: Final = "submit"
SAVE: Final = "save"
STEPS: Final = "steps"
_LONG: Final = frozenset({*PARTS, "text", "note", "confirmation", "basis", "lateness"})
_CHOSEN: Final = frozenset({"source", "explainer"})  # usually one of the ready answers, though words are taken
_OF_CHATS: Final = frozenset({"hint-write", "hint-own-words"})  # how a question is answered in a chat


@frozen
class Entered:
    """What has been put into a field: the codes of ready answers, and words."""

    chosen: tuple[str, ...] = ()
    words: str = ""

    def __bool__(self) -> bool:
        """Tell whether there is anything."""
        return bool(self.chosen or self.words.strip())


NOTHING: Final = Entered()


def field(
    asked: Question, entered: Entered = NOTHING, mistake: Text | None = None, details: Collection[str] = ()
) -> FormField:
    """Make a field of a question; what was put into it stands there again, with what is wrong with it.

    `details` are the codes of the choices of which own words say which one.
    """
    kind = _kind(asked)
    hint = asked.hint if asked.hint and asked.hint.key not in _OF_CHATS else None
    return FormField(
        id=asked.about,
        kind=kind,
        label=plain(asked.prompt, QUOTED),
        hint=plain(hint, QUOTED) if hint else None,
        choices=tuple(
            FormChoice(choice.code, plain(choice.label, TITLE), choice.code in details) for choice in asked.choices
        ),
        written=kind in ("one", "moment") and asked.words,
        files=asked.files,
        chosen=entered.chosen or asked.chosen,
        words=entered.words,
        mistake=plain(mistake, QUOTED) if mistake else None,
    )


def _kind(asked: Question) -> Literal["line", "text", "one", "several", "moment", "files"]:
    if asked.about == "planned":
        return "moment"
    if asked.many:
        return "several"
    if asked.files and not asked.words:
        return "files"
    if asked.choices and (not asked.words or asked.about in _CHOSEN):
        return "one"
    return "text" if asked.about in _LONG else "line"


def form(asked: Question, fields: Sequence[FormField]) -> Card:
    """Build a form's card; once it is sent, saved or replaced it says so and asks nothing more.

    A platform without forms shows its buttons as any others: "one at a time" leads on from there.
    """
    if asked.state != "open":
        said = asked.said or Text("form-dropped")
        return Card(title=plain(asked.prompt, QUOTED), notes=(said,), closed=True)
    tried = any(field.mistake for field in fields)
    return Card(
        title=titled(asked),
        notes=(Text("form-mistakes"),) if tried else (),
        form=Form(asked.draft or "", tuple(fields), tuple(_button(asked, what) for what in (SUBMIT, SAVE, STEPS))),
    )


def _button(asked: Question, what: str) -> Button:
    token = Token(Verb.FILL, asked.id, asked.revision, what)
    return Button(Text(f"button-form-{what}"), token, "likely" if what == SUBMIT else "plain")
