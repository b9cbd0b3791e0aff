"""The same act with its SQL written by hand: the same statements, rule, JSON and hash, on the driver itself."""

import sqlite3
from collections.abc import Iterable
from hashlib import sha256
from operator import attrgetter, itemgetter
from typing import Any, Final, cast

import orjson
from sqlalchemy import Column

from bot.cards.sheets import plain
from bot.cards.tokens import read
from bot.domain import seating, steps
from bot.domain.facts import Decided
from bot.domain.people import PersonId
from bot.domain.steps import Opinion, SeatState, StepState, Verdict
from bot.inbox import LONGEST
from bot.ports import Answer
from bot.reactions.table import react
from bot.text import Names, Text, pack
from handlers import decisions, items
from storage.connections import GuardedConnection
from storage.facts import written
from storage.later import Later
from storage.plain import micros
from storage.rows import DECISION, DRAFT, SEAT, STEP, draft_of, placed, step_of
from storage.statements import Bulk, at_once
from tests.bench.presses import Press, told
from tests.support.records import POLICY

_WIDTH: Final = len(DRAFT)
_PLACE: Final = itemgetter(0)
_AT_BY: Final = attrgetter("at", "by")


def _columns(table: str, columns: Iterable[Column[Any]]) -> str:
    return ", ".join(f'{table}."{column.name}"' for column in columns)


class Insert(Bulk):
    """An insert by hand, of one row or of many."""

    def __init__(self, text: str) -> None:
        """Take the text as it is."""
        self.text, self.texts = text, at_once(text)


KNOWN = "SELECT event, state, raw, answer, tries FROM inbox WHERE event = ?"
DONE = Insert("INSERT INTO inbox (event, state, at, answer, tries) VALUES (?, 'done', ?, ?, 0)")
PERSON = (
    "SELECT p.id, p.names, p.unit, coalesce(p.speaks, p.language, p.profile) FROM people p"
    " JOIN identities i ON i.person = p.id WHERE i.platform = ? AND i.workspace = ? AND i.account = ? AND p.active <> 0"
)
HELD = (
    f"SELECT json_array({_columns('d', DRAFT)}, v.title, {_columns('s', STEP)}), (SELECT group_concat("
    f"json_array({_columns('t', SEAT)}, CASE WHEN c.seat IS NOT NULL THEN json_array({_columns('c', DECISION)}) END),"
    " char(10)) FROM steps o JOIN seats t ON t.step = o.id LEFT JOIN decisions c"
    " ON c.seat = t.id AND c.version = t.version WHERE o.round = s.round)"
    " FROM seats JOIN steps s ON s.id = seats.step JOIN rounds r ON r.id = s.round JOIN drafts d ON d.id = r.draft"
    " JOIN versions v ON v.draft = d.id AND v.number = d.version WHERE seats.id = ?"
)
HOLDS = (
    "SELECT r.id FROM roles r JOIN people p ON p.id = r.person WHERE r.person = ? AND r.role = ? AND r.unit IS ?"
    " AND (r.since IS NULL OR r.since <= ?) AND (r.until IS NULL OR r.until > ?) AND p.active <> 0"
)
TAKE = "UPDATE seats SET state = 'decided' WHERE id = ? AND state = 'open' AND version = ?"
KEEP = (
    'INSERT INTO decisions (seat, version, verdict, reason, remark, return_to, "by", at, settles_at, opened_at,'
    " answers) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '')"
)
TOUCH = "UPDATE drafts SET revision = revision + 1, changed_at = ? WHERE id = ? AND revision = ?"
HEAD = "SELECT seq, hash FROM facts WHERE subject = ? ORDER BY seq DESC LIMIT 1"
FACT = Insert('INSERT INTO facts (subject, seq, kind, "by", at, data, hash) VALUES (?, ?, ?, ?, ?, ?, ?)')
DUE = Insert("INSERT INTO dues VALUES (?, ?, ?, ?, 'waiting') ON CONFLICT DO NOTHING")
SEND = Insert(
    "INSERT INTO outbox (key, lane, person, kind, subject, version, state, attempts, not_before, added_at)"
    " VALUES (?, ?, ?, ?, ?, ?, 'pending', 0, 0, ?) ON CONFLICT (key) DO NOTHING"
)


def tap(connection: sqlite3.Connection, press: Press) -> Answer | None:
    """Take a press; None when it has been seen."""
    event = press.moment.event
    at = micros(press.moment.now)
    later = cast("GuardedConnection", connection).later  # both write at the end of the batch what nobody reads in it
    db = connection.cursor()  # for all of it: to make one takes as long as a small statement
    later.guessed = True
    if (DONE, event) in later.told or not (later.waits or not db.execute(KNOWN, (event,)).fetchone()):
        return None
    said = plain(_decide(db, later, press, at), LONGEST)
    answer = orjson.dumps({"text": pack(said), "buttons": [], "refused": False}).decode()
    later.add(db, DONE, (event, at, answer), event)
    for send in told(press):
        row = (send.key, int(send.lane), send.to, send.kind, send.subject, send.version, at)
        later.add(db, SEND, row)
    return Answer(said)


def _decide(db: sqlite3.Cursor, later: Later, press: Press, at: int) -> Text:
    token, now, who = read(press.token), press.moment.now, press.who
    person = db.execute(PERSON, (who.platform, who.workspace, who.user)).fetchone()[0]
    row = db.execute(HELD, (token.subject,)).fetchone()
    head, of_journey = orjson.loads(row[0]), sorted(map(placed, row[1].split("\n")), key=_PLACE)
    draft, title, step_row = draft_of(head[:_WIDTH]), head[_WIDTH], head[_WIDTH + 1 :]
    its_seats = tuple([found for _, of, found in of_journey if of == step_row[0]])
    step = step_of(step_row, its_seats)
    seat = next(seat for seat in its_seats if seat.id == token.subject)
    asked, rule = seating.held_as(seat, step, POLICY), seating.rule_of(step, POLICY)
    place = seating.place_of(asked, draft, seat.unit)
    held = db.execute(HOLDS, (person, asked.role.value, place, at, at)).fetchone()
    if (rule is not None and rule.apart_from) or step.kind != "ask":
        raise RuntimeError("not a step that is measured")
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
    before = sorted([found.decision for _, _, found in of_journey if found.decision], key=_AT_BY)
    earlier = tuple([by for by in dict.fromkeys([given.by for given in before]) if by != person])
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
    _record(db, later, fact, at)
    for remind in react(fact, now, _nobody):
        due = (remind.rule, remind.subject, remind.period, micros(remind.at))  # type: ignore[union-attr]
        later.add(db, DUE, due)
    return decisions.notice(fact)


def _record(db: sqlite3.Cursor, later: Later, fact: Decided, at: int) -> None:
    subject = fact.item.draft
    last = later.told.get((FACT, subject))
    seq, before = (last[1], last[-1]) if last else db.execute(HEAD, (subject,)).fetchone() or (0, "")
    kind, data = written(fact)
    hash_ = sha256(orjson.dumps((before, seq + 1, subject, kind, fact.by, at, data))).hexdigest()
    later.add(db, FACT, (subject, seq + 1, kind, fact.by, at, data, hash_), subject)


def _nobody(_: PersonId) -> Names:
    raise RuntimeError("an approval without a remark is told to nobody")
