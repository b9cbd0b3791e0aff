"""The audit log: each fact under its subject, chained by hash, written so that it has one reading."""

import json
from datetime import timedelta
from hashlib import sha256

import pytest

from bot.domain.facts import Begun, Decided, Fact, StepOpened
from bot.domain.people import PersonId, Role
from bot.domain.steps import Opinion, SeatId, StepId, Verdict
from bot.domain.upkeep import PolicyTaken, RoleEnded, RosterRead
from bot.text import Names, micros
from storage.tables import Tables
from tests.support.records import AUTHOR, HEADS, HOUR, NOW, UNIT, draft, item

LI = HEADS[0]
ITEM = item(draft())
NAMES = Names("会签", "會簽", "Countersign")
DECIDED = Decided(
    ITEM,
    LI,
    SeatId("seat"),
    StepId("step"),
    NAMES,
    1,
    Opinion(Verdict.RETURN, reason="来源不明"),
    NOW + timedelta(microseconds=1),
    (AUTHOR,),
)


def rows(tables: Tables) -> list[tuple[object, ...]]:
    return tables._db.execute(  # noqa: SLF001 - what lies in the file
        'SELECT subject, seq, kind, "by", at, data, hash FROM facts ORDER BY id'
    ).fetchall()


def test_facts_are_numbered_within_their_subject(tables: Tables) -> None:
    other = item(draft("other"))
    facts: list[Fact] = [Begun(ITEM, AUTHOR), Begun(other, AUTHOR), DECIDED, RoleEnded(LI, Role.HEAD, UNIT, AUTHOR)]
    for fact in facts:
        tables.facts.record(fact, NOW)
    assert [row[:5] for row in rows(tables)] == [
        ("item", 1, "begun", "wang", micros(NOW)),
        ("other", 1, "begun", "wang", micros(NOW)),
        ("item", 2, "decided", "li", micros(NOW)),
        ("organisation", 1, "role-ended", "wang", micros(NOW)),
    ]


def test_a_fact_is_written_as_data_that_needs_no_looking_up(tables: Tables) -> None:
    tables.facts.record(DECIDED, NOW)
    [(*_, data, _)] = rows(tables)
    assert json.loads(str(data)) == {
        "earlier": ["wang"],
        "item": {
            "author": "wang",
            "draft": "item",
            "number": "2026-item",
            "title": "About item",
            "unit": "marketing",
        },
        "names": {"names": ["会签", "會簽", "Countersign"]},
        "place": None,
        "opinion": {"answers": [], "reason": "来源不明", "remark": "", "to": "author", "verdict": "return"},
        "seat": "seat",
        "settles_at": {"at": micros(NOW) + 1},
        "step": "step",
        "version": 1,
    }


def test_the_same_fact_is_always_the_same_text(tables: Tables) -> None:
    for _ in range(2):
        tables.facts.record(StepOpened(ITEM, StepId("s"), "head", NAMES, 1, ((SeatId("x"), LI),), None), NOW)
    first, second = rows(tables)
    assert first[5] == second[5]
    assert first[6] != second[6]
    assert list(json.loads(str(first[5]))) == sorted(json.loads(str(first[5])))


def test_each_hash_is_over_the_one_before_and_the_row(tables: Tables) -> None:
    before = ""
    for fact in (Begun(ITEM, AUTHOR), DECIDED):
        tables.facts.record(fact, NOW)
        *row, hash_ = rows(tables)[-1]
        written = [before, row[1], row[0], *row[2:]]
        plain = json.dumps(written, ensure_ascii=False, separators=(",", ":"))
        assert hash_ == sha256(plain.encode()).hexdigest()
        before = str(hash_)


def test_the_organisation_s_last_fact_of_a_kind_is_found(tables: Tables) -> None:
    assert tables.facts.latest("roster-read") == {}
    for digest in ("first", "second"):
        tables.facts.record(RosterRead(digest, 8, 1), NOW)
    tables.facts.record(PolicyTaken("p3", NAMES), NOW)
    assert tables.facts.latest("roster-read") == {"digest": "second", "people": 8, "units": 1, "sample": False}


@pytest.mark.parametrize("title", ["", '"],["', "a\nb\x00c", "\u202e中文", "😀"])
def test_no_words_can_make_two_facts_look_alike(tables: Tables, title: str) -> None:
    odd = item(draft())
    fact = Begun(type(odd)(odd.draft, odd.number, title, PersonId("a"), odd.unit), AUTHOR)
    tables.facts.record(fact, NOW)
    [(*_, data, _)] = rows(tables)
    assert json.loads(str(data))["item"]["title"] == title


def test_a_seal_covers_the_ends_of_the_chains_that_changed(tables: Tables) -> None:
    assert not tables.facts.seal(NOW)
    tables.facts.record(Begun(ITEM, AUTHOR), NOW)
    tables.facts.record(DECIDED, NOW)
    assert tables.facts.seal(NOW)
    assert not tables.facts.seal(NOW + HOUR)
    tables.facts.record(RoleEnded(LI, Role.HEAD, UNIT), NOW)
    assert tables.facts.seal(NOW + HOUR)
    heads = [json.loads(text) for (text,) in tables._db.execute("SELECT heads FROM seals ORDER BY id")]  # noqa: SLF001
    hashes = [row[6] for row in rows(tables)]
    assert heads == [{"item": [2, hashes[1]]}, {"organisation": [1, hashes[2]]}]
    first, second = tables.facts.seals_after(0)
    assert first.split()[:2] == ["1", str(micros(NOW))]
    assert tables.facts.seals_after(1) == (second,)
