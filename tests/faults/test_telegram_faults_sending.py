"""What Telegram does to messages on their way out, as FAULTS.md numbers it, through the real library."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Final

import pytest

from bot.cards.tokens import Verb
from bot.domain.effects import Lane
from tests.support.mailing import news, queue, states
from tests.support.telegram.mischief import HTML, Mishap, cut, error, limited, says, status
from tests.support.telegram.server import Served
from tests.support.telegram.space import Json
from tests.support.telegram.stand import TelegramStand, on_telegram
from tests.support.world import DESK, HEAD, OFFICE, World

WANG: Final = "wang-min"
UNPARSED: Final = error(400, 'Bad Request: can\'t parse entities: Unsupported start tag "x" at byte offset 7')


def to(telegram: TelegramStand, person: str) -> Callable[[Json], bool]:
    """Tell calls that write to somebody from all others."""
    chat = telegram.users[person].id
    return lambda params: str(params.get("chat_id")) == str(chat)


def posts(telegram: TelegramStand, person: str = HEAD) -> list[Served]:
    """Give the messages that were tried to be sent to somebody."""
    return [call for call in telegram.server.called("sendMessage") if to(telegram, person)(call.params)]


async def later(here: World, **time: float) -> None:
    here.clock.move(timedelta(**time))
    await here.settles()


async def to_the_end(here: World, telegram: TelegramStand) -> None:
    """Let some minutes pass, in which all that is put off is tried again."""
    telegram.passing = True
    for _ in range(12):
        await later(here, minutes=1)


async def test_fault_17_a_limit_of_minutes_shuts_one_chat_only_and_what_is_urgent_goes_first(tmp_path: Path) -> None:
    async with on_telegram(tmp_path) as (here, telegram):
        telegram.passing = False
        telegram.server.mischief.befalls("sendMessage", limited(240), when=to(telegram, HEAD))
        await queue(here, news("a", HEAD, Lane.REMINDERS), news("b", WANG, Lane.REMINDERS))
        await here.settles()
        await queue(here, news("crisis", HEAD, Lane.CRISIS))
        await later(here, seconds=239)
        assert (len(posts(telegram)), len(telegram.users[HEAD].messages())) == (1, 0)
        assert len(telegram.users[WANG].messages()) == 1
        for _ in range(3):
            await later(here, seconds=2)
        assert [key for person, key in telegram.chats.sent if person == HEAD] == ["crisis", "a"]
        assert len(posts(telegram)) == 3


@pytest.mark.parametrize("out", [True, False])
@pytest.mark.parametrize(
    "mishap",
    [
        lambda out: cut(performed=out),
        lambda out: status(502, performed=out),
        lambda out: says(HTML, performed=out),
        lambda out: says('{"ok": tr', content_type="application/json", performed=out),
        lambda out: error(500, "Internal Server Error", performed=out),
    ],
    ids=["cut", "502", "HTML", "broken JSON", "500"],
)
async def test_fault_18_a_message_that_may_be_out_is_repeated_once_and_says_that_it_may_be_a_repeat(
    tmp_path: Path, mishap: Callable[[bool], Mishap], *, out: bool
) -> None:
    async with on_telegram(tmp_path) as (here, telegram):
        telegram.server.mischief.befalls("sendMessage", mishap(out))
        await queue(here, news("a"))
        await here.settles()
        await to_the_end(here, telegram)
        assert (await states(here))["a"][0] == "sent"
        assert len(posts(telegram)) == 2
        assert len(telegram.users[HEAD].messages()) == (2 if out else 1)
        assert "您可能已经收到过" in telegram.users[HEAD].messages()[-1].text


async def test_fault_18_a_decision_that_may_be_out_twice_counts_once(tmp_path: Path) -> None:
    async with on_telegram(tmp_path) as (here, telegram):
        telegram.server.mischief.befalls("sendMessage", cut(performed=True), when=to(telegram, HEAD))
        await here[WANG].submits()
        await to_the_end(here, telegram)
        head = telegram.users[HEAD]
        first, second = [one for one in head.live() if one.token.startswith(f"{Verb.APPROVE}.")][:2]
        await telegram.tells(lambda: head.uses(first))
        await telegram.tells(lambda: head.uses(second))
        await here.settles()
        assert len(await here.rows("SELECT 1 FROM decisions")) == 1
        assert [answer.alert for answer in head.told()] == [False, True]
        here.sound = False  # of the two messages the bot knows one


async def test_fault_21_a_message_that_says_so_already_is_in_order(tmp_path: Path) -> None:
    async with on_telegram(tmp_path) as (here, telegram):
        await here[WANG].submits()
        words = (
            "Bad Request: message is not modified: specified new message content and reply markup are exactly the same"
        )
        telegram.server.mischief.befalls("editMessageText", error(400, words, performed=True), times=100)
        before = len(telegram.users[HEAD].messages())
        await here[HEAD].approves()
        assert len(telegram.users[HEAD].messages()) == before
        assert here[HEAD].last.card.title.key == "review-you-approve"


@pytest.mark.parametrize("words", ["", "message to edit not found", "message can't be edited"])
async def test_fault_22_a_card_that_cannot_be_edited_is_replaced_and_its_old_buttons_are_dead(
    tmp_path: Path, words: str
) -> None:
    async with on_telegram(tmp_path) as (here, telegram):
        await here[WANG].submits()
        await here.approved_by(HEAD)
        luo = telegram.users["luo-jing"]
        old, token = luo.messages()[-1], str(here["luo-jing"].button(Verb.APPROVE).token)
        if words:
            mishap = error(400, f"Bad Request: {words}")
            telegram.server.mischief.befalls(
                "editMessageText", mishap, when=lambda params: params["message_id"] == old.id
            )
        else:
            luo.chat.messages.remove(old)
        await here[OFFICE].approves()
        assert here["luo-jing"].last.card.title.key == "review-they-approve"
        assert here["luo-jing"].last.id != f"{luo.id}:{old.id}"
        assert (await here["luo-jing"].presses(token)).refused
        assert len(await here.rows("SELECT 1 FROM decisions")) == 2
        here.sound = not words  # the message that could not be edited stands there still


async def test_fault_22_a_card_is_edited_however_old_it_is(tmp_path: Path) -> None:
    async with on_telegram(tmp_path) as (here, telegram):
        await here[WANG].submits()
        before = len(telegram.users[HEAD].messages())
        old = here[HEAD].last.id
        await later(here, days=2, hours=3)
        await here[HEAD].approves()
        changed = telegram.users[HEAD].chat.at(int(old.partition(":")[2]))
        assert changed is not None
        assert changed.edits
        assert not telegram.server.called("deleteMessage")
        assert len(telegram.users[HEAD].messages()) >= before


@pytest.mark.parametrize("how", ["blocked", "deactivated", "never started"])
async def test_fault_23_somebody_who_takes_nothing_is_not_reminded_and_whoever_stands_in_is_asked(
    tmp_path: Path, how: str
) -> None:
    async with on_telegram(tmp_path) as (here, telegram):
        head = telegram.users[HEAD]
        head.chat.blocked, head.chat.started = how == "blocked", how != "never started"
        head.account.deactivated = how == "deactivated"
        await here[WANG].submits()
        [deputy] = await here.deciding()
        assert deputy != HEAD
        await here.passes(hours=30)
        assert head.messages() == []
        assert len(posts(telegram)) <= 2
        assert "联系不上" in here["shen-tong"].reads()
        assert telegram.users[deputy].messages() != []


async def test_fault_23_whoever_comes_back_is_written_to_again(tmp_path: Path) -> None:
    async with on_telegram(tmp_path) as (here, telegram):
        head = telegram.users[HEAD]
        head.blocks()
        await telegram.server.settled()
        await queue(here, news("while away"))
        await to_the_end(here, telegram)
        assert posts(telegram) == []  # it was told, and need not be tried
        head.comes_back()
        await telegram.server.settled()
        await queue(here, news("back again"))
        await to_the_end(here, telegram)
        assert "back again" in [key for person, key in telegram.chats.sent if person == HEAD]


async def test_fault_27_a_card_that_telegram_cannot_read_goes_out_at_once_as_plain_text(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with on_telegram(tmp_path) as (here, telegram):
        when, parsed = to(telegram, HEAD), {"parse_mode": "HTML"}
        telegram.server.mischief.befalls(
            "sendMessage", UNPARSED, times=100, when=lambda params: when(params) and parsed.items() <= params.items()
        )
        await here[WANG].submits()
        plain = telegram.users[HEAD].messages()[-1]
        assert plain.entities == []
        assert "<" not in plain.text
        assert any("could not be read by Telegram" in record.getMessage() for record in caplog.records)
        assert not (await here[HEAD].approves()).refused
        assert len(await here.rows("SELECT 1 FROM decisions")) == 1


async def test_no_429_is_of_our_own_making_and_nobody_is_forgotten(tmp_path: Path) -> None:
    people = (*DESK, HEAD, WANG, "ma-tao")
    async with on_telegram(tmp_path) as (here, telegram):
        await queue(here, *(news(f"{number}", people[number % 6]) for number in range(120)))
        await here.settles()
        assert telegram.server.rates.refused == []
        assert len(telegram.server.called("sendMessage")) == 120
