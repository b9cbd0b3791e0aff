"""The same act with its SQL written by hand: the same statements, rule, JSON and hash, on the driver itself."""

import sqlite3
from hashlib import sha256
from typing import Final

import orjson

from bot.cards.tokens import read
from bot.domain import steps
from bot.domain.facts import Decided, Item
from bot.domain.people import PersonId
from bot.domain.steps import Opinion, SeatState, StepState, Verdict
from bot.text import Text, micros, pack
from storage.facts import written
from storage.rows import DRAFT, draft_of, seat_of, step_of
from tests.bench.presses import Press, told

_WIDTH: Final = len(DRAFT)
_BY: Final = 12

NOTE = "INSERT INTO inbox (event, state, at, tries) VALUES (?, 'received', ?, 0) ON CONFLICT DO NOTHING"
PERSON = (
    "SELECT p.id, p.names, p.unit, coalesce(p.speaks, p.language, p.profile) FROM people p"
    " JOIN identities i ON i.person = p.id WHERE i.platform = ? AND i.workspace = ? AND i.account = ? AND p.active <> 0"
)
HELD = (
    "SELECT d.id, d.author, d.unit, d.policy, d.number, d.state, d.revision, d.version, d.working, d.round, v.title,"
    " s.round, s.id, s.rule, s.position, s.names, s.clause, s.role, s.role_of, s.answer, s.stands_in, s.fresh_eyes,"
    " s.due, s.state, s.opened_at, s.due_at FROM seats JOIN steps s ON s.id = seats.step JOIN rounds r ON r.id = s.round"
    " JOIN drafts d ON d.id = r.draft JOIN versions v ON v.draft = d.id AND v.number = d.version WHERE seats.id = ?"
)
SEATS = (
    "SELECT t.id, t.step, t.person, t.version, t.state, t.opened_at, c.seat, c.version, c.verdict, c.remark, c.reason,"
    ' c.return_to, c."by", c.at, c.settles_at, c.opened_at FROM steps s JOIN seats t ON t.step = s.id'
    " LEFT JOIN decisions c ON c.seat = t.id AND c.version = t.version WHERE s.round = ? ORDER BY s.position, t.place"
)
HOLDS = (
    "SELECT r.id FROM roles r JOIN people p ON p.id = r.person WHERE r.person = ? AND r.role = ? AND r.unit IS ?"
    " AND (r.since IS NULL OR r.since <= ?) AND (r.until IS NULL OR r.until > ?) AND p.active <> 0"
)
TAKE = "UPDATE seats SET state = 'decided' WHERE id = ? AND state = 'open' AND version = ?"
KEEP = "INSERT INTO decisions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
TOUCH = "UPDATE drafts SET revision = revision + 1, changed_at = ? WHERE id = ? AND revision = ?"
HEAD = "SELECT seq, hash FROM facts WHERE subject = ? ORDER BY seq DESC LIMIT 1"
FACT = 'INSERT INTO facts (subject, seq, kind, "by", at, data, hash) VALUES (?, ?, ?, ?, ?, ?, ?)'
DUE = "INSERT INTO dues VALUES (?, ?, ?, ?, 'waiting') ON CONFLICT DO NOTHING"
ANSWER = "UPDATE inbox SET state = 'done', answer = ? WHERE event = ?"
SEND = (
    "INSERT INTO outbox (key, lane, person, kind, subject, version, state, attempts, not_before, added_at)"
    " VALUES (?, ?, ?, ?, ?, ?, 'pending', 0, 0, ?) ON CONFLICT (key) DO NOTHING"
)


def tap(db: sqlite3.Connection, press: Press) -> Text | None:
    """Take a press; None when it has been seen."""
    event, now = press.moment.event, press.moment.now
    at = micros(now)
    if db.execute(NOTE, (event, at)).rowcount != 1:
        return None
    db.execute("SAVEPOINT attempt")
    notice = _decide(db, press, at)
    db.execute("RELEASE attempt")
    answer = orjson.dumps({"text": pack(notice), "buttons": [], "refused": False}).decode()
    db.execute(ANSWER, (answer, event))
    rows = [(send.key, int(send.lane), send.to, send.kind, send.subject, send.version, at) for send in told(press)]
    db.executemany(SEND, rows)
    return notice


def _decide(db: sqlite3.Connection, press: Press, at: int) -> Text:
    token, now, who = read(press.token), press.moment.now, press.who
    person = db.execute(PERSON, (who.platform, who.workspace, who.user)).fetchone()[0]
    row = db.execute(HELD, (token.subject,)).fetchone()
    draft, title, step_row = draft_of(row[:_WIDTH]), row[_WIDTH], row[_WIDTH + 2 :]
    rows = db.execute(SEATS, (row[_WIDTH + 1],)).fetchall()
    its_seats = tuple(seat_of(found) for found in rows if found[1] == step_row[0])
    step = step_of(step_row, its_seats)
    earlier = tuple(dict.fromkeys(found[_BY] for found in rows if found[_BY] not in (None, person)))
    seat = next(seat for seat in its_seats if seat.id == token.subject)
    unit = draft.unit if step.who.of == "unit" else None
    held = db.execute(HOLDS, (person, step.who.role.value, unit, at, at)).fetchone()
    if held is None or seat.person != person or seat.state is not SeatState.OPEN or step.state is not StepState.OPEN:
        raise RuntimeError("the press was refused")
    steps.verdict(step)
    opinion = Opinion(Verdict.APPROVE)
    taken = steps.decide(seat, opinion, on=token.version, by=PersonId(person), now=now)
    db.execute(TAKE, (seat.id, token.version))
    db.execute(KEEP, (seat.id, token.version, "approve", "", "", opinion.to, person, at, at, None))
    db.execute(TOUCH, (at, draft.id, draft.revision))
    item = Item(draft.id, draft.number or "", title, draft.author, draft.unit)
    version = token.version
    fact = Decided(item, PersonId(person), taken.id, step.id, step.names, version, opinion, now, earlier)
    _record(db, fact, at)
    db.execute(DUE, ("settle", seat.id, str(version), at))
    return Text("notice-approve", {"number": item.number, "title": title})


def _record(db: sqlite3.Connection, fact: Decided, at: int) -> None:
    subject = fact.item.draft
    seq, before = db.execute(HEAD, (subject,)).fetchone() or (0, "")
    kind, data = written(fact)
    hash_ = sha256(orjson.dumps((before, seq + 1, subject, kind, fact.by, at, data))).hexdigest()
    db.execute(FACT, (subject, seq + 1, kind, fact.by, at, data, hash_))
