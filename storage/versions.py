"""The versions of items."""

from dataclasses import fields
from typing import Any, Final

from sqlalchemy import bindparam, delete, select

from bot.domain.drafts import Attachment, DraftId, Particulars, Version
from storage.family import OfItems
from storage.plain import insertion, json, read_json, stamp, when
from storage.schema import versions
from storage.statements import Row, Stmt

_THIS: Final = (versions.c.draft == bindparam("item"), versions.c.number == bindparam("which"))
_PARTICULARS: Final = tuple(field.name for field in fields(Particulars))
_put: Final = insertion(versions)

GET: Final = Stmt(select(versions).where(*_THIS))
PUT: Final = Stmt(
    _put.on_conflict_do_update(
        index_elements=["draft", "number"],
        set_={column.name: _put.excluded[column.name] for column in versions.c if not column.primary_key},
    )
)
DROP: Final = Stmt(delete(versions).where(*_THIS, versions.c.frozen_at.is_(None)))


class Versions(OfItems):
    """Each state of an item's text; that half of `bot.memory.Drafts`."""

    __slots__ = ()

    def version(self, draft: DraftId, number: int) -> Version:
        """Give a version; LookupError when there is none of this number."""
        row = GET.one(self._db, item=draft, which=number)
        if row is None:
            raise LookupError(f"{draft} has no version {number}")
        return _version(row)

    def put_version(self, version: Version) -> None:
        self.touched.add(version.draft)
        PUT.run(
            self._db,
            draft=version.draft,
            number=version.number,
            author=version.author,
            title=version.title,
            text=version.text,
            source=version.source,
            source_words=version.source_words,
            attachments=json(version.attachments),
            particulars=_particulars_json(version.particulars),
            note=version.note,
            frozen_at=stamp(version.frozen_at),
            fingerprint=version.fingerprint,
            wordings=json(version.wordings),
        )

    def drop_version(self, draft: DraftId, number: int) -> None:
        """Take a working copy away; a version that was submitted stays."""
        self.touched.add(draft)
        DROP.run(self._db, item=draft, which=number)


def _particulars_json(particulars: Particulars) -> str:
    plain = {name: getattr(particulars, name) for name in _PARTICULARS}
    return json({**plain, "planned": stamp(particulars.planned)})


def _particulars(text: str) -> Particulars:
    plain: dict[str, Any] = read_json(text)
    lists = {name: tuple(value) for name, value in plain.items() if isinstance(value, list)}
    return Particulars(**{**plain, **lists, "planned": when(plain["planned"])})


def _version(row: Row) -> Version:
    *head, attachments, particulars, note, frozen_at, signed, wordings = row
    draft, number, author, title, text, source, source_words = head
    return Version(
        draft,
        number,
        author,
        title,
        text,
        source,
        source_words,
        tuple(Attachment(**plain) for plain in read_json(attachments)),
        _particulars(particulars),
        note,
        when(frozen_at),
        signed,
        tuple((channel, words) for channel, words in read_json(wordings)),
    )
