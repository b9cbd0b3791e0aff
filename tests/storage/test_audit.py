"""The verdict on the audit log names what was tampered with; `tests/faults` goes through every way of tampering."""

from pathlib import Path

from bot.domain.facts import Begun, Opened
from bot.domain.people import Role
from bot.domain.upkeep import RoleEnded
from storage import seals
from storage.audit import Finding, verify
from storage.tables import Tables
from tests.support.records import AUTHOR, HEADS, NOW, UNIT, draft, item


def log(tables: Tables, name: str = "item", facts: int = 5) -> None:
    tables.facts.record(Begun(item(draft(name)), AUTHOR), NOW)
    for version in range(1, facts):
        tables.facts.record(Opened(item(draft(name)), AUTHOR, version), NOW)


def seal(tables: Tables, file: Path) -> None:
    tables.facts.seal(NOW)
    seals.append(file, tables.facts.seals_after(seals.last(file)))


def tampered(tables: Tables, sql: str, *params: object) -> None:
    tables._db.execute(sql, params)  # noqa: SLF001 - what nothing of ours does


def found(tables: Tables, file: Path) -> list[Finding]:
    return verify(tables._db, file)  # noqa: SLF001 - as the command line has it


def test_a_log_as_it_was_written_has_no_findings(tables: Tables, tmp_path: Path) -> None:
    file = tmp_path / "outside" / "seals"
    assert found(tables, file) == []
    for name in ("one", "two"):
        log(tables, name)
        seal(tables, file)
    tables.facts.record(RoleEnded(HEADS[0], Role.HEAD, UNIT), NOW)
    assert found(tables, file) == []


def test_a_hash_that_was_altered_is_told_from_the_rows_behind_it(tables: Tables, tmp_path: Path) -> None:
    log(tables)
    tampered(tables, "UPDATE facts SET hash = 'x' WHERE seq = 3")
    assert found(tables, tmp_path / "none") == [Finding("changed", "item", 3)]


def test_a_row_whose_hash_was_made_anew_shows_in_the_next_one(tables: Tables, tmp_path: Path) -> None:
    log(tables, "sound", facts=2)
    log(tables)
    tampered(
        tables, "UPDATE facts SET hash = (SELECT hash FROM facts WHERE subject = 'sound' AND seq = 1) WHERE id = 5"
    )
    assert Finding("changed", "item", 3) in found(tables, tmp_path / "none")


def test_rows_that_changed_places_are_told_as_such(tables: Tables, tmp_path: Path) -> None:
    log(tables, facts=7)
    for place in ((2, 100), (5, 2), (100, 5)):
        tampered(tables, "UPDATE facts SET seq = ?2 WHERE seq = ?1", *place)
    assert found(tables, tmp_path / "none") == [Finding("swapped", "item", 2), Finding("swapped", "item", 5)]


def test_a_chain_broken_all_over_is_named_row_by_row(tables: Tables, tmp_path: Path) -> None:
    log(tables, facts=70)
    tampered(tables, "UPDATE facts SET data = '{}'")
    assert found(tables, tmp_path / "none") == [Finding("changed", "item", seq) for seq in range(1, 71)]


def test_a_chain_in_which_every_row_seems_sound_but_none_follows_is_named(tables: Tables, tmp_path: Path) -> None:
    log(tables, facts=3)
    tampered(tables, "DELETE FROM facts WHERE seq = 1")
    tampered(tables, "UPDATE facts SET seq = 1 WHERE seq = 2")
    assert Finding("changed", "item", 1) in found(tables, tmp_path / "none")


def test_many_rows_that_are_gone_are_one_finding(tables: Tables, tmp_path: Path) -> None:
    log(tables, facts=9)
    tampered(tables, "DELETE FROM facts WHERE seq BETWEEN 3 AND 6")
    findings = found(tables, tmp_path / "none")
    assert findings == [Finding("removed", "item", 3, 6), Finding("removed", "", 3, 6)]
    assert [str(finding) for finding in findings] == ["removed: item 3 to 6", "removed: 3 to 6"]
    assert str(Finding("changed", "item", 2)) == "changed: item 2"


def test_a_seal_in_the_middle_that_is_gone_is_named(tables: Tables, tmp_path: Path) -> None:
    file = tmp_path / "seals"
    for name in ("one", "two", "three"):
        log(tables, name)
        seal(tables, file)
    tampered(tables, "DELETE FROM seals WHERE id = 2")
    assert found(tables, file) == [Finding("seal-removed", "", 2, 2)]


def test_a_seal_that_was_altered_is_named(tables: Tables, tmp_path: Path) -> None:
    file = tmp_path / "seals"
    for name in ("one", "two"):
        log(tables, name)
        seal(tables, file)
    tampered(tables, "UPDATE seals SET heads = '{}' WHERE id = 1")
    assert found(tables, file) == [Finding("seal-changed", "", 1)]


def test_a_seal_that_did_not_reach_the_file_outside_is_named_until_it_does(tables: Tables, tmp_path: Path) -> None:
    file = tmp_path / "seals"
    log(tables)
    tables.facts.seal(NOW)
    assert found(tables, file) == [Finding("seal-not-outside", "", 1)]
    seal(tables, file)
    assert found(tables, file) == []


def test_a_line_of_the_file_outside_that_was_torn_is_written_anew(tables: Tables, tmp_path: Path) -> None:
    file = tmp_path / "seals"
    log(tables)
    seal(tables, file)
    whole = file.read_text()
    file.write_text(whole[:30])
    assert seals.last(file) == 0
    seal(tables, file)
    assert file.read_text() == f"{whole[:30]}\n{whole}"
    assert found(tables, file) == []
