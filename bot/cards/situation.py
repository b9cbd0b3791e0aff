"""Situation reports on cards: what the last one said and when the next is due; the questions and the form for one."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.cards import forms
from bot.cards.card import Button, Card, Form, FormField
from bot.cards.forms import STEPS, SUBMIT, Entered
from bot.cards.question import question, titled
from bot.cards.sheets import label_key, quoted
from bot.cards.situation_times import line
from bot.cards.tokens import Token, Verb
from bot.domain.dialogs import Question
from bot.domain.situation import PARTS, Report, ReportKind
from bot.domain.situation_times import Figures
from bot.frozen import frozen
from bot.text import Names, Text

FORM: Final = "form"
SAME: Final = "same"  # as the last report has it
SKIP: Final = "skip"
BACK: Final = "back"
WITHOUT: Final = "without"  # close it without a final report
FILES: Final = "files"
_WORD: Final = 160  # characters of a part that stand on everybody's card
_TOLD: Final = 400  # of its owner's last word


@frozen
class Situation:
    """What the card of a crisis says of its reports: the latest, when the next is due, whether that is over."""

    latest: Report | None = None
    by: Names | None = None
    due: datetime | None = None
    late: bool = False
    following: ReportKind = ReportKind.FIRST
    figures: Figures | None = None  # of one that is over


NOTHING: Final = Situation()


def lines(found: Situation) -> Iterator[Text]:
    """Say in short what the latest report says."""
    last, by = found.latest, found.by
    if last is None or by is None:
        return
    yield Text(
        "crisis-note-report",
        {"number": last.number, "kind": Text(f"situation-kind-{last.kind}"), "at": last.at, "by": by},
    )
    yield from parts(last, _WORD)
    if last.files:
        yield Text("crisis-note-report-files", {"files": tuple(quoted(file.name, _WORD) for file in last.files)})


def latest(found: Situation, told: str, at: datetime | None) -> Iterator[Text]:
    """Give the latest report in short, and what its owner told since."""
    yield from lines(found)
    if told and at is not None and (found.latest is None or found.latest.at < at):
        yield Text("crisis-note-told", {"words": quoted(told, _TOLD), "at": at})


def parts(report: Report, most: int) -> Iterator[Text]:
    """Give what a report says, each part that says anything, cut to so many characters."""
    for part in PARTS:
        words = getattr(report.said, part)
        if words:
            yield Text(f"situation-{part.replace('_', '-')}", {"words": quoted(words, most)})


def owed(found: Situation, *, mine: bool) -> Iterator[Text]:
    """Say by when the next report is due; only to whom it is owed by, and to all once it is late."""
    if found.due is not None and (mine or found.late):
        key = f"crisis-note-report-{'late' if found.late else 'due'}{'-yours' if mine else ''}"
        yield Text(key, {"kind": Text(f"situation-kind-{found.following}"), "at": found.due})


def took(found: Situation) -> Iterator[Text]:
    """Say of one that is over how long after the report what mattered happened (CRI6)."""
    said = line(found.figures) if found.figures is not None else None
    if said is not None:
        yield said


def asked(one: Question) -> Card:
    """Build the question for one part of a report, or the form for all of them."""
    if one.state != "open":
        return question(one)
    if one.about == FORM:
        return _form(one)
    present = one.kept.get(one.about, "")
    card = question(one, present)
    whole = Button(Text(label_key(Verb.FORM)), Token(Verb.FORM, one.subject))
    field = replace(forms.field(one, Entered(words=present)), kind="text", choices=())
    return replace(card, buttons=(*card.buttons[:-1], whole, card.buttons[-1]), answer=field)


def _form(one: Question) -> Card:
    fields: Sequence[FormField] = [_field(one, part) for part in PARTS]
    files = FormField(FILES, "files", Text("field-situation-files"), files=True, required=False)
    usual = question(one)
    return Card(
        title=titled(one),
        notes=usual.notes,
        form=Form(one.subject, (*fields, files), tuple(_button(one, what) for what in (SUBMIT, STEPS))),
        buttons=usual.buttons,
        words=usual.words,
    )


def _field(one: Question, part: str) -> FormField:
    label = Text(f"field-situation-{part.replace('_', '-')}")
    return FormField(part, "text", label, words=one.kept.get(part, ""), required=part == PARTS[0])


def _button(one: Question, what: str) -> Button:
    label = "button-situation-give" if what == SUBMIT else f"button-form-{what}"
    return Button(Text(label), Token(Verb.FILL, one.id, one.revision, what), "likely" if what == SUBMIT else "plain")
