"""What somebody sees of the ledger in a chat."""

from dataclasses import replace
from datetime import timedelta

from bot.cards.ledger import LedgerLine, ledger, ledger_file
from bot.cards.tokens import Verb
from bot.domain.drafts import DraftId
from bot.text import Names
from tests.cards.conftest import Look
from tests.support.printing import NOW

WECHAT = Names("官方微信", "官方微信", "WeChat")
LINE = LedgerLine(
    DraftId("a2345678abcdefgh"), "2026-0142", "健康宣传日\n走进社区", WECHAT, NOW, Names("方宁", "方寧", "Fang Ning")
)


def test_the_last_releases_by_month(look: Look) -> None:
    before = replace(LINE, number="2026-0099", title="", at=NOW - timedelta(days=40))
    card = ledger((LINE, replace(LINE, number="2026-0141"), before), before=99)
    assert [button.token.verb for button in card.buttons] == [Verb.LEDGER, Verb.LEDGER_FILE, Verb.LEDGER_FILE]
    look(card)


def test_a_ledger_with_nothing_in_it(look: Look) -> None:
    look(ledger(()))


def test_nothing_older_in_the_ledger(look: Look) -> None:
    look(ledger((), first=False))


def test_a_ledger_as_a_file(look: Look) -> None:
    look(ledger_file("2026-06", 1, most=10_000))


def test_a_ledger_that_is_cut_says_so(look: Look) -> None:
    look(ledger_file("2026", 10_000, most=10_000))
