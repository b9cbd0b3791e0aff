"""What could not be delivered: by another account, to whoever stands in, else told to administrators."""

from pathlib import Path

import pytest

from bot.cards.card import LOOKED_AT
from bot.cards.tokens import Token, Verb
from bot.delivery import post
from bot.deps import Act
from bot.domain.effects import Send
from bot.domain.people import PersonId
from bot.ports import Address, NotAllowed
from bot.text import Text
from handlers import undelivered
from tests.support.mailing import later, link, news, office, queue, states
from tests.support.paper import PaperPlatform
from tests.support.world import HEAD, OFFICE, TITLE

ADMIN = "shen-tong"
PIGEON = Address("pigeon", "", HEAD)


async def test_somebody_who_cannot_be_reached_holds_up_nobody_and_is_not_tried_again(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        here.paper.refusing = {HEAD}
        await here.alters("DELETE FROM identities WHERE person = 'wei-lan'")
        await queue(here, news("a"), news("b", "wang-min"), news("c", "wei-lan"), news("d"))
        await here.bot.courier.deliver()
        assert ("wang-min", "b") in here.paper.sent
        assert here.paper.tried.count("a") + here.paper.tried.count("d") == 1
        found = {key: state for key, (state, _) in (await states(here)).items()}
        assert found == {"a": "dead", "b": "sent", "c": "dead", "d": "dead"}
        told = here[ADMIN].reads()
        assert "联系不上李国华" in told
        assert "还没有关联账号" in told


async def test_who_has_another_account_is_written_to_there_for_a_day(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        here.bot.platforms["pigeon"] = pigeon = PaperPlatform("pigeon")
        await link(here, HEAD, PIGEON)
        pigeon.refusing = {HEAD}
        await queue(here, news("a"), news("b"))
        await here.bot.courier.deliver()
        assert here.paper.sent == [(HEAD, "a"), (HEAD, "b")]
        assert pigeon.calls == 1
        pigeon.refusing = set()
        await later(here, hours=23)
        await queue(here, news("c"))
        await here.bot.courier.deliver()
        assert here.paper.sent[2:] == [(HEAD, "c")]
        await later(here, hours=2)
        await queue(here, news("d"))
        await here.bot.courier.deliver()
        assert pigeon.sent == [(HEAD, "d")]


async def test_who_is_heard_of_again_is_written_to_there_at_once(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        here.paper.refusing = {HEAD}
        await queue(here, news("a"))
        await here.bot.courier.deliver()
        here.paper.refusing = set()
        await queue(here, news("b"))
        await later(here, minutes=1)
        assert (HEAD, "b") not in here.paper.sent
        await here.bot.desk.met(here[HEAD].address, "en")
        await queue(here, news("c"))
        await here.bot.courier.deliver()
        assert (HEAD, "c") in here.paper.sent


async def test_what_awaits_somebody_out_of_reach_passes_to_whoever_stands_in(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        here.paper.refusing = {HEAD}
        await here["wang-min"].submits()
        assert HEAD not in await here.deciding()
        [deputy] = await here.deciding()
        assert here[deputy].sees(Verb.APPROVE)
        assert TITLE in here[ADMIN].hears()
        answer = await here[deputy].approves()
        assert not answer.refused
        assert await here.deciding() >= {OFFICE}


async def test_who_never_had_an_account_keeps_his_seat_and_is_asked_once_he_has_one(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        await here.alters("DELETE FROM identities WHERE person = ?", HEAD)
        await here["wang-min"].submits()
        assert await here.deciding() == {HEAD}
        await here.alters("DELETE FROM identities WHERE person = 'wei-lan'")
        await queue(here, news("hers", "wei-lan"))
        await here.bot.courier.deliver()
        await link(here, HEAD, here[HEAD].address)
        await here.does(undelivered.arrived, PersonId(HEAD))
        await here[HEAD].approves()
        assert HEAD not in await here.deciding()
        assert await here.rows("SELECT 1 FROM outbox WHERE key = 'hers:again'") == []


async def test_fault_37_a_card_that_cannot_be_made_holds_up_no_other_and_is_told_in_the_end(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with office(tmp_path) as here:
        await here["wang-min"].begins()
        poison = Send("poison", PersonId(HEAD), "full", await here.draft(), 77)
        await queue(here, poison, news("after", HEAD))
        await here.bot.courier.deliver()
        assert (HEAD, "after") in here.paper.sent
        assert (await states(here))["poison"] == ("retry", 1)
        assert "a message could not be made" in caplog.text
        for _ in range(post.MOST_MAKINGS):
            await later(here, minutes=5)
        assert (await states(here))["poison"][0] == "dead"
        assert "没能生成" in here[ADMIN].hears()


async def test_a_card_of_something_that_is_not_there_goes_nowhere_and_nobody_misses_it(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        kinds = ("item", "review", "release", "question", "full", "changes", "progress", "news", "posted", "talk")
        await queue(here, *(Send(kind, PersonId(HEAD), kind, "no-such") for kind in (*kinds, *LOOKED_AT)))
        await here.bot.courier.deliver()
        assert here.paper.sent == []
        assert {state for state, _ in (await states(here)).values()} == {"dead"}


async def test_what_is_not_allowed_is_told_with_what_to_mend_and_sent_again_on_a_tap(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        here.paper.raising = [NotAllowed(Text("language-en"))]
        await queue(here, news("a"))
        await here.bot.courier.deliver()
        assert here.paper.sent == [(ADMIN, here.paper.sent[0][1])]
        assert "English" in here[ADMIN].hears()

        assert (await here[HEAD].presses(here[ADMIN].button(Verb.AGAIN).token)).refused
        answer = await here[ADMIN].taps(Verb.AGAIN)
        assert here.say(answer.text) == "已重新发送给李国华。"
        assert (HEAD, "a:again") in here.paper.sent
        assert (await here[ADMIN].taps(Verb.AGAIN)).refused
        for row in ("0", "none"):
            assert (await here[ADMIN].presses(Token(Verb.AGAIN, row))).refused


async def test_administrators_see_the_list_and_others_do_not(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        admin = here[ADMIN]
        await admin.says("/undelivered")
        assert admin.hears() == "消息都已送达。"
        await here["wang-min"].begins()
        draft = await here.draft()
        here.paper.raising = [NotAllowed(Text("language-en"))] * 3
        await queue(here, *(Send(f"i{n}", PersonId(HEAD), "item", draft) for n in range(2)), news("a", "wang-min"))
        await here.bot.courier.deliver()
        await admin.says("未送达")
        assert "未送达：3条" in admin.hears()
        assert f"李国华 · 《{TITLE}》的卡片 · English" in admin.hears()
        assert admin.hears().count("[重新发送]") == 3
        await here[HEAD].says("/undelivered")
        assert "只有管理员" in here[HEAD].hears()


async def test_of_very_many_the_newest_are_listed(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        here.paper.raising = [NotAllowed(Text("language-en"))] * (undelivered.MOST + 1)
        await queue(here, *(news(f"{n}") for n in range(undelivered.MOST + 1)))
        await here.bot.courier.deliver()
        await here[ADMIN].says("/undelivered")
        assert "还有更早的" in here[ADMIN].hears()
        assert here[ADMIN].hears().count("[重新发送]") == undelivered.MOST


async def test_that_administrators_could_not_be_told_is_told_to_nobody(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        here.paper.refusing = {HEAD, ADMIN}
        await queue(here, news("a"))
        await here.bot.courier.deliver()
        here.paper.raising = [NotAllowed(Text("language-en"))] * 2
        await queue(here, news("b", "wang-min"))
        await here.bot.courier.deliver()
        assert here.paper.sent == []
        assert await here.rows("SELECT 1 FROM outbox WHERE state NOT IN ('dead', 'sent')") == []


async def test_fault_9_a_platform_that_nothing_may_be_done_on_keeps_all_and_alarms_over_another(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        here.bot.platforms["pigeon"] = pigeon = PaperPlatform("pigeon")
        await link(here, HEAD, PIGEON)
        await link(here, ADMIN, Address("pigeon", "", ADMIN))
        pigeon.raising = [NotAllowed(Text("language-en"), everything=True)] * 2
        await queue(here, news("a"), news("b"))
        await here.bot.courier.deliver()
        assert [to for to, _ in here.paper.sent] == [ADMIN]
        assert here.bot.courier.stopped == {"pigeon"}
        await here[ADMIN].says("/undelivered")
        assert pigeon.calls == 1
        for _ in range(4):
            await later(here, minutes=9)
        assert {key for _, key in pigeon.sent} >= {"a", "b"}
        assert here.bot.courier.stopped == frozenset()
        assert len([key for _, key in here.paper.sent if key.startswith("undelivered:")]) == 1, "alarmed twice"
        assert await here.rows("SELECT * FROM gates") == []


async def test_after_a_start_a_stopped_platform_is_tried_at_once(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        here.paper.raising = [NotAllowed(Text("language-en"), everything=True)]
        await queue(here, news("a"))
        await here.bot.courier.deliver()
        assert here.paper.sent == []
    async with office(tmp_path, paper=here.paper, clock=here.clock) as again:
        await again.bot.courier.deliver()
        assert (HEAD, "a") in again.paper.sent


async def test_the_list_says_which_platform_is_stopped_and_what_waits(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        await here[ADMIN].says("hello there, nothing")
        sql = "INSERT INTO gates (scope, until, why) VALUES (?, ?, ?)"
        later_ = int((here.clock.now().timestamp() + 600) * 1_000_000)
        await here.alters(sql, "slack", later_, '{"text": "language-en", "values": {}}')
        await here.alters(sql, "slack:C1", later_, None)
        await here.alters(sql, "slack:C2", 0, None)
        await here[ADMIN].says("/undelivered")
        assert "Slack暂时发不出消息：English" in here[ADMIN].hears()
        assert "slack:C1" in here[ADMIN].hears()
        assert "slack:C2" not in here[ADMIN].hears()


async def test_what_a_message_is_about_is_said_whatever_it_is(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        await here["wang-min"].submits()
        here.paper.raising = [NotAllowed(Text("language-en"))] * 4
        [(seat,)] = await here.rows("SELECT id FROM seats WHERE state = 'open'")
        [(step,)] = await here.rows("SELECT id FROM steps WHERE state = 'open'")
        [(question, *_)] = await here.rows("SELECT id FROM dialogs ORDER BY asked_at LIMIT 1")
        cards = (("review", seat, 1), ("talk", step, 1), ("question", question, 0), ("question", "none", 0))
        sends = [Send(f"k{n}", PersonId(HEAD), kind, about, version) for n, (kind, about, version) in enumerate(cards)]
        await queue(here, *sends)

        def say(act: Act) -> list[str]:
            rows = act.tables.messages.waiting(0, 100)
            found = [act.tables.messages.outgoing(row.id) for row in rows]
            return [undelivered.about(act, one).key for one in found if one is not None]

        assert await here.does(say) == ["undelivered-card-of"] * 3 + ["undelivered-card"]
