"""The question for one part of the account of a crisis, and the form for all four."""

from dataclasses import replace
from typing import Final

from bot.cards import forms
from bot.cards.card import Button, Card, Form, FormChoice, FormField
from bot.cards.forms import STEPS, SUBMIT, Entered
from bot.cards.question import question, titled
from bot.cards.sheets import label_key
from bot.cards.tokens import Token, Verb
from bot.domain.aftermath import PARTS
from bot.domain.dialogs import Question
from bot.domain.fields import NONE
from bot.text import Text

FORM: Final = "form"
SAME: Final = "same"  # as it stands there
SPARE: Final = ("well", "badly")  # parts of which there may be nothing to say


def asked(one: Question) -> Card:
    """Build the question or the form; what is known already stands in it, to be corrected."""
    if one.state == "open" and one.about == FORM:
        return _form(one)
    if one.state != "open" or one.about not in PARTS:
        return question(one)
    present = one.kept.get(one.about, "")
    card = question(one, present)
    whole = Button(Text(label_key(Verb.FORM)), Token(Verb.FORM, one.subject))
    field = replace(forms.field(one, Entered(words=present)), kind="text", choices=())
    return replace(card, buttons=(*card.buttons[:-1], whole, card.buttons[-1]), answer=field)


def _form(one: Question) -> Card:
    usual, fields = question(one), tuple(_field(one, part) for part in PARTS)
    return Card(
        title=titled(one),
        notes=usual.notes,
        form=Form(one.subject, fields, tuple(_button(one, what) for what in (SUBMIT, STEPS))),
        buttons=usual.buttons,
        words=usual.words,
    )


def _field(one: Question, part: str) -> FormField:
    none = (FormChoice(NONE, Text("choice-account-nothing")),) if part in SPARE else ()
    nothing = part in one.kept and not one.kept[part]
    return FormField(
        part,
        "text",
        Text(f"account-part-{part}"),
        choices=none,
        chosen=(NONE,) if nothing else (),
        words=one.kept.get(part, ""),
    )


def _button(one: Question, what: str) -> Button:
    label = "button-account-keep" if what == SUBMIT else f"button-form-{what}"
    return Button(Text(label), Token(Verb.FILL, one.id, one.revision, what), "likely" if what == SUBMIT else "plain")
