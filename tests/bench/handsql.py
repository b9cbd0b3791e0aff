"""The same act with its SQL written by hand: the same statements, rule, JSON and hash, on the driver itself."""

import sqlite3
from hashlib import sha256
from operator import itemgetter
from typing import Final

import orjson

from bot.cards.sheets import plain
from bot.cards.tokens import read
from bot.domain import steps
from bot.domain.facts import Decided
from bot.domain.people import PersonId
from bot.domain.steps import Opinion, SeatState, StepState, Verdict
from bot.inbox import LONGEST
from bot.ports import Answer
from bot.reactions import react
from bot.text import Names, Text, pack
from handlers import decisions, items
from storage.facts import written
from storage.plain import micros
from storage.rows import DRAFT, draft_of, seat_of, step_of
from tests.bench.presses import Press, told

_WIDTH: Final = len(DRAFT)
_PLACE: Final = itemgetter(3)
_DECIDED: Final = 7
_AT_BY: Final = itemgetter(14, 13)

NOTE = "INSERT INTO inbox (event, state, at, tries) VALUES (?, 'received', ?, 0) ON CONFLICT DO NOTHING"
PERSON = (
    "SELECT p.id, p.names, p.unit, coalesce(p.speaks, p.language, p.profile) FROM people p"
    " JOIN identities i ON i.person = p.id WHERE i.platform = ? AND i.workspace = ? AND i.account = ? AND p.active <> 0"
)
HELD = (
    "SELECT d.id, d.author, d.unit, d.policy, d.number, d.state, d.revision, d.version, d.working, d.round, v.title,"
    " s.round, s.id, s.rule, s.position, s.names, s.clause, s.role, s.role_of, s.answer, s.stands_in, s.fresh_eyes,"
    " s.due, s.state, s.opened_at, s.due_at FROM seats JOIN steps s ON s.id = seats.step"
    " JOIN rounds r ON r.id = s.round JOIN drafts d ON d.id = r.draft"
    " JOIN versions v ON v.draft = d.id AND v.number = d.version WHERE seats.id = ?"
)
SEATS = (
    "SELECT t.id, t.step, t.person, t.place, t.version, t.state, t.opened_at, c.seat, c.version, c.verdict, c.remark,"
    ' c.reason, c.return_to, c."by", c.at, c.settles_at, c.opened_at FROM steps s JOIN seats t ON t.step = s.id'
    " LEFT JOIN decisions c ON c.seat = t.id AND c.version = t.version WHERE s.round = ?"
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


def tap(db: sqlite3.Connection, press: Press) -> Answer | None:
    """Take a press; None when it has been seen."""
    event = press.moment.event
    at = micros(press.moment.now)
    if db.execute(NOTE, (event, at)).rowcount != 1:
        return None
    db.execute("SAVEPOINT attempt")
    said = plain(_decide(db, press, at), LONGEST)
    db.execute("RELEASE attempt")
    db.execute(ANSWER, (orjson.dumps({"text": pack(said), "buttons": [], "refused": False}).decode(), event))
    rows = [(send.key, int(send.lane), send.to, send.kind, send.subject, send.version, at) for send in told(press)]
    db.executemany(SEND, rows)
    return Answer(said)


def _decide(db: sqlite3.Connection, press: Press, at: int) -> Text:
    token, now, who = read(press.token), press.moment.now, press.who
    person = db.execute(PERSON, (who.platform, who.workspace, who.user)).fetchone()[0]
    row = db.execute(HELD, (token.subject,)).fetchone()
    draft, title, step_row = draft_of(row[:_WIDTH]), row[_WIDTH], row[_WIDTH + 2 :]
    rows = sorted(db.execute(SEATS, (row[_WIDTH + 1],)).fetchall(), key=_PLACE)
    its_seats = tuple([seat_of(found) for found in rows if found[1] == step_row[0]])
    step = step_of(step_row, its_seats)
    seat = next(seat for seat in its_seats if seat.id == token.subject)
    unit = draft.unit if step.who.of == "unit" else None
    held = db.execute(HOLDS, (person, step.who.role.value, unit, at, at)).fetchone()
    if held is None or seat.person != person or seat.state is not SeatState.OPEN or step.state is not StepState.OPEN:
        raise RuntimeError("the press was refused")
    if draft.author == person or token.version != draft.version or steps.verdict(step):
        raise RuntimeError("the press was refused")
    taken = steps.decide(seat, Opinion(Verdict.APPROVE), on=token.version, by=person, now=now)
    decision = taken.decision
    if decision is None or db.execute(TAKE, (seat.id, token.version)).rowcount != 1:
        raise RuntimeError("the press was refused")
    said, settles_at = decision.opinion, micros(decision.settles_at)
    db.execute(
        KEEP,
        (seat.id, token.version, said.verdict.value, said.reason, said.remark, said.to, person, at, settles_at, None),
    )
    db.execute(TOUCH, (at, draft.id, draft.revision))
    before = sorted([_AT_BY(found) for found in rows if found[_DECIDED]])
    earlier = tuple([by for by in dict.fromkeys([by for _, by in before]) if by != person])
    fact = Decided(
        items.item(draft, title),
        person,
        taken.id,
        step.id,
        step.names,
        token.version,
        said,
        decision.settles_at,
        earlier,
    )
    _record(db, fact, at)
    for remind in react(fact, now, _nobody):
        db.execute(DUE, (remind.rule, remind.subject, remind.period, micros(remind.at)))  # type: ignore[union-attr]
    return decisions.notice(fact)


def _record(db: sqlite3.Connection, fact: Decided, at: int) -> None:
    subject = fact.item.draft
    seq, before = db.execute(HEAD, (subject,)).fetchone() or (0, "")
    kind, data = written(fact)
    hash_ = sha256(orjson.dumps((before, seq + 1, subject, kind, fact.by, at, data))).hexdigest()
    db.execute(FACT, (subject, seq + 1, kind, fact.by, at, data, hash_))


def _nobody(_: PersonId) -> Names:
    raise RuntimeError("an approval without a remark is told to nobody")
