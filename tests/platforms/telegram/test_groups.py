"""Groups: where items stand in topics or below each other, groups that move, and groups that put the bot out."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.cards.card import Card
from bot.i18n import I18n
from bot.ports import Address, MessageGone, NotAllowed, Reader, Unreachable
from bot.text import Text
from tests.support.telegram import doings
from tests.support.telegram.house import House, house
from tests.support.telegram.mischief import error
from tests.support.telegram.space import Chat

I18N = I18n()
CARD = Card(Text("named", {"name": "New clinic opens"}))
NEWS = Card(Text("named", {"name": "It was approved"}))


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[House]:
    async with house(tmp_path) as made:
        yield made


def reader(here: House) -> Reader:
    return Reader("", "en", here.bot.organisation.zone)  # type: ignore[arg-type]  # nobody in particular


def place(chat: Chat) -> Address:
    return Address("telegram", "", str(chat.id))


async def test_in_a_group_news_stand_below_their_item(here: House) -> None:
    group = here.server.space.group("PR desk")

    root = await here.platform.send(place(group), CARD, reader(here), key="a")
    await here.platform.send(place(group), NEWS, reader(here), key="b", under=root)

    item, news = group.messages
    assert (item.text, news.text, news.reply_to) == ("New clinic opens", "It was approved", item.id)
    assert root == f"{group.id}:{item.id}"


async def test_in_a_group_with_topics_each_item_has_one(here: House) -> None:
    group = here.server.space.group("PR desk", forum=True)

    root = await here.platform.send(place(group), CARD, reader(here), key="a")
    await here.platform.send(place(group), NEWS, reader(here), key="b", under=root)

    [topic] = group.topics.values()
    assert topic.name == "New clinic opens"
    assert [message.thread for message in group.messages if message.text] == [topic.id, topic.id]


async def test_where_no_topic_may_be_opened_items_stand_among_the_others(here: House) -> None:
    group = here.server.space.group("PR desk", forum=True)
    here.server.mischief.befalls("createForumTopic", error(400, "Bad Request: not enough rights to create a topic"))

    await here.platform.send(place(group), CARD, reader(here), key="a")

    assert group.topics == {}
    assert [message.text for message in group.messages] == ["New clinic opens"]


async def test_fault_24_a_group_that_moved_is_followed_and_that_is_kept(here: House) -> None:
    group = here.server.space.group("PR desk", kind="group")
    old = await here.platform.send(place(group), CARD, reader(here), key="a")
    admin = here.comes("Admin")
    moved = doings.upgrades(here.server.space, group, admin.account)

    await here.platform.send(place(group), NEWS, reader(here), key="b")
    with pytest.raises(MessageGone):
        await here.platform.edit(place(group), old, NEWS, reader(here))

    assert [message.text for message in moved.messages if message.text] == ["It was approved"]
    assert await here.bot.desk.hearing.moves("telegram") == {str(group.id): str(moved.id)}


async def test_a_group_that_put_the_bot_out_is_named_to_administrators(here: House) -> None:
    group = here.server.space.group("PR desk")
    doings.kicks(here.server.space, group, here.comes("Admin").account)

    with pytest.raises(NotAllowed) as refused:
        await here.platform.send(place(group), CARD, reader(here), key="a")

    assert refused.value.why.key == "telegram-group-shut"
    assert not refused.value.everything


async def test_administrators_are_told_the_id_of_a_group_to_which_somebody_added_the_bot(here: House) -> None:
    admin, group = await here.knows("shen-tong"), here.server.space.group("PR desk")
    stranger = here.comes("Stranger")

    doings.invites(here.server.space, group, stranger.account)
    await here.settles()
    assert str(group.id) not in admin.reads()

    doings.invites(here.server.space, group, admin.account)
    await here.settles()
    assert f'pr_desk = "{group.id}"' in admin.reads()

    doings.kicks(here.server.space, group, admin.account)
    await here.settles()
    assert "已被移出" in admin.reads()


async def test_a_command_in_a_group_is_answered_with_where_to_write(here: House) -> None:
    wang = await here.knows("wang-min")
    group = here.server.space.group("PR desk", wang.account)

    wang.says("/inbox@qianfa_bot", to=group)
    wang.says("/inbox@another_bot", to=group)
    await here.settles()

    assert [message.text.count("https://t.me/qianfa_bot") for message in wang.messages(group)] == [1]


async def test_fault_23_who_blocks_the_bot_is_out_of_reach_until_he_comes_back(here: House) -> None:
    wang = await here.knows("wang-min")
    wang.says("/help")
    await here.settles()
    wang.blocks()
    await here.settles()
    [(lost,)] = await here.bot.store.engine.read(lambda db: db.execute("SELECT count(*) FROM unreachable").fetchall())
    assert lost == 1
    with pytest.raises(Unreachable):
        await here.platform.send(here.address(wang), CARD, reader(here), key="a")

    wang.comes_back()
    await here.settles()
    [(lost,)] = await here.bot.store.engine.read(lambda db: db.execute("SELECT count(*) FROM unreachable").fetchall())
    assert lost == 0
