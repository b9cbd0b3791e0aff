"""Situation reports in a form: all three parts at once, where the platform has forms."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from bot.cards.card import Kind
from bot.cards.forms import STEPS, SUBMIT
from bot.cards.situation import FILES
from bot.deps import Act
from bot.domain import situation
from bot.domain.dialogs import Purpose, Question, QuestionClosed
from bot.domain.people import Person
from bot.domain.situation import PARTS, ReportKind
from bot.errors import DeadButton
from bot.text import Text
from handlers import drafts, filling
from handlers import situation as reports
from handlers.filling import Put

_TAKEN: Final = "said-situation"


def fill(act: Act, person: Person, form_id: str, what: str, puts: Mapping[str, Put]) -> Text | None:
    """Take a form: that of a report here, any other as it is."""
    question = act.dialogs.get(form_id)
    if question is None or question.purpose is not Purpose.SITUATION:
        return filling.fill(act, person, form_id, what, puts)
    if what not in (SUBMIT, STEPS) or question.person != person.id:
        raise DeadButton
    if question.state != "open":
        raise filling.FormClosed
    crisis = reports.mine(act, person, question.subject)
    question = _with(question, puts)
    refusals = [put.refusal for put in puts.values() if put.refusal is not None]
    if refusals:
        act.dialogs.put(question)
        return refusals[0]
    if what == STEPS:
        act.dialogs.put(question)
        reports.begin(act, person, crisis, ReportKind(question.kept[reports.KIND]), forms=False)
        return None
    act.dialogs.close(question, Text(_TAKEN), act.now)
    return reports.give(act, person, crisis, question.kept, question.held)


def _with(question: Question, puts: Mapping[str, Put]) -> Question:
    """Give the question with what was put into its form; what was left out of it stays."""
    words = {str(part): puts[part].sent.words for part in PARTS if part in puts and puts[part].refusal is None}
    files = puts[FILES].sent.attachments if FILES in puts else ()
    return replace(question, kept={**question.kept, **words}, held=(*question.held, *files))


def in_form(act: Act, person: Person, subject: str) -> Text | None:
    """Ask for all at once: of a report, or as it is for an item."""
    crisis = act.crises.get(subject) if subject else None
    if crisis is None:
        return filling.prefer(act, person, subject, forms=True)
    question = act.dialogs.open(person.id)
    crisis = reports.mine(act, person, crisis.id)
    begun = question is not None and question.purpose is Purpose.SITUATION and question.subject == crisis.id
    kind = ReportKind(question.kept[reports.KIND]) if question and begun else situation.following(crisis)
    reports.begin(act, person, crisis, kind, forms=True)
    return None


def go_on(act: Act, person: Person, subject: str) -> None:
    """Show the form of a report that was closed unsent once more; anything else is an item."""
    if act.crises.get(subject) is None:
        drafts.go_on(act, person, subject)
        return
    question = act.dialogs.open(person.id)
    if question is None or question.purpose is not Purpose.SITUATION or question.subject != subject:
        raise QuestionClosed
    act.tell(person, Kind.QUESTION, question.id)
