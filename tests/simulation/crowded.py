"""A second story told while the bot is killed: an album, a form, a roster, a talk, a ruling, a desk's edit, a sheet."""

from pathlib import Path
from typing import Final

from bot.cards.tokens import Verb
from bot.config import sample_settings
from tests.simulation.house import House
from tests.simulation.lives import ROOT
from tests.support import countersigning
from tests.support.countersigning import CULTURE, LEADER, MEDICAL
from tests.support.documents import picture

OFFICER: Final = "wang-min"
HEAD: Final = "li-guohua"
DEPUTY: Final = "zhao-qian"  # head by the roster that is applied while the item waits for Li Guohua
DESK: Final = "gao-yun"
LATER: Final = ("he-jianping", "zhou-guangyuan")
PUBLISHER: Final = "ma-tao"
ADMINISTRATOR: Final = "shen-tong"
EVERYBODY: Final = (OFFICER, HEAD, DEPUTY, MEDICAL, CULTURE, LEADER, DESK, *LATER, PUBLISHER, ADMINISTRATOR)

TITLE: Final = "健康宣传日走进社区"
TEXT: Final = "6月3日，医务志愿队走进阳光社区，为三百余名居民义诊。"
EDITED: Final = "6月3日，医务志愿队走进阳光社区，为三百一十二名居民义诊。"
OBJECTION: Final = "数字与我部统计不符"
SAID: Final = "用的是卫健局的口径，已在文末注明"
_PICTURES: Final = tuple(picture(32 + size, 32) for size in range(3))


def settings(folder: Path) -> Path:
    """Write a configuration with countersigning, and with a desk that edits, into a folder; give its path."""
    desk = ('id = "office"\n', 'id = "office"\nedits = true\n')
    policy = countersigning.policy(folder, ('content = "all"\n', 'content = "all"\nedited = "nothing"\n'))
    policy.write_text(policy.read_text("utf-8").replace(*desk), "utf-8")
    config = folder / "config.toml"
    roster = sample_settings(folder, 0).roster
    config.write_text(
        f'[organisation]\nname = "青禾"\nzone = "Asia/Shanghai"\npolicy = "{policy.name}"\nroster = "{roster}"\n'
        f'[data]\nfolder = "data"\n[web]\nport = 0\n[audit]\nseals = "{folder / "data.seals"}"\n',
        "utf-8",
    )
    return config


async def told(house: House) -> None:
    """Tell the story to its end. Whatever is sent is acknowledged before the same person goes on."""
    await _gathered(house)
    await _filled(house)
    await _taken_over(house)
    await _disputed(house)
    await _edited(house)
    await _released(house)


async def _gathered(house: House) -> None:
    """Send an album picture by picture, and then its text."""
    officer = house[OFFICER]
    await officer.say("/form")
    for number, data in enumerate(_PICTURES):
        await officer.say(files=(await house.upload(f"{number}.jpg", data),))
    await officer.say(f"{TITLE}\n\n{TEXT}")
    await officer.answer("all")


async def _filled(house: House) -> None:
    """Send a form half filled in, then the rest of it."""
    officer = house[OFFICER]
    await officer.fill(source="own", planned="asap")
    await officer.until(lambda: "source" not in officer.asked() or None, "what is left of the form")
    await officer.fill(category="business", channels=("weibo",), concerned=("medical", "culture"))
    await officer.tap(Verb.SUBMIT)


async def _taken_over(house: House) -> None:
    """Make the deputy head, by a roster, while the item waits for the head."""
    await house[HEAD].tap(Verb.FULL)
    text = (ROOT / "bot" / "sample" / "roster.toml").read_text("utf-8")
    head, deputy = 'li.guohua@qinghe.example"\nroles = ["head"]', 'zhao.qian@qinghe.example"\nroles = ["deputy-head"]'
    changed = text.replace(head, head.replace('["head"]', "[]")).replace(deputy, deputy.replace("deputy-head", "head"))
    administrator = house[ADMINISTRATOR]
    await administrator.say("/roster", files=(await house.upload("roster.toml", changed.encode()),))
    await administrator.tap(Verb.APPLY_ROSTER)
    await house[DEPUTY].tap(Verb.APPROVE)


async def _disputed(house: House) -> None:
    """Have two units differ, talk, and the leader rule."""
    await house[MEDICAL].tap(Verb.APPROVE)
    await house[CULTURE].tap(Verb.REJECT)
    await house[CULTURE].button(Verb.CANCEL)
    await house[CULTURE].say(OBJECTION)
    await house[OFFICER].tap(Verb.SAY)
    await house[OFFICER].button(Verb.CANCEL)
    await house[OFFICER].say(SAID)
    await house[CULTURE].tap(Verb.KEEP_OBJECTION)
    await house[LEADER].tap(Verb.APPROVE)


async def _edited(house: House) -> None:
    """Have the desk change the text, and everybody after it decide on that."""
    desk = house[DESK]
    await desk.tap(Verb.EDIT)
    await desk.answer("text")
    await desk.button(Verb.CANCEL)
    await desk.say(EDITED)
    await desk.tap(Verb.SUBMIT)
    await desk.tap(Verb.APPROVE, version=2)
    for person in LATER:
        await house[person].tap(Verb.APPROVE, version=2)


async def _released(house: House) -> None:
    """Release it, and ask for its approval sheet."""
    publisher = house[PUBLISHER]
    await publisher.tap(Verb.PROOFREAD)
    await publisher.tap(Verb.RELEASE, "weibo")
    await publisher.button(Verb.CANCEL)
    await publisher.say("https://weibo.example/1/abc")
    officer = house[OFFICER]
    await officer.tap(Verb.SHEET)
    await officer.until(lambda: any(card["files"] for card in officer.cards()) or None, "the sheet")
