"""Where several people read: one thread for each item, and what becomes of it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.app import places_of
from bot.cards.tokens import Verb
from bot.config import sample_settings
from bot.deps import Organisation
from bot.domain.effects import PR_DESK
from bot.ports import Address, NotAllowed
from bot.slack_settings import SlackSettings
from bot.telegram_settings import TelegramSettings
from bot.text import Text
from tests.support.mailing import office, states
from tests.support.paper import PaperPlatform, Sheet
from tests.support.world import CHAIN, DESK, TITLE, World

CHANNEL = Address("web", "", "C-DESK")
GROUP = Address("telegram", "", "-1001")


@asynccontextmanager
async def desk(
    folder: Path, monkeypatch: pytest.MonkeyPatch, *besides: tuple[str, Address], **more: object
) -> AsyncIterator[World]:
    def with_place(*values: Any, **settings: Any) -> Organisation:  # noqa: ANN401 - as it takes them
        return replace(Organisation(*values, **settings), places=((PR_DESK, CHANNEL), *besides))

    monkeypatch.setattr("bot.app.Organisation", with_place)
    async with office(folder, **more) as here:
        yield here


def said(here: World) -> list[Sheet]:
    return here.paper.chats[CHANNEL.user]


async def test_an_item_has_one_thread_whose_root_follows_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with desk(tmp_path, monkeypatch) as here:
        await here["wang-min"].submits()
        [root] = said(here)
        assert (root.card.title.key, root.under) == ("progress-title", "")
        before = root.card
        await here.approved_by(*CHAIN)
        root, news = said(here)
        assert root.card != before
        assert (news.card.title.key, news.under) == ("posted-signed-off", root.id)
        for channel in ("weibo", "wechat"):
            await here["ma-tao"].taps(Verb.PROOFREAD) if channel == "weibo" else None
            await here["ma-tao"].releases(channel, f"https://example.org/{channel}")
        assert [sheet.card.title.key for sheet in said(here)[1:]] == ["posted-signed-off", "posted-released"]
        assert TITLE in here.printed(said(here)[-1].card)


async def test_returns_withdrawals_and_rejections_are_told_in_the_thread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk(tmp_path, monkeypatch) as here:
        await here["wang-min"].submits()
        await here["li-guohua"].returns()
        await here["wang-min"].edits("title", "改过的标题")
        await here["wang-min"].taps(Verb.SUBMIT)
        await here["li-guohua"].rejects()
        await here["wang-min"].submits()
        await here["wang-min"].taps(Verb.WITHDRAW)
        keys = [sheet.card.title.key for sheet in said(here)]
        assert keys == [
            "progress-title",
            "posted-returned",
            "posted-submitted",
            "posted-rejected",
            "progress-title",
            "posted-withdrawn",
        ]
        first, second = (sheet for sheet in said(here) if not sheet.under)
        assert [sheet.under for sheet in said(here)] == ["", first.id, first.id, first.id, "", second.id]


async def test_a_root_that_is_gone_comes_anew_and_what_follows_stands_under_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk(tmp_path, monkeypatch) as here:
        await here["wang-min"].submits()
        said(here).clear()
        await here.approved_by(*CHAIN)
        root = next(sheet for sheet in said(here) if sheet.card.title.key == "progress-title")
        await here["ma-tao"].taps(Verb.PROOFREAD)
        for channel in ("weibo", "wechat"):
            await here["ma-tao"].releases(channel, f"https://example.org/{channel}")
        assert said(here)[-1].under == root.id


async def test_fault_6_a_channel_that_takes_nothing_is_told_to_administrators_and_its_people_get_it_themselves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Archived(PaperPlatform):
        async def send(self, to: Address, *more: object, **by_name: object) -> str:
            if to == CHANNEL:
                raise NotAllowed(Text("language-en"))
            return await super().send(to, *more, **by_name)  # type: ignore[arg-type]

    async with desk(tmp_path, monkeypatch, paper=Archived()) as here:
        await here["wang-min"].submits()
        assert (await states(here))[f"posted:{await here.draft()}"][0] == "dead"
        for person in DESK:
            assert "progress-title" in here[person].titles()
        assert "品牌公关频道" in here["shen-tong"].hears()
        assert "English" in here["shen-tong"].hears()


async def test_where_the_desk_reads_on_two_platforms_each_has_its_thread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    telegram = PaperPlatform("telegram")
    group = (f"{PR_DESK}@telegram", GROUP)
    async with desk(tmp_path, monkeypatch, group, beside={"telegram": telegram}) as here:
        await here["wang-min"].submits()
        await here.approved_by(*CHAIN)
        for chat in (said(here), telegram.chats[GROUP.user]):
            root, news = chat
            assert (root.card.title.key, news.card.title.key, news.under) == (
                "progress-title",
                "posted-signed-off",
                root.id,
            )


async def test_a_group_that_takes_nothing_is_called_what_it_is_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    telegram = PaperPlatform("telegram")
    telegram.raising = [NotAllowed(Text("language-en"))]
    group = (f"{PR_DESK}@telegram", GROUP)
    async with desk(tmp_path, monkeypatch, group, beside={"telegram": telegram}) as here:
        await here["wang-min"].submits()
        assert "品牌公关频道" in here["shen-tong"].hears()
        assert len(said(here)) == 1


def test_the_places_are_those_of_the_settings(tmp_path: Path) -> None:
    settings = sample_settings(tmp_path, 0)
    slack, telegram = SlackSettings(pr_desk="C0DESK"), TelegramSettings(pr_desk=GROUP.user)
    channel = Address("slack", "", "C0DESK")
    for changed, found in (
        (settings, ()),
        (replace(settings, slack=SlackSettings()), ()),
        (replace(settings, telegram=telegram), ((PR_DESK, GROUP),)),
        (replace(settings, slack=slack, telegram=telegram), ((PR_DESK, channel), (f"{PR_DESK}@telegram", GROUP))),
    ):
        assert places_of(changed) == found
