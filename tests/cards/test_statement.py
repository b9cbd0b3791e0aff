"""Statements as people see them: written, decided, of a drill, filled in, released; and the library."""

from dataclasses import replace
from datetime import timedelta

from bot.cards import item, release
from bot.cards.sheets import Outlook
from bot.cards.statement import LibraryLine, library
from bot.domain import statements_chain
from bot.domain.drafts import Draft, DraftId, Version
from bot.domain.precleared import Precleared
from bot.domain.statements import Cleared, Statement
from bot.text import Language, Names
from tests.cards.conftest import Look
from tests.support.journeys import DRAFT, GAO, LI, LIU, MARKET, POLICY, WANG, WU, ZHOU, Journey
from tests.support.printing import NOW

HOLDING = Statement("holding", "c1", "C-2026-03", 1)
DRILL = Statement("correction", "c1", "D-2026-01", 2, drill=True)
CLEARED = replace(HOLDING, cleared=Cleared("d1", "S-2026-01", 2, GAO, ""))
BEFOREHAND = Statement("pre-cleared", valid=183)
TEXT = "我们已注意到网上流传的视频，正在核实情况，将及时公布进展。"


def line(statement: Statement) -> Journey:
    version = Version(DRAFT, 1, WANG, "关于有关视频的说明", TEXT)
    channels = statements_chain.channels(POLICY)
    version = replace(version, particulars=replace(version.particulars, channels=channels))
    draft = Draft(DRAFT, WANG, MARKET, POLICY.digest, statement=statement)
    policy = statements_chain.fast(POLICY, statement, MARKET)
    return Journey(policy=policy, draft=draft, versions={1: version}, now=NOW - timedelta(hours=1))


def test_its_author_sees_whom_it_goes_past(look: Look) -> None:
    found = line(HOLDING)
    look(item.item(found.sheet(WANG), Outlook(found.plan())))


def test_who_decides_is_told_what_was_not_asked(look: Look) -> None:
    found = line(HOLDING).submits()
    look(found.review(LI, found.open, found.seat(LI)))


def test_every_card_of_a_drill_is_marked(look: Look) -> None:
    found = line(DRILL).submits()
    look(found.review(LI, found.open, found.seat(LI)))


def test_the_button_that_releases_in_a_drill_says_that_it_does_not(look: Look) -> None:
    found = line(DRILL).submits().approves(LI, LIU).proofread()
    assert found.task is not None
    look(release.release(found.sheet(ZHOU), found.task))


def test_who_confirms_one_that_was_filled_in_is_told_whose_word_it_is(look: Look) -> None:
    found = line(CLEARED).submits()
    look(found.review(WU, found.open, found.seat(WU)))


def test_one_that_was_signed_beforehand_is_ready(look: Look) -> None:
    found = line(BEFOREHAND).submits().approves(LI, GAO)
    look(item.item(replace(found.sheet(WANG), task=None), Outlook()))


def test_the_library(look: Look) -> None:
    def one(number: int, language: Language, days: int) -> Precleared:
        until = NOW + timedelta(days=days)
        about = (DraftId(f"d{number}"), f"S-2026-{number:02}", "关于{地点}停电的说明", 1, GAO, WANG)
        return Precleared(*about, language, NOW - timedelta(days=100), until)

    gao = Names("高远", "高遠", "Gao Yuan")
    lines = [
        LibraryLine(one(1, "en", 60), "valid", gao, opens=True),
        LibraryLine(one(2, "zh-Hans", 10), "expiring", gao, opens=True, renews=True),
        LibraryLine(one(3, "zh-Hant", -1), "expired", gao, renews=True),
    ]
    look(library(lines, writes=True))


def test_an_empty_library(look: Look) -> None:
    look(library([], writes=False))
