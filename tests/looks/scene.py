"""Who plays in the story that is looked at, and how what somebody sees of it is kept."""

from dataclasses import dataclass, field
from typing import Final

from bot.cards.tokens import Verb
from bot.ports import Answer
from bot.text import Language
from tests.looks.eyes import Eyes
from tests.looks.pages import Look
from tests.support.crisis import CHIEF, LEADER, REPORTER, WHAT
from tests.support.world import World

OWNER, DEPUTY, HEAD, ADMINISTRATOR = "sun-yue", "luo-jing", "gao-yun", "shen-tong"
PEOPLE: Final = (REPORTER, OWNER, DEPUTY, HEAD, LEADER, CHIEF, ADMINISTRATOR, "yu-xia", "feng-lei", "chen-si")


@dataclass
class Scene:
    """A world with somebody who looks at it."""

    here: World
    eyes: Eyes
    language: Language
    forms: bool  # whether what asks several things can be filled in at once
    looks: list[Look] = field(default_factory=list)

    async def opens(self) -> None:
        """Have everybody read his own language; what is said of that is of no interest."""
        for person in PEOPLE:
            await self.here[person].says(f"/language {self.language}")
            await self.eyes.sees(person, None)

    async def looks_at(self, person: str, caption: str, answer: Answer | None = None) -> None:
        """Keep what somebody sees anew."""
        pieces = await self.eyes.sees(person, answer)
        if pieces:
            self.looks.append(Look(f"{caption} · {person}", pieces))

    async def taken(self) -> None:
        """Have a crisis reported and somebody take it, which is looked at elsewhere."""
        await self.here[REPORTER].says(f"/crisis {WHAT}")
        await self.here[OWNER].taps(Verb.TAKE_CRISIS)
        for person in PEOPLE:
            await self.eyes.sees(person, None)
