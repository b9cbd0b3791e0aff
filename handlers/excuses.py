"""Units that owe nothing for a time, because the PR desk says so and why."""

from typing import Final

from bot.cards.quota import called
from bot.deps import Act
from bot.domain import quotas as periods
from bot.domain.contributing import UnitExcused
from bot.domain.dialogs import Purpose, Question
from bot.domain.people import Person, Role, UnitId, Who, drafters
from bot.domain.quota_rules import QuotaRule
from bot.domain.quotas import Period, Standing
from bot.errors import DeadButton, Refused
from bot.text import Text, Value
from handlers import questions, quotas

_OWING: Final = (Standing.SHORT, Standing.RUNNING)


class NotYourExcuse(Refused):
    """Units are excused by the PR desk."""

    key = "refused-excuse"


class ExcusedAlready(Refused):
    """The unit is excused for this period."""

    key = "refused-excused-already"


class NotShort(Refused):
    """The unit owes nothing for this period."""

    key = "refused-not-short"


MOOT: Final = (NotYourExcuse, ExcusedAlready, NotShort)
"""What says that a reason is wanted no more."""


def ask(act: Act, person: Person, unit: str, what: str) -> None:
    """Ask why a unit is to be excused."""
    _, _, line, said = _owing(act, person, unit, what)
    prompt = Text("ask-excuse", said)
    question = Question(act.new_id(), person.id, Purpose.EXCUSE, prompt, subject=line.unit.id, about=what)
    questions.ask(act, question)


def excuse(act: Act, person: Person, unit: str, what: str, reason: str) -> Text:
    """Excuse a unit for a period; those of the unit are told."""
    rule, period, line, said = _owing(act, person, unit, what)
    act.tables.quotas.excuse(rule.id, line.unit.id, period.id, person.id, reason, act.now)
    roster = act.people.roster(act.now)
    told = (*drafters(roster, line.unit.id), *roster.asked(Who(Role.HEAD, "unit"), line.unit.id))
    act.record(
        UnitExcused(
            person.id,
            rule.id,
            rule.names,
            line.unit.id,
            line.unit.names,
            period.id,
            called(period.id, rule.weeks),
            reason,
            tuple(dict.fromkeys(told)),
        )
    )
    return Text("notice-quota-excused", said)


def _owing(act: Act, person: Person, unit: str, what: str) -> tuple[QuotaRule, Period, quotas.Line, dict[str, Value]]:
    """Give what a unit owes, and how it is spoken of; rights are read at this moment."""
    if not any(held.role is Role.PR_DESK for held in act.people.roles(person.id, act.now)):
        raise NotYourExcuse
    named, _, period_id = what.partition("/")
    rule = next((one for one in quotas.rules(act) if one.id == named), None)
    period = periods.named(rule.weeks, period_id) if rule else None
    if rule is None or period is None:
        raise DeadButton
    line = next((one for one in quotas.lines(act, rule, period) if one.unit.id == UnitId(unit)), None)
    if line is None:
        raise DeadButton
    said: dict[str, Value] = {"unit": line.unit.names, "period": called(period.id, rule.weeks)}
    if line.standing is Standing.EXCUSED:
        raise ExcusedAlready(reason=line.noted.reason, **said)
    if line.standing not in _OWING:
        raise NotShort(**said)
    return rule, period, line, said
