"""Faults of the line, as FAULTS.md numbers them, so far as they show without a platform."""

from pathlib import Path

import pytest

from bot.cards.tokens import Token, Verb
from bot.domain.people import PersonId, Role, UnitId
from bot.inbox import MOST_TRIES
from bot.ports import Address, FileRef, Message
from bot.text import Names
from handlers import people
from tests.support.documents import press_item
from tests.support.world import CHAIN, HEAD, OFFICE, SECRECY, STORY, World, roster_with, world

NOT_SAVED = "没能存下来，所以什么都没有改变。请稍后再试一次。"


async def everything(here: World) -> list[tuple[object, ...]]:
    tables = ("drafts", "versions", "rounds", "seats", "decisions", "facts", "outbox", "inbox", "dialogs", "dues")
    return [row for table in tables for row in await here.rows(f"SELECT * FROM {table} ORDER BY 1, 2")]


async def fill_the_disk(here: World) -> None:
    """Leave no page to the writer; what it has already is enough for nothing of any size."""
    engine = here.bot.store.engine
    await engine.write(lambda db: db.execute("PRAGMA max_page_count = 1").fetchone())


async def make_room(here: World) -> None:
    await here.bot.store.engine.write(lambda db: db.execute("PRAGMA max_page_count = 4294967294").fetchone())


async def test_fault_31_what_was_not_committed_has_not_happened_and_is_taken_when_it_is_sent_again(
    tmp_path: Path,
) -> None:
    """A tap breaks off in the middle of its act: there is nothing of it, and the same event works afterwards."""
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        head = here[HEAD]
        token = head.button(Verb.APPROVE).token
        before = await everything(here)
        await here.alters("CREATE TRIGGER breaks BEFORE INSERT ON facts BEGIN SELECT RAISE(ABORT, 'broken'); END")
        answer = await head.presses(token, event="one press")
        assert here.say(answer.text) == NOT_SAVED
        await here.alters("DROP TRIGGER breaks")
        assert await everything(here) == before

        here.sound = True
        assert not (await head.presses(token, event="one press")).refused
        assert await here.deciding() == {"gao-yun", "luo-jing", "sun-yue"}


