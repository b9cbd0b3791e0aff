"""Playing a crisis: who was called how often and where, and what stands on the cards."""

from typing import Final

from bot.cards.card import Card
from bot.cards.tokens import Verb
from bot.domain.crises import Crisis, CrisisId
from bot.memory import Tables
from bot.ports import Answer
from bot.text import Language
from tests.support.world import World, buttons

REPORTER: Final = "wang-min"
DUTY: Final = ("gao-yun", "luo-jing", "sun-yue")  # the PR desk
LEADER: Final = "lin-shuhua"  # in charge of the reporter's department
FIRST: Final = frozenset({*DUTY, LEADER})
CHIEF: Final = "zhou-guangyuan"
ADMINISTRATOR: Final = "shen-tong"
WHAT: Final = "某平台出现患者投诉视频，转发迅速"
_TITLES: Final = ("crisis-title", "crisis-drill")


def rings(here: World) -> dict[str, int]:
    """Count the alerts that went out, by whom they were for."""
    found: dict[str, int] = {}
    for paper in (here.paper, *here.beside):
        for person, key in paper.sent:
            if key.startswith("crisis:"):
                found[person] = found.get(person, 0) + 1
    return found


def called(here: World) -> set[str]:
    return set(rings(here))


async def ids(here: World) -> list[CrisisId]:
    return [CrisisId(id_) for (id_,) in await here.rows("SELECT id FROM crises ORDER BY reported_at, id")]


async def crisis(here: World, number: str = "") -> Crisis:
    """Give a crisis as it is on file: the one of this number, else the newest."""
    found = await here.rows("SELECT id FROM crises WHERE ? IN ('', number) ORDER BY reported_at DESC", number)

    def get(tables: Tables) -> Crisis:
        one = tables.crises.get(found[0][0])
        assert one is not None
        return one

    return await here.bot.store.view(get)


def cards(here: World, person: str) -> list[Card]:
    """Give the cards of crises in somebody's chat, the newest last."""
    return [sheet.card for sheet in here[person].sheets if sheet.card.title.key.startswith(_TITLES)]


def card(here: World, person: str) -> Card:
    found = cards(here, person)
    assert found, f"{person} has no card of a crisis: {here[person].titles()}"
    return found[-1]


def seen(here: World, person: str, language: Language = "zh-Hans") -> str:
    """Give somebody's newest card of a crisis as he reads it."""
    return here.printed(card(here, person), language)


async def does(here: World, person: str, verb: Verb, choice: str = "") -> Answer:
    """Have somebody press a button of his newest card of a crisis, if need be behind the one for more."""
    if verb.name not in verbs(card(here, person)):
        await here[person].taps(Verb.MORE_CRISIS)
    return await here[person].taps(verb, choice)


def verbs(found: Card) -> list[str]:
    return [button.token.verb.name for button in buttons(found)]


async def closes(here: World, person: str) -> Answer:
    """Have its owner propose to close it, without a final report."""
    await here[person].taps(Verb.END_CRISIS, "closed")
    return await here[person].answers("without")


async def reported(here: World, words: str = WHAT, by: str = REPORTER) -> None:
    await here[by].says(f"/crisis {words}")
