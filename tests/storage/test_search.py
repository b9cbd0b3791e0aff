"""The search index: what is in it, for whom, and that it follows what acts change."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.drafts import Draft, DraftId, DraftState
from bot.domain.people import Holding, Person, PersonId, Role, Unit, UnitId
from bot.memory import Tables as AllTables
from bot.text import Names
from storage import connections, search, terms
from storage.store import DATABASE, open_store
from storage.tables import Tables
from tests.support import records
from tests.support.records import AUTHOR, HEADS, HOUR, NOW, PUBLISHER, UNIT

LI, ZHAO = HEADS[:2]
STRANGER = PersonId("he")


@pytest.fixture
def tables(tmp_path: Path) -> Iterator[Tables]:
    """Give tables in which the heads are not heads any more, so that they see what they were asked about."""
    with records.tables(tmp_path) as opened:
        everybody = (AUTHOR, *HEADS, PUBLISHER, STRANGER)
        opened.people.replace(
            [Person(who, Names(en=who), UNIT) for who in everybody],
            [Unit(unit, Names(en=unit), "department") for unit in (UNIT, UnitId("office"))],
            [],
        )
        yield opened


def file(tables: Tables, name: str, title: str = "", text: str = "", **changes: Any) -> Draft:  # noqa: ANN401 - as version
    of = records.file_item(tables, name, [LI])
    tables.drafts.put_version(records.version(of, title=title, text=text, **changes))
    tables.search.index([of.id])
    return of


def found(tables: Tables, words: str, person: PersonId = AUTHOR, *, before: int = 0, most: int = 10) -> list[str]:
    return [hit.draft.id for hit in tables.search.find(person, words, NOW, before=before, most=most)]


@pytest.mark.parametrize(
    ("words", "finds"),
    [
        ("健康宣传", True),
        ("健康宣傳", True),
        ("宣传日走进", True),
        ("康宣", True),
        ("康", True),
        ("進", True),
        ("走进 健康", True),
        ("健康走进", False),
        ("传宣", False),
        ("zürich", True),
        ("ZURICH clinic", True),
        ("zuri", False),
        ("2026-item", True),
        ("item", True),
        ("007", True),
        ("7", True),
        ("70", False),
        ("3D打印", True),
        ("3d 打印", True),
        ("4D打印", False),
        ("ｃｌｉｎｉｃ", True),
        ("ﬁle", True),
        ("カフェ", True),
        ("병원", True),
        ("𠮷野", True),
        ("", False),
        ("。，", False),
        ("clinic nothing", False),
    ],
)
def test_words_find_an_item(tables: Tables, words: str, *, finds: bool) -> None:
    file(tables, "item", "健康宣传日走进社區", "A Clinic in Zürich, agent 007; 3D打印; file; カフェ 병원 𠮷野家")
    assert found(tables, words) == (["item"] if finds else [])


def test_the_wordings_of_channels_are_found_too(tables: Tables) -> None:
    file(tables, "item", "题目", "正文", wordings=(("weibo", "微博上的话"),))
    assert found(tables, "微博上") == ["item"]


@pytest.mark.parametrize(
    ("role", "unit", "finds"),
    [
        (Role.PUBLISHER, None, True),
        (Role.PR_DESK, None, True),
        (Role.CHIEF, None, True),
        (Role.ARCHIVIST, None, True),
        (Role.AUDITOR, None, True),
        (Role.ADMINISTRATOR, None, True),
        (Role.HEAD, UNIT, True),
        (Role.HEAD, UnitId("office"), False),
        (Role.DEPUTY_HEAD, UNIT, False),
        (Role.OFFICER, UNIT, False),
        (Role.CONFIDENTIALITY, None, False),
        (Role.LEADER_IN_CHARGE, UNIT, False),
    ],
)
def test_an_office_finds_while_it_is_held(tables: Tables, role: Role, unit: UnitId | None, *, finds: bool) -> None:
    file(tables, "item", "健康宣传日")
    people = [Person(who, Names(en=who), UNIT) for who in (AUTHOR, LI, STRANGER)]
    units = [Unit(one, Names(en=one), "department") for one in (UNIT, UnitId("office"))]
    tables.people.replace(people, units, [Holding(STRANGER, role, unit, NOW, NOW + HOUR)])
    assert found(tables, "宣传", STRANGER) == (["item"] if finds else [])
    assert tables.search.find(STRANGER, "宣传", NOW + HOUR, before=0, most=10) == ()
    assert tables.drafts.may_see(STRANGER, DraftId("item"), NOW) is finds


def test_the_author_and_those_who_were_asked_find_it(tables: Tables) -> None:
    file(tables, "item", "健康宣传日")
    assert [who for who in (AUTHOR, LI, ZHAO, STRANGER) if found(tables, "宣传", who)] == [AUTHOR, LI]


def test_whoever_has_left_finds_nothing(tables: Tables) -> None:
    file(tables, "item", "健康宣传日")
    tables.people.replace([], [Unit(UNIT, Names(en="Marketing"), "department")], [])
    assert not found(tables, "宣传")


def test_somebody_asked_later_finds_it_from_then_on(tables: Tables) -> None:
    of = file(tables, "item", "健康宣传日")
    journey = tables.drafts.round(of.id)
    assert journey is not None
    tables.drafts.touched.clear()
    tables.drafts.save_round(journey, replace(journey, signed="f"))
    assert not tables.drafts.touched
    later = records.step("later", [ZHAO], position=1, opened=False)
    tables.drafts.save_round(journey, replace(journey, steps=(*journey.steps, later)))
    assert not found(tables, "宣传", ZHAO)
    place = [hit.place for hit in tables.search.find(LI, "宣传", NOW, before=0, most=1)]
    tables.search.index(tables.drafts.touched)
    assert found(tables, "宣传", ZHAO) == ["item"]
    assert [hit.place for hit in tables.search.find(LI, "宣传", NOW, before=0, most=1)] == place


def test_an_item_of_another_author_is_his(tables: Tables) -> None:
    of = file(tables, "item", "健康宣传日")
    tables.drafts.save(replace(of, author=ZHAO), NOW)
    tables.search.index([of.id])
    assert found(tables, "宣传", ZHAO) == ["item"]
    assert not found(tables, "宣传", AUTHOR)


def test_a_working_copy_is_found_by_its_author_and_the_item_comes_once(tables: Tables) -> None:
    of = file(tables, "item", "健康宣传日", "志愿队")
    tables.drafts.save(replace(of, working=True), NOW)
    tables.drafts.put_version(records.version(of, 2, title="名医义诊", text="志愿队"))
    tables.search.index([of.id])
    assert found(tables, "名医", AUTHOR) == found(tables, "健康", AUTHOR) == found(tables, "志愿队", AUTHOR) == ["item"]
    assert not found(tables, "名医", LI)
    [hit] = tables.search.find(AUTHOR, "志愿队", NOW, before=0, most=10)
    assert (hit.version, hit.title) == (2, "名医义诊")


def test_a_working_copy_that_is_gone_is_not_found(tables: Tables) -> None:
    of = file(tables, "item", "健康宣传日")
    saved = tables.drafts.save(replace(of, working=True), NOW)
    tables.drafts.put_version(records.version(of, 2, title="名医义诊"))
    tables.search.index([of.id])
    tables.drafts.touched.clear()
    tables.drafts.drop_version(of.id, 2)
    tables.drafts.save(replace(saved, working=False), NOW)
    assert tables.drafts.touched == {of.id}
    tables.search.index(tables.drafts.touched)
    assert not found(tables, "名医")


def test_an_item_that_does_not_exist_is_passed_over(tables: Tables) -> None:
    tables.search.index([DraftId("none")])
    assert not found(tables, "none")


def test_pages_follow_each_other_the_newest_first(tables: Tables) -> None:
    for number in range(7):
        file(tables, f"item{number}", "健康宣传日")
    first = tables.search.find(AUTHOR, "宣传", NOW, before=0, most=3)
    assert [hit.draft.id for hit in first] == ["item6", "item5", "item4"]
    assert found(tables, "宣传", before=first[-1].place, most=3) == ["item3", "item2", "item1"]
    tables.drafts.put_version(records.version(records.draft("item0"), title="健康宣传日，新"))
    tables.search.index([DraftId("item0")])
    assert found(tables, "宣传", most=1) == ["item0"]


def test_what_may_not_be_seen_does_not_end_a_page(tables: Tables) -> None:
    """The index may still name somebody where the tables do not any more; the older ones come nonetheless."""
    file(tables, "oldest", "健康宣传日")
    for number in range(7):
        of = file(tables, f"item{number}", "健康宣传日")
        tables.drafts.save(replace(of, author=ZHAO), NOW)
    assert found(tables, "宣传", AUTHOR, most=2) == ["oldest"]


def test_what_somebody_looked_for_last_is_remembered(tables: Tables) -> None:
    tables.search.keep("one", AUTHOR, "健康", NOW)
    assert tables.search.kept("one", AUTHOR) == "健康"
    assert tables.search.kept("one", LI) is None
    tables.search.keep("two", AUTHOR, "x" * 10_000, NOW)
    assert tables.search.kept("one", AUTHOR) is None
    assert tables.search.kept("two", AUTHOR) == "x" * terms.LONGEST


@given(st.text(alphabet=st.characters(), max_size=300))
def test_whatever_is_looked_for_nothing_breaks(words: str) -> None:
    with closing(sqlite3.connect(":memory:")) as db:
        db.execute("CREATE VIRTUAL TABLE w USING fts5(words, signs, who, tokenize='ascii')")
        wanted = terms.query(words)
        db.execute("INSERT INTO w VALUES (?, ?, 'all')", (terms.words(words), terms.signs(words)))
        if wanted:
            condition = search._condition(wanted, ["all"])  # noqa: SLF001 - what SQLite is asked
            assert db.execute("SELECT count(*) FROM w WHERE w MATCH ?", (condition,)).fetchone() in ((1,), (0,))


@given(st.text(alphabet="健康宣傳传日a1é -", max_size=40))
def test_every_part_of_a_text_finds_it(text: str) -> None:
    with closing(sqlite3.connect(":memory:")) as db:
        db.execute("CREATE VIRTUAL TABLE w USING fts5(words, signs, who, tokenize='ascii')")
        db.execute("INSERT INTO w VALUES (?, ?, 'all')", (terms.words(text), terms.signs(text)))
        for wanted in filter(None, map(terms.query, text.split())):
            condition = search._condition(wanted, ["all"])  # noqa: SLF001 - what SQLite is asked
            assert db.execute("SELECT count(*) FROM w WHERE w MATCH ?", (condition,)).fetchone() == (1,)


@pytest.mark.parametrize(
    ("text", "pieces", "shown"),
    [
        ("短文", ("没有",), "短文"),
        ("", ("没有",), ""),
        ("甲" * 100 + "找到" + "乙" * 100, ("找到",), "…" + "甲" * 24 + "找到" + "乙" * 54 + "…"),
        ("甲" * 100 + "找到", ("找到",), "…" + "甲" * 78 + "找到"),
        ("ﬁ" * 60 + "找到" + "乙" * 100, ("找到",), "…" + "ﬁ" * 24 + "找到" + "乙" * 54 + "…"),
        ("一行\n两行", ("两行",), "一行 两行"),
    ],
)
def test_an_extract_shows_where_the_words_stand(text: str, pieces: tuple[str, ...], shown: str) -> None:
    assert terms.extract(text, pieces) == shown


async def test_what_an_act_changes_is_found_when_it_ends_and_what_fails_is_not(tmp_path: Path) -> None:
    async with open_store(tmp_path) as store:
        await store.act(records.organise)
        await store.act(records.file_item, "kept")
        with pytest.raises(ZeroDivisionError):
            await store.act(_fails)
        await store.act(lambda tables: None)  # noqa: ARG005 - an act that touches no item
        assert await store.view(_found) == ["kept"]


def _fails(tables: AllTables) -> None:
    records.file_item(tables, "lost")
    raise ZeroDivisionError


def _found(tables: AllTables) -> list[str]:
    return [hit.draft.id for hit in tables.search.find(PUBLISHER, "clinic", NOW, before=0, most=10)]


async def test_a_database_from_before_is_indexed_at_the_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "_BATCH", 2)
    path = records.new_database(tmp_path / DATABASE)
    with closing(connections.writer(path, factory=sqlite3.Connection)) as db:
        db.execute("BEGIN IMMEDIATE")
        old = Tables(db)
        records.organise(old)
        for number in range(5):
            records.file_item(old, f"item{number}")
        old.drafts.add(
            replace(records.draft("own"), state=DraftState.GATHERING, version=0, working=True, number=None),
            records.version(records.draft("own")),
            NOW,
        )
        db.execute("COMMIT")
    async with open_store(tmp_path) as store:
        assert sorted(await store.view(_found)) == [f"item{number}" for number in range(5)]
    assert search.complete(path) == 0
