"""What is known of the files whose bytes lie in the folder."""

from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, delete, select

from bot.domain.drafts import Attachment
from storage.family import Family
from storage.plain import insertion, micros
from storage.schema import files
from storage.statements import Stmt

ADD: Final = Stmt(insertion(files).on_conflict_do_nothing(index_elements=["id"]))
GET: Final = Stmt(
    select(files.c.id, files.c.kind, files.c.name, files.c.size, files.c.media_type).where(
        files.c.id == bindparam("digest")
    )
)
DROP: Final = Stmt(delete(files).where(files.c.id == bindparam("digest")))
DIGESTS: Final = Stmt(select(files.c.id))


class Files(Family):
    """The files; meets `bot.memory.Files`. The same bytes a second time keep the name they were given first."""

    __slots__ = ()

    def add(self, attachment: Attachment, now: datetime) -> bool:
        added = ADD.run(
            self._db,
            id=attachment.digest,
            kind=attachment.kind,
            media_type=attachment.media_type,
            size=attachment.size,
            name=attachment.name,
            added_at=micros(now),
        )
        return added.rowcount == 1

    def drop(self, digest: str) -> None:
        DROP.run(self._db, digest=digest)

    def get(self, digest: str) -> Attachment | None:
        row = GET.one(self._db, digest=digest)
        return None if row is None else Attachment(*row)

    def digests(self) -> frozenset[str]:
        return frozenset(digest for (digest,) in DIGESTS.all(self._db))
