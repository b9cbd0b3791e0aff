"""What tables say is held against the facts: whatever was altered is named by its row and its columns."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pytest

from bot.domain.drafts import Attachment, Draft
from bot.domain.facts import Decided, Submitted
from bot.domain.publishing import Released
from bot.domain.releases import Release, summary
from bot.domain.steps import Decision, Opinion, SeatId, StepId, Verdict
from bot.text import Names
from storage.audit import Finding, verify
from storage.tables import Tables
from storage.tallies import differences
from tests.support.records import AUTHOR, HEADS, NOW, POLICY, PUBLISHER, UNIT, draft, item, journey, step, version

LI: Final = HEADS[0]
PICTURE: Final = Attachment("ab" * 32, "picture", "a.png", 3)
RELEASE: Final = "release in weibo"
DECISION: Final = "decision of li at seat item-step-li"
TEXT: Final = "text"
CHANGED: Final[dict[str, tuple[str, Sequence[str]]]] = {
    "UPDATE releases SET address = 'https://evil.example', title = 'x'": (RELEASE, ["address", "title"]),
    "UPDATE releases SET approvers = replace(approvers, 'li', 'zhao')": (RELEASE, ["approvers"]),
    "UPDATE releases SET approvers = 'no list'": (RELEASE, ["approvers"]),
    "UPDATE releases SET at = at + 1, \"by\" = 'li', number = '2026-9999'": (RELEASE, ["at", "by", "number"]),
    "UPDATE releases SET fingerprint = upper(fingerprint), summary = 'x'": (RELEASE, ["summary", "fingerprint"]),
    "UPDATE releases SET author = 'li'": (RELEASE, ["author"]),
    "UPDATE releases SET source = 'official'": (RELEASE, ["source"]),
    "UPDATE decisions SET \"by\" = 'zhao'": (DECISION, ["by"]),
    "UPDATE decisions SET verdict = 'return', reason = 'x', return_to = 's'": (
        DECISION,
        ["verdict", "reason", "return_to"],
    ),
    "UPDATE decisions SET remark = 'x', at = at - 1, settles_at = settles_at - 1": (
        DECISION,
        ["remark", "at", "settles_at"],
    ),
    "UPDATE versions SET title = 'x'": (TEXT, ["content"]),
    "UPDATE versions SET source_words = 'x'": (TEXT, ["content"]),
    "UPDATE versions SET attachments = '[]'": (TEXT, ["content"]),
    "UPDATE versions SET attachments = 'no list'": (TEXT, ["content"]),
    "UPDATE versions SET text = x'00'": (TEXT, ["content"]),
    "UPDATE versions SET fingerprint = 'x'": (TEXT, ["fingerprint"]),
    "UPDATE versions SET frozen_at = frozen_at + 1": (TEXT, ["frozen_at"]),
}
GONE: Final = {
    "DELETE FROM releases": RELEASE,
    "DELETE FROM decisions": DECISION,
    "UPDATE versions SET frozen_at = NULL": TEXT,
}


def released(tables: Tables, name: str = "item") -> Draft:
    """Put an item on file that was submitted, approved by Li and released on Weibo, as the bot does it."""
    of = draft(name)
    first = version(of, attachments=(PICTURE,))
    tables.drafts.add(of, first, NOW)
    tables.drafts.start(journey(of, step(f"{name}-step", HEADS)), NOW)
    about, seat, said = item(of), SeatId(f"{name}-step-{LI}"), Opinion(Verdict.APPROVE, remark="好")
    tables.facts.record(Submitted(about, AUTHOR, 1, first.fingerprint, POLICY.id, ()), NOW)
    assert tables.drafts.take(Decision(seat, 1, said, LI, NOW, NOW))
    tables.facts.record(Decided(about, LI, seat, StepId(f"{name}-step"), Names("会签"), 1, said, NOW), NOW)
    address, by = "https://weibo.com/1", (LI,)
    row = Release(
        of.id, 1, "weibo", address, NOW, PUBLISHER, of.number or "", first.title, summary(first.text), "own",
        UNIT, AUTHOR, by, first.fingerprint,
    )  # fmt: skip
    assert tables.releases.add(row)
    fact = Released(
        about,
        PUBLISHER,
        1,
        "weibo",
        Names("微博"),
        address,
        first.fingerprint,
        complete=True,
        deciders=by,
        source="own",
    )
    tables.facts.record(fact, NOW)
    return of


def tampered(tables: Tables, *statements: str) -> list[Finding]:
    tables._db.execute("PRAGMA defer_foreign_keys = ON")  # noqa: SLF001 - what nothing of ours does
    for statement in statements:
        tables._db.execute(statement)  # noqa: SLF001
    found = verify(tables._db, Path("nowhere"))  # noqa: SLF001 - as the command line has it
    tables._db.execute("ROLLBACK")  # noqa: SLF001
    return found


def test_rows_that_are_as_their_facts_say_have_no_findings(tables: Tables) -> None:
    for name in ("one", "two"):
        released(tables, name)
    working = draft("begun")
    tables.drafts.add(working, version(working, frozen_at=None), NOW)
    assert tampered(tables, "UPDATE versions SET frozen_at = NULL, fingerprint = '' WHERE draft = 'begun'") == []


@pytest.mark.parametrize("change", CHANGED)
def test_a_row_that_was_altered_is_named_with_its_columns(tables: Tables, change: str) -> None:
    released(tables)
    row, columns = CHANGED[change]
    found = tampered(tables, change)
    assert Finding("row-changed", "item", 1, row=row, columns=tuple(columns)) in found
    assert {finding.row for finding in found} <= {row, RELEASE}  # a text that changed makes the ledger's summary wrong


def test_only_the_altered_item_is_named(tables: Tables) -> None:
    for name in ("one", "two", "three"):
        released(tables, name)
    (finding,) = tampered(tables, "UPDATE releases SET address = 'x' WHERE draft = 'two'")
    assert str(finding) == "row-changed: two 1 release in weibo (address)"


@pytest.mark.parametrize("change", GONE)
def test_a_row_that_is_gone_is_named(tables: Tables, change: str) -> None:
    released(tables)
    assert tampered(tables, change) == [Finding("row-removed", "item", 1, row=GONE[change])]


def test_rows_are_named_that_no_fact_knows(tables: Tables) -> None:
    released(tables)
    found = tampered(
        tables,
        "INSERT INTO releases SELECT 9, draft, version, 'wechat', address, at, \"by\", number, title, summary, source,"
        " unit, author, approvers, fingerprint FROM releases",
        "INSERT INTO decisions SELECT 'item-step-zhao', 1, 'approve', '', '', 'author', 'zhao', at, at, at, ''"
        " FROM decisions",
        "INSERT INTO versions SELECT draft, 2, author, title, text, source, source_words, attachments, particulars,"
        " note, frozen_at, fingerprint, wordings FROM versions",
    )
    assert found == [
        Finding("row-unrecorded", "item", 1, row="release in wechat"),
        Finding("row-unrecorded", "item", 1, row="decision of zhao at seat item-step-zhao"),
        Finding("row-unrecorded", "item", 2, row="text"),
    ]


def test_a_text_made_anew_with_its_fingerprint_is_not_what_was_submitted(tables: Tables) -> None:
    released(tables)
    forged = version(draft(), title="Forged", attachments=(PICTURE,))
    found = tampered(tables, f"UPDATE versions SET title = 'Forged', fingerprint = '{forged.fingerprint}'")
    assert found == [Finding("row-changed", "item", 1, row="text", columns=("fingerprint", "content"))]


def test_an_item_that_was_emptied_from_under_its_facts_is_named(tables: Tables) -> None:
    released(tables)
    found = tampered(tables, "DELETE FROM releases", "DELETE FROM decisions", "DELETE FROM versions")
    assert [finding.row for finding in found] == [TEXT, DECISION, RELEASE]


def test_a_release_whose_text_is_gone_is_only_missing_its_text(tables: Tables) -> None:
    released(tables)
    assert tampered(tables, "DELETE FROM versions") == [Finding("row-removed", "item", 1, row="text")]


def test_a_row_whose_item_is_no_text_is_named_and_ends_nothing(tables: Tables) -> None:
    released(tables)
    found = tampered(tables, "UPDATE releases SET draft = x'00'")
    assert [(finding.problem, finding.row) for finding in found] == [
        ("row-unrecorded", RELEASE),
        ("row-removed", RELEASE),
    ]


def test_a_fact_that_was_altered_itself_is_named_and_proves_nothing_of_its_row(tables: Tables) -> None:
    released(tables)
    found = tampered(tables, "UPDATE facts SET data = replace(data, 'weibo.com', 'evil.example') WHERE seq = 3")
    assert found == [Finding("changed", "item", 3)]


@pytest.mark.parametrize("data", ["'torn'", "'{}'", "'[1]'", "7"])
def test_a_fact_that_cannot_be_read_leaves_its_row_without_one(tables: Tables, data: str) -> None:
    released(tables)
    found = tampered(tables, f"UPDATE facts SET data = {data} WHERE seq = 3")
    assert found == [Finding("changed", "item", 3), Finding("row-unrecorded", "item", 1, row=RELEASE)]


def test_of_what_a_fact_of_an_older_release_does_not_say_nothing_is_known(tables: Tables) -> None:
    released(tables)
    tables._db.execute("UPDATE facts SET data = json_remove(data, '$.source')")  # noqa: SLF001 - as it was written then
    tables._db.execute("UPDATE releases SET source = 'official', address = 'x'")  # noqa: SLF001
    assert [difference.columns for difference in differences(tables._db)] == [("address",)]  # noqa: SLF001
