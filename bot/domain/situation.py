"""Situation reports of a crisis: what they say, which one comes next, when its owner owes it; pure, `now` given."""

from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final, get_args

from bot.domain import crises
from bot.domain.crises import Crisis, CrisisState
from bot.domain.drafts import Attachment
from bot.domain.people import PersonId
from bot.domain.situation_facts import Part, Said
from bot.errors import Refused
from bot.frozen import frozen

PARTS: Final[tuple[Part, ...]] = get_args(Part)
_COUNTS: Final = frozenset({CrisisState.ACKNOWLEDGED, CrisisState.MANAGED, CrisisState.STABLE})


class ReportKind(StrEnum):
    """Which report it is (P0 三(六)2)."""

    FIRST = "first"
    FOLLOW_UP = "follow-up"
    FINAL = "final"


@frozen
class Report:
    """A situation report as it is on file; `number` counts those of its crisis from 1."""

    number: int
    at: datetime
    by: PersonId
    kind: ReportKind
    said: Said
    files: tuple[Attachment, ...] = ()


class SaysNothing(Refused):
    """A report of which every part is empty."""

    key = "refused-situation-empty"


def following(crisis: Crisis) -> ReportKind:
    """Say which report comes next, while nobody proposes to close it."""
    return ReportKind.FOLLOW_UP if crisis.reports else ReportKind.FIRST


def runs(crisis: Crisis) -> bool:
    """Tell whether somebody has it who has not said yet that it is over."""
    return crisis.state in _COUNTS


def reported(crisis: Crisis, by: PersonId, now: datetime) -> Crisis:
    """Note that its owner has given a report, which is his word as well; the next one is counted from now."""
    told = crises.told(crisis, by, now)
    return replace(told, reports=crisis.reports + 1, report_since=now, report_asked=0)


def due(crisis: Crisis) -> datetime | None:
    """Say by when the next report is due; None while nobody has it, and once he says that it is over."""
    if not runs(crisis) or crisis.report_since is None:
        return None
    clock = crisis.ladder.reports
    return crisis.report_since + (_every(crisis) if crisis.reports else min(clock.first, _every(crisis)))


def _every(crisis: Crisis) -> timedelta:
    clock = crisis.ladder.reports
    return clock.stable if crisis.state is CrisisState.STABLE else clock.every


def reminder(crisis: Crisis) -> datetime | None:
    """Say when its owner is reminded next of the report that is due: then, and so often as one is due."""
    at = due(crisis)
    return None if at is None else at + _every(crisis) * crisis.report_asked


def asked(crisis: Crisis, now: datetime) -> Crisis:
    """Note that its owner is reminded; what came by while the bot was down is one reminder."""
    at = due(crisis)
    if at is None or at > now:
        return crisis
    return replace(crisis, report_asked=(now - at) // _every(crisis) + 1)
