"""What must hold whatever people did: cards against seats, decisions against versions, the ledger against sign-offs."""

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from bot.cards.tokens import Token, Verb
from storage import audit

DECIDING: Final = frozenset({Verb.APPROVE, Verb.REMARK, Verb.RETURN, Verb.REJECT, Verb.KEEP_OBJECTION})
_ENDED: Final = "('released', 'rejected', 'withdrawn', 'gathering')"

_OPEN_SEATS: Final = """
    SELECT seats.person, seats.id, seats.version FROM seats
    JOIN steps ON steps.id = seats.step JOIN rounds ON rounds.id = steps.round JOIN drafts ON drafts.round = rounds.id
    WHERE seats.state = 'open' AND steps.state = 'open' AND drafts.state = 'in-review'
"""
_RULES: Final = {
    "waits for nobody": f"""
        SELECT waiting.id FROM drafts AS waiting
        WHERE waiting.state = 'in-review' AND NOT EXISTS ({_OPEN_SEATS} AND drafts.id = waiting.id)
    """,
    "has not exactly one open step": """
        SELECT drafts.id FROM drafts LEFT JOIN steps ON steps.round = drafts.round AND steps.state = 'open'
        WHERE drafts.state = 'in-review' GROUP BY drafts.id HAVING count(steps.id) <> 1
    """,
    "has an open seat although it is over": f"""
        SELECT seats.id FROM seats JOIN steps ON steps.id = seats.step JOIN rounds ON rounds.id = steps.round
        JOIN drafts ON drafts.id = rounds.draft WHERE seats.state = 'open' AND drafts.state IN {_ENDED}
    """,
    "was decided twice on one version": """
        SELECT seat FROM decisions GROUP BY seat, version HAVING count(*) > 1
    """,
    "was decided by somebody else than whose seat it is": """
        SELECT seat FROM decisions JOIN seats ON seats.id = decisions.seat WHERE decisions.by <> seats.person
    """,
    "was decided by its author": """
        SELECT decisions.seat FROM decisions JOIN seats ON seats.id = decisions.seat
        JOIN steps ON steps.id = seats.step JOIN rounds ON rounds.id = steps.round
        JOIN drafts ON drafts.id = rounds.draft WHERE decisions.by = drafts.author
    """,
    "was released without being signed off": """
        SELECT releases.id FROM releases WHERE NOT EXISTS (
            SELECT 1 FROM facts WHERE facts.kind = 'signed-off' AND facts.subject = releases.draft
            AND json_extract(facts.data, '$.fingerprint') = releases.fingerprint)
    """,
    "was released otherwise than it was submitted": """
        SELECT releases.id FROM releases
        JOIN versions ON versions.draft = releases.draft AND versions.number = releases.version
        WHERE versions.fingerprint <> releases.fingerprint OR versions.frozen_at IS NULL
    """,
    "is signed off without a task": """
        SELECT drafts.id FROM drafts LEFT JOIN tasks ON tasks.draft = drafts.id
        WHERE drafts.state = 'signed-off' AND (tasks.draft IS NULL OR tasks.open = 0 OR tasks.version <> drafts.version)
    """,
    "waits for release although it is not signed off": """
        SELECT drafts.id FROM drafts JOIN tasks ON tasks.draft = drafts.id
        WHERE tasks.open = 1 AND drafts.state <> 'signed-off'
    """,
    "is still on its way out": """
        SELECT id FROM outbox WHERE state IN ('pending', 'sending')
    """,
    "has two open questions": """
        SELECT person FROM dialogs WHERE state = 'open' GROUP BY person HAVING count(*) > 1
    """,
}


def problems(db: sqlite3.Connection, shown: Iterable[tuple[str, Token, bool]], seals: Path) -> list[str]:
    """Name what is wrong; `shown` are the buttons that stand in chats: whose, the token, whether the card is closed."""
    found = [
        f"{row[0]} {rule}: {row[1:]}" if row[1:] else f"{row[0]} {rule}"
        for rule, sql in _RULES.items()
        for row in db.execute(sql)
    ]
    return [*found, *_buttons(db, list(shown)), *map(str, audit.verify(db, seals))]


def _buttons(db: sqlite3.Connection, shown: list[tuple[str, Token, bool]]) -> Iterator[str]:
    seats = set(db.execute(_OPEN_SEATS))
    live = [(person, token, closed) for person, token, closed in shown if token.verb in DECIDING]
    for person, token, closed in live:
        if closed or (person, token.subject, token.version) not in seats:
            yield f"{person} sees a live button that is not: {token}"
    for person, seat, version in seats:
        if not any((person, seat, version) == (who, token.subject, token.version) for who, token, _ in live):
            yield f"{person} sees no button for the seat {seat}, version {version}"
