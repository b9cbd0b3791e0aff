"""What is posted where several people read."""

from datetime import datetime

from bot.cards.card import Kind
from bot.domain import facts, publishing
from bot.domain.effects import PR_DESK, Send
from bot.domain.people import PersonId
from bot.reactions.news import of
from bot.text import micros


def posted(fact: facts.Fact, at: datetime, people: facts.NamesOf) -> tuple[Send, ...]:
    """Say what is posted where the PR desk reads: an item when it comes in, and in its thread what becomes of it."""
    match fact:
        case facts.Submitted(version=1, item=item):
            return (Send(f"posted:{item.draft}", PersonId(""), Kind.POSTED, item.draft, place=PR_DESK),)
        case facts.Submitted():
            text = of(fact, "posted-submitted", by=people(fact.by), version=fact.version)
        case facts.SignedOff():
            text = of(fact, "posted-signed-off")
        case facts.Returned():
            text = of(fact, "posted-returned", by=people(fact.by), step=fact.names)
        case facts.Rejected():
            text = of(fact, "posted-rejected", by=people(fact.by), step=fact.names)
        case facts.Withdrawn():
            text = of(fact, "posted-withdrawn", by=people(fact.by))
        case publishing.Released(complete=True):
            text = of(fact, "posted-released", by=people(fact.by), channels=fact.everywhere)
        case _:
            return ()
    key = f"{text.key}:{fact.item.draft}:{micros(at)}"
    return (Send(key, PersonId(""), Kind.NEWS, fact.item.draft, text=text, place=PR_DESK),)
