"""Buttons that lead to one's card of an item, whatever one is to it; and fields that can be asked for."""

from pathlib import Path

import pytest

from bot.cards.tokens import Token, Verb
from tests.support.world import CHAIN, HEAD, OFFICE, world


@pytest.mark.parametrize(
    ("person", "key"),
    [
        ("wang-min", "item-in-review"),
        (OFFICE, "review-title"),
        (HEAD, "progress-title"),
        ("ma-tao", "progress-title"),
        ("tang-guoqing", "progress-title"),
    ],
)
async def test_open_gives_the_card_that_one_can_do_something_with(tmp_path: Path, person: str, key: str) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        await here.approved_by(HEAD)
        await here[person].presses(Token(Verb.OPEN, await here.draft()))
        assert here[person].last.card.title.key == key


async def test_open_gives_the_publisher_his_task_and_afterwards_the_progress(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        await here.approved_by(*CHAIN)
        ma, opening = here["ma-tao"], Token(Verb.OPEN, await here.draft())
        await ma.presses(opening)
        assert ma.last.card.title.key == "release-proofread"
        await ma.taps(Verb.PROOFREAD)
        await ma.releases("weibo", "https://weibo.example/1")
        await ma.releases("wechat", "https://mp.example/1")
        await ma.presses(opening)
        assert ma.last.card.title.key == "progress-title"


@pytest.mark.parametrize(
    "field",
    [
        "title",
        "text",
        "files",
        "source",
        "category",
        "channels",
        "wordings",
        "planned",
        "urgency",
        "audience",
        "origin",
        "concerned",
        "quoted",
        "note",
    ],
)
async def test_every_field_can_be_asked_for_by_a_button(tmp_path: Path, field: str) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.begins()
        await wang.presses(Token(Verb.FIELD, await here.draft(), choice=field))
        assert wang.last.card.title.key.startswith(f"ask-{field}")
        for language in ("zh-Hant", "en"):
            assert wang.hears(language)


async def test_a_field_that_there_is_not_is_a_dead_button(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.begins()
        answer = await wang.presses(Token(Verb.FIELD, await here.draft(), choice="bogus"))
        assert answer.text is not None
        assert answer.text.key == "refused-dead-button"


async def test_nothing_can_be_returned_further_than_to_its_author_when_its_journey_is_lost(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        token = here[HEAD].button(Verb.RETURN).token
        await here.alters("UPDATE drafts SET round = NULL")
        await here[HEAD].presses(token)
        assert here[HEAD].last.card.title.key == "ask-reason-return"
