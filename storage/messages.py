"""The cards that stand in chats: which is the live one, what it shows, whether that is behind."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from sqlalchemy import and_, bindparam, func, or_, select, text, update

from bot.cards.card import LIVE, Kind
from bot.domain.drafts import DraftId
from bot.domain.people import PersonId
from bot.mail import Standing
from bot.ports import Address
from storage.plain import ZERO, insertion, micros, moment, words
from storage.queue import Queue
from storage.schema import (
    assignments,
    contributions,
    counters,
    crises,
    crisis_accounts,
    crisis_tasks,
    dialogs,
    drafts,
    messages,
    rosters,
    rounds,
    seats,
    steps,
)
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
    messages.c.place,
    messages.c.outgoing,
    messages.c.tries,
)
_READER: Final = (
    messages.c.person.is_not_distinct_from(bindparam("who")),
    messages.c.place.is_not_distinct_from(bindparam("where")),
)
_QUESTION: Final = words(Kind.QUESTION.value)
_ROSTER: Final = words(Kind.ROSTER.value)
_CRISIS: Final = words(Kind.CRISIS.value)
_REACH: Final = words(Kind.REACHABILITY.value)  # as its series is called
_ACCOUNT: Final = words(Kind.ACCOUNT.value)
_TASK: Final = words(Kind.TASK.value)
_POSTED: Final = words(Kind.POSTED.value)
_OF_ASSIGNMENTS: Final = (words(Kind.BOARD.value), words(Kind.PACKAGE.value))
_CONTRIBUTION: Final = words(Kind.CONTRIBUTION.value)

_NAMED: Final = (
    messages.c.message == bindparam("name"),
    messages.c.message.like(bindparam("longer")),
    messages.c.message.like(bindparam("page")),
)
ANSWERED: Final = Stmt(
    select(messages.c.kind, messages.c.subject)
    .where(_LIVE, messages.c.person == bindparam("who"), or_(*_NAMED))
    .order_by(messages.c.sent_at.desc())
    .limit(bindparam("most"))
)
STAND: Final = Stmt(insertion(messages, "tries", "not_before"))
SUPERSEDE: Final = Stmt(
    update(messages)
    .where(
        _LIVE,
        *_READER,
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
    .outerjoin(crises, and_(crises.c.id == messages.c.subject, messages.c.kind == _CRISIS))
    .outerjoin(counters, and_(counters.c.series == messages.c.kind, messages.c.kind == _REACH, counters.c.year == ZERO))
    .outerjoin(crisis_accounts, and_(crisis_accounts.c.crisis == messages.c.subject, messages.c.kind == _ACCOUNT))
    .outerjoin(crisis_tasks, and_(crisis_tasks.c.id == messages.c.subject, messages.c.kind == _TASK))
    .outerjoin(
        assignments,
        and_(assignments.c.id == messages.c.subject, or_(*(messages.c.kind == kind for kind in _OF_ASSIGNMENTS))),
    )
    .outerjoin(contributions, and_(contributions.c.id == messages.c.subject, messages.c.kind == _CONTRIBUTION))
    .where(
        _LIVE,
        func.coalesce(messages.c.not_before, ZERO) <= bindparam("now"),
        or_(
            messages.c.state == words("superseded"),
            drafts.c.revision > messages.c.revision,
            dialogs.c.revision > messages.c.revision,
            rosters.c.revision > messages.c.revision,
            crises.c.revision > messages.c.revision,
            counters.c.last > messages.c.revision,
            crisis_accounts.c.revision > messages.c.revision,
            crisis_tasks.c.revision > messages.c.revision,
            assignments.c.revision > messages.c.revision,
            contributions.c.revision > messages.c.revision,
        ),
    )
    .order_by(messages.c.sent_at, messages.c.id)
    .limit(bindparam("most"))
)
SHOWN: Final = Stmt(
    update(messages)
    .where(messages.c.id == bindparam("card"))
    .values(revision=bindparam("now_shows"), hash=bindparam("looks"), tries=ZERO, not_before=ZERO)
)
STUCK: Final = Stmt(
    update(messages)
    .where(messages.c.id == bindparam("card"))
    .values(tries=bindparam("so_often"), not_before=bindparam("up_to"))
)
NEXT_AT: Final = Stmt(select(func.min(messages.c.not_before)).where(_LIVE, messages.c.not_before > bindparam("now")))
ROOT: Final = Stmt(
    select(messages.c.message)
    .where(messages.c.place == bindparam("where"), messages.c.draft == bindparam("of"), messages.c.kind == _POSTED)
    .order_by(messages.c.sent_at.desc())
    .limit(bindparam("most"))
)
RESTATE: Final = Stmt(
    update(messages)
    .where(_LIVE, messages.c.state == words("live"), messages.c.person == bindparam("who"))
    .values(revision=-1, hash="")
)
ABANDON: Final = Stmt(
    update(messages)
    .where(
        _LIVE,
        messages.c.platform == bindparam("on"),
        messages.c.workspace == bindparam("at"),
        messages.c.account == bindparam("as"),
    )
    .values(state=words("superseded"))
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
            of = {"what": standing.kind, "of": standing.subject, "on": standing.address.platform}
            SUPERSEDE.run(self._db, who=standing.person or None, where=standing.place or None, **of)
        STAND.run(
            self._db,
            id=standing.id,
            kind=standing.kind,
            subject=standing.subject,
            draft=standing.draft or self._draft_of(standing),
            person=standing.person or None,
            place=standing.place or None,
            platform=standing.address.platform,
            workspace=standing.address.workspace,
            account=standing.address.user,
            message=standing.message,
            version=standing.version,
            revision=standing.revision,
            hash=standing.hash,
            state="live" if live else "still",
            sent_at=micros(now),
            outgoing=standing.outgoing,
        )

    def answered(self, person: PersonId, message: str) -> tuple[str, str] | None:
        chat, _, number = message.rpartition(":")
        row = ANSWERED.one(self._db, who=person, most=1, name=message, longer=f"{message}:%", page=f"{chat}:%:{number}")
        return None if row is None else (str(row[0]), str(row[1]))

    def root(self, place: str, draft: DraftId) -> str:
        row = ROOT.one(self._db, where=place, of=draft, most=1)
        return "" if row is None else str(row[0])

    def stale(self, now: datetime, most: int) -> tuple[Standing, ...]:
        return tuple(map(_standing, STALE.all(self._db, now=micros(now), most=most)))

    def stuck(self, standing: Standing, until: datetime) -> None:
        STUCK.run(self._db, card=standing.id, so_often=standing.tries + 1, up_to=micros(until))

    def next_at(self, now: datetime) -> datetime | None:
        [(at,)] = NEXT_AT.all(self._db, now=micros(now))
        return None if at is None else moment(at)

    def restate(self, person: PersonId) -> None:
        RESTATE.run(self._db, who=person)

    def abandon(self, address: Address) -> None:
        ABANDON.run(self._db, on=address.platform, at=address.workspace, **{"as": address.user})

    def shown(self, standing: str, *, revision: int, hash_: str, still: bool) -> None:
        SHOWN.run(self._db, card=standing, now_shows=revision, looks=hash_)
        if still:
            STILL.run(self._db, card=standing)

    def _draft_of(self, standing: Standing) -> str | None:
        """Find the item whose moving on makes a card stale; a question's card follows its question instead."""
        if standing.kind in (Kind.ITEM, Kind.RELEASE, Kind.POSTED):
            return standing.subject
        row = DRAFT_OF.one(self._db, seat=standing.subject) if standing.kind == Kind.REVIEW else None
        return None if row is None else str(row[0])


def _standing(row: Row) -> Standing:
    (id_, kind, subject, draft, person, platform, workspace, account, message, version, revision, hash_, state) = row[
        :13
    ]
    place, outgoing, tries = row[13:]
    address, reader, shows = Address(platform, workspace, account), PersonId(person or ""), (version, revision, hash_)
    card = Standing(id_, kind, subject, draft, reader, address, message, *shows, state)
    return replace(card, place=place or "", outgoing=outgoing or 0, tries=tries or 0)
