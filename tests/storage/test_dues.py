"""Due items: late once, never twice."""

from bot.domain.effects import Forget, Remind
from storage.tables import Tables
from tests.support.records import HOUR, NOW

SOON = Remind("step-due", "s1", "1", NOW + HOUR)
LATER = Remind("step-due", "s1", "2", NOW + 2 * HOUR)


def test_what_is_due_is_given_longest_due_first(tables: Tables) -> None:
    for remind in (LATER, SOON, Remind("settle", "x", "1", NOW)):
        tables.dues.add(remind)
    assert tables.dues.next_at() == NOW
    assert [found.at for found in tables.dues.due(NOW + HOUR, 20)] == [NOW, NOW + HOUR]
    assert tables.dues.due(NOW + 3 * HOUR, 1) == (Remind("settle", "x", "1", NOW),)


def test_a_second_item_of_the_same_period_changes_nothing(tables: Tables) -> None:
    tables.dues.add(SOON)
    tables.dues.add(Remind("step-due", "s1", "1", NOW))
    assert tables.dues.due(NOW + HOUR, 20) == (SOON,)


def test_an_item_is_taken_once(tables: Tables) -> None:
    tables.dues.add(SOON)
    assert tables.dues.claim(SOON)
    assert not tables.dues.claim(SOON)
    tables.dues.add(SOON)
    assert tables.dues.due(NOW + HOUR, 20) == ()


def test_what_is_forgotten_never_comes_but_may_be_added_anew(tables: Tables) -> None:
    other = Remind("step-due", "s2", "1", NOW)
    for remind in (SOON, LATER, other):
        tables.dues.add(remind)
    tables.dues.drop(Forget("step-due", "s1"))
    assert tables.dues.due(NOW + 3 * HOUR, 20) == (other,)
    assert not tables.dues.claim(SOON)
    tables.dues.add(SOON)
    assert tables.dues.claim(SOON)


def test_what_was_looked_at_stays_so_when_the_rest_is_forgotten(tables: Tables) -> None:
    tables.dues.add(SOON)
    tables.dues.claim(SOON)
    tables.dues.drop(Forget("step-due", "s1"))
    tables.dues.add(SOON)
    assert tables.dues.next_at() is None


def test_the_next_time_of_a_subject_is_told(tables: Tables) -> None:
    assert tables.dues.next_for("step-due", "s1") is None
    tables.dues.add(LATER)
    tables.dues.add(SOON)
    assert tables.dues.next_for("step-due", "s1") == NOW + HOUR
    tables.dues.claim(SOON)
    assert tables.dues.next_for("step-due", "s1") == NOW + 2 * HOUR
