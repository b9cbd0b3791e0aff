"""What must hold whatever people did: cards against seats, decisions against versions, the ledger against sign-offs."""

import sqlite3
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Final

from bot.cards.tokens import Token, Verb
from bot.policy import read_policy
from storage import audit

DECIDING: Final = frozenset({Verb.APPROVE, Verb.REMARK, Verb.RETURN, Verb.REJECT, Verb.KEEP_OBJECTION})
_TALKING: Final = frozenset({Verb.SAY, Verb.ASK_RULING})
_RELEASING: Final = frozenset({Verb.PROOFREAD, Verb.RELEASE, Verb.PROBLEM, Verb.RESUME})
# What changes nothing, and so may stay on a closed card.
_LOOKING: Final = frozenset({Verb.FULL, Verb.CHANGES, Verb.PROGRESS, Verb.OPEN, Verb.SHEET, Verb.TALK, Verb.CRISIS})
_ENDED: Final = "('released', 'rejected', 'withdrawn', 'gathering')"

_OPEN_SEATS: Final = """
    SELECT seats.person, seats.id, seats.version FROM seats
    JOIN steps ON steps.id = seats.step JOIN rounds ON rounds.id = steps.round JOIN drafts ON drafts.round = rounds.id
    WHERE seats.state = 'open' AND steps.state = 'open' AND drafts.state = 'in-review'
"""
# Those who stand in for somebody: they are asked as he is, and for as long.
_IN_PLACE: Final = """
    SELECT proxies.person, seats.id, seats.version FROM proxies JOIN seats ON seats.id = proxies.seat
    JOIN steps ON steps.id = seats.step JOIN rounds ON rounds.id = steps.round JOIN drafts ON drafts.round = rounds.id
    WHERE proxies.ended_at IS NULL AND seats.state = 'open' AND steps.state = 'open' AND drafts.state = 'in-review'
"""
_OWN: Final = """
    SELECT decisions.seat, decisions.version, rounds.policy, drafts.author, decisions.by
    FROM decisions JOIN seats ON seats.id = decisions.seat
    JOIN steps ON steps.id = seats.step JOIN rounds ON rounds.id = steps.round
    JOIN drafts ON drafts.id = rounds.draft
    JOIN versions ON versions.draft = drafts.id AND versions.number = decisions.version
    WHERE decisions.by IN (drafts.author, versions.author)
"""
_TASKS: Final = """
    SELECT publisher.value, tasks.draft, tasks.version FROM tasks, json_each(tasks.publishers) AS publisher
    WHERE tasks.open = 1
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
        SELECT json_extract(data, '$.seat') AS seat FROM facts WHERE kind = 'decided'
        GROUP BY seat, json_extract(data, '$.version') HAVING count(*) > 1
    """,
    "was decided otherwise than the record says": """
        SELECT decisions.seat FROM decisions WHERE NOT EXISTS (
            SELECT 1 FROM facts WHERE facts.kind = 'decided' AND facts.by = decisions.by
            AND json_extract(facts.data, '$.seat') = decisions.seat
            AND json_extract(facts.data, '$.version') = decisions.version
            AND json_extract(facts.data, '$.opinion.verdict') = decisions.verdict)
    """,
    "asks somebody twice at once": """
        SELECT step, person FROM seats WHERE state = 'open' GROUP BY step, person HAVING count(*) > 1
    """,
    "rules or talks about nothing": """
        SELECT late.id FROM steps AS late WHERE late.kind <> 'ask' AND NOT EXISTS (
            SELECT 1 FROM steps AS first WHERE first.round = late.round AND first.rule = late.rule
            AND first.kind = 'ask' AND first.position < late.position)
    """,
    "stands open behind a step that was not passed": """
        SELECT steps.id, before.id FROM steps JOIN steps AS before ON before.round = steps.round
        WHERE steps.state = 'open' AND before.position < steps.position AND before.state IN ('open', 'waiting')
    """,
    "was decided by somebody else than whose seat it is": """
        SELECT decisions.seat FROM decisions JOIN seats ON seats.id = decisions.seat
        LEFT JOIN proxies ON proxies.seat = decisions.seat AND proxies.person = decisions.by
        WHERE decisions.by <> seats.person AND proxies.seat IS NULL
    """,
    "was decided in somebody's place, and the record does not say so": """
        SELECT decisions.seat FROM decisions JOIN seats ON seats.id = decisions.seat
        JOIN facts ON facts.kind = 'decided' AND facts.by = decisions.by
        AND json_extract(facts.data, '$.seat') = decisions.seat
        WHERE decisions.by <> seats.person AND json_extract(facts.data, '$.place') IS NOT seats.person
    """,
    "is somebody's to answer who is seated beside": """
        SELECT proxies.seat, proxies.person FROM proxies JOIN seats ON seats.id = proxies.seat
        JOIN seats AS beside ON beside.step = seats.step AND beside.person = proxies.person AND beside.state = 'open'
        WHERE proxies.ended_at IS NULL AND seats.state = 'open' AND beside.unit IS NULL
    """,
    "is lent by a delegation that holds no more": """
        SELECT proxies.seat, proxies.person FROM proxies JOIN delegations ON delegations.id = proxies.delegation
        JOIN seats ON seats.id = proxies.seat
        WHERE proxies.ended_at IS NULL AND delegations.ended_at IS NOT NULL AND seats.state = 'open'
    """,
    "was released without being signed off": """
        SELECT releases.id FROM releases WHERE NOT EXISTS (
            SELECT 1 FROM facts WHERE facts.kind = 'signed-off' AND facts.subject = releases.draft
            AND json_extract(facts.data, '$.fingerprint') = releases.fingerprint)
    """,
    "is to be released in a version that was not signed off": """
        SELECT drafts.id, drafts.version FROM drafts
        JOIN tasks ON tasks.draft = drafts.id AND tasks.open = 1
        JOIN versions ON versions.draft = drafts.id AND versions.number = drafts.version
        WHERE versions.fingerprint <> tasks.fingerprint OR NOT EXISTS (
            SELECT 1 FROM facts WHERE facts.kind = 'signed-off' AND facts.subject = drafts.id
            AND json_extract(facts.data, '$.fingerprint') = tasks.fingerprint)
    """,
    "was released otherwise than it was submitted": """
        SELECT releases.id FROM releases
        JOIN versions ON versions.draft = releases.draft AND versions.number = releases.version
        WHERE versions.fingerprint <> releases.fingerprint OR versions.frozen_at IS NULL
    """,
    "was released although a step of the journey was not passed": """
        SELECT releases.id, steps.id FROM releases JOIN drafts ON drafts.id = releases.draft
        JOIN steps ON steps.round = drafts.round
        WHERE releases.version = drafts.version AND steps.state IN ('open', 'waiting')
    """,
    "is signed off without a task": """
        SELECT drafts.id FROM drafts LEFT JOIN tasks ON tasks.draft = drafts.id
        WHERE drafts.state = 'signed-off' AND (tasks.draft IS NULL OR tasks.open = 0 OR tasks.version <> drafts.version)
        AND drafts.id NOT IN (SELECT draft FROM precleared)
    """,
    "waits for release although it is not signed off": """
        SELECT drafts.id FROM drafts JOIN tasks ON tasks.draft = drafts.id
        WHERE tasks.open = 1 AND drafts.state <> 'signed-off'
    """,
    "is kept from its author by an editor who is not asked": """
        SELECT drafts.id, drafts.editor FROM drafts WHERE drafts.editor IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM seats JOIN steps ON steps.id = seats.step WHERE steps.round = drafts.round
            AND seats.person = drafts.editor AND seats.state = 'open' AND steps.state = 'open')
    """,
    "is being changed by its author as its editor": """
        SELECT id FROM drafts WHERE editor = author
    """,
    # Whoever chose quiet hours, or a digest, is left in peace meanwhile.
    "is still on its way out": """
        SELECT id FROM outbox WHERE state = 'sending' OR state = 'pending' AND NOT EXISTS (
            SELECT 1 FROM habits WHERE habits.person = outbox.person AND (habits.quiet <> '' OR gathers <> 'nothing'))
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
    shown = list(shown)
    return [*found, *_own(db), *_buttons(db, shown), *_closed(shown), *_elsewhere(db, shown), *_unsound(db, seals)]


def _unsound(db: sqlite3.Connection, seals: Path) -> list[str]:
    return list(map(str, audit.verify(db, seals)))


def _own(db: sqlite3.Connection) -> Iterator[str]:
    """Nobody decides what he wrote, unless policy says so; where a step's people edit, they do on what they edited."""
    sources = dict(db.execute("SELECT id, source FROM policies"))
    for seat, version, policy, author, by in db.execute(_OWN):
        own_drafts, edits = _lets_own(policy, sources[policy])
        if not own_drafts and (by == author or not edits):
            yield f"{seat} was decided by {by}, who wrote version {version} of what is {author}'s item"


