"""Cards of links to the release plan: who is shown an address, and until when."""

from pathlib import Path

from bot.cards.card import Card
from bot.deps import Act
from bot.domain.people import PersonId
from handlers import calendar_links, views
from handlers.made import Wanted
from tests.support.calendars import address_of, subscribes
from tests.support.calling import plans
from tests.support.world import World, world

SHOWN, KEPT = 1, 0


async def looks(here: World, link: str, version: int, person: str = "wang-min") -> Card | None:
    def look(act: Act) -> Card | None:
        made = views.make(act, Wanted("calendar-link", link, version, PersonId(person)))
        return made.card if made else None

    return await here.does(look)


async def test_the_address_stands_on_one_card_of_one_person_in_one_process(tmp_path: Path) -> None:
    async with world(tmp_path, port=8080) as here:
        await plans(here, "wang-min", "健康宣传日", "6月12日 10:00")
        address = await subscribes(here, "wang-min")
        [(link,)] = await here.rows("SELECT id FROM calendar_links")
        shown = await looks(here, link, SHOWN)
        assert shown is not None
        assert shown.title.values["address"] == address == address_of(here, "wang-min")
        kept = await looks(here, link, KEPT)
        assert kept is not None
        assert kept.title.key == "calendar-link-kept"
        assert await looks(here, link, SHOWN, "chen-si") is None
        assert await looks(here, "nothing", SHOWN) is None
    async with world(tmp_path, port=8080) as here:
        again = await looks(here, link, SHOWN)
        assert again is not None
        assert again.title.key == "calendar-link-kept"


async def test_a_card_of_a_link_that_has_ended_says_so(tmp_path: Path) -> None:
    async with world(tmp_path, port=8080) as here:
        await plans(here, "wang-min", "健康宣传日", "6月12日 10:00")
        await subscribes(here, "wang-min")
        [(link,)] = await here.rows("SELECT id FROM calendar_links")
        person = await here.does(lambda act: act.people.get(PersonId("wang-min")))
        await here.does(calendar_links.end, person, link)
        over = await looks(here, link, SHOWN)
        assert over is not None
        assert over.closed
