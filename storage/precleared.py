"""Statements on file: those of each crisis, when the first one was out; the library of pre-cleared ones."""

from datetime import datetime
from typing import Final

from sqlalchemy import and_, bindparam, func, or_, select, text, update

from bot.domain.crises import CrisisId
from bot.domain.drafts import Draft, DraftId, DraftState
from bot.domain.people import PersonId
from bot.domain.precleared import Precleared
from storage.family import Family
from storage.plain import insertion, micros, moment, when, words
from storage.rows import DRAFT, draft_of
from storage.schema import DRAFT_OF_CRISIS, drafts, facts, precleared
from storage.statements import Row, Stmt

_SIGNED: Final = words(DraftState.SIGNED_OFF.value)
_newer: Final = drafts.alias("newer")
_LINE: Final = (
    precleared.c.draft,
    drafts.c.number,
    precleared.c.title,
    precleared.c.version,
    precleared.c.signer,
    drafts.c.author,
    precleared.c.language,
    precleared.c.signed_at,
    precleared.c.until,
    precleared.c.renewal,
)
_here: Final = precleared.join(drafts, and_(drafts.c.id == precleared.c.draft, drafts.c.state == _SIGNED))

OF: Final = Stmt(
    select(*DRAFT)
    .where(text(DRAFT_OF_CRISIS), drafts.c.crisis == bindparam("of"))
    .order_by(drafts.c.created_at, drafts.c.id)
)
FIRST: Final = Stmt(
    select(func.min(facts.c.at)).where(
        facts.c.subject == bindparam("of"),
        or_(
            facts.c.kind == words("statement-released"),
            (facts.c.kind == words("statement-signed")) & (bindparam("drill") != words("")),
        ),
    )
)
LIBRARY: Final = Stmt(
    select(*_LINE)
    .select_from(_here.outerjoin(_newer, _newer.c.id == precleared.c.renewal))
    .where(or_(_newer.c.state.is_(None), _newer.c.state != _SIGNED))
    .order_by(precleared.c.language, precleared.c.title, precleared.c.draft)
)
ONE: Final = Stmt(select(*_LINE).select_from(_here).where(precleared.c.draft == bindparam("of")))
_keep: Final = insertion(precleared)
KEEP: Final = Stmt(
    _keep.on_conflict_do_update(  # a later version of it was signed
        index_elements=["draft"],
        set_={name: _keep.excluded[name] for name in ("version", "title", "signer", "language", "signed_at", "until")},
    )
)
RENEW: Final = Stmt(update(precleared).where(precleared.c.draft == bindparam("of")).values(renewal=bindparam("by")))


class Statements(Family):
    """The statements of crises, and the library; meets `bot.statements.Statements`."""

    __slots__ = ()

    def of(self, crisis: CrisisId) -> tuple[Draft, ...]:
        return tuple(map(draft_of, OF.all(self._db, of=crisis)))

    def first_statement_at(self, crisis: CrisisId) -> datetime | None:
        found = self.of(crisis)
        drill = bool(found) and found[0].statement is not None and found[0].statement.drill
        [(at,)] = FIRST.all(self._db, of=crisis, drill="1" if drill else "")
        return when(at)

    def library(self) -> tuple[Precleared, ...]:
        return tuple(map(_precleared, LIBRARY.all(self._db)))

    def cleared(self, draft: DraftId) -> Precleared | None:
        row = ONE.one(self._db, of=draft)
        return None if row is None else _precleared(row)

    def keep(self, one: Precleared) -> None:
        KEEP.run(
            self._db,
            draft=one.draft,
            version=one.version,
            title=one.title,
            signer=one.signer,
            language=one.language,
            signed_at=micros(one.signed_at),
            until=micros(one.until),
            renewal=one.renewal,
        )

    def renew(self, draft: DraftId, by: DraftId) -> None:
        RENEW.run(self._db, of=draft, by=by)


def _precleared(row: Row) -> Precleared:
    draft, number, title, version, signer, author, language, signed_at, until, renewal = row
    return Precleared(
        DraftId(draft),
        number or "",
        title,
        version,
        PersonId(signer),
        PersonId(author),
        language,
        moment(signed_at),
        moment(until),
        renewal,
    )
