"""Units' emergency plans: where each unit stands, and the files of one plan."""

from collections.abc import Iterator, Sequence
from typing import Final

from bot.cards.card import Button, Card, Entry, Tone
from bot.cards.sheets import TITLE, joined, label_key, quoted
from bot.cards.tokens import Token, Verb
from bot.domain.aftermath_rules import PlanRule
from bot.domain.drafts import Attachment
from bot.domain.emergency_plans import LACKING, EmergencyPlan, Standing
from bot.domain.people import UnitId
from bot.domain.policies import cited
from bot.frozen import frozen
from bot.text import Names, Text, Value

_KILO: Final = 1024
_ORDER: Final = ("missing", "out-of-date", "runs-out", "on-file")


@frozen
class PlanLine:
    """A unit with its plan, if there is one; `asked` says that policy asks for it, `mine` that the reader sends it."""

    unit: UnitId
    names: Names
    standing: Standing
    plan: EmergencyPlan | None = None
    by: Names | None = None
    out: str = ""  # the day on which it is out of date
    asked: bool = True
    mine: bool = False


def plans(lines: Sequence[PlanLine], rule: PlanRule) -> Card:
    """Build the list, what is missing first; a rule for no kind of units asks for no plans at all."""
    asks = bool(rule.kinds)
    ordered = sorted(lines, key=lambda line: (not line.asked, _ORDER.index(line.standing)))
    lacking = sum(line.asked and line.standing in LACKING for line in lines)
    clauses = tuple(map(cited, rule.clauses))
    wanted = Text("emergency-plans-asked", {"clause": clauses, "months": rule.months})
    return Card(
        title=Text("emergency-plans-title", {"count": sum(line.asked for line in lines), "lacking": lacking})
        if asks and lines
        else Text("emergency-plans-title-plain"),
        facts=(wanted,) if asks and clauses else (),
        entries=tuple(Entry(_said(line), tuple(_buttons(line))) for line in ordered),
        notes=tuple(_notes(lines, asks=asks)),
    )


def _notes(lines: Sequence[PlanLine], *, asks: bool) -> Iterator[Text]:
    if not asks:
        yield Text("emergency-plans-not-asked")
    elif not lines:
        yield Text("emergency-plans-none")


def _said(line: PlanLine) -> Text:
    what: list[Value] = [line.names]
    if line.asked or line.plan is None:
        what.append(Text(f"emergency-plan-{line.standing}"))
    if line.plan is not None:
        what += [_file(file) for file in line.plan.files]
        what.append(Text("emergency-plan-filed", {"on": f"{line.plan.on}", "by": line.by or Text("none")}))
        if line.asked:
            what.append(Text("emergency-plan-out", {"out": line.out}))
    return Text("list-line", {"what": joined("dotted", what)})


def _file(file: Attachment) -> Text:
    kilobytes = -(-file.size // _KILO)
    size = Text("sheet-kilobytes", {"kilobytes": kilobytes})
    return Text("emergency-plan-file", {"name": quoted(file.name, TITLE), "size": size})


def _buttons(line: PlanLine) -> Iterator[Button]:
    if line.plan is not None:
        yield _button(Verb.OPEN_PLAN, line.plan.id)
    if line.mine:
        yield _button(Verb.SEND_PLAN, line.unit, "likely" if line.asked and line.standing != "on-file" else "plain")


def _button(verb: Verb, subject: str, tone: Tone = "plain") -> Button:
    return Button(Text(label_key(verb)), Token(verb, subject), tone)


def plan_file(file: Attachment, names: Names, on: str) -> Card:
    """Build the card that carries one file of a plan."""
    return Card(title=Text("emergency-plan-of", {"unit": names, "on": on}), files=(file,))
