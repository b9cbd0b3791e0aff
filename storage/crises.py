"""Crises on file: what each is, whom it calls and how that reached them, what was told."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from rapidfuzz import fuzz
from sqlalchemy import BindParameter, and_, bindparam, func, or_, select, text, update

from bot.crises import Called, Line
from bot.domain.crises import CALLING, DRILL, Crisis, CrisisId
from bot.domain.crisis_ladder import Way
from bot.domain.drafts import DraftId
from bot.domain.people import PersonId
from bot.memory import Overtaken
from storage.crises_rows import CRISIS, crisis_of, crisis_row, files_json, line_of
from storage.crises_schema import CRISIS_OPEN
from storage.delivery_schema import TAKEN, TO_SEND
from storage.family import Family
from storage.plain import ONE, ZERO, insertion, micros, moment, when, words
from storage.schema import counters, crises, crisis_lines, crisis_people, crisis_ways, outbox
from storage.statements import Stmt

SERIES: Final = "crisis"
FEW: Final = 10  # of those that are over
DRILL_SERIES: Final = "drill"
_FIGURES: Final = re.compile(r"\d+|[一二三四五六七八九十]+")
_SHORT: Final = 4  # characters below which words are not looked for within longer ones
_OPEN: Final = text(CRISIS_OPEN)
_THIS: Final = crises.c.id == bindparam("this")
_CALLED: Final = crises.c.number.is_not(None)
_IN: Final[BindParameter[str]] = bindparam("of")
_PERSON: Final = (crisis_people.c.crisis == _IN, crisis_people.c.person == bindparam("who"))
_add_person: Final = insertion(crisis_people, "seen_at", "aids_at", "left_at")
_add_way: Final = insertion(crisis_ways, "accepted_at", times=ONE)

ADD: Final = Stmt(insertion(crises, outside_done=ZERO))
GET: Final = Stmt(select(*CRISIS).where(_THIS))
SAVE: Final = Stmt(
    update(crises)
    .where(_THIS, crises.c.revision == bindparam("seen"))
    .values(
        {
            name: bindparam(f"new_{name}")
            for name in ("number", "title", "state", "revision", "draft", "next_at", "over_at", "outside", "data")
        }
    )
)
NUMBER: Final = Stmt(
    insertion(counters, last=ONE)
    .on_conflict_do_update(index_elements=["series", "year"], set_={"last": counters.c.last + ONE})
    .returning(counters.c.last)
)
ALL_OPEN: Final = Stmt(select(*CRISIS).where(_OPEN, _CALLED).order_by(crises.c.reported_at, crises.c.id))
LATELY: Final = Stmt(
    select(*CRISIS).where(crises.c.over_at >= bindparam("since"), _CALLED).order_by(crises.c.over_at.desc()).limit(FEW)
)
LATE: Final = Stmt(select(crises.c.id).where(_OPEN, crises.c.next_at <= bindparam("now")).order_by(crises.c.next_at))
RECENT: Final = Stmt(
    select(crises.c.id, crises.c.title)
    .where(_OPEN, _CALLED, crises.c.reported_at >= bindparam("since"))
    .order_by(crises.c.reported_at)
)
OF_DRAFT: Final = Stmt(select(crises.c.id).where(_OPEN, _CALLED, crises.c.draft == _IN))
PEOPLE: Final = Stmt(
    select(
        crisis_people.c.person,
        crisis_people.c.since,
        crisis_people.c.seen_at,
        crisis_people.c.aids_at,
        crisis_people.c.left_at,
    )
    .where(crisis_people.c.crisis == _IN)
    .order_by(crisis_people.c.since, crisis_people.c.person)
)
CALL: Final = Stmt(_add_person.on_conflict_do_update(index_elements=["crisis", "person"], set_={"left_at": None}))
SEEN: Final = Stmt(
    update(crisis_people).where(*_PERSON, crisis_people.c.seen_at.is_(None)).values(seen_at=bindparam("at"))
)
AIDS: Final = Stmt(
    update(crisis_people).where(*_PERSON, crisis_people.c.aids_at.is_(None)).values(aids_at=bindparam("at"))
)
LEAVE: Final = Stmt(
    update(crisis_people).where(*_PERSON, crisis_people.c.left_at.is_(None)).values(left_at=bindparam("at"))
)
WAYS: Final = Stmt(
    select(
        crisis_ways.c.person,
        crisis_ways.c.platform,
        crisis_ways.c.called_at,
        outbox.c.id,
        crisis_ways.c.accepted_at,
    )
    .outerjoin(outbox, and_(outbox.c.key == crisis_ways.c.key, or_(text(TO_SEND), text(TAKEN))))
    .where(crisis_ways.c.crisis == _IN)
)
WAY: Final = Stmt(
    _add_way.on_conflict_do_update(
        index_elements=["crisis", "person", "platform"],
        set_={
            "key": _add_way.excluded["key"],
            "called_at": _add_way.excluded.called_at,
            "times": crisis_ways.c.times + ONE,
        },
    )
)
ACCEPTED: Final = Stmt(
    update(crisis_ways)
    .where(
        crisis_ways.c.crisis == _IN,
        crisis_ways.c.person == bindparam("who"),
        crisis_ways.c.platform == bindparam("on"),
        crisis_ways.c.accepted_at.is_(None),
    )
    .values(accepted_at=bindparam("at"))
)
_instead: Final = insertion(crisis_ways, times=ONE)
INSTEAD: Final = Stmt(_instead.on_conflict_do_nothing(index_elements=["crisis", "person", "platform"]))
TELL: Final = Stmt(insertion(crisis_lines, "id").returning(crisis_lines.c.id))
_LINE: Final = (
    crisis_lines.c.id,
    crisis_lines.c.at,
    crisis_lines.c.person,
    crisis_lines.c.kind,
    crisis_lines.c.said,
    crisis_lines.c.files,
)
TOLD: Final = Stmt(select(*_LINE).where(crisis_lines.c.crisis == _IN).order_by(crisis_lines.c.id))
WORD: Final = Stmt(
    select(*_LINE)
    .where(crisis_lines.c.crisis == _IN, crisis_lines.c.kind == words("told"))
    .order_by(crisis_lines.c.id.desc())
    .limit(ONE)
    .offset(ZERO)
)
ONE_LINE: Final = Stmt(select(crisis_lines.c.crisis, *_LINE).where(crisis_lines.c.id == bindparam("this")))
LATEST_OF: Final = Stmt(
    select(*CRISIS)
    .where(crises.c.reporter == bindparam("who"), _CALLED)
    .order_by(crises.c.reported_at.desc())
    .limit(ONE)
    .offset(ZERO)
)
OUTSIDE: Final = Stmt(select(*CRISIS).where(crises.c.outside > crises.c.outside_done).order_by(crises.c.reported_at))
WANTS_OUTSIDE: Final = Stmt(update(crises).where(_THIS).values(outside=crises.c.outside + ONE))
OUTSIDE_DONE: Final = Stmt(
    update(crises).where(_THIS).values(outside_done=func.max(crises.c.outside_done, bindparam("times")))
)
UNREACHED: Final = Stmt(
    select(*CRISIS).where(
        _OPEN,
        or_(*(crises.c.state == words(state.value) for state in sorted(CALLING))),
        crises.c.reported_at <= bindparam("before"),
        ~select(crisis_ways.c.person)
        .join(
            crisis_people,
            and_(crisis_people.c.crisis == crisis_ways.c.crisis, crisis_people.c.person == crisis_ways.c.person),
        )
        .where(
            crisis_ways.c.crisis == crises.c.id,
            crisis_ways.c.accepted_at.is_not(None),
            crisis_ways.c.person != crises.c.reporter,
        )
        .exists(),
    )
)


class Crises(Family):
    """Crises; meets `bot.crises.Crises`."""

    __slots__ = ()

    def add(self, crisis: Crisis) -> None:
        ADD.run(self._db, **crisis_row(crisis))

    def get(self, crisis: str) -> Crisis | None:
        found = GET.one(self._db, this=crisis)
        return None if found is None else crisis_of(found)

    def save(self, crisis: Crisis) -> Crisis:
        after = replace(crisis, revision=crisis.revision + 1)
        values = {f"new_{name}": value for name, value in crisis_row(after).items()}
        if SAVE.run(self._db, this=crisis.id, seen=crisis.revision, **values).rowcount == 0:
            raise Overtaken
        return after

    def number(self, year: int, *, drill: bool = False) -> str:
        [(last,)] = NUMBER.all(self._db, series=DRILL_SERIES if drill else SERIES, year=year)
        return f"{DRILL if drill else 'C'}-{year}-{last:02}"

    def open(self) -> tuple[Crisis, ...]:
        return tuple(map(crisis_of, ALL_OPEN.all(self._db)))

    def lately(self, since: datetime) -> tuple[Crisis, ...]:
        return tuple(map(crisis_of, LATELY.all(self._db, since=micros(since))))

    def late(self, now: datetime) -> tuple[CrisisId, ...]:
        return tuple(CrisisId(id_) for (id_,) in LATE.all(self._db, now=micros(now)))

    def alike(self, words: str, since: datetime) -> tuple[tuple[CrisisId, int, bool], ...]:
        found = RECENT.all(self._db, since=micros(since))
        return tuple(
            (CrisisId(id_), _alike(words, title), _FIGURES.findall(words) == _FIGURES.findall(title))
            for id_, title in found
        )

    def of_draft(self, draft: DraftId) -> CrisisId | None:
        found = OF_DRAFT.one(self._db, of=draft)
        return None if found is None else CrisisId(found[0])

    def called(self, crisis: CrisisId) -> tuple[Called, ...]:
        return tuple(
            Called(PersonId(person), moment(since), when(seen), when(aids), when(left))
            for person, since, seen, aids, left in PEOPLE.all(self._db, of=crisis)
        )

    def call(self, crisis: CrisisId, person: PersonId, now: datetime) -> None:
        CALL.run(self._db, crisis=crisis, person=person, since=micros(now))

    def answer(self, crisis: CrisisId, person: PersonId, now: datetime, *, joins: bool) -> bool:
        values = {"of": crisis, "who": person, "at": micros(now)}
        fresh = SEEN.run(self._db, **values).rowcount > 0
        return AIDS.run(self._db, **values).rowcount > 0 if joins else fresh

    def leave(self, crisis: CrisisId, person: PersonId, now: datetime) -> None:
        LEAVE.run(self._db, of=crisis, who=person, at=micros(now))

    def ways(self, crisis: CrisisId) -> tuple[Way, ...]:
        return tuple(
            Way(PersonId(person), platform, moment(called), row is not None, when(accepted))
            for person, platform, called, row, accepted in WAYS.all(self._db, of=crisis)
        )

    def way(self, crisis: CrisisId, person: PersonId, platform: str, key: str, now: datetime) -> None:
        WAY.run(self._db, crisis=crisis, person=person, platform=platform, key=key, called_at=micros(now))

    def accepted(self, crisis: str, person: PersonId, platform: str, now: datetime) -> None:
        """Note it; delivery may have taken it to another platform than it was for."""
        at = micros(now)
        if ACCEPTED.run(self._db, of=crisis, who=person, on=platform, at=at).rowcount == 0:
            this = {"crisis": crisis, "person": person, "platform": platform}
            INSTEAD.run(self._db, **this, key="", called_at=at, accepted_at=at)

    def tell(self, crisis: CrisisId, line: Line) -> int:
        said = {"person": line.by, "kind": line.kind, "said": line.words, "files": files_json(line.files)}
        [(row,)] = TELL.all(self._db, crisis=crisis, at=micros(line.at), **said)
        return int(row)

    def told(self, crisis: CrisisId) -> Sequence[Line]:
        return tuple(map(line_of, TOLD.all(self._db, of=crisis)))

    def word(self, crisis: CrisisId) -> Line | None:
        found = WORD.one(self._db, of=crisis)
        return None if found is None else line_of(found)

    def line(self, line: int) -> tuple[CrisisId, Line] | None:
        found = ONE_LINE.one(self._db, this=line)
        return None if found is None else (CrisisId(found[0]), line_of(found[1:]))

    def latest_of(self, person: PersonId) -> Crisis | None:
        found = LATEST_OF.one(self._db, who=person)
        return None if found is None else crisis_of(found)

    def outside(self) -> tuple[tuple[Crisis, int], ...]:
        return tuple((crisis, crisis.outside) for crisis in map(crisis_of, OUTSIDE.all(self._db)))

    def wants_outside(self, crisis: CrisisId) -> None:
        WANTS_OUTSIDE.run(self._db, this=crisis)

    def called_outside(self, crisis: CrisisId, times: int) -> None:
        OUTSIDE_DONE.run(self._db, this=crisis, times=times)

    def unreached(self, before: datetime) -> tuple[Crisis, ...]:
        return tuple(map(crisis_of, UNREACHED.all(self._db, before=micros(before))))


def _alike(one: str, other: str) -> int:
    """Say how alike two titles are, of 100; one that stands within the other is as good as the same."""
    whole = fuzz.ratio(one, other)
    within = fuzz.partial_ratio(one, other) if min(len(one), len(other)) >= _SHORT else 0
    return round(max(whole, within))
