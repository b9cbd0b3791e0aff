"""What is posted where several people read."""

from datetime import datetime

from bot.cards.card import Kind
from bot.domain import crisis_facts, facts, publishing, situation_facts
from bot.domain.effects import PR_DESK, Lane, Send
from bot.domain.items import Declared
from bot.domain.officers import OfficerChanged
from bot.domain.people import PersonId
from bot.reactions.news import decider, of
from bot.reactions.situation import posted as report_posted
from bot.reactions.standing import officer_text
from bot.reactions.statements import marked
from bot.text import micros


def posted(fact: facts.Fact, at: datetime, people: facts.NamesOf) -> tuple[Send, ...]:
    """Say what is posted where the PR desk reads, or where crises are: an item when it comes in, a crisis, a report."""
    match fact:
        case facts.Submitted(version=1, item=item):
            return (Send(f"posted:{item.draft}", PersonId(""), Kind.POSTED, item.draft, place=PR_DESK),)
        case crisis_facts.CrisisCalled(crisis=one, places=(place, *_)):
            return (Send(f"posted:{one.id}", PersonId(""), Kind.CRISIS, one.id, lane=Lane.CRISIS, place=place),)
        case situation_facts.SituationReported():
            return report_posted(fact, people)
        case OfficerChanged():
            once = f"officer-changed:{fact.unit}:{micros(at)}"
            return (Send(once, PersonId(""), Kind.NEWS, text=officer_text(fact, people), place=PR_DESK),)
        case _:
            return _in_thread(fact, at, people)


def _in_thread(fact: facts.Fact, at: datetime, people: facts.NamesOf) -> tuple[Send, ...]:
    """Say in the thread of an item what becomes of it."""
    match fact:
        case facts.Submitted():
            text = of(fact, "posted-submitted", by=people(fact.by), version=fact.version)
        case facts.SignedOff():
            text = of(fact, "posted-signed-off")
        case facts.Returned():
            text = of(fact, "posted-returned", by=decider(fact, people), step=fact.names)
        case facts.Rejected():
            text = of(fact, "posted-rejected", by=decider(fact, people), step=fact.names)
        case facts.Withdrawn():
            text = of(fact, "posted-withdrawn", by=people(fact.by))
        case publishing.Released(complete=True):
            text = of(fact, "posted-released", by=people(fact.by), channels=fact.everywhere)
        case _:
            return ()
    key = f"{text.key}:{fact.item.draft}:{micros(at)}"
    text = marked(fact.item, text) if isinstance(fact.item, Declared) else text
    return (Send(key, PersonId(""), Kind.NEWS, fact.item.draft, text=text, place=PR_DESK),)
