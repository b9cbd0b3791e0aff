"""Drafts and their versions: what is written is read again, and nobody writes over somebody else."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.drafts import Attachment, DraftId, DraftState, Particulars, Version
from bot.domain.people import UnitId
from bot.memory import Overtaken
from storage.tables import Tables
from tests.support.records import HOUR, NOW, draft, file_item, version

PICTURE = Attachment("a" * 64, "picture", "图 1.png", 1234, "image/png")
WORD = Attachment("b" * 64, "document", "稿.docx", 99, "application/msword", original=True)


def test_a_draft_is_read_as_it_was_written(tables: Tables) -> None:
    of = replace(draft(), number=None, round=None, version=0, working=True, state=DraftState.GATHERING)
    tables.drafts.add(of, Version(of.id, 1, of.author), NOW)
    assert tables.drafts.get(of.id) == of
    assert tables.drafts.get(DraftId("none")) is None


def test_a_draft_is_found_by_its_number(tables: Tables) -> None:
    of = file_item(tables)
    assert tables.drafts.by_number("2026-item") == of
    assert tables.drafts.by_number("2026-none") is None


def test_saving_gives_the_next_revision(tables: Tables) -> None:
    of = file_item(tables)
    saved = tables.drafts.save(replace(of, state=DraftState.RETURNED, working=True), NOW)
    assert saved == replace(of, state=DraftState.RETURNED, working=True, revision=1)
    assert tables.drafts.get(of.id) == saved


def test_what_somebody_else_has_changed_is_not_written_over(tables: Tables) -> None:
    of = file_item(tables)
    tables.drafts.touch(of, NOW)
    with pytest.raises(Overtaken):
        tables.drafts.save(replace(of, state=DraftState.WITHDRAWN), NOW)
    with pytest.raises(Overtaken):
        tables.drafts.touch(of, NOW)
    assert tables.drafts.get(of.id) == replace(of, revision=1)


def test_numbers_are_drawn_one_after_the_other_for_each_series_and_year(tables: Tables) -> None:
    assert [tables.drafts.number("item", 2026) for _ in range(3)] == [1, 2, 3]
    assert tables.drafts.number("item", 2027) == 1
    assert tables.drafts.number("crisis", 2026) == 1


def test_a_version_is_read_as_it_was_written(tables: Tables) -> None:
    of = file_item(tables)
    particulars = Particulars(
        "health",
        ("weibo", "wechat"),
        NOW + timedelta(hours=3, microseconds=5),
        planned_known=True,
        urgency="important",
        audience="internal",
        origin="repost",
        concerned=(UnitId("office"),),
        quoted=("market",),
    )
    written = version(
        of,
        2,
        text="一\n二\x00",
        attachments=(WORD, PICTURE),
        particulars=particulars,
        note="请看",
        source_words="卫生局",
    )
    tables.drafts.put_version(written)
    assert tables.drafts.version(of.id, 2) == written
    assert tables.drafts.version(of.id, 1) == version(of)


def test_a_working_copy_is_written_over_and_dropped_but_a_submitted_version_stays(tables: Tables) -> None:
    of = file_item(tables)
    copy = Version(of.id, 2, of.author, "New title")
    tables.drafts.put_version(copy)
    tables.drafts.put_version(replace(copy, title="Newer title"))
    assert tables.drafts.version(of.id, 2).title == "Newer title"
    tables.drafts.drop_version(of.id, 2)
    with pytest.raises(LookupError):
        tables.drafts.version(of.id, 2)
    tables.drafts.drop_version(of.id, 1)
    assert tables.drafts.version(of.id, 1) == version(of)


def test_moments_are_kept_to_the_microsecond(tables: Tables) -> None:
    at = NOW + HOUR + timedelta(microseconds=1)
    of = draft()
    written = replace(version(of), frozen_at=at)
    tables.drafts.add(of, written, at)
    assert tables.drafts.version(of.id, 1).frozen_at == at
