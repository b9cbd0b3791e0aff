"""Reports of a crisis to the letter: what is on file of each, which word means one, and of which open one it is."""

import json
from collections.abc import AsyncIterator
from dataclasses import replace
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from bot.cards.tokens import Token, Verb
from bot.deps import Act
from bot.domain.crises import CrisisState
from bot.domain.people import Person, PersonId
from handlers import crises
from handlers.drafts import Sent
from tests.support.crisis import REPORTER, WHAT, crisis, ids, reported, rings, seen
from tests.support.documents import docx_of, paragraph, picture
from tests.support.world import STORY, TITLE, World, world

SECOND = "chen-si"
LEAK = "门诊大厅漏水"
PHOTO = ("现场.jpg", picture())
DIGEST = sha256(PHOTO[1]).hexdigest()


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[World]:
    async with world(tmp_path, stage="paper") as found:
        yield found


async def recorded(here: World) -> list[dict[str, Any]]:
    """Give what the audit log says of reports, the oldest first."""
    found = await here.rows("SELECT data FROM facts WHERE kind = 'crisis-reported' ORDER BY at, id")
    return [json.loads(data) for (data,) in found]


async def lines(here: World) -> list[tuple[str, str, int]]:
    """Give what was told of crises, the oldest first: its kind, its words, and how many files came with it."""
    return await here.rows("SELECT kind, said, json_array_length(files) FROM crisis_lines ORDER BY id")


async def reporter(here: World) -> Person:
    found = await here.bot.store.view(lambda tables: tables.people.get(PersonId(REPORTER)))
    assert found is not None
    return found


async def test_each_report_is_on_file_with_its_words_its_files_and_what_became_of_it(here: World) -> None:
    await here[REPORTER].sends(f"/crisis {LEAK}", [PHOTO])
    await here[SECOND].sends(f"/crisis {LEAK}", [PHOTO])
    await here["ma-tao"].sends("突发：有记者在行政楼门口", [PHOTO])
    assert [(one["words"], one["files"], one["waits"], one["joined"]) for one in await recorded(here)] == [
        (LEAK, [DIGEST], False, False),
        (LEAK, [DIGEST], False, True),
        ("突发：有记者在行政楼门口", [DIGEST], True, False),
    ]
    assert await lines(here) == [
        ("report", LEAK, 1),
        ("report", LEAK, 1),
        ("report", "突发：有记者在行政楼门口", 1),
    ]


async def test_files_that_are_no_pictures_are_counted_as_what_they_are(here: World) -> None:
    await here[REPORTER].sends(f"/crisis {LEAK}", [("经过.docx", docx_of(paragraph("水管破裂"))), PHOTO])
    one = await crisis(here)
    assert (one.pictures, one.files, one.more) == (1, 1, ())


async def test_only_what_went_out_beside_the_books_is_marked_so(here: World) -> None:
    person = await reporter(here)
    await here.does(crises.report, person, Sent(LEAK))
    assert not (await crisis(here)).unrecorded
    await here.does(crises.report, person, Sent("有记者在行政楼门口"), unrecorded=True)
    assert (await crisis(here, "C-2026-02")).unrecorded
    assert "事后补记" in seen(here, "gao-yun")


async def test_the_command_with_a_picture_may_go_right_on_as_well(here: World) -> None:
    await here[REPORTER].sends(f"/突发{LEAK}", [PHOTO])
    assert (await crisis(here)).title == LEAK


async def test_pictures_that_follow_are_taken_and_a_picture_with_words_of_its_own_is_not(here: World) -> None:
    await here[REPORTER].says(f"{TITLE}\n\n{STORY}")
    await here[REPORTER].sends(f"/crisis {LEAK}", [PHOTO])
    await here[REPORTER].sends("", [("二.jpg", picture(tone=1))])
    assert (await crisis(here)).pictures == 2
    assert await here.rows("SELECT coalesce(sum(json_array_length(attachments)), 0) FROM versions") == [(0,)]
    await here[REPORTER].sends("义诊现场", [("三.jpg", picture(tone=2))])
    assert (await crisis(here)).pictures == 2
    assert await lines(here) == [("report", LEAK, 1), ("added", "", 1)]


@pytest.mark.parametrize(("characters", "asked"), [(120, True), (121, False)])
async def test_up_to_how_long_a_message_that_goes_right_on_is_asked_back(
    here: World,
    characters: int,
    asked: bool,  # noqa: FBT001
) -> None:
    await here[REPORTER].says("突发" + "水" * (characters - 2))
    assert (len(await ids(here)) == 1) is asked


async def test_of_two_that_are_alike_a_report_joins_the_one_that_is_more_so(here: World) -> None:
    person = await reporter(here)
    numbers = count()

    def says(act: Act, letter: str, words: str) -> None:
        crises.report(replace(act, new_id=lambda: f"{letter}{next(numbers):015}"), person, Sent(words))

    await here.does(says, "a", "某网站出现患者投诉视频，转发迅速，请关注")
    await here.does(says, "z", "某平台出现患者投诉视频，转发")
    await here.does(says, "m", "某平台出现患者投诉视频，转发迅速，请关注")
    assert [(await crisis(here, number)).count for number in ("C-2026-01", "C-2026-02")] == [1, 2]
    assert len(await ids(here)) == 2


async def test_what_waited_and_is_part_of_another_goes_into_that_with_all_its_words_and_files(here: World) -> None:
    rest = "很" * 30
    long = WHAT + "，" + "长" * (crises.LONGEST - len(WHAT) - 1)
    await reported(here, long)
    await here[SECOND].sends(f"突发：{long}{rest}", [PHOTO])
    waiting = (await crisis(here)).id
    answer = await here[SECOND].taps(Verb.ALERT_CRISIS)
    assert "已并入 C-2026-01（第 2 条报告）" in here.say(answer.text)
    first, merged = await crisis(here, "C-2026-01"), await crisis(here)
    assert (merged.id, merged.state, merged.into) == (waiting, CrisisState.MERGED, first.id)
    assert (await lines(here))[-1] == ("report", f"{long}\n{rest}", 1)
    assert (await recorded(here))[-1]["files"] == [DIGEST]


async def test_what_went_out_by_itself_is_confirmed_once_by_its_reporter_and_calls_nobody_anew(here: World) -> None:
    await here[REPORTER].says(f"突发：{LEAK}")
    await here.passes(seconds=61)
    assert (await crisis(here)).unconfirmed
    before = rings(here)
    confirm = Token(Verb.ALERT_CRISIS, (await crisis(here)).id)
    answer = await here[REPORTER].presses(confirm)
    assert "C-2026-01 已注明属实" in here.say(answer.text)
    assert not (await crisis(here)).unconfirmed
    again = await here[REPORTER].presses(confirm)
    assert "C-2026-01 已报警" in here.say(again.text)
    assert rings(here) == before
    assert await here.rows("SELECT count(*) FROM facts WHERE kind = 'crisis-confirmed'") == [(1,)]
