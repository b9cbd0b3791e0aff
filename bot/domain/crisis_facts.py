"""What happened in a crisis, reported, called out, taken, told, ended: facts in a chain of its own."""

from typing import Literal

from bot.domain.crises import CrisisId
from bot.domain.people import PersonId
from bot.frozen import frozen

Call = tuple[PersonId, str, str]  # whom, on which platform, under which key


@frozen
class Named:
    """How a crisis is spoken of in a fact."""

    id: CrisisId
    number: str
    title: str
    drill: bool = False


@frozen
class CrisisReported:
    """Somebody reported a crisis, or it waits whether it is one; `into` is the one it was taken to be a part of."""

    crisis: Named
    by: PersonId
    words: str
    files: tuple[str, ...] = ()  # digests
    waits: bool = False
    joined: bool = False


@frozen
class CrisisDropped:
    """Whoever wrote it said that it is none, before anybody was called."""

    crisis: Named
    by: PersonId


@frozen
class CrisisConfirmed:
    """Whoever reported it says that it is one, after it had gone out by itself."""

    crisis: Named
    by: PersonId


@frozen
class CrisisCalled:
    """People were called out: who, where; whom no account reaches; whether anybody is reached at all (fault 68)."""

    crisis: Named
    level: int
    calls: tuple[Call, ...]
    fresh: tuple[PersonId, ...]
    unreached: tuple[PersonId, ...]
    nobody: bool = False
    outside: bool = False
    administrators: tuple[PersonId, ...] = ()
    places: tuple[str, ...] = ()
    by: PersonId | None = None


@frozen
class CrisisTaken:
    """Somebody has it, so many seconds after it was reported; `others` reported it as well."""

    crisis: Named
    by: PersonId
    seconds: int
    reporter: PersonId
    others: tuple[PersonId, ...] = ()
    platform: str = ""


@frozen
class CrisisSeen:
    """Somebody saw the alert, or said that he joins in; neither stops the ladder. `late`: after it was over."""

    crisis: Named
    by: PersonId
    joins: bool = False
    late: bool = False
    platform: str = ""


@frozen
class CrisisAdded:
    """Somebody added what he knows; `tells` is the owner's word on how it goes on."""

    crisis: Named
    by: PersonId
    words: str
    files: tuple[str, ...] = ()
    tells: bool = False
    owner: PersonId | None = None


@frozen
class OwnerSilent:
    """Whoever has it has told nothing for too long: he is asked, or has lost it; `leaders` are told."""

    crisis: Named
    owner: PersonId
    minutes: int
    lost: bool
    leaders: tuple[PersonId, ...]
    by: PersonId | None = None


@frozen
class CrisisSteadied:
    """Its owner says that it is stable."""

    crisis: Named
    by: PersonId


@frozen
class CrisisOffered:
    """Its owner offers it to somebody; `calls` are to him."""

    crisis: Named
    by: PersonId
    to: PersonId
    calls: tuple[Call, ...]


@frozen
class CrisisHandedOver:
    """It is somebody else's now, or he declined."""

    crisis: Named
    by: PersonId
    before: PersonId
    declined: bool = False


@frozen
class EndProposed:
    """Somebody says that it is over or was none; `confirm` are those who may agree."""

    crisis: Named
    by: PersonId
    how: Literal["closed", "false-alarm"]
    confirm: tuple[PersonId, ...]


@frozen
class KeptOpen:
    """Somebody says that it is not over."""

    crisis: Named
    by: PersonId
    before: PersonId


@frozen
class CrisisEnded:
    """A second person agreed; all who were called are told."""

    crisis: Named
    by: PersonId
    how: Literal["closed", "false-alarm"]
    first: PersonId
    told: tuple[PersonId, ...]


@frozen
class CrisisReopened:
    """It was not over after all."""

    crisis: Named
    by: PersonId


@frozen
class CrisisMerged:
    """It is part of another one, whose number is `into`; those called are told."""

    crisis: Named
    into: str
    told: tuple[PersonId, ...]
    by: PersonId | None = None


@frozen
class CalledChanged:
    """The roster has changed: these are not called any more (fault 87)."""

    crisis: Named
    left: tuple[PersonId, ...]
    by: PersonId | None = None


CrisisFact = (
    CrisisReported
    | CrisisDropped
    | CrisisConfirmed
    | CrisisCalled
    | CrisisTaken
    | CrisisSeen
    | CrisisAdded
    | OwnerSilent
    | CrisisSteadied
    | CrisisOffered
    | CrisisHandedOver
    | EndProposed
    | KeptOpen
    | CrisisEnded
    | CrisisReopened
    | CrisisMerged
    | CalledChanged
)
