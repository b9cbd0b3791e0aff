"""What is known of the files whose bytes lie in the folder."""

from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, delete, func, select, true, union_all

from bot.domain.drafts import Attachment
from storage.family import Family
from storage.plain import insertion, micros, words
from storage.schema import dialogs, files
from storage.statements import Stmt

ADD: Final = Stmt(insertion(files).on_conflict_do_nothing(index_elements=["id"]))
DROP: Final = Stmt(delete(files).where(files.c.id == bindparam("digest")))
_held: Final = func.json_each(dialogs.c.data, words("$.held")).table_valued("value")
DIGESTS: Final = Stmt(
    union_all(
        select(files.c.id),
        select(func.json_extract(_held.c.value, words("$.digest")))
        .select_from(dialogs.join(_held, true()))
        .where(dialogs.c.state == words("open")),
    )
)


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

    def digests(self) -> frozenset[str]:
        return frozenset(digest for (digest,) in DIGESTS.all(self._db))
