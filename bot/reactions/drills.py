"""What follows from facts about drills and reach: who is told that one is over, and who has what is to be read."""

from datetime import datetime
from typing import Final

from bot.cards.card import Kind
from bot.domain import drill_facts, facts
from bot.domain.effects import Lane, Send
from bot.domain.people import PersonId
from bot.domain.reaching import AccountLost, ReachabilityChanged
from bot.reactions.crises import words
from bot.reactions.news import Reactions
from bot.reactions.rules import ORGANISATION
from bot.text import Text, micros


def _announced(fact: drill_facts.DrillAnnounced, _: datetime, __: facts.NamesOf) -> tuple[Send, ...]:
    text = Text("crisis-drill", {"text": Text(f"news-drill-announced-{fact.occasion}", {"day": fact.day})})
    once = f"{text.key}:{fact.occasion}:{fact.period}"
    return tuple(Send(f"{once}:{person}", person, Kind.NEWS, text=text) for person in fact.told)


def _ended(fact: drill_facts.DrillEnded, at: datetime, _: facts.NamesOf) -> tuple[Send, ...]:
    """Tell that it is over, behind whatever is real; what everybody hears at once waits for no quiet hours."""
    text = words(fact.crisis, f"news-drill-over-{fact.why}", real=fact.real)
    return (
        *(_over(fact.crisis.id, person, text, at) for person in dict.fromkeys(fact.told)),
        *(Send(f"drill:{fact.crisis.id}:{one}", one, Kind.DRILL, fact.crisis.id) for one in fact.reported),
    )


def _over(crisis: str, person: PersonId, text: Text, at: datetime) -> Send:
    once = f"drill-over:{crisis}:{person}"
    return Send(once, person, Kind.NEWS, crisis, lane=Lane.DECISIONS, text=text, needed_by=at)


def _out_of_reach(fact: ReachabilityChanged, at: datetime, _: facts.NamesOf) -> tuple[Send, ...]:
    """Send administrators the card of who cannot be reached; an older one follows by itself."""
    once = f"{Kind.REACHABILITY}:{micros(at)}"
    return tuple(Send(f"{once}:{one}", one, Kind.REACHABILITY, ORGANISATION) for one in fact.told)


def _lost(fact: AccountLost, at: datetime, _: facts.NamesOf) -> tuple[Send, ...]:
    """Tell somebody whom another account still reaches, in time that he mends it; the rest is for administrators."""
    if not fact.elsewhere:
        return ()
    text = Text("news-account-lost", {"platform": Text(f"platform-{fact.platform}")})
    return (Send(f"{text.key}:{fact.platform}:{fact.person}:{micros(at)}", fact.person, Kind.NEWS, text=text),)


REACTIONS: Final[Reactions] = {
    ReachabilityChanged: _out_of_reach,
    AccountLost: _lost,
    drill_facts.DrillAnnounced: _announced,
    drill_facts.DrillEnded: _ended,
}
