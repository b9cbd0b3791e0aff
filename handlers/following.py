"""Pictures of one album, which some platforms deliver one by one: what took the first of them takes the others."""

from datetime import timedelta
from typing import Final

from bot.deps import Act
from bot.domain.effects import Forget, Remind
from bot.domain.people import PersonId
from bot.reactions.rules import GATHERING
from bot.text import micros

AT_ONCE: Final = timedelta(seconds=30)  # within which they come, however slow the line


def expect(act: Act, person: PersonId, subject: str) -> None:
    """Have files without words that come shortly join `subject`, unless something else is asked before."""
    until, mark = act.now + AT_ONCE, _mark(person)
    act.dues.drop(Forget(GATHERING, mark))
    act.remind(Remind(GATHERING, mark, f"{subject}.{_open(act, person)}.{micros(until)}", until))


def expected(act: Act, person: PersonId) -> str:
    """Name what files without words join that come now; empty where they join nothing."""
    for due in act.dues.of(GATHERING, _mark(person)):
        subject, question, _ = due.period.split(".")
        if due.at > act.now and question == _open(act, person):
            return subject
    return ""


def _mark(person: PersonId) -> str:
    return f"files-of.{person}"


def _open(act: Act, person: PersonId) -> str:
    question = act.dialogs.open(person)
    return question.id if question is not None else ""
