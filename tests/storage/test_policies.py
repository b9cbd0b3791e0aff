"""Policies by the digest of their text, and files by the digest of their bytes."""

import pytest

from bot.domain.drafts import Attachment
from bot.policy import read_policy
from storage.tables import Tables
from tests.support.records import HOUR, NOW, POLICY, POLICY_TEXT

OTHER_TEXT = f"{POLICY_TEXT}\n# another text, so another policy\n"
OTHER = read_policy(OTHER_TEXT, "other")


def test_the_policy_taken_last_is_the_one_in_force(tables: Tables) -> None:
    assert tables.policies.active() == POLICY
    tables.policies.take(OTHER, OTHER_TEXT, NOW)
    assert tables.policies.active() == OTHER
    assert tables.policies.get(POLICY.digest) == POLICY
    tables.policies.take(POLICY, POLICY_TEXT, NOW + HOUR)
    assert tables.policies.active() == POLICY


def test_a_policy_is_read_once(tables: Tables) -> None:
    assert tables.policies.get(POLICY.digest) is tables.policies.get(POLICY.digest)


def test_there_may_be_no_policy_in_force(tables: Tables) -> None:
    tables._db.execute("UPDATE policies SET active = 0")  # noqa: SLF001 - nothing of ours does this
    assert tables.policies.active() is None


def test_a_policy_that_was_never_taken_is_an_error(tables: Tables) -> None:
    with pytest.raises(KeyError):
        tables.policies.get("none")


def test_a_file_keeps_the_name_it_was_given_first(tables: Tables) -> None:
    picture = Attachment("a" * 64, "picture", "图.png", 12, "image/png")
    tables.files.add(picture, NOW)
    tables.files.add(Attachment("a" * 64, "picture", "copy.png", 12, "image/png"), NOW)
    assert tables._db.execute("SELECT id, name FROM files").fetchall() == [("a" * 64, "图.png")]  # noqa: SLF001
    assert tables.files.digests() == frozenset({"a" * 64})
