"""Situation reports are kept whole, in their order; the record of a crisis is read back."""

from datetime import timedelta
from sqlite3 import IntegrityError

import pytest

from bot.domain.crises import Crisis, CrisisId
from bot.domain.crisis_facts import CrisisSteadied, Named
from bot.domain.crisis_ladder import CrisisLadder, ReportClock
from bot.domain.drafts import Attachment
from bot.domain.people import UnitId
from bot.domain.situation import Report, ReportKind
from bot.domain.situation_facts import Said
from storage.crises_rows import ladder_data, ladder_of
from storage.tables import Tables
from tests.support.records import HEADS, HOUR, NOW, file_item

FILE = Attachment("d" * 64, "picture", "现场.jpg", 3, "image/jpeg")
ONE = CrisisId("one")


def crisis(tables: Tables, **more: object) -> Crisis:
    """Keep a crisis under a policy that is on file."""
    file_item(tables, "item")
    draft = tables.drafts.get("item")  # type: ignore[arg-type]  # its id
    assert draft is not None
    made = Crisis(ONE, "视频", draft.policy, CrisisLadder(), HEADS[0], UnitId(""), NOW, NOW, number="C-2026-01", **more)  # type: ignore[arg-type]
    tables.crises.add(made)
    return made


def report(number: int) -> Report:
    said = Said("概" * 30_000, "措\n施", "下一步")
    return Report(number, NOW + HOUR * number, HEADS[0], ReportKind.FIRST, said, (FILE,))


def test_reports_are_read_back_in_their_order(tables: Tables) -> None:
    crisis(tables)
    assert tables.situations.latest(ONE) is None
    for number in (1, 2):
        tables.situations.add(ONE, report(number))
    assert tables.situations.of(ONE) == (report(1), report(2))
    assert tables.situations.latest(ONE) == report(2)
    assert tables.situations.of(CrisisId("other")) == ()


def test_two_reports_never_have_one_number(tables: Tables) -> None:
    crisis(tables)
    tables.situations.add(ONE, report(1))
    with pytest.raises(IntegrityError):
        tables.situations.add(ONE, report(1))


def test_what_happened_is_read_from_its_chain(tables: Tables) -> None:
    one = crisis(tables)
    tables.facts.record(CrisisSteadied(Named(one.id, one.number, one.title), HEADS[1]), NOW)
    [found] = tables.situations.happened(ONE)
    assert (found.number, found.kind, found.by, found.at) == (1, "crisis-steadied", HEADS[1], NOW)
    assert found.data["crisis"]["number"] == "C-2026-01"


def test_a_crisis_is_found_by_its_number(tables: Tables) -> None:
    crisis(tables)
    assert tables.situations.numbered("C-2026-01") == ONE
    assert tables.situations.numbered("C-2026-02") is None


def test_the_clock_of_reports_is_frozen_with_the_ladder_and_older_rows_have_the_usual_one(tables: Tables) -> None:
    clock = ReportClock(timedelta(minutes=5), timedelta(minutes=20), timedelta(minutes=90))
    since = NOW + HOUR
    ladder = CrisisLadder(reports=clock)
    file_item(tables, "item")
    draft = tables.drafts.get("item")  # type: ignore[arg-type]  # its id
    assert draft is not None
    one = Crisis(
        ONE, "视频", draft.policy, ladder, HEADS[0], UnitId(""), NOW, NOW, reports=2, report_since=since, report_asked=3
    )
    tables.crises.add(one)
    assert tables.crises.get(ONE) == one
    plain = ladder_data(ladder)
    del plain["reports"]
    assert ladder_of(plain).reports == ReportClock()
