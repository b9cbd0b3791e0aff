"""What somebody sees who looked for something."""

from bot.cards.found import FoundLine, found
from bot.cards.tokens import Verb
from bot.domain.drafts import DraftId, DraftState
from tests.cards.conftest import Look

LINES = (
    FoundLine(
        DraftId("a2345678abcdefgh"), "2026-0142", "健康宣传日\n走进社区", DraftState.IN_REVIEW, "…为居民测量血压…"
    ),
    FoundLine(DraftId("b2345678abcdefgh"), None, "", DraftState.GATHERING, ""),
)


def test_a_first_page_with_more_to_come(look: Look) -> None:
    card = found("健康\n宣传" + "很" * 100, LINES, search="s2345678abcdefgh", before=200_000_000)
    assert [button.token.verb for button in card.buttons] == [Verb.FIND]
    look(card)


def test_the_last_page(look: Look) -> None:
    card = found("健康", LINES, search="s2345678abcdefgh", first=False)
    assert card.buttons == ()
    look(card)


def test_nothing_is_found(look: Look) -> None:
    look(found("没有", ()))


def test_no_more_is_found(look: Look) -> None:
    look(found("没有", (), first=False))
