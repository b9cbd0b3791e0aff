"""What was delivered: once under each key, with its answer; what was not done is found again."""

from bot.mail import Event
from storage.tables import Tables
from tests.support.records import HOUR, NOW


def test_an_event_is_new_once(tables: Tables) -> None:
    assert tables.inbox.seen("e1", "raw", NOW) is None
    assert tables.inbox.seen("e1", "other", NOW) == Event("e1", "received", "raw", None, 0)


def test_a_repeated_event_gets_the_first_answer(tables: Tables) -> None:
    tables.inbox.seen("e1", None, NOW)
    tables.inbox.answer("e1", '{"text":null}')
    assert tables.inbox.seen("e1", None, NOW) == Event("e1", "done", None, '{"text":null}', 0)


def test_an_event_that_is_done_at_once_is_on_file_with_its_answer(tables: Tables) -> None:
    assert tables.inbox.get("e1") is None
    tables.inbox.done("e1", '{"text":null}', NOW)
    assert tables.inbox.get("e1") == Event("e1", "done", None, '{"text":null}', 0)
    assert tables.inbox.unfinished() == ()


def test_messages_that_were_not_done_are_given_oldest_first(tables: Tables) -> None:
    tables.inbox.seen("late", "m", NOW + HOUR)
    tables.inbox.seen("early", "m", NOW)
    tables.inbox.seen("tap", None, NOW)
    tables.inbox.seen("done", "m", NOW)
    tables.inbox.answer("done", "{}")
    assert [event.key for event in tables.inbox.unfinished()] == ["early", "late"]


def test_tries_are_counted_until_an_event_is_set_aside(tables: Tables) -> None:
    tables.inbox.seen("e1", "m", NOW)
    assert [tables.inbox.tried("e1") for _ in range(3)] == [1, 2, 3]
    tables.inbox.quarantine("e1")
    assert tables.inbox.tried("e1") == 0
    assert tables.inbox.unfinished() == ()
    assert tables.inbox.seen("e1", "m", NOW) == Event("e1", "quarantined", "m", None, 3)


def test_an_event_that_is_done_is_not_tried_again(tables: Tables) -> None:
    tables.inbox.seen("e1", "m", NOW)
    tables.inbox.answer("e1", "{}")
    assert tables.inbox.tried("e1") == 0
