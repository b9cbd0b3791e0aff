"""Rosters that administrators sent while the bot ran: what was offered, and what became of it."""

from typing import Any, Final

from sqlalchemy import bindparam, select, update

from bot.domain.directories import Directory, Proposal, ProposalState
from bot.domain.people import Body, Holding, Person, PersonId, Role, Unit, UnitId
from bot.text import Names, pack, unpack_text
from storage.family import Family
from storage.plain import ONE, insertion, json, micros, moment, read_json, stamp, when, words
from storage.schema import rosters
from storage.statements import Stmt

ADD: Final = Stmt(insertion(rosters))
GET: Final = Stmt(
    select(
        rosters.c.id,
        rosters.c.person,
        rosters.c.name,
        rosters.c.state,
        rosters.c.at,
        rosters.c.revision,
        rosters.c.data,
    ).where(rosters.c.id == bindparam("roster"))
)
CLOSE: Final = Stmt(
    update(rosters)
    .where(rosters.c.id == bindparam("roster"), rosters.c.state == words("offered"))
    .values(state=bindparam("now"), revision=rosters.c.revision + ONE, data=bindparam("written"))
)
OVERTAKE: Final = Stmt(
    update(rosters)
    .where(rosters.c.state == words("offered"))
    .values(state=words("overtaken"), revision=rosters.c.revision + ONE)
)


class Rosters(Family):
    """Offered rosters; meets `bot.memory.Rosters`."""

    __slots__ = ()

    def add(self, proposal: Proposal) -> None:
        ADD.run(
            self._db,
            id=proposal.id,
            person=proposal.by,
            name=proposal.name,
            digest=proposal.directory.digest if proposal.directory else "",
            state=proposal.state,
            at=micros(proposal.at),
            revision=proposal.revision,
            data=_written(proposal),
        )

    def get(self, roster: str) -> Proposal | None:
        row = GET.one(self._db, roster=roster)
        if row is None:
            return None
        id_, by, name, state, at, revision, written = row
        data = read_json(written)
        mistakes = tuple(map(unpack_text, data.get("mistakes", ())))
        directory = None if mistakes else _unpacked(data)
        told = tuple(map(unpack_text, data.get("told", ())))
        return Proposal(id_, PersonId(by), name, moment(at), directory, mistakes, ProposalState(state), revision, told)

    def close(self, proposal: Proposal) -> bool:
        written = _written(proposal)
        return CLOSE.run(self._db, roster=proposal.id, now=proposal.state.value, written=written).rowcount == 1

    def overtake(self) -> None:
        OVERTAKE.run(self._db)


def _written(proposal: Proposal) -> str:
    if proposal.directory is None:
        return json({"mistakes": [pack(one) for one in proposal.mistakes]})
    return json(_packed(proposal.directory) | {"told": [pack(one) for one in proposal.told]})


def _packed(directory: Directory) -> dict[str, Any]:
    return {
        "digest": directory.digest,
        "sample": directory.sample,
        "people": [[p.id, _names(p.names), p.unit, p.language, p.active] for p in directory.people],
        "units": [[u.id, _names(u.names), u.kind, u.state, u.duties] for u in directory.units],
        "bodies": [[b.id, _names(b.names)] for b in directory.bodies],
        "emails": dict(directory.emails),
        "holdings": [[h.person, h.role, h.unit, stamp(h.since), stamp(h.until)] for h in directory.holdings],
    }


def _names(names: Names) -> list[str]:
    return [names.zh_hans, names.zh_hant, names.en]


def _unpacked(data: dict[str, Any]) -> Directory:
    return Directory(
        digest=data["digest"],
        people=tuple(Person(id_, Names(*names), *rest) for id_, names, *rest in data["people"]),
        units=tuple(
            Unit(id_, Names(*names), kind, state, tuple(duties)) for id_, names, kind, state, duties in data["units"]
        ),
        holdings=tuple(
            Holding(person, Role(role), UnitId(unit) if unit else None, when(since), when(until))
            for person, role, unit, since, until in data["holdings"]
        ),
        sample=data["sample"],
        bodies=tuple(Body(id_, Names(*names)) for id_, names in data["bodies"]),
        emails=data.get("emails", {}),
    )