@cache
def _lets_own(digest: str, source: str) -> tuple[bool, bool]:
    """Tell whether a policy lets people decide their own drafts, and whether one of its steps edits."""
    policy = read_policy(source, digest)
    return policy.own_drafts, any(step.edits for step in policy.steps)


def _closed(shown: list[tuple[str, Token, bool]]) -> Iterator[str]:
    for person, token, closed in shown:
        if closed and token.verb not in _LOOKING:
            yield f"{person} sees a live button on a closed card: {token}"


def _elsewhere(db: sqlite3.Connection, shown: list[tuple[str, Token, bool]]) -> Iterator[str]:
    """Buttons of talks and releases stand where there is one to take part in, and nowhere else."""
    talks = {step for (step,) in db.execute("SELECT id FROM steps WHERE kind = 'talk' AND state = 'open'")}
    tasks = set(db.execute(_TASKS))
    for person, token, _ in shown:
        if token.verb in _TALKING and token.subject not in talks:
            yield f"{person} can speak in a talk that is over: {token}"
        if token.verb in _RELEASING and (person, token.subject, token.version) not in tasks:
            yield f"{person} can release what he may not: {token}"
    for person, draft, version in tasks:
        seen = ((who, token.subject, token.version) for who, token, _ in shown if token.verb in _RELEASING)
        if (person, draft, version) not in seen:
            yield f"{person} sees no button to release {draft}, version {version}"


def _buttons(db: sqlite3.Connection, shown: list[tuple[str, Token, bool]]) -> Iterator[str]:
    seats = {*db.execute(_OPEN_SEATS), *db.execute(_IN_PLACE)}
    live = [(person, token, closed) for person, token, closed in shown if token.verb in DECIDING]
    for person, token, closed in live:
        if closed or (person, token.subject, token.version) not in seats:
            yield f"{person} sees a live button that is not: {token}"
    for person, seat, version in seats:
        if not any((person, seat, version) == (who, token.subject, token.version) for who, token, _ in live):
            yield f"{person} sees no button for the seat {seat}, version {version}"
