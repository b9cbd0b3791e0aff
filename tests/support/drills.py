"""Playing a drill: begun by hand or by a policy, and what of it people read."""

from collections.abc import Collection, Iterator
from functools import partial
from pathlib import Path
from typing import Final

from bot.cards.card import Card
from bot.domain.crises import Crisis
from bot.domain.drills import Drill
from bot.memory import Tables
from bot.text import LANGUAGES, Language, Text
from tests.support import crisis as crises
from tests.support.paper import PaperPlatform
from tests.support.printing import read_out
from tests.support.world import World, policy_with

MARK: Final[dict[Language, str]] = {"zh-Hans": "演练 · DRILL", "zh-Hant": "演練 · DRILL", "en": "演练 · DRILL"}
STARTER: Final = "gao-yun"
_STEP: Final = '[[step]]\nid = "unit-head"'


def drilling(folder: Path, **keys: str | bool) -> Path:
    """Give P3 with these keys of [crisis.drills]."""
    said = "\n".join(f"{key} = {_toml(value)}" for key, value in keys.items())
    return policy_with(folder, (_STEP, f"[crisis.drills]\n{said}\n\n{_STEP}"))


def _toml(value: str | bool) -> str:  # noqa: FBT001 - what a key of a policy file holds
    return str(value).lower() if isinstance(value, bool) else f'"{value}"'


async def begun(here: World, by: str = STARTER, words: str = "") -> Crisis:
    """Begin a drill by hand."""
    await here[by].says(f"/drill {words}".strip())
    await here[by].answers("sure")
    return await crises.crisis(here)


async def drill(here: World) -> Drill:
    """Give the newest drill as it is on file."""

    def get(tables: Tables) -> Drill:
        return (*tables.drills.running(), *tables.drills.latest(1))[0]

    return await here.bot.store.view(get)


def messages(here: World) -> set[tuple[str, str]]:
    """Name all messages that have gone out so far."""
    return {(paper.name, sheet.id) for paper in _papers(here) for chat in paper.chats.values() for sheet in chat}


def shown(here: World, *, but: Collection[tuple[str, str]] = ()) -> Iterator[tuple[str, Card]]:
    """Give all that went to anybody, but these messages, as it stands and as it stood before."""
    for paper in _papers(here):
        for person, chat in paper.chats.items():
            for sheet in chat:
                if (paper.name, sheet.id) not in but:
                    yield from ((person, card) for card in (*sheet.before, sheet.card))


def _papers(here: World) -> tuple[PaperPlatform, ...]:
    return (here.paper, *here.beside)


def unmarked(here: World, card: Card) -> list[str]:
    """Give what of a card lacks the mark at its start or its end, on a lock screen or as a whole."""
    found = []
    for language in LANGUAGES:
        say = partial(here.say, language=language)
        found += [said for said in (say(card.title), read_out(card, (), say)) if not _marked(said, language)]
    return found


def unmarked_words(here: World, text: Text | None) -> list[str]:
    """Give what of an answer lacks the mark, which stands in a popup."""
    said = {language: here.say(text, language) for language in LANGUAGES}
    return [words for language, words in said.items() if not _marked(words, language)]


def _marked(said: str, language: Language) -> bool:
    return said.startswith(MARK[language]) and said.rstrip("。.：:").endswith((MARK[language], *_ENDS[language]))


_ENDS: Final[dict[Language, tuple[str, ...]]] = {
    "zh-Hans": ("演练 · DRILL：这不是真的突发",),
    "zh-Hant": ("演練 · DRILL：這不是真的突發",),
    "en": ("演练 · DRILL: this is not a real crisis",),
}
