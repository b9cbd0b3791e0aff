"""The folder of files: whole or not at all, found again, swept, and never left."""

import errno
import hashlib
import os
import threading
from pathlib import Path

import pytest

from bot.intake.files import FileLost, Files

DATA = "健康宣传日".encode()
DIGEST = hashlib.sha256(DATA).hexdigest()


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path / "data" / "files")


def inside(files: Files) -> list[Path]:
    return [path for path in files.path(DIGEST).parents[2].rglob("*") if path.is_file()]


def aged(files: Files, digest: str, at: float) -> None:
    os.utime(files.path(digest), (at, at))


def test_what_was_put_is_there_under_its_digest(files: Files, tmp_path: Path) -> None:
    assert files.put(DATA) == DIGEST
    assert files.read(DIGEST) == DATA
    with files.open(DIGEST) as file:
        assert file.read() == DATA
    assert files.path(DIGEST) == tmp_path / "data" / "files" / DIGEST[:2] / DIGEST[2:4] / DIGEST


def test_putting_twice_keeps_one(files: Files) -> None:
    files.put(DATA)
    files.put(DATA)
    assert inside(files) == [files.path(DIGEST)]


def test_a_file_that_was_damaged_on_disk_is_noticed_and_mended_by_the_next_put(files: Files) -> None:
    files.put(DATA)
    files.path(DIGEST).write_bytes(DATA[:-1] + b"!")

    with pytest.raises(FileLost) as refused:
        files.read(DIGEST)
    assert refused.value.values == {"digest": DIGEST[:12]}

    files.put(DATA)
    assert files.read(DIGEST) == DATA


def test_a_file_that_is_not_there_is_lost(files: Files) -> None:
    with pytest.raises(FileLost):
        files.read(DIGEST)
    with pytest.raises(FileLost):
        files.open(DIGEST)


@pytest.mark.parametrize("digest", ["", "../../etc/passwd", DIGEST.upper(), DIGEST[:-1], DIGEST + "\n", "/" * 64])
def test_no_path_leads_out_of_the_folder(files: Files, digest: str) -> None:
    with pytest.raises(ValueError, match="not a digest"):
        files.path(digest)


def test_a_full_disk_leaves_no_half_file(files: Files, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        files.path(DIGEST).parent.mkdir(parents=True)
        patch.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="No space left"):
            files.put(DATA)
    assert inside(files) == []

    files.put(DATA)
    assert files.read(DIGEST) == DATA


def test_a_sweep_takes_what_nobody_keeps_once_it_is_old(files: Files) -> None:
    kept, dropped, fresh = (files.put(data) for data in (b"kept", b"dropped", b"fresh"))
    for digest, at in ((kept, 100), (dropped, 100), (fresh, 300)):
        aged(files, digest, at)
    unfinished = files.path(kept).with_name("tmp1.part")
    unfinished.write_bytes(b"half")
    os.utime(unfinished, (100, 100))

    assert files.sweep(lambda digest: digest == kept, older_than=200) == 2

    assert sorted(inside(files)) == sorted([files.path(kept), files.path(fresh)])


def test_a_file_that_is_put_again_counts_as_new(files: Files) -> None:
    files.put(DATA)
    aged(files, DIGEST, 100)
    files.put(DATA)
    assert files.sweep(lambda _: False, older_than=200) == 0
    assert files.read(DIGEST) == DATA


def test_a_file_that_is_put_again_during_a_sweep_stays(files: Files) -> None:
    files.put(DATA)
    aged(files, DIGEST, 100)

    def put_meanwhile(_: str) -> bool:
        files.put(DATA)
        return False

    assert files.sweep(put_meanwhile, older_than=200) == 0
    assert files.read(DIGEST) == DATA


def test_a_sweep_does_not_stumble_over_what_another_took(files: Files) -> None:
    digests = [files.put(data) for data in (b"one", b"two")]
    for digest in digests:
        aged(files, digest, 100)

    def taken_meanwhile(_: str) -> bool:
        for digest in digests:
            files.path(digest).unlink(missing_ok=True)
        return False

    assert files.sweep(taken_meanwhile, older_than=200) == 0


def test_many_threads_may_put_the_same(files: Files) -> None:
    threads = [threading.Thread(target=files.put, args=(DATA,)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert inside(files) == [files.path(DIGEST)]
    assert files.read(DIGEST) == DATA