async def test_fault_38_an_event_that_always_fails_is_set_aside_and_the_next_go_on(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with world(tmp_path) as here:
        wang, desk = here["wang-min"], here.bot.desk
        here.paper.withheld.add("broken-upload")
        await desk.said(wang.address, Message("请看", (FileRef("broken-upload", "a.docx"),)), event="poison")
        await here.bot.settle()
        for _ in range(MOST_TRIES):
            assert not wang.sheets
            await desk.replay()
            await here.bot.settle()
        assert caplog.text.count("an event could not be handled") == MOST_TRIES
        [(state, tries, raw)] = await here.rows("SELECT state, tries, raw FROM inbox WHERE event = 'poison'")
        assert (state, tries) == ("quarantined", MOST_TRIES + 1)
        assert "broken-upload" in raw
        assert wang.hears() == "没能存下来，所以什么都没有改变。请稍后再试一次。"
        await desk.replay()
        await here.bot.settle()
        assert len(wang.sheets) == 1
        await wang.sends(files=[("b.docx", press_item(300, 1))])
        assert await here.rows("SELECT count(*) FROM drafts") == [(1,)]


@pytest.mark.parametrize("when", ["before the tap", "while the reason is asked"])
async def test_fault_55_a_role_lost_during_approval_decides_nothing(tmp_path: Path, when: str) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        head = here[HEAD]
        token = head.button(Verb.REJECT).token
        if when == "while the reason is asked":
            await head.presses(token)
        await here.does(people.end_role, PersonId(HEAD), Role.HEAD, UnitId("marketing"))
        answer = await (head.says("数据不实") if when == "while the reason is asked" else head.presses(token))
        assert answer.refused or head.last.card.title.key.startswith("refused-")
        assert await here.rows("SELECT * FROM decisions") == []
        assert await here.deciding() == {"lin-shuhua"}
        await here.approved_by("lin-shuhua", *CHAIN[1:])
        assert await here.state() == "signed-off"


async def test_fault_55_rights_are_read_in_the_database_at_the_moment_of_the_tap(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        token = here[HEAD].button(Verb.APPROVE).token
        await here.alters("UPDATE roles SET until = 1 WHERE person = ?", HEAD)
        answer = await here[HEAD].presses(token)
        assert here.say(answer.text) == "这张卡片由部门负责人处理；您可以看进度。"
        await here.alters("UPDATE people SET active = 0 WHERE id = ?", HEAD)
        answer = await here[HEAD].presses(token)
        assert answer.text is not None
        assert answer.text.key == "refused-not-known"
        assert await here.rows("SELECT * FROM decisions") == []


async def test_fault_55_the_author_withdraws_while_the_reason_is_asked(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        await here[HEAD].taps(Verb.RETURN)
        await here["wang-min"].taps(Verb.WITHDRAW)
        await here[HEAD].says("数据请再核对")
        assert here[HEAD].last.card.title.key == "refused-not-open"
        assert await here.state() == "withdrawn"


async def test_fault_62_a_full_disk_refuses_in_words_loses_nothing_and_works_again(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang, head = here["wang-min"], here[HEAD]
        await wang.submits()
        await wang.says(f"另一篇稿件\n\n{STORY}")
        before = await everything(here)
        await fill_the_disk(here)

        long = STORY * 500
        answer = await here.bot.desk.said(wang.address, Message(long), event="long")
        assert here.say(answer.text) == NOT_SAVED
        assert answer.refused
        answer = await here.bot.desk.said(wang.address, Message(long, (FileRef("u", "a.docx"),)), event="file")
        assert here.say(answer.text) == NOT_SAVED
        assert await everything(here) == before

        await make_room(here)
        answer = await wang.says(long, event="long")
        assert not answer.refused
        assert wang.last.card.title.key == "news-added"
        assert not (await head.approves()).refused


async def test_fault_62_delivery_goes_on_where_it_was_when_there_is_room_again(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        await here.alters("CREATE TRIGGER full BEFORE INSERT ON messages BEGIN SELECT RAISE(ABORT, 'full'); END")
        await here[HEAD].approves()
        assert await here.rows("SELECT DISTINCT state FROM outbox WHERE state <> 'sent'") == [("sending",)]
        await here.alters("DROP TRIGGER full")
        here.sound = True
        await here.passes(seconds=65)  # as when the machine slept: by now nobody can be sending them any more
        keys = [key for _, key in here.paper.sent]
        assert len(keys) == len(set(keys))  # what had gone out was found, not repeated
        assert await here.rows("SELECT DISTINCT state FROM outbox") == [("sent",)]
        assert set(here.offered()) == {"gao-yun", "luo-jing", "sun-yue"}


@pytest.mark.parametrize(
    "text",
    [
        "一",
        "稿" * 40_000,
        "🎉👩‍👩‍👧‍👦🇨🇳" * 20,
        "\u202eabc" * 10,
        "=SUM(A1:A9)\n<script>alert(1)</script>\n<!channel> *x* _y_",
        "𠮷野家の漢字" * 5,
    ],
)
async def test_fault_67_whatever_is_text_is_kept_exactly(tmp_path: Path, text: str) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.begins()
        await wang.taps(Verb.CHANGE)
        await wang.answers("text")
        await wang.says(text)
        assert await here.rows("SELECT text FROM versions") == [(text,)]
        await wang.taps(Verb.SUBMIT)
        await here.approved_by(HEAD)
        for person in ("wang-min", HEAD, OFFICE):
            assert here[person].reads("en")


@pytest.mark.parametrize(("text", "key"), [("", "refused-text-empty"), ("a\x00b", "refused-text-has-control")])
async def test_fault_67_what_is_no_text_is_refused_with_a_reason(tmp_path: Path, text: str, key: str) -> None:
    async with world(tmp_path) as here:
        for words in (text, text + "\ud800"):
            answer = await here["wang-min"].says(words)
            assert answer.text is not None
            assert answer.text.key in {key, "refused-text-has-control"}
        assert await here.rows("SELECT * FROM drafts") == []


async def test_fault_69_two_people_of_one_name_are_two_people(tmp_path: Path) -> None:
    """Sun Hao is renamed to Wang Min: each still has his own items and his own rights."""
    same = 'names = { zh-Hans = "王敏", zh-Hant = "王敏", en = "Wang Min" }'
    other = 'names = { zh-Hans = "孙浩", zh-Hant = "孫浩", en = "Sun Hao" }'
    async with world(tmp_path) as here:
        await here["wang-min"].submits("第一篇")
        chats, clock = here.paper, here.clock
    async with world(tmp_path, paper=chats, clock=clock, roster=roster_with(tmp_path, (other, same))) as here:
        here.events = iter(range(5000, 9000))  # type: ignore[assignment]
        sun = await here.bot.store.view(lambda tables: tables.people.get(PersonId("sun-hao")))
        assert sun is not None
        assert sun.names == Names("王敏", "王敏", "Wang Min")
        await here["sun-hao"].submits("第二篇")
        answer = await here["sun-hao"].presses(Token(Verb.WITHDRAW, await here.draft("2026-0001")))
        assert here.say(answer.text) == "这篇稿件由王敏负责，只有作者能这样做。"
        await here["sun-hao"].says("我的稿件")
        assert "第一篇" not in here["sun-hao"].hears()
        await here["wang-min"].taps(Verb.WITHDRAW, about="第一篇")
        assert await here.state("2026-0002") == "in-review"


async def test_fault_83_nobody_approves_his_own_text_by_a_second_account_either(tmp_path: Path) -> None:
    """Huang Yi is head and officer; a second account of his is still he."""
    async with world(tmp_path) as here:
        await here["huang-yi"].submits()
        token = here[SECRECY].button(Verb.APPROVE).token
        await here.alters("UPDATE seats SET person = 'huang-yi' WHERE id = ?", token.subject)
        await here.alters("UPDATE steps SET role = 'head' WHERE state = 'open'")
        await here.alters("INSERT INTO identities VALUES ('web', 'local', 'second', 'huang-yi')")
        answer = await here.bot.desk.tapped(Address("web", "local", "second"), str(token), event="second")
        assert here.say(answer.text) == "这是您自己的稿件，要由别人来审。"
        assert await here.rows("SELECT * FROM decisions") == []
