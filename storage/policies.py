"""The policies used so far, as the files said, and as they were read."""

from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, select, update

from bot.domain.policies import Policy
from bot.policy import read_policy
from storage.family import Family
from storage.plain import ONE, ZERO, insertion, micros
from storage.schema import policies
from storage.statements import Stmt

_ACTIVE: Final = policies.c.active == ONE

ACTIVE: Final = Stmt(select(policies.c.id).where(_ACTIVE))
SOURCE: Final = Stmt(select(policies.c.source, policies.c.name).where(policies.c.id == bindparam("digest")))
RETIRE: Final = Stmt(update(policies).where(_ACTIVE).values(active=ZERO))
TAKE: Final = Stmt(insertion(policies, active=ONE).on_conflict_do_update(index_elements=["id"], set_={"active": ONE}))

_read: Final[dict[str, Policy]] = {}  # by the digest of the text, which never says anything else


class Policies(Family):
    """The policies; meets `bot.memory.Policies`. One that was never taken is a KeyError."""

    __slots__ = ()

    def active(self) -> Policy | None:
        row = ACTIVE.one(self._db)
        return None if row is None else self.get(row[0])

    def get(self, digest: str) -> Policy:
        known = _read.get(digest)
        return known if known is not None else self._read(digest)

    def take(self, policy: Policy, source: str, now: datetime) -> None:
        RETIRE.run(self._db)
        TAKE.run(self._db, id=policy.digest, name=policy.id, source=source, taken_at=micros(now))

    def _read(self, digest: str) -> Policy:
        row = SOURCE.one(self._db, digest=digest)
        if row is None:
            raise KeyError(digest)
        return _read.setdefault(digest, read_policy(*row))
