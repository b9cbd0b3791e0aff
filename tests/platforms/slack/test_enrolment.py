"""How an account on Slack becomes somebody's: by the roster's e-mail address, or by a one-time code."""

import re
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.support.slack.house import House, house
from tests.support.slack.mischief import limited
from tests.support.slack.people import SlackUser

ADMINISTRATOR = "shen-tong"


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[House]:
    async with house(tmp_path, "http") as made:
        yield made


async def code_for(here: House, administrator: SlackUser, name: str) -> str:
    """Have an administrator ask for a code, and read it off his card."""
    await administrator.says(f"/code {name}")
    await here.settles()
    found = re.search(r"[a-z2-9]{4}-[a-z2-9]{4}", administrator.reads().rpartition("验证码")[2])
    assert found, administrator.reads()
    return found[0]


async def test_whoever_writes_first_is_known_by_the_rosters_address(here: House) -> None:
    wang = here.joins("wang-min", email="Wang.Min@Qinghe.Example")

    await wang.says("/inbox")
    await here.settles()

    assert await here.whose(wang) == "wang-min"
    assert "您的 Slack 账号已经关联" in wang.reads()


async def test_people_who_never_wrote_are_found_by_their_addresses_and_can_be_written_to(here: House) -> None:
    wang, li = here.joins("wang-min"), here.joins("li-guohua")

    await here.platform.invite(here.bot.desk)
    await here.settles()

    assert [await here.whose(wang), await here.whose(li)] == ["wang-min", "li-guohua"]
    assert "账号已经关联" in li.reads()


async def test_somebody_without_an_address_on_file_is_told_whom_to_ask(here: House) -> None:
    stranger = here.joins("stranger", locale="en-US")

    await stranger.says("Good morning")
    await here.settles()

    assert await here.whose(stranger) is None
    assert "ask an administrator" in stranger.reads()


async def test_a_code_links_an_account_once_and_both_sides_are_told(here: House) -> None:
    shen, wang = await here.knows(ADMINISTRATOR), here.joins("wang-min", email="private@elsewhere.example")
    code = await code_for(here, shen, "王敏")

    await wang.says(code.upper().replace("-", " "))
    await here.settles()

    assert await here.whose(wang) == "wang-min"
    assert "账号已经关联" in wang.reads()
    assert "王敏已用您发的验证码关联了" in shen.reads()


async def test_whoever_is_linked_by_a_code_is_written_to_in_the_language_of_his_profile(here: House) -> None:
    shen, wang = await here.knows(ADMINISTRATOR), here.joins("wang", email="w@elsewhere.example", locale="en-US")

    await wang.says(await code_for(here, shen, "wang-min"))
    await here.settles()

    assert "This account on Slack is now yours" in wang.reads()


async def test_more_people_than_slack_looks_up_at_once_are_found_all_the_same(here: House) -> None:
    li = here.joins("li-guohua")
    here.slack.mischief.befalls("users.lookupByEmail", limited(1))

    await here.platform.invite(here.bot.desk)

    assert await here.whose(li) == "li-guohua"


async def test_an_address_that_changes_on_slack_to_the_rosters_makes_him_known(here: House) -> None:
    wang = here.joins("wang-min", email="w@elsewhere.example", locale="en-US")
    await wang.says("Good morning")
    await here.settles()
    wang.member.email = "wang.min@qinghe.example"
    told = {"id": wang.id, "team_id": here.slack.space.team, "profile": {"email": wang.member.email}}
    await here.slack.deliver("events_api", {"type": "event_callback", "event": {"type": "user_change", "user": told}})

    assert await here.whose(wang) == "wang-min"


async def test_a_code_holds_once_and_for_ten_minutes(here: House) -> None:
    shen = await here.knows(ADMINISTRATOR)
    wang, other = (here.joins(name, email=f"{name}@elsewhere.example") for name in ("wang-min", "other"))
    first = await code_for(here, shen, "wang-min")
    await wang.says(first)
    await here.settles()
    await other.says(first)
    await here.settles()

    assert await here.whose(other) is None
    assert "已经失效" in other.reads()

    late = await code_for(here, shen, "wang-min")
    here.clock.move(timedelta(minutes=10))
    await other.says(late)
    await here.settles()

    assert await here.whose(other) is None


async def test_a_second_code_replaces_the_account(here: House) -> None:
    shen = await here.knows(ADMINISTRATOR)
    old, new = await here.knows("wang-min"), here.joins("new", email="new@elsewhere.example")

    await new.says(await code_for(here, shen, "wang.min@qinghe.example"))
    await here.settles()

    assert [await here.whose(old), await here.whose(new)] == [None, "wang-min"]


async def test_whoever_guesses_codes_is_stopped(here: House) -> None:
    shen, thief = await here.knows(ADMINISTRATOR), here.joins("thief", email="thief@elsewhere.example")
    code = await code_for(here, shen, "wang-min")

    for guess in range(5):
        await thief.says(f"abcdefg{guess + 2}")
    await thief.says(code)
    await here.settles()

    assert await here.whose(thief) is None
    assert "过一小时" in thief.reads()

    here.clock.move(timedelta(hours=1))
    await thief.says("abcdefgh")
    await here.settles()
    assert "验证码不对" in here.last(thief).text


async def test_only_administrators_issue_codes_and_for_people_of_the_roster_only(here: House) -> None:
    shen, wang = await here.knows(ADMINISTRATOR), await here.knows("wang-min")

    await wang.says("/code 王敏")
    await shen.says("/code Nobody")
    await here.settles()

    assert "管理员" in here.last(wang).text
    assert "名册里没有" in here.last(shen).text

    await shen.says("/code")
    await here.settles()
    assert "要给谁发验证码" in here.last(shen).text


async def test_an_address_does_not_take_over_an_account(here: House) -> None:
    first, second = await here.knows("wang-min"), here.joins("second", email="wang.min@qinghe.example")

    await second.says("Good morning")
    await here.settles()

    assert [await here.whose(first), await here.whose(second)] == ["wang-min", None]


async def test_a_code_of_an_older_run_is_not_shown_any_more(here: House) -> None:
    shen = await here.knows(ADMINISTRATOR)
    await shen.says("/code wang-min")
    here.clock.move(timedelta(minutes=11))
    await here.settles()

    assert "的验证码已失效" in shen.reads()


async def test_a_code_is_asked_for_without_a_stroke_which_slack_would_keep_for_itself(here: House) -> None:
    shen, wang = await here.knows(ADMINISTRATOR), await here.knows("wang-min", locale="en-US")

    await shen.says("code Wang Min")
    await wang.says("Code of conduct published")
    await here.settles()

    assert "王敏的验证码" in shen.reads()
    assert "Received: “Untitled item”" in here.last(wang).text
