"""What publishers have to do, and the ledger."""

from dataclasses import replace

from bot.domain.drafts import DraftId
from bot.domain.releases import Hold, Release, Task
from storage.tables import Tables
from tests.support.records import AUTHOR, HEADS, HOUR, NOW, PUBLISHER, UNIT, file_item

TASK = Task(DraftId("item"), 1, "f" * 64, ("weibo", "wechat"), NOW + HOUR, publishers=(PUBLISHER,))
RELEASE = Release(
    DraftId("item"),
    1,
    "weibo",
    "https://weibo.example/1",
    NOW,
    PUBLISHER,
    "2026-0001",
    "新门诊",
    "新门诊开业。",
    "own",
    UNIT,
    AUTHOR,
    (HEADS[0], HEADS[1]),
    "f" * 64,
)


def test_a_task_is_read_as_it_was_put(tables: Tables) -> None:
    file_item(tables)
    assert tables.releases.task(TASK.draft) is None
    for task in (
        TASK,
        replace(TASK, proofread_by=PUBLISHER, proofread_at=NOW),
        replace(TASK, hold=Hold("图片不清", PUBLISHER, NOW)),
        replace(TASK, open=False, planned=None, version=2),
    ):
        tables.releases.put_task(task)
        assert tables.releases.task(TASK.draft) == task


def test_a_release_stands_in_the_ledger_once_for_each_version_and_channel(tables: Tables) -> None:
    file_item(tables)
    other = replace(RELEASE, channel="wechat", at=NOW + HOUR)
    assert tables.releases.add(RELEASE)
    assert not tables.releases.add(replace(RELEASE, address="https://elsewhere.example"))
    assert tables.releases.add(other)
    assert tables.releases.of(RELEASE.draft) == (RELEASE, other)
    assert tables.releases.of(DraftId("none")) == ()
