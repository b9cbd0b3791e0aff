"""The account of a crisis in a form: all four parts at once, where the platform has forms; some of them will do."""

from collections.abc import Mapping
from dataclasses import replace

from bot.cards.card import Kind
from bot.cards.forms import STEPS, SUBMIT
from bot.deps import Act
from bot.domain import fields
from bot.domain.aftermath import PARTS
from bot.domain.dialogs import Purpose, Question, QuestionClosed
from bot.domain.people import Person
from bot.errors import DeadButton
from bot.text import Text
from handlers import crisis_accounts as accounts
from handlers import filling, situation_forms
from handlers.filling import Put


def fill(act: Act, person: Person, form_id: str, what: str, puts: Mapping[str, Put]) -> Text | None:
    """Take a form: that of an account here, any other as it is."""
    question = act.dialogs.get(form_id)
    if question is None or question.purpose is not Purpose.ACCOUNT:
        return situation_forms.fill(act, person, form_id, what, puts)
    if what not in (SUBMIT, STEPS) or question.person != person.id:
        raise DeadButton
    if question.state != "open":
        raise filling.FormClosed
    try:
        return _taken(act, person, question, what, puts)
    except accounts.MOOT as over:
        act.dialogs.close(question, None, act.now)
        return over.text


def _taken(act: Act, person: Person, question: Question, what: str, puts: Mapping[str, Put]) -> Text | None:
    """Put on file what was filled in, and show the account; what cannot be taken stays in the form with the reason."""
    crisis, _ = accounts.mine(act, person, question.subject)
    said = {part: puts[part].sent.words.strip() for part in PARTS if part in puts and _given(puts[part])}
    try:
        garbled = next((put.refusal for put in puts.values() if put.refusal is not None), None)
        if garbled is None:
            accounts.take(act, person, crisis, said)
    except fields.TextTooLong as refused:
        garbled = refused.text
    if garbled is not None:
        act.dialogs.put(replace(question, kept={**question.kept, **said}))
        return garbled
    act.dialogs.close(question, Text("said-account"), act.now)
    if what == STEPS:
        accounts.write(act, person, crisis.id, forms=False)
    else:
        act.tell(person, Kind.ACCOUNT, crisis.id)
    return None


def _given(put: Put) -> bool:
    return put.refusal is None and (bool(put.sent.words.strip()) or fields.NONE in put.chosen)


def in_form(act: Act, person: Person, subject: str) -> Text | None:
    """Ask for all at once: of an account, or as it is for anything else."""
    if _is_account(act, subject):
        accounts.write(act, person, subject, forms=True)
        return None
    return situation_forms.in_form(act, person, subject)


def _is_account(act: Act, subject: str) -> bool:
    account = act.aftermath.account(subject) if subject else None
    return account is not None and account.state == "due"


def go_on(act: Act, person: Person, subject: str) -> None:
    """Show the form of an account that was closed unsent once more; anything else as it is."""
    if not _is_account(act, subject):
        situation_forms.go_on(act, person, subject)
        return
    question = act.dialogs.open(person.id)
    if question is None or question.purpose is not Purpose.ACCOUNT or question.subject != subject:
        raise QuestionClosed
    act.tell(person, Kind.QUESTION, question.id)
