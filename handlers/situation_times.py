"""The time line of a crisis, from the facts of its chain and its rows, and the figures of how long things took."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from itertools import groupby
from typing import Any, Final

from bot.crises import Line
from bot.deps import Act
from bot.domain.crises import Crisis
from bot.domain.crisis_ladder import Way
from bot.domain.people import PersonId
from bot.domain.situation import PARTS, Report
from bot.domain.situation_times import Figures, Moment, OnPlatform
from bot.frozen import frozen
from bot.reactions.crises import lasted as took
from bot.situations import Happened
from bot.text import Names, Text, Value, unpack

_LEVELS: Final = 3  # that have a name of their own
_REPORTED: Final = "crisis-reported"
_SEEN: Final = "crisis-seen"
_HAVING: Final = frozenset({"crisis-taken", "crisis-handed-over"})
_TOLD: Final = frozenset({_REPORTED, "crisis-added"})


@frozen
class _Told:
    """A fact with what it takes to tell it."""

    act: Act
    fact: Happened
    files: Mapping[str, str]  # names by digest

    @property
    def data(self) -> Mapping[str, Any]:
        return self.fact.data

    def name(self, field: str) -> Names:
        return self.act.names(PersonId(self.data[field]))

    def names(self, field: str) -> tuple[Names, ...]:
        return tuple(self.act.names(PersonId(one)) for one in self.data[field])

    def moment(self, key: str, *body: Value, people: tuple[Names, ...] = (), **values: Value) -> Moment:
        """Tell it; whoever did it stands in the text."""
        by: dict[str, Value] = {"by": self.act.names(self.fact.by)} if self.fact.by is not None else {}
        names = tuple(self.files.get(one, one) for one in self.data.get("files", ()))
        said = tuple(words for words in body if words)
        return Moment(self.fact.at, Text(f"timeline-{key}", by | values), said, people, names)


def moments(act: Act, crisis: Crisis) -> tuple[Moment, ...]:
    """Give all that happened, in its order; of what happened at once the report comes first.

    That somebody saw it in taking it goes without saying.
    """
    facts, lines = act.tables.situations.happened(crisis.id), act.crises.told(crisis.id)
    files = _files(lines, act.tables.situations.of(crisis.id))
    had = {(fact.at, fact.by) for fact in facts if fact.kind in _HAVING}
    told = [
        (fact.at, fact.kind != _REPORTED, _KINDS[fact.kind](_Told(act, fact, files)))
        for fact in facts
        if fact.kind in _KINDS and not (fact.kind == _SEEN and (fact.at, fact.by) in had)
    ]
    beside = [(one.at, True, one) for one in (*_accepted(act, crisis), *_elsewhere(act, facts, lines))]
    return tuple(one for _, _, one in sorted((*told, *beside), key=lambda one: one[:2]))


def _files(lines: Iterable[Line], reports: Iterable[Report]) -> Mapping[str, str]:
    sent = (*(line.files for line in lines), *(report.files for report in reports))
    return {file.digest: file.name for files in sent for file in files}


def _accepted(act: Act, crisis: Crisis) -> Iterator[Moment]:
    """Say for whom which platform took an alert; those of a minute are one line."""
    taken = [(way.platform, way.accepted_at, way.person) for way in _ways(act, crisis) if way.accepted_at]
    for (platform, _), found in groupby(sorted(taken), key=_of_a_minute):
        group = list(found)
        people = tuple(act.names(person) for _, _, person in group)
        what = Text("timeline-accepted", {"platform": Text(f"platform-{platform}"), "count": len(group)})
        yield Moment(group[0][1], what, (), people)


def _ways(act: Act, crisis: Crisis) -> tuple[Way, ...]:
    """Give how those who were called were, and not by what platform whoever only reported it has its card."""
    called = {one.person for one in act.crises.called(crisis.id)}
    return tuple(way for way in act.crises.ways(crisis.id) if way.person in called)


def _of_a_minute(one: tuple[str, datetime, PersonId]) -> tuple[str, datetime]:
    return one[0], one[1].replace(second=0, microsecond=0)


def _elsewhere(act: Act, facts: Iterable[Happened], lines: Iterable[Line]) -> Iterator[Moment]:
    """Give what was told in another crisis that is part of this one now."""
    own = {(fact.at, fact.by, fact.data["words"]) for fact in facts if fact.kind in _TOLD}
    for line in lines:
        if (line.at, line.by, line.words) not in own:
            names = tuple(file.name for file in line.files)
            body = (line.words,) if line.words else ()
            yield Moment(line.at, Text("timeline-elsewhere", {"by": act.names(line.by)}), body, (), names)


def figures(act: Act, crisis: Crisis) -> Figures:
    """Give how long after the report what mattered happened (CRI6), and what each platform brought."""
    accepted = [way.accepted_at for way in _ways(act, crisis) if way.accepted_at is not None]
    reports = act.tables.situations.of(crisis.id)
    return Figures(
        reported_at=crisis.reported_at,
        accepted_at=min(accepted, default=None),
        owned_at=crisis.first_owned_at,
        report_at=reports[0].at if reports else None,
        statement_at=act.tables.statements.first_statement_at(crisis.id),
        over_at=crisis.over_at,
        platforms=tuple(_platforms(act, crisis)),
    )


def _platforms(act: Act, crisis: Crisis) -> Iterator[OnPlatform]:
    ways = sorted(_ways(act, crisis), key=lambda way: way.platform)
    facts = act.tables.situations.happened(crisis.id)
    for name, found in groupby(ways, key=lambda way: way.platform):
        own = list(found)
        accepted = sum(way.accepted_at is not None for way in own)
        seen, taken = (_answered(facts, kind, name) for kind in (_SEEN, "crisis-taken"))
        yield OnPlatform(name, len(own), accepted, seen, taken)


def _answered(facts: Iterable[Happened], kind: str, platform: str) -> int:
    """Count the people who saw it, or took it, on a platform."""
    return len({fact.by for fact in facts if fact.kind == kind and fact.data.get("platform") == platform})


def _reported(it: _Told) -> Moment:
    way = "-joined" if it.data["joined"] else "-waits" if it.data["waits"] else ""
    return it.moment(f"reported{way}", it.data["words"])


def _called(it: _Told) -> Moment:
    data, number = it.data, it.data["level"]
    level = Text(f"crisis-level-{number}" if number <= _LEVELS else "crisis-level", {"level": number})
    called = len({person for person, _, _ in data["calls"]})
    key = "called-nobody" if data["nobody"] else "called-outside" if data["outside"] else "called"
    return it.moment(key, level=level, count=called, people=it.names("fresh"))


def _seen(it: _Told) -> Moment:
    return it.moment("joins" if it.data["joins"] else "seen-late" if it.data["late"] else "seen")


def _report(it: _Told) -> Moment:
    said = it.data["said"]
    body = (Text(f"situation-{part.replace('_', '-')}", {"words": said[part]}) for part in PARTS if said[part])
    kind = Text(f"situation-kind-{it.data['kind']}")
    return it.moment("situation", *body, number=it.data["number"], kind=kind)


def _due(it: _Told) -> Moment:
    return it.moment("situation-due", owner=it.name("owner"), kind=Text(f"situation-kind-{it.data['kind']}"))


def _signed(it: _Told) -> Moment:
    return it.moment("statement-signed", people=it.names("approvers"), number=it.data["number"])


def _cleared(it: _Told) -> Moment:
    values: dict[str, Value] = {field: it.data[field] for field in ("number", "of", "version")}
    values |= {"signer": it.name("signer"), "writer": it.name("writer"), "confirmed": it.names("confirmed")}
    said = it.moment("precleared-used")
    return replace(said, what=Text(said.what.key, values))


def _put_off(it: _Told) -> Moment:
    return it.moment("task-put-off", it.data["what"], until=unpack(it.data["until"]))


def _released(it: _Told) -> Moment:
    channel = unpack(it.data["channel"])
    return it.moment("statement-released", it.data["address"], number=it.data["number"], channel=channel)


def _by(key: str, *people: str, words: str = "") -> Callable[[_Told], Moment]:
    """Tell what somebody did, with those whom it names, and what was said."""

    def told(it: _Told) -> Moment:
        named = {field: it.name(field) for field in people}
        said = it.moment(key, *([it.data[words]] if words else ()))
        return replace(said, what=Text(said.what.key, {**said.what.values, **named}))

    return told


def _handed(it: _Told) -> Moment:
    return it.moment("declined" if it.data["declined"] else "handed-over", before=it.name("before"))


_KINDS: Final[Mapping[str, Callable[[_Told], Moment]]] = {
    _REPORTED: _reported,
    "crisis-dropped": _by("dropped"),
    "crisis-confirmed": _by("confirmed"),
    "crisis-called": _called,
    "crisis-taken": lambda it: it.moment("taken", after=took(it.data["seconds"])),
    _SEEN: _seen,
    "crisis-added": lambda it: it.moment("told" if it.data["tells"] else "added", it.data["words"]),
    "owner-silent": lambda it: it.moment(
        "lost" if it.data["lost"] else "silent", owner=it.name("owner"), minutes=it.data["minutes"]
    ),
    "crisis-steadied": _by("steadied"),
    "crisis-offered": _by("offered", "to"),
    "crisis-handed-over": _handed,
    "end-proposed": lambda it: it.moment(f"proposed-{it.data['how']}"),
    "kept-open": _by("kept"),
    "crisis-ended": lambda it: it.moment(f"ended-{it.data['how']}", first=it.name("first")),
    "crisis-reopened": _by("reopened"),
    "crisis-merged": lambda it: it.moment("merged", into=it.data["into"]),
    "called-changed": lambda it: it.moment("left", people=it.names("left")),
    "situation-reported": _report,
    "report-due": _due,
    "final-report-waived": _by("waived"),
    "statement-sent": lambda it: it.moment("statement-sent", number=it.data["number"]),
    "statement-signed": _signed,
    "precleared-used": _cleared,
    "statement-released": _released,
    "account-asked": _by("account-asked", "person"),
    "account-given": _by("account-given"),
    "account-fell-away": _by("account-fell-away", "person"),
    "task-set": _by("task-set", "person", words="what"),
    "task-finished": _by("task-finished", words="what"),
    "task-handed-on": _by("task-handed-on", "before", "person", words="what"),
    "task-put-off": _put_off,
    "drill-began": lambda it: it.moment("drill-began" if it.fact.by else "drill-began-by-itself"),
    "drill-ended": _by("drill-ended"),
}
