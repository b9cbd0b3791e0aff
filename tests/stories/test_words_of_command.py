"""Words of command and codes that are typed while something is asked: they are no answers, and the question stays."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.cards.tokens import Token, Verb
from bot.ports import Filled
from tests.support.two_platforms import code_in
from tests.support.world import CHAIN, HEAD, STORY, TITLE, Player, World, world

WANG, ADMINISTRATOR = "wang-min", "shen-tong"


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[World]:
    async with world(tmp_path) as found:
        yield found


async def asked_for_the_title(here: World) -> Player:
    """Let an officer be asked for a new title, which may be any words."""
    await here[WANG].begins()
    await here[WANG].taps(Verb.CHANGE)
    await here[WANG].answers("title")
    return here[WANG]


async def is_still_asked(here: World) -> bool:
    """Tell whether the title is as it was, and answer the question, which is open."""
    before = await here.rows("SELECT title FROM versions")
    await here[WANG].says("健康宣传日")
    return before == [(TITLE,)] and await here.rows("SELECT title FROM versions") == [("健康宣传日",)]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("待办", "inbox-title"),
        ("inbox", "inbox-title"),
        ("/inbox", "inbox-title"),
        ("帮助", "help-title"),
        ("sheet", "refused-which-sheet"),
        ("签发单", "refused-which-sheet"),
        ("find", "refused-nothing-to-find"),
        ("/find 健康", "found-title"),
        ("/nonsense", "refused-unknown-command"),
        ("sheet 2026-0001", "refused-not-found"),
        ("台账 2026-05", "ledger-none"),
    ],
)
async def test_a_command_is_no_answer_and_the_question_stays_open(here: World, words: str, told: str) -> None:
    wang = await asked_for_the_title(here)
    await wang.says(words)
    assert told in wang.titles()
    assert await is_still_asked(here)


@pytest.mark.parametrize("words", ["查 健康宣传", "find health days"])
async def test_a_search_that_may_be_the_answer_is_asked_about_and_looked_for(here: World, words: str) -> None:
    wang = await asked_for_the_title(here)
    await wang.says(words)
    assert wang.last.card.title.key == "ask-which"
    assert f"[不是，是要查“{words.partition(' ')[2]}”]" in wang.hears()
    await wang.answers("find")
    assert any(key.startswith("found-") for key in wang.titles())
    assert wang.last.card.title.key == "ask-title-anew"
    assert await is_still_asked(here)


async def test_or_it_is_the_answer(here: World) -> None:
    wang = await asked_for_the_title(here)
    await wang.says("查 健康宣传")
    await wang.answers("answer")
    assert await here.rows("SELECT title FROM versions") == [("查 健康宣传",)]


@pytest.mark.parametrize("words", ["查处违规医疗广告", "find health\ndays", "查 " + "健康宣传" * 10])
async def test_what_is_no_search_is_the_answer_at_once(here: World, words: str) -> None:
    wang = await asked_for_the_title(here)
    await wang.says(words)
    assert "found-title" not in wang.titles()
    assert "choice-find" not in {button.label.key for button in wang.last.card.buttons}


async def test_where_a_link_is_asked_a_search_is_a_search(here: World) -> None:
    await here[WANG].submits()
    await here.approved_by(*CHAIN)
    await here["ma-tao"].taps(Verb.PROOFREAD)
    await here["ma-tao"].taps(Verb.RELEASE, "weibo")
    await here["ma-tao"].says("find 健康")
    assert here["ma-tao"].last.card.title.key == "found-title"
    await here["ma-tao"].says("https://weibo.example/1")
    assert await here.rows("SELECT channel FROM releases") == [("weibo",)]


async def test_what_is_looked_for_may_be_a_word_of_command(here: World) -> None:
    await here[HEAD].says("帮助")
    await here[HEAD].taps(Verb.FIND)
    await here[HEAD].says("平台")
    assert here[HEAD].last.card.title.key == "found-nothing"


async def code_of_ones_own(here: World) -> str:
    """Have a code issued to an officer, and used."""
    await here[ADMINISTRATOR].says(f"/code {WANG}")
    code = code_in(here[ADMINISTRATOR].hears())
    await here[WANG].says(code)
    assert "这个账号已经关联好了" in here[WANG].hears()
    return code


async def test_a_code_of_ours_is_no_answer_and_no_item(here: World) -> None:
    code = await code_of_ones_own(here)
    wang = await asked_for_the_title(here)
    await wang.says(code.upper())
    # Typed into the conversation, or into the window that asks.
    assert wang.told.title.key in {"refused-code-known", "refused-code-in-field"}
    assert await is_still_asked(here)


async def test_a_code_of_ours_that_is_put_into_a_form_is_refused_in_its_field(tmp_path: Path) -> None:
    async with world(tmp_path, stage="paper") as here:
        code = await code_of_ones_own(here)
        wang = await asked_for_the_title(here)
        [(question,)] = await here.rows("SELECT id FROM dialogs WHERE state = 'open'")
        token = str(Token(Verb.ANSWER, question))
        answer = await here.bot.desk.filled(wang.address, token, (Filled("answer", words=code),), event="form-1")
        assert answer.refused
        assert "请把它单独作为一条消息发给我" in here.say(answer.text)
        assert await is_still_asked(here)


async def test_words_that_only_look_like_a_code_are_words(here: World) -> None:
    wang = await asked_for_the_title(here)
    await wang.says("business")
    assert await here.rows("SELECT title FROM versions") == [("business",)]
    assert STORY in wang.reads()
