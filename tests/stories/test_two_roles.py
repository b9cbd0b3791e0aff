"""One person in two roles of one step: he is asked once, and no unit goes unheard when he loses one of them."""

from pathlib import Path
from typing import Final

from bot.domain.people import PersonId, Role, UnitId
from handlers import people
from tests.support.countersigning import CULTURE, HR, MEDICAL, policy, submits
from tests.support.world import HEAD, OFFICE, World, roster_with, world

BOTH: Final = (
    'email = "liu.fang@qinghe.example"\nroles = ["head"]\n',
    'email = "liu.fang@qinghe.example"\n\n[[role]]\nperson = "wu-haiyan"\nrole = "head"\nunits = ["culture"]\n',
)
DEPUTY: Final = "qian-rong"  # of the medical department


async def asked(here: World) -> None:
    """Bring an item to the units concerned, two of which have one head."""
    await submits(here["wang-min"], "medical", "culture", "hr")
    await here[HEAD].approves()
    assert await here.deciding() == {MEDICAL, HR}


async def test_who_heads_two_units_concerned_answers_once_for_both(tmp_path: Path) -> None:
    async with world(tmp_path, policy=policy(tmp_path), roster=roster_with(tmp_path, BOTH)) as here:
        await asked(here)
        await here.approved_by(MEDICAL, HR)
        assert await here.deciding() >= {OFFICE}
        assert CULTURE not in here.paper.chats


async def test_a_unit_whose_head_loses_the_role_is_asked_and_so_is_the_one_that_he_keeps(tmp_path: Path) -> None:
    async with world(tmp_path, policy=policy(tmp_path), roster=roster_with(tmp_path, BOTH)) as here:
        await asked(here)
        await here.does(people.end_role, PersonId(MEDICAL), Role.HEAD, UnitId("medical"))
        assert await here.deciding() == {DEPUTY, MEDICAL, HR}
        await here.approved_by(DEPUTY, MEDICAL, HR)
        assert await here.deciding() >= {OFFICE}


async def test_a_unit_that_another_takes_over_meanwhile_is_asked_by_him(tmp_path: Path) -> None:
    async with world(tmp_path, policy=policy(tmp_path), roster=roster_with(tmp_path, BOTH)) as here:
        await asked(here)
        await here.does(people.end_role, PersonId(MEDICAL), Role.HEAD, UnitId("culture"))
        await here.approved_by(MEDICAL, HR)
        assert await here.deciding() >= {OFFICE}
