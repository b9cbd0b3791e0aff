"""What follows from each fact of a crisis: who is sent what, under which key, on which platform, with which buttons."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.cards.card import Kind
from bot.cards.tokens import Verb
from bot.domain import crisis_facts, facts
from bot.domain.crises import CrisisId
from bot.domain.crisis_facts import Named
from bot.domain.effects import Effect, Lane, Send
from bot.domain.people import PersonId
from bot.reactions.crises import lasted
from bot.reactions.posting import posted
from bot.reactions.table import react
from bot.text import Names, Text, micros
from tests.domain.line import ANN, BEN, CAI, FAY, NOW

FLOOD = Named(CrisisId("one"), "C-2026-07", "门诊漏水")
DRILL = replace(FLOOD, number="D-2026-01", drill=True)
AT = micros(NOW)
CALLS = ((ANN, "web", "key-1"), (ANN, "slack", "key-2"), (BEN, "web", "key-3"))
RANG = tuple(
    Send(key, person, Kind.CRISIS, "one", lane=Lane.CRISIS, platform=platform) for person, platform, key in CALLS
)
OPEN = (Verb.OPEN_CRISIS.value, "button-open-crisis")
TELL = (Verb.TELL_CRISIS.value, "button-tell-crisis")
FILES = (Verb.CRISIS_FILES.value, "button-crisis-files")


def names(person: PersonId) -> Names:
    return Names(en=person.title())


def follows(fact: facts.Fact) -> tuple[Effect, ...]:
    return react(fact, NOW, names)


def hears(person: PersonId, key: str, *buttons: tuple[str, str], **values: Any) -> Send:  # noqa: ANN401 - a sentence's
    """Give a piece of news of the flood, with what stands in it beside its number and title."""
    text = Text(key, {"title": "门诊漏水", "number": "C-2026-07", **values})
    return Send(f"{key}:one:{AT}:{person}", person, Kind.NEWS, "one", 0, Lane.CRISIS, text, buttons)


CALLED = crisis_facts.CrisisCalled(FLOOD, 1, CALLS, (ANN, BEN), (), administrators=(CAI,))
TAKEN = crisis_facts.CrisisTaken(FLOOD, ANN, 70, CAI, (BEN, CAI, ANN))
ADDED = crisis_facts.CrisisAdded(FLOOD, BEN, "又有一条", ("1", "2"), owner=ANN)
SILENT = crisis_facts.OwnerSilent(FLOOD, ANN, 15, lost=False, leaders=(BEN, CAI))
OFFERED = crisis_facts.CrisisOffered(FLOOD, ANN, BEN, CALLS)
HANDED = crisis_facts.CrisisHandedOver(FLOOD, BEN, ANN)
PROPOSED = crisis_facts.EndProposed(FLOOD, ANN, "closed", (BEN, CAI))
ENDED = crisis_facts.CrisisEnded(FLOOD, BEN, "closed", ANN, (ANN, BEN, CAI))
MERGED = crisis_facts.CrisisMerged(FLOOD, "C-2026-01", (ANN, BEN))
BY, OF = {"by": Names(en="Ann")}, {"by": Names(en="Ben")}
TOOK = {**BY, "after": lasted(70)}


def confirming(how: str) -> tuple[tuple[str, str], ...]:
    confirm = (f"{Verb.CONFIRM_END}.{how}", f"button-confirm-end-{how}")
    return confirm, (Verb.KEEP_CRISIS.value, f"button-keep-crisis-{how}"), OPEN


@pytest.mark.parametrize(
    ("fact", "expected"),
    [
        (CALLED, RANG),
        (replace(CALLED, nobody=True), (*RANG, hears(CAI, "news-crisis-nobody", OPEN))),
        (TAKEN, tuple(hears(person, "news-crisis-taken", OPEN, **TOOK) for person in (CAI, BEN))),
        (ADDED, (hears(ANN, "news-crisis-added-files", FILES, OPEN, **OF, words="又有一条", count=2),)),
        (replace(ADDED, words=""), (hears(ANN, "news-crisis-files", FILES, OPEN, **OF, words="", count=2),)),
        (replace(ADDED, files=()), (hears(ANN, "news-crisis-added", OPEN, **OF, words="又有一条"),)),
        (replace(ADDED, tells=True), ()),
        (replace(ADDED, owner=None), ()),
        (replace(ADDED, owner=BEN), ()),
        (
            SILENT,
            (
                hears(ANN, "news-crisis-silent-owner", TELL, OPEN, minutes=15),
                *(hears(person, "news-crisis-silent", OPEN, **BY, minutes=15) for person in (BEN, CAI)),
            ),
        ),
        (
            replace(SILENT, lost=True, minutes=20, leaders=(BEN, BEN)),
            (
                hears(ANN, "news-crisis-lost-owner", OPEN, minutes=20),
                hears(BEN, "news-crisis-lost", OPEN, **BY, minutes=20),
            ),
        ),
        (OFFERED, RANG),
        (HANDED, (hears(ANN, "news-crisis-accepted", OPEN, **OF),)),
        (replace(HANDED, declined=True), (hears(ANN, "news-crisis-declined", OPEN, **OF),)),
        (
            PROPOSED,
            tuple(hears(person, "news-crisis-end-closed", *confirming("closed"), **BY) for person in (BEN, CAI)),
        ),
        (
            replace(PROPOSED, how="false-alarm", confirm=(BEN,)),
            (hears(BEN, "news-crisis-end-false-alarm", *confirming("false-alarm"), **BY),),
        ),
        (crisis_facts.KeptOpen(FLOOD, BEN, ANN), (hears(ANN, "news-crisis-kept", OPEN, **OF),)),
        (
            ENDED,
            tuple(hears(person, "news-crisis-closed", OPEN, **OF, first=Names(en="Ann")) for person in (ANN, CAI)),
        ),
        (
            replace(ENDED, how="false-alarm", told=(ANN, BEN)),
            (hears(ANN, "news-crisis-false-alarm", OPEN, **OF, first=Names(en="Ann")),),
        ),
        (MERGED, tuple(hears(person, "news-crisis-merged", OPEN, into="C-2026-01") for person in (ANN, BEN))),
        (crisis_facts.CalledChanged(FLOOD, (ANN, FAY)), tuple(hears(one, "news-crisis-left") for one in (ANN, FAY))),
        (crisis_facts.CrisisReported(FLOOD, ANN, "门诊漏水"), ()),
        (crisis_facts.CrisisSeen(FLOOD, ANN), ()),
    ],
)
def test_who_is_sent_what(fact: facts.Fact, expected: tuple[Send, ...]) -> None:
    assert follows(fact) == expected


def test_news_of_a_drill_is_marked_and_two_sorts_of_it_at_one_moment_are_two_messages() -> None:
    lost = follows(replace(SILENT, crisis=DRILL, lost=True, leaders=(BEN,)))[1]
    nobody = follows(replace(CALLED, crisis=DRILL, nobody=True, calls=(), administrators=(BEN,)))[0]
    assert isinstance(lost, Send)
    assert isinstance(nobody, Send)
    assert lost.text is not None
    assert lost.text.key == "crisis-drill"
    assert lost.text.values["text"] == Text(
        "news-crisis-lost", {"title": "门诊漏水", "number": "D-2026-01", "by": Names(en="Ann"), "minutes": 15}
    )
    assert lost.key != nobody.key


@pytest.mark.parametrize(("drill", "words"), [(False, "crisis-untitled"), (True, "crisis-drill-untitled")])
def test_what_nobody_has_said_anything_of_is_called_that(drill: bool, words: str) -> None:  # noqa: FBT001
    send = follows(crisis_facts.CalledChanged(replace(FLOOD, title="", drill=drill), (ANN,)))[0]
    assert isinstance(send, Send)
    assert send.text is not None
    text = send.text.values["text"] if drill else send.text
    assert isinstance(text, Text)
    assert text.values["title"] == Text(words)


def test_it_is_posted_where_crises_are_read() -> None:
    once = Send("posted:one", PersonId(""), Kind.CRISIS, "one", lane=Lane.CRISIS, place="crisis")
    assert posted(replace(CALLED, places=("crisis", "pr-desk")), NOW, names) == (once,)


@pytest.mark.parametrize(
    ("time", "key", "minutes", "seconds"),
    [
        (timedelta(0), "crisis-seconds", 0, 0),
        (timedelta(seconds=59), "crisis-seconds", 0, 59),
        (timedelta(seconds=60), "crisis-minutes", 1, 0),
        (timedelta(seconds=185), "crisis-minutes", 3, 5),
    ],
)
def test_how_long_something_took(time: timedelta, key: str, minutes: int, seconds: int) -> None:
    assert lasted(int(time.total_seconds())) == Text(key, {"minutes": minutes, "seconds": seconds})
