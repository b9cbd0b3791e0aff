"""What a data folder looks like from outside: whether work is left, and whether everything is as it has to be."""

import hashlib
import json
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final

from bot.config import sample_settings
from bot.intake.files import Files
from storage import audit, connections
from storage.store import DATABASE

Kept = dict[str, Counter[tuple[Any, ...]]]

_UNSETTLED: Final = {
    "message": "SELECT state, key FROM outbox WHERE state <> 'sent'",
    "event": "SELECT state, event FROM inbox WHERE state <> 'done'",
    "due item": "SELECT rule, subject FROM dues WHERE state = 'waiting' AND due_at <= unixepoch() * 1000000",
    "card": """
        SELECT kind, messages.state, messages.person FROM messages LEFT JOIN drafts ON drafts.id = messages.draft
        LEFT JOIN dialogs ON dialogs.id = messages.subject AND kind = 'question'
        WHERE messages.state = 'superseded' OR messages.state = 'live' AND (
            drafts.revision > messages.revision OR dialogs.revision > messages.revision)
    """,
}
_ONCE: Final = {
    "live card": "SELECT person, kind, subject FROM messages WHERE state = 'live' GROUP BY 1, 2, 3 HAVING count(*) > 1",
    "message of one key": "SELECT account, key FROM web_messages GROUP BY 1, 2 HAVING count(*) > 1",
    "sent message": "SELECT key FROM outbox GROUP BY 1 HAVING count(*) > 1",
    "standing card": "SELECT message FROM messages GROUP BY 1 HAVING count(*) > 1",
    "decision": "SELECT seat, version FROM decisions GROUP BY 1, 2 HAVING count(*) > 1",
    "release": "SELECT draft, version, channel FROM releases GROUP BY 1, 2, 3 HAVING count(*) > 1",
}
_ORPHANS: Final = {
    "working copy": "SELECT draft, number FROM versions WHERE frozen_at IS NULL",
    "open question": "SELECT id FROM dialogs WHERE state = 'open'",
    "card of no message": "SELECT id FROM messages WHERE message NOT IN (SELECT id FROM web_messages WHERE gone = 0)",
    "bot's message that was not to be sent": """
        SELECT account, key FROM web_messages WHERE key NOT LIKE 'said:%' AND key NOT IN (SELECT key FROM outbox)
    """,
    "person's message that was not taken in": """
        SELECT account, key FROM web_messages WHERE key LIKE 'said:%'
        AND account || ':' || substr(key, 6) NOT IN (SELECT event FROM inbox WHERE state = 'done')
    """,
}


@contextmanager
def opened(data: Path) -> Iterator[sqlite3.Connection]:
    """Look at a data folder's database in one state of it."""
    with closing(connections.reader(data / DATABASE)) as db:
        db.execute("BEGIN")
        yield db


def _found(db: sqlite3.Connection, questions: dict[str, str]) -> list[tuple[Any, ...]]:
    return [(what, *row) for what, question in questions.items() for row in db.execute(question)]


def unsettled(data: Path) -> list[tuple[Any, ...]]:
    """Name what the bot still has to do."""
    with opened(data) as db:
        return _found(db, _UNSETTLED)


def wrong(data: Path, seals: Path | None = None) -> list[tuple[Any, ...]]:
    """Name what is there twice, what hangs in the air, what is missing on disk and what the audit finds."""
    connections.check(data / DATABASE)
    with opened(data) as db:
        findings = [("audit", str(found)) for found in audit.verify(db, seals or sample_settings(data, 0).seals)]
        lost = [("lost file", digest) for digest in _digests(db) if not _is_whole(data, digest)]
        return [*_found(db, _UNSETTLED | _ONCE | _ORPHANS), *lost, *findings]


def _digests(db: sqlite3.Connection) -> set[str]:
    named = {
        file["digest"] for (files,) in db.execute("SELECT attachments FROM versions") for file in json.loads(files)
    }
    for statement in ("SELECT id FROM files", "SELECT digest FROM web_files"):
        named |= {digest for (digest,) in db.execute(statement)}
    return named


def _is_whole(data: Path, digest: str) -> bool:
    path = Files(data / "files").path(digest)
    return path.exists() and hashlib.sha256(path.read_bytes()).hexdigest() == digest


def kept(data: Path) -> Kept:
    """Count what a story left behind, without what differs from one telling to the next."""
    questions = {
        "facts": "SELECT kind, by FROM facts",
        "messages": "SELECT kind, person, version FROM outbox",
        "decisions": "SELECT rule, decisions.version, verdict, by FROM decisions "
        "JOIN seats ON seats.id = seat JOIN steps ON steps.id = step",
        "releases": "SELECT version, channel, address, number, title, by, approvers FROM releases",
        "drafts": "SELECT number, state, version, working FROM drafts",
        "versions": "SELECT number, title, length(text), fingerprint FROM versions",
        # The rest of a message is listened for two minutes, within which a story is told or, on a busy machine, not.
        "dues": "SELECT rule, iif(rule = 'gathering', '', state) FROM dues",
        "events": "SELECT event, state, raw IS NULL, json_extract(answer, '$.refused') FROM inbox",
    }
    with opened(data) as db:
        return {name: Counter(db.execute(question).fetchall()) for name, question in questions.items()}
