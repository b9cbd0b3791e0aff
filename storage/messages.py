"""Delivery's own tables: the queue's way out, and the cards that stand in chats."""

from datetime import datetime
from typing import Final

from sqlalchemy import and_, bindparam, or_, select, text, update

from bot.cards.card import LIVE, Kind
from bot.domain.people import PersonId
from bot.mail import Standing
from bot.ports import Address
from storage.outbox import Queue
from storage.plain import insertion, micros, words
from storage.schema import dialogs, drafts, messages, rosters, rounds, seats, steps
from storage.statements import Row, Stmt

_LIVE: Final = text("messages.state <> 'still'")
_COLUMNS: Final = (
    messages.c.id,
    messages.c.kind,
    messages.c.subject,
    messages.c.draft,
    messages.c.person,
    messages.c.platform,
    messages.c.workspace,
    messages.c.account,
    messages.c.message,
    messages.c.version,
    messages.c.revision,
    messages.c.hash,
    messages.c.state,
)
_QUESTION: Final = words(Kind.QUESTION.value)
_ROSTER: Final = words(Kind.ROSTER.value)

STAND: Final = Stmt(insertion(messages))
SUPERSEDE: Final = Stmt(
    update(messages)
    .where(
        _LIVE,
        messages.c.person == bindparam("who"),
        messages.c.kind == bindparam("what"),
        messages.c.subject == bindparam("of"),
        messages.c.platform == bindparam("on"),
        messages.c.state == words("live"),
    )
    .values(state=words("superseded"))
)
STALE: Final = Stmt(
    select(*_COLUMNS)
    .outerjoin(drafts, drafts.c.id == messages.c.draft)
    .outerjoin(dialogs, and_(dialogs.c.id == messages.c.subject, messages.c.kind == _QUESTION))
    .outerjoin(rosters, and_(rosters.c.id == messages.c.subject, messages.c.kind == _ROSTER))
    .where(
        _LIVE,
        or_(
            messages.c.state == words("superseded"),
            drafts.c.revision > messages.c.revision,
            dialogs.c.revision > messages.c.revision,
            rosters.c.revision > messages.c.revision,
        ),
    )
    .order_by(messages.c.sent_at, messages.c.id)
    .limit(bindparam("most"))
)
SHOWN: Final = Stmt(
    update(messages)
    .where(messages.c.id == bindparam("card"))
    .values(revision=bindparam("now_shows"), hash=bindparam("looks"))
)
RESTATE: Final = Stmt(
    update(messages)
    .where(_LIVE, messages.c.state == words("live"), messages.c.person == bindparam("who"))
    .values(revision=-1, hash="")
)
STILL: Final = Stmt(update(messages).where(messages.c.id == bindparam("card")).values(state=words("still")))
DRAFT_OF: Final = Stmt(
    select(rounds.c.draft)
    .join(steps, steps.c.round == rounds.c.id)
    .join(seats, seats.c.step == steps.c.id)
    .where(seats.c.id == bindparam("seat"))
)


class Messages(Queue):
    """What is to be sent, and what stands in chats; meets `bot.memory.Messages`."""

    __slots__ = ()

    def stand(self, standing: Standing, now: datetime) -> None:
        live = standing.kind in LIVE
        if live:
            SUPERSEDE.run(
                self._db, who=standing.person, what=standing.kind, of=standing.subject, on=standing.address.platform
            )
        STAND.run(
            self._db,
            id=standing.id,
            kind=standing.kind,
            subject=standing.subject,
            draft=standing.draft or self._draft_of(standing),
            person=standing.person,
            platform=standing.address.platform,
            workspace=standing.address.workspace,
            account=standing.address.user,
            message=standing.message,
            version=standing.version,
            revision=standing.revision,
            hash=standing.hash,
            state="live" if live else "still",
            sent_at=micros(now),
        )

    def stale(self, most: int) -> tuple[Standing, ...]:
        return tuple(map(_standing, STALE.all(self._db, most=most)))

    def restate(self, person: PersonId) -> None:
        RESTATE.run(self._db, who=person)

    def shown(self, standing: str, *, revision: int, hash_: str, still: bool) -> None:
        SHOWN.run(self._db, card=standing, now_shows=revision, looks=hash_)
        if still:
            STILL.run(self._db, card=standing)

    def _draft_of(self, standing: Standing) -> str | None:
        """Find the item whose moving on makes a card stale; a question's card follows its question instead."""
        if standing.kind in (Kind.ITEM, Kind.RELEASE):
            return standing.subject
        row = DRAFT_OF.one(self._db, seat=standing.subject) if standing.kind == Kind.REVIEW else None
        return None if row is None else str(row[0])


def _standing(row: Row) -> Standing:
    id_, kind, subject, draft, person, platform, workspace, account, message, version, revision, hash_, state = row
    address = Address(platform, workspace, account)
    return Standing(id_, kind, subject, draft, person, address, message, version, revision, hash_, state)
