"""P3 with a step in which the units concerned countersign, as P4 has it; for stories and cards."""

from pathlib import Path
from typing import Final

from bot.cards.tokens import Verb
from tests.support.world import Player, policy_with

MEDICAL, CULTURE, HR = "wu-haiyan", "liu-fang", "huang-yi"  # heads of units that are concerned
LEADER: Final = "lin-shuhua"  # in charge of the marketing department

RULE: Final = """[[step]]
id = "countersign"
names = { zh-Hans = "会签", zh-Hant = "會簽", en = "Countersigning" }
clause = "二(二)2"
who = { role = "head", of = "concerned" }
nobody = { role = "deputy-head", of = "concerned" }
when = { concerned = true }
answer = "all"
due = "1 working day"

[step.on_disagreement]
talk = "4 working hours"
clause = "二(二)2"
who = { role = "leader-in-charge", of = "unit" }
nobody = { role = "chief" }

[[step]]
id = "office"
"""


def policy(folder: Path, *changes: tuple[str, str]) -> Path:
    """Write P3 with countersigning before the office into a folder; `changes` are made in it besides."""
    return policy_with(
        folder,
        (
            'asks = ["source", "category", "link", "channels", "planned"',
            'asks = ["source", "category", "link", "channels", "planned", "concerned"',
        ),
        (
            "[clauses]\n",
            '[clauses]\n"二(二)2" = "如有不同意见，应积极沟通协调，达成一致；协调不成的，需报请分管领导裁定。"\n',
        ),
        ('[[step]]\nid = "office"\n', RULE),
        *changes,
    )


async def submits(author: Player, *units: str) -> str:
    """Have somebody submit an item that concerns these units; gives its number."""
    await author.begins()
    for unit in units:
        await author.answers(unit)
    await author.taps(Verb.DONE)
    answer = await author.taps(Verb.SUBMIT)
    assert answer.text is not None
    assert not answer.refused, author.world.say(answer.text)
    return str(answer.text.values["number"])
