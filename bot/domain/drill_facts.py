"""What happened to drills: begun, announced, put off, over; and to reaching people; facts."""

from bot.domain.crises import CrisisId
from bot.domain.crisis_facts import Named
from bot.domain.drill_rules import Occasion
from bot.domain.drills import Why
from bot.domain.people import PersonId
from bot.domain.reaching import AccountBack, AccountLost, ReachabilityChanged, ReachabilityNoted
from bot.frozen import frozen


@frozen
class DrillBegan:
    """A drill began, by hand or because policy asks for it in this period."""

    crisis: Named
    occasion: Occasion
    period: str = ""
    by: PersonId | None = None


@frozen
class DrillAnnounced:
    """Those who lead in crises were told that there will be one: on which local day (P1 8)."""

    occasion: Occasion
    period: str
    day: str
    told: tuple[PersonId, ...]
    by: PersonId | None = None


@frozen
class DrillPutOff:
    """A drill that policy asks for did not begin: another crisis was open, or the bot had not run at its time."""

    occasion: Occasion
    period: str
    because: CrisisId | None = None
    by: PersonId | None = None


@frozen
class DrillEnded:
    """A drill is over: those who were called are told, its report goes to `reported`; `real` is why it was stopped."""

    crisis: Named
    why: Why
    told: tuple[PersonId, ...]
    reported: tuple[PersonId, ...]
    real: str = ""
    by: PersonId | None = None


ReachFact = ReachabilityChanged | ReachabilityNoted | AccountLost | AccountBack
DrillFact = DrillBegan | DrillAnnounced | DrillPutOff | DrillEnded | ReachFact
