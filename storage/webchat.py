"""The web chat's conversations; they meet the platform's `History`."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, delete, func, insert, select, update

from bot.ids import new_id
from storage.engine import Engine
from storage.schema import web_files as _files
from storage.schema import web_messages as _messages
from storage.statements import Stmt

_FIND = Stmt(
    select(_messages.c.id, _messages.c.gone).where(
        _messages.c.account == bindparam("account"), _messages.c.key == bindparam("key")
    )
)
_ACCOUNT = Stmt(select(_messages.c.account).where(_messages.c.id == bindparam("message")))
_NEWEST = Stmt(select(func.max(_messages.c.cursor)).where(_messages.c.account == bindparam("account")))
_ADD = Stmt(
    insert(_messages).values(
        id=bindparam("message"),
        account=bindparam("account"),
        key=bindparam("key"),
        place=bindparam("cursor"),
        cursor=bindparam("cursor"),
        at=bindparam("at"),
        gone=0,
        content=bindparam("content"),
    )
)
_CHANGE = Stmt(
    update(_messages)
    .where(_messages.c.id == bindparam("message"))
    .values(cursor=bindparam("cursor"), gone=bindparam("gone"), content=bindparam("content"))
)
_SINCE = Stmt(
    select(_messages.c.id, _messages.c.place, _messages.c.cursor, _messages.c.at, _messages.c.gone, _messages.c.content)
    .where(_messages.c.account == bindparam("account"), _messages.c.cursor > bindparam("after"))
    .order_by(_messages.c.cursor)
    .limit(bindparam("most"))
)
_ADD_FILE = Stmt(
    insert(_files).values(digest=bindparam("digest"), message=bindparam("message"), media_type=bindparam("media_type"))
)
_DROP_FILES = Stmt(delete(_files).where(_files.c.message == bindparam("message")))
_MEDIA_TYPE = Stmt(select(_files.c.media_type).where(_files.c.digest == bindparam("digest")).limit(1))

Files = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Row:
    """A message of a conversation as it stands now."""

    id: str
    place: int
    cursor: int
    at: int
    gone: bool
    content: str


class WebChat:
    """The conversations in the engine's database; its errors pass through."""

    def __init__(self, engine: Engine) -> None:
        """Use this engine."""
        self._engine = engine

    async def add(self, person: str, key: str, content: str, files: Files, at: int) -> str:
        return await self._engine.write(_add, person, key, content, files, at)

    async def edit(self, message: str, content: str, files: Files) -> bool:
        return await self._engine.write(_change, message, content, files)

    async def take_back(self, message: str) -> None:
        await self._engine.write(_change, message, "{}", (), 1)

    async def find(self, person: str, key: str) -> str | None:
        found = await self._engine.read(_find, person, key)
        return found and found[0]

    async def since(self, person: str, cursor: int, most: int) -> Sequence[Row]:
        return await self._engine.read(_since, person, cursor, most)

    async def newest(self, person: str) -> int:
        return await self._engine.read(_newest, person)

    async def media_type(self, digest: str) -> str | None:
        return await self._engine.read(_media_type, digest)


def _find(db: sqlite3.Connection, person: str, key: str) -> tuple[str, bool] | None:
    row = _FIND.one(db, account=person, key=key)
    return None if row is None else (row[0], bool(row[1]))


def _newest(db: sqlite3.Connection, person: str) -> int:
    row = _NEWEST.one(db, account=person)
    return (row[0] if row else None) or 0


def _since(db: sqlite3.Connection, person: str, cursor: int, most: int) -> list[Row]:
    rows = _SINCE.all(db, account=person, after=cursor, most=most)
    return [Row(id_, place, cursor_, at, bool(gone), content) for id_, place, cursor_, at, gone, content in rows]


def _media_type(db: sqlite3.Connection, digest: str) -> str | None:
    row = _MEDIA_TYPE.one(db, digest=digest)
    return None if row is None else str(row[0])


def _add(db: sqlite3.Connection, person: str, key: str, content: str, files: Files, at: int) -> str:
    found = _find(db, person, key)
    if found is not None:
        message, gone = found
        if gone:
            _change(db, message, content, files)
        return message
    message = new_id()
    cursor = _newest(db, person) + 1
    _ADD.run(db, message=message, account=person, key=key, cursor=cursor, at=at, content=content)
    _put_files(db, message, files)
    return message


def _change(db: sqlite3.Connection, message: str, content: str, files: Files, gone: int = 0) -> bool:
    account = _ACCOUNT.one(db, message=message)
    if account is None:
        return False
    cursor = _newest(db, account[0]) + 1
    _CHANGE.run(db, message=message, cursor=cursor, gone=gone, content=content)
    _DROP_FILES.run(db, message=message)
    _put_files(db, message, files)
    return True


def _put_files(db: sqlite3.Connection, message: str, files: Files) -> None:
    kinds = dict(files)  # the same picture twice on one card is one file
    _ADD_FILE.many(db, [{"digest": digest, "message": message, "media_type": kind} for digest, kind in kinds.items()])
