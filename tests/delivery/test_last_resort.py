"""A crisis that cannot be written down: who is rung without a record, under which keys, in which words."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.cards.tokens import Token, Verb
from bot.delivery import last_resort
from bot.errors import NotSaved
from bot.ports import Address, Answer
from bot.text import LANGUAGES, Text
from tests.support.crisis import CHIEF, DUTY, LEADER, REPORTER, WHAT, crisis, ids, seen
from tests.support.two_platforms import on_both
from tests.support.world import World, policy_with, world

FIRST = (*DUTY, LEADER)
STEP = '[[step]]\nid = "unit-head"'
BREAKS = "CREATE TRIGGER breaks BEFORE INSERT ON facts BEGIN SELECT RAISE(ABORT, 'the disk is full'); END"
NOT_KEPT = Answer(Text(NotSaved.key), refused=True)


@pytest.fixture
async def full(tmp_path: Path) -> AsyncIterator[World]:
    async with world(tmp_path, stage="paper") as here:
        await here.alters(BREAKS)
        yield here


async def again() -> Answer:
    return NOT_KEPT


async def takes(here: World, words: str, token: str = "", by: str = REPORTER) -> Answer | None:
    return await here.bot.last_resort.takes(here[by].address, words, token, again)


def unsaved(title: str | Text) -> Text:
    return Text("news-crisis-unsaved", {"title": title})


async def test_those_on_the_first_rung_are_rung_once_each_and_who_reports_hears_how_many(full: World) -> None:
    answer = await takes(full, f"/crisis {WHAT}")
    assert answer == Answer(Text("notice-crisis-unsaved", {"count": 4}))
    assert [person for person, _ in full.paper.sent] == list(FIRST)
    starts = {key.rpartition(":")[0] for _, key in full.paper.sent}
    assert len(starts) == 1
    assert {key.rpartition(":")[2] for _, key in full.paper.sent} == set(FIRST)
    [start] = starts
    assert start.partition(":")[0] == "unsaved"
    assert all(full[person].last.card.title == unsaved(WHAT) for person in FIRST)
    await takes(full, f"/crisis {WHAT}")
    assert len({key for _, key in full.paper.sent}) == 8


async def test_who_is_reached_on_two_platforms_is_rung_on_both_and_counts_once(tmp_path: Path) -> None:
    async with on_both(tmp_path, ["gao-yun"]) as both:
        await both.here.alters(BREAKS)
        both.here.paper.refusing = {"luo-jing"}
        answer = await takes(both.here, f"突发{WHAT}")
        assert answer == Answer(Text("notice-crisis-unsaved", {"count": 3}))
        assert both.account("gao-yun").sheets[-1].card.title == unsaved(WHAT)
        [(_, second)], first = both.telegram.sent, dict(both.here.paper.sent)
        assert second == first["gao-yun"]


async def test_a_platform_that_hangs_holds_up_nobody_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(last_resort, "CALL", 0.05)
    async with on_both(tmp_path, ["gao-yun"]) as both:
        await both.here.alters(BREAKS)
        both.here.paper.held = asyncio.Event()
        answer = await takes(both.here, f"crisis {WHAT}")
        assert answer == Answer(Text("notice-crisis-unsaved", {"count": 1}))
        assert both.account("gao-yun").sheets[-1].card.title == unsaved(WHAT)


async def test_those_whom_policy_names_are_rung(tmp_path: Path) -> None:
    rung = '[[crisis.rung]]\nafter = "0 s"\ncalls = [{ role = "chief" }]\n\n'
    policy = policy_with(
        tmp_path, (STEP, f'{rung}[[crisis.rung]]\nafter = "9 s"\ncalls = {{ everybody = true }}\n\n{STEP}')
    )
    async with world(tmp_path, stage="paper", policy=policy) as here:
        await here.alters(BREAKS)
        await takes(here, f"crisis {WHAT}")
        assert [person for person, _ in here.paper.sent] == [CHIEF]


async def test_reports_of_one_event_are_joined_afterwards_and_each_may_be_another_one(full: World) -> None:
    for person in (REPORTER, "chen-si", "ma-tao"):
        await takes(full, f"crisis {WHAT}", by=person)
    await full.alters("DROP TRIGGER breaks")
    await full.bot.last_resort.settle()
    await full.settles()
    assert (await crisis(full)).count == 3
    assert [full[person].sees(Verb.SEPARATE_CRISIS) for person in (REPORTER, "chen-si", "ma-tao")] == [
        False,
        True,
        True,
    ]


@pytest.mark.parametrize(
    ("words", "title"),
    [
        (f"  突发：  {WHAT}\n ", WHAT),
        (f"/舆情！{WHAT}", WHAT),
        ("CRISIS - a  leak\nin the hall", "a leak in the hall"),
        ("crisis", Text("crisis-untitled")),
    ],
)
async def test_the_word_makes_it_one_and_what_stands_behind_it_is_said(
    full: World, words: str, title: str | Text
) -> None:
    assert await takes(full, words) is not None
    assert full["gao-yun"].last.card.title == unsaved(title)
    assert full.bot.red == {"disk"}


async def test_words_that_are_none_call_nobody(full: World) -> None:
    for words in ("健康日", f"今天没有突发{WHAT}", ""):
        assert await takes(full, words) is None
    assert full.paper.sent == []
    assert full.bot.red == frozenset()


async def test_an_answer_to_what_happened_is_one_and_to_anything_else_it_is_not(tmp_path: Path) -> None:
    async with world(tmp_path, stage="paper") as here:
        await here[REPORTER].says("/crisis")
        await here["chen-si"].says("健康宣传日\n\n公司医务志愿队走进青溪街道，为三百多位居民测量血压、血糖。")
        await here.alters(BREAKS)
        assert await takes(here, f"{WHAT} \n " + "很" * 600) is not None
        heard = here["gao-yun"].last.card.title.values["title"]
        assert str(heard).startswith(f"{WHAT} 很很")
        assert await takes(here, WHAT, by="chen-si") is None


async def test_a_button_that_calls_out_what_waits_is_one_and_no_other_button_is(tmp_path: Path) -> None:
    async with world(tmp_path, stage="paper") as here:
        await here[REPORTER].says("舆情：门诊漏水")
        [waits] = await ids(here)
        await here.alters(BREAKS)
        for token in (str(Token(Verb.NO_CRISIS, waits)), str(Token(Verb.ALERT_CRISIS, "nothing")), "nonsense"):
            assert await takes(here, "", token) is None
        before = len(here.paper.sent)
        assert await takes(here, "", str(Token(Verb.ALERT_CRISIS, waits))) is not None
        assert len(here.paper.sent) - before == 4
        assert here["gao-yun"].last.card.title == unsaved("门诊漏水")


async def test_somebody_who_is_not_in_the_directory_reports_nothing(full: World) -> None:
    assert await full.bot.last_resort.takes(Address("web", "local", "nobody"), "crisis", "", again) is None


async def test_what_went_out_is_written_down_in_its_order_once_that_works(
    full: World, capsys: pytest.CaptureFixture[str]
) -> None:
    await takes(full, "突发")
    await takes(full, "/突发 门诊漏水", by="chen-si")
    said = capsys.readouterr().err.splitlines()
    auditor = full.bot.auditor
    assert said == [auditor.words("outside-crisis-unsaved", title) for title in ("", "门诊漏水")]
    await full.bot.last_resort.settle()
    assert await ids(full) == []
    await full.alters("DROP TRIGGER breaks")
    await full.bot.last_resort.settle()
    await full.settles()
    assert full.bot.red == frozenset()
    first, second = await crisis(full, "C-2026-01"), await crisis(full, "C-2026-02")
    assert (first.title, first.reporter, first.unrecorded) == ("—", REPORTER, True)
    assert (second.title, second.reporter, second.unrecorded) == ("门诊漏水", "chen-si", True)
    assert "事后补记" in seen(full, "gao-yun")
    await full.bot.last_resort.settle()
    assert len(await ids(full)) == 2


async def test_an_answer_that_it_could_not_be_kept_is_told_from_every_other_answer() -> None:
    assert last_resort.not_saved(NOT_KEPT)
    for answer in (Answer(), Answer(Text(NotSaved.key)), Answer(Text("refused-not-found"), refused=True)):
        assert not last_resort.not_saved(answer)
    assert not last_resort.not_saved(Answer(refused=True))


async def test_in_every_language_it_says_what_to_do(full: World) -> None:
    await takes(full, f"crisis {WHAT}")
    card = full["gao-yun"].last.card
    assert all(WHAT in full.printed(card, language) for language in LANGUAGES)
