"""Questions: the open one of each person, and the closed ones whose cards still stand in chats."""

from datetime import datetime
from typing import Any, Final

from sqlalchemy import bindparam, select, update

from bot.domain.dialogs import Choice, Purpose, Question
from bot.domain.drafts import Attachment
from bot.domain.people import PersonId
from bot.text import Text, unpack_text
from storage.family import Family
from storage.plain import insertion, json, micros, packed, read_json, unpacked, words
from storage.schema import dialogs
from storage.statements import Row, Stmt

_COLUMNS: Final = (
    dialogs.c.id,
    dialogs.c.person,
    dialogs.c.draft,
    dialogs.c.state,
    dialogs.c.revision,
    dialogs.c.data,
)
_IS_OPEN: Final = dialogs.c.state == words("open")
_THIS: Final = dialogs.c.id == bindparam("question")
_MORE: Final = dialogs.c.revision + 1

OPEN: Final = Stmt(select(*_COLUMNS).where(dialogs.c.person == bindparam("who"), _IS_OPEN))
GET: Final = Stmt(select(*_COLUMNS).where(_THIS))
ASK: Final = Stmt(insertion(dialogs, state=words("open")))
DROP: Final = Stmt(
    update(dialogs).where(dialogs.c.person == bindparam("who"), _IS_OPEN).values(state=words("dropped"), revision=_MORE)
)
PUT: Final = Stmt(update(dialogs).where(_THIS, _IS_OPEN).values(data=bindparam("said"), revision=_MORE))
CLOSE: Final = Stmt(
    update(dialogs).where(_THIS, _IS_OPEN).values(state=bindparam("as"), data=bindparam("said"), revision=_MORE)
)


class Dialogs(Family):
    """The questions; meets `bot.memory.Dialogs`."""

    __slots__ = ()

    def open(self, person: PersonId) -> Question | None:
        row = OPEN.one(self._db, who=person)
        return None if row is None else _question(row)

    def get(self, question: str) -> Question | None:
        row = GET.one(self._db, question=question)
        return None if row is None else _question(row)

    def ask(self, question: Question, now: datetime) -> None:
        DROP.run(self._db, who=question.person)
        ASK.run(
            self._db,
            id=question.id,
            person=question.person,
            revision=question.revision,
            draft=question.draft,
            data=_data(question, question.said),
            asked_at=micros(now),
        )

    def put(self, question: Question) -> None:
        PUT.run(self._db, question=question.id, said=_data(question, question.said))

    def close(self, question: Question, said: Text | None, now: datetime) -> None:  # noqa: ARG002 - as the port says
        """Close a question: answered by what was said, or dropped; one that is closed stays as it is."""
        state = "dropped" if said is None else "answered"
        CLOSE.run(self._db, question=question.id, said=_data(question, said), **{"as": state})


def _data(question: Question, said: Text | None) -> str:
    return json(
        {
            "purpose": question.purpose.value,
            "prompt": packed(question.prompt),
            "subject": question.subject,
            "version": question.version,
            "about": question.about,
            "lead": packed(question.lead),
            "hint": packed(question.hint),
            "choices": [[choice.code, packed(choice.label)] for choice in question.choices],
            "words": question.words,
            "files": question.files,
            "many": question.many,
            "chosen": question.chosen,
            "kept": question.kept,
            "said": packed(said),
            "held": question.held,
        }
    )


def _question(row: Row) -> Question:
    id_, person, draft, state, revision, text = row
    data: dict[str, Any] = read_json(text)
    return Question(
        id_,
        person,
        Purpose(data["purpose"]),
        unpack_text(data["prompt"]),
        draft,
        data["subject"],
        data["version"],
        data["about"],
        unpacked(data["lead"]),
        unpacked(data["hint"]),
        tuple(Choice(code, unpack_text(label)) for code, label in data["choices"]),
        data["words"],
        data["files"],
        data["many"],
        tuple(data["chosen"]),
        data["kept"],
        state,
        unpacked(data["said"]),
        revision,
        tuple(Attachment(**plain) for plain in data.get("held", ())),
    )
