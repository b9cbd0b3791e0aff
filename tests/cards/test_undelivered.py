"""What administrators see of what could not be delivered."""

from bot.cards.tokens import Token, Verb
from bot.cards.undelivered import Lost, undelivered
from bot.text import Names, Text
from tests.cards.conftest import Look

LI = Names("李国华", "李國華", "Li Guohua")
CARD = Text("undelivered-card-of", {"title": "健康宣传日走进社区"})
LINES = (
    Lost(7, LI, CARD, Text("undelivered-unreachable")),
    Lost(
        8, Text("place-pr-desk"), Text("posted-withdrawn", {"by": LI, "title": "很" * 400, "number": "2026-0142"}), CARD
    ),
    Lost(9, LI, Text("undelivered-card"), Text("undelivered-deadly", {"times": 5})),
)
STOPPED = (
    Text("undelivered-stopped", {"platform": Text("platform-slack"), "why": Text("undelivered-uncertain")}),
    Text("undelivered-waits", {"scope": "slack:C1", "until": "12:00"}),
)


def test_a_list_with_more_to_come_and_a_platform_that_is_stopped(look: Look) -> None:
    card = undelivered(LINES, STOPPED, more=True)
    assert [entry.buttons[0].token for entry in card.entries[2:]] == [Token(Verb.AGAIN, f"{n}") for n in (7, 8, 9)]
    look(card)


def test_the_whole_list(look: Look) -> None:
    look(undelivered(LINES[2:], [Text("undelivered-waits", {"scope": "slack", "until": "12:00"})]))


def test_nothing_is_missing(look: Look) -> None:
    look(undelivered(()))


def test_nothing_is_missing_but_something_waits(look: Look) -> None:
    look(undelivered((), STOPPED))
