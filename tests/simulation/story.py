"""The story that is told while the bot is killed: from an officer's file to two channels, with a return on the way."""

import asyncio
from typing import Final

from bot.cards.tokens import Verb
from tests.simulation.house import House
from tests.support.chat import Window
from tests.support.documents import press_item

OFFICER: Final = "wang-min"
DECIDERS: Final = ("li-guohua", "luo-jing", "he-jianping", "zhou-guangyuan")
PUBLISHER: Final = "ma-tao"
ASKED_TOO: Final = ("gao-yun", "sun-yue")  # the rest of the office, who only read
OTHER_PUBLISHER: Final = "cheng-lu"
EVERYBODY: Final = (OFFICER, *DECIDERS, *ASKED_TOO, PUBLISHER, OTHER_PUBLISHER)

NEW_TEXT: Final = "6月3日，医务志愿队走进阳光社区，为三百余名居民义诊，并约定每季度回访一次。"
REASON: Final = "请压缩到一百字以内。"
ADDRESSES: Final = {"weibo": "https://weibo.example/1/abc", "wechat": "https://mp.weixin.example/s/xyz"}
_DOCUMENT: Final = press_item()


async def told(house: House) -> None:
    """Tell the story to its end. Whatever is sent is acknowledged before the same person goes on."""
    await _drafted(house)
    await _returned_by_the_chief(house)
    await _changed(house)
    await _approved(house)
    await _released(house)


async def _drafted(house: House) -> None:
    officer = house[OFFICER]
    upload = await house.upload("健康宣传日.docx", _DOCUMENT)
    await officer.say(files=(upload,))
    for answer in ("own", "business", "weibo", "wechat"):
        await officer.answer(answer)
    await officer.tap(Verb.DONE)
    await officer.answer("asap")
    await officer.tap(Verb.SUBMIT)


async def _returned_by_the_chief(house: House) -> None:
    head, office, confidentiality, chief = (house[person] for person in DECIDERS)
    await head.tap(Verb.APPROVE, version=1)
    await asyncio.gather(*(_read(house[person], version=1) for person in ASKED_TOO))
    await office.tap(Verb.APPROVE, version=1)
    await confidentiality.tap(Verb.APPROVE, version=1)
    await _read(chief, version=1)
    await chief.tap(Verb.RETURN, version=1)
    await chief.answer("author")
    await chief.button(Verb.CANCEL)
    await chief.say(REASON)


async def _read(reader: Window, *, version: int) -> None:
    """Open the whole text, and wait for it: what the card offers depends on when it is made."""
    token = await reader.button(Verb.FULL, version=version)
    before = len(reader.cards())
    await reader.press(token)
    await reader.until(lambda: len(reader.cards()) > before or None, "the whole text")


async def _changed(house: House) -> None:
    officer = house[OFFICER]
    await officer.tap(Verb.CHANGE)
    await officer.answer("text")
    await officer.say(NEW_TEXT)
    await officer.answer("replace")  # it is much shorter than what it replaces, so that is asked
    await officer.tap(Verb.SUBMIT, version=2)


async def _approved(house: House) -> None:
    for person in DECIDERS[:-1]:
        await house[person].tap(Verb.APPROVE, version=2)
    chief = house[DECIDERS[-1]]
    token = await chief.button(Verb.APPROVE, version=2)
    acks = await asyncio.gather(chief.press(token), chief.press(token))  # a double-click
    assert sorted(ack["refused"] for ack in acks) == [False, True], acks


async def _released(house: House) -> None:
    publisher, other = house[PUBLISHER], house[OTHER_PUBLISHER]
    await _read(other, version=2)
    await publisher.tap(Verb.PROOFREAD)
    for channel, address in ADDRESSES.items():
        await publisher.tap(Verb.RELEASE, channel)
        await publisher.button(Verb.CANCEL)
        await publisher.say(address)
