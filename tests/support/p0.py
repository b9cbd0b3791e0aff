"""P0 as it ships, for stories: an item of the marketing department on its way to information management."""

from collections.abc import Collection
from pathlib import Path
from typing import Final

from bot.cards.tokens import Verb
from bot.domain.fields import NONE
from bot.policy import shipped
from tests.support.world import STORY, TITLE, Player, World

POLICY: Final = shipped()["p0"]
AUTHOR: Final = "wang-min"
HEAD: Final = "li-guohua"
DESK: Final = ("gao-yun", "luo-jing", "sun-yue")
EDITOR, COLLEAGUE, THIRD = DESK
CHIEF: Final = "zhou-guangyuan"  # heads the leading group, too


async def begins(
    author: Player, text: str = STORY, *, category: str = "operation", matters: Collection[str] = ()
) -> None:
    """Send an item and answer what P0 asks, up to the card that is ready to submit."""
    await author.says(f"{TITLE}\n\n{text}")
    for answer in ("own", category):
        await author.answers(answer)
    for matter in matters:
        await author.answers(matter)
    await (author.taps(Verb.DONE) if matters else author.answers(NONE))
    for answer in (NONE, NONE, "public", "site"):
        await author.answers(answer)
    await author.taps(Verb.DONE)
    await author.answers("asap")


async def submits(here: World, text: str = STORY, **more: str) -> str:
    """Have the author submit an item; gives its number."""
    author = here[AUTHOR]
    await begins(author, text, **more)
    answer = await author.taps(Verb.SUBMIT)
    assert answer.text is not None
    assert not answer.refused, here.say(answer.text)
    return str(answer.text.values["number"])


async def with_desk(here: World, text: str = STORY, **more: str) -> str:
    """Have an item submitted and approved by the head of its unit: it waits for information management."""
    number = await submits(here, text, **more)
    await here.approved_by(HEAD)
    return number


def policy_with(folder: Path, *changes: tuple[str, str]) -> Path:
    """Write P0 into a folder with some of its words replaced; each has to stand there exactly once."""
    text = POLICY.read_text("utf-8")
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    path = folder / "p0-changed.toml"
    path.write_text(text, "utf-8")
    return path
