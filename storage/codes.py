"""Enrolment on file: e-mail addresses, one-time codes, wrong tries."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, delete, select, update

from bot.domain.enrolling import Code, Step, Tries
from bot.domain.people import PersonId
from bot.ports import Address
from storage.family import Family
from storage.plain import ZERO, insertion, micros, moment
from storage.schema import code_tries, codes, emails, identities, people
from storage.statements import Row, Stmt

_ACCOUNT: Final = (
    code_tries.c.platform == bindparam("platform"),
    code_tries.c.workspace == bindparam("workspace"),
    code_tries.c.account == bindparam("account"),
)
CLEAR: Final = Stmt(delete(emails))
PUT: Final = Stmt(insertion(emails))
OWNER: Final = Stmt(
    select(emails.c.person)
    .join(people, people.c.id == emails.c.person)
    .where(emails.c.email == bindparam("said"), people.c.active != ZERO)
)
EMAILS: Final = Stmt(select(emails.c.person, emails.c.email))
UNLINKED: Final = Stmt(
    select(emails.c.email)
    .join(people, people.c.id == emails.c.person)
    .where(
        people.c.active != ZERO,
        ~select(identities.c.person)
        .where(
            identities.c.person == emails.c.person,
            identities.c.platform == bindparam("platform"),
            identities.c.workspace == bindparam("workspace"),
        )
        .exists(),
    )
    .order_by(people.c.position)
)
_CODE: Final = (
    codes.c.id,
    codes.c.digest,
    codes.c.person,
    codes.c.issuer,
    codes.c.until,
    codes.c.used_at,
    codes.c.step,
    codes.c.platform,
    codes.c.workspace,
    codes.c.account,
)
ADD: Final = Stmt(insertion(codes, "used_at"))
GET: Final = Stmt(select(*_CODE).where(codes.c.id == bindparam("code")))
FIND: Final = Stmt(select(*_CODE).where(codes.c.digest == bindparam("said")))
WAITING: Final = Stmt(
    select(*_CODE).where(
        codes.c.person == bindparam("who"), codes.c.used_at.is_(None), codes.c.until > bindparam("now")
    )
)
USE: Final = Stmt(
    update(codes).where(codes.c.id == bindparam("code"), codes.c.used_at.is_(None)).values(used_at=bindparam("at"))
)
DROP: Final = Stmt(delete(codes).where(codes.c.person == bindparam("who"), codes.c.used_at.is_(None)))
TRIES: Final = Stmt(select(code_tries.c.since, code_tries.c.count).where(*_ACCOUNT))
_try: Final = insertion(code_tries)
TRIED: Final = Stmt(
    _try.on_conflict_do_update(
        index_elements=["platform", "workspace", "account"],
        set_={"since": _try.excluded.since, "count": _try.excluded["count"]},
    )
)


class Codes(Family):
    """E-mail addresses and codes; meets `bot.linking.Codes`."""

    __slots__ = ()

    def put_emails(self, known: Mapping[PersonId, str]) -> None:
        CLEAR.run(self._db)
        PUT.many(self._db, ({"person": person, "email": email.casefold()} for person, email in known.items()))

    def emails(self) -> dict[PersonId, str]:
        return {PersonId(person): email for person, email in EMAILS.all(self._db)}

    def owner_of(self, email: str) -> PersonId | None:
        row = OWNER.one(self._db, said=email.casefold())
        return None if row is None else PersonId(row[0])

    def unlinked(self, platform: str, workspace: str) -> tuple[str, ...]:
        return tuple(email for (email,) in UNLINKED.all(self._db, platform=platform, workspace=workspace))

    def issue(self, code: Code) -> None:
        DROP.run(self._db, who=code.person)
        ADD.run(
            self._db,
            id=code.id,
            digest=code.digest,
            person=code.person,
            issuer=code.issuer,
            until=micros(code.until),
            step=code.step.value,
            **dict(zip(("platform", "workspace", "account"), code.account or (None, None, None), strict=True)),
        )

    def waiting(self, person: PersonId, now: datetime) -> Code | None:
        row = WAITING.one(self._db, who=person, now=micros(now))
        return None if row is None else _code(row)

    def get(self, code: str) -> Code | None:
        row = GET.one(self._db, code=code)
        return None if row is None else _code(row)

    def find(self, digest: str) -> Code | None:
        row = FIND.one(self._db, said=digest)
        return None if row is None else _code(row)

    def use(self, code: Code, now: datetime) -> None:
        USE.run(self._db, code=code.id, at=micros(now))

    def tries(self, who: Address, now: datetime) -> Tries:
        row = TRIES.one(self._db, platform=who.platform, workspace=who.workspace, account=who.user)
        return Tries(now, 0) if row is None else Tries(moment(row[0]), row[1]).now(now)

    def tried(self, who: Address, tries: Tries) -> None:
        TRIED.run(
            self._db,
            platform=who.platform,
            workspace=who.workspace,
            account=who.user,
            since=micros(tries.since),
            count=tries.count,
        )


def _code(row: Row) -> Code:
    id_, digest, person, issuer, until, used_at, step, *account = row
    to = PersonId(person), PersonId(issuer)
    known = None if account[0] is None else (account[0], account[1], account[2])
    return Code(id_, digest, *to, moment(until), used_at is not None, Step(step or Step.HANDED_ON), known)
