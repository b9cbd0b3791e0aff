"""How a crisis and its frozen ladder are written into a row, and read from it."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any, Final

from bot.crises import Line
from bot.domain.crises import Crisis, CrisisId, CrisisState, Ending
from bot.domain.crisis_ladder import CrisisLadder, Group, ReportClock, Rung
from bot.domain.drafts import Attachment, DraftId
from bot.domain.people import PersonId, Role, UnitId
from storage.plain import json, micros, moment, read_json, stamp, when
from storage.schema import crises
from storage.statements import Row

CRISIS: Final = (
    crises.c.id,
    crises.c.number,
    crises.c.title,
    crises.c.policy,
    crises.c.state,
    crises.c.revision,
    crises.c.reporter,
    crises.c.reported_at,
    crises.c.draft,
    crises.c.next_at,
    crises.c.over_at,
    crises.c.outside,
    crises.c.data,
)
_TIMES: Final = ("again", "again_for", "later", "unanswered", "quiet", "lost")
_MOMENTS: Final = ("owned_at", "first_owned_at", "heard_at", "report_since")
_REPORTS: Final = ("first", "every", "stable")
_PLAIN: Final = (
    "rung",
    "top",
    "unconfirmed",
    "drill",
    "count",
    "owner",
    "asked",
    "offered",
    "into",
    "pictures",
    "files",
    "reports",
    "report_asked",
)
_SINCE: Final[dict[str, Any]] = {"reports": 0, "report_asked": 0, "report_since": None}  # in older rows


def crisis_row(crisis: Crisis) -> dict[str, object]:
    """Give the columns."""
    return {
        "id": crisis.id,
        "number": crisis.number or None,
        "title": crisis.title,
        "policy": crisis.policy,
        "state": crisis.state.value,
        "revision": crisis.revision,
        "reporter": crisis.reporter,
        "reported_at": micros(crisis.reported_at),
        "draft": crisis.draft,
        "next_at": stamp(crisis.next_at),
        "over_at": stamp(crisis.over_at),
        "outside": crisis.outside,
        "data": json(_data(crisis)),
    }


def _data(crisis: Crisis) -> dict[str, Any]:
    ending = crisis.ending
    return {
        "ladder": ladder_data(crisis.ladder),
        "unit": crisis.unit,
        "since": micros(crisis.since),
        "ending": [ending.how, ending.by, micros(ending.at)] if ending else None,
        "unrecorded": crisis.unrecorded,
        "more": crisis.more,
        "ended_by": crisis.ended_by,
        **{name: getattr(crisis, name) for name in _PLAIN},
        **{name: stamp(getattr(crisis, name)) for name in _MOMENTS},
    }


def crisis_of(row: Row) -> Crisis:
    """Read it back."""
    id_, number, title, policy, state, revision, reporter, reported_at, draft, next_at, over_at, outside, data = row
    plain: dict[str, Any] = _SINCE | read_json(data)
    moments: dict[str, Any] = {name: when(plain[name]) for name in _MOMENTS}
    return Crisis(
        id=CrisisId(id_),
        title=title,
        policy=policy,
        ladder=ladder_of(plain["ladder"]),
        reporter=PersonId(reporter),
        unit=UnitId(plain["unit"]),
        reported_at=moment(reported_at),
        since=moment(plain["since"]),
        number=number or "",
        state=CrisisState(state),
        revision=revision,
        next_at=when(next_at),
        draft=DraftId(draft) if draft else None,
        ending=_ending(plain["ending"]),
        over_at=when(over_at),
        outside=outside,
        unrecorded=plain["unrecorded"],
        more=tuple(plain["more"]),
        ended_by=plain.get("ended_by"),  # rows from before it was kept have none
        **{name: plain[name] for name in _PLAIN},
        **moments,
    )


def _ending(plain: list[Any] | None) -> Ending | None:
    return Ending(plain[0], PersonId(plain[1]), moment(plain[2])) if plain else None


def ladder_data(ladder: CrisisLadder) -> dict[str, Any]:
    """Give a ladder as it is frozen: seconds, roles by their names."""
    return {
        "rungs": [[_seconds(one.after), _groups(one.calls), one.on, one.outside] for one in ladder.rungs],
        "leaders": _groups(ladder.leaders),
        "stable": ladder.stable,
        "clauses": ladder.clauses,
        "hook": ladder.hook,
        "reports": [_seconds(getattr(ladder.reports, name)) for name in _REPORTS],
        **{name: _seconds(getattr(ladder, name)) for name in _TIMES},
    }


def ladder_of(plain: dict[str, Any]) -> CrisisLadder:
    """Read a frozen ladder."""
    times = {name: timedelta(seconds=plain[name]) for name in _TIMES}
    return CrisisLadder(
        rungs=tuple(
            Rung(timedelta(seconds=after), _groups_of(calls), on, outside)
            for after, calls, on, outside in plain["rungs"]
        ),
        leaders=_groups_of(plain["leaders"]),
        stable=plain["stable"],
        clauses=tuple(plain["clauses"]),
        hook=plain.get("hook", True),  # rows from before there were drills have none
        reports=_clock(plain.get("reports")),
        **times,
    )


def _clock(plain: list[int] | None) -> ReportClock:
    """Read how often a report is due; rows from before there were any have the usual times."""
    return ReportClock(*(timedelta(seconds=one) for one in plain)) if plain else ReportClock()


def _seconds(time: timedelta) -> int:
    return time // timedelta(seconds=1)


def _groups(groups: Iterable[Group]) -> list[tuple[str | None, str]]:
    return [(group.role.value if group.role else None, group.of) for group in groups]


def _groups_of(plain: Iterable[tuple[str | None, str]]) -> tuple[Group, ...]:
    return tuple(Group(Role(role) if role else None, of) for role, of in plain)


def files_json(files: tuple[Attachment, ...]) -> str:
    """Write what was sent with a line."""
    return json([[file.digest, file.kind, file.name, file.size, file.media_type] for file in files])


def line_of(row: Row) -> Line:
    """Read a line of what was told."""
    id_, at, person, kind, said, files = row
    return Line(id_, moment(at), PersonId(person), kind, said, tuple(Attachment(*one) for one in read_json(files)))
