"""What follows from facts about statements: in a crisis they go before all else, and a drill's are marked as such."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot.cards.card import Kind
from bot.cards.tokens import Verb
from bot.domain import facts
from bot.domain.effects import Effect, Lane, Remind, Send
from bot.domain.items import Declared
from bot.domain.ladders import UNREACHED
from bot.domain.statement_facts import PreclearedEnds, PreclearedUsed, StatementInDoubt
from bot.reactions.crises import words
from bot.reactions.news import OPEN, Reactions, news, of
from bot.reactions.rules import STEP_RUNG
from bot.text import Text, Value, micros

_LOOKED_FOR: Final = (timedelta(0), timedelta(seconds=30))  # after which is seen whether anybody asked can be reached


def hastened(fact: facts.Fact, item: Declared, at: datetime, effects: tuple[Effect, ...]) -> tuple[Effect, ...]:
    """Give what follows from a fact about a statement as it follows in a crisis: first of all, quiet hours or not.

    What is written beforehand goes its usual way, but for its end: it is kept, and not released.
    """
    if not item.statement.urgent:
        return tuple(_kept(one) for one in effects if not (isinstance(one, Send) and one.kind == Kind.RELEASE))
    first = tuple(_first(one, item) if isinstance(one, Send) else one for one in effects)
    return (*first, *_reach(fact, at)) if isinstance(fact, facts.StepOpened) else first


def _first(send: Send, item: Declared) -> Send:
    """Put it before all else; what has minutes is not put off by hours."""
    text = marked(item, send.text) if send.text is not None else None
    buttons = tuple(button for button in send.buttons if not button[0].startswith(f"{Verb.LATER}."))
    return replace(send, lane=Lane.CRISIS, text=text, buttons=buttons)


def _kept(effect: Effect) -> Effect:
    """Say of what was signed beforehand that it may be used, not that it waits to be released."""
    if not isinstance(effect, Send) or effect.text is None or effect.text.key != "news-signed-off":
        return effect
    return replace(effect, text=Text("news-precleared", effect.text.values))


def marked(item: Declared, text: Text) -> Text:
    """Mark words about the statement of a drill, at both ends."""
    return Text("crisis-drill", {"text": text}) if item.statement.drill else text


def _reach(fact: facts.StepOpened, at: datetime) -> tuple[Remind, ...]:
    """Have it seen whether those who are asked can be reached at all, and once more when their cards went out."""
    rungs = enumerate(_LOOKED_FOR, 1)
    return tuple(
        Remind(STEP_RUNG, fact.step, f"{fact.version}.{UNREACHED}-{number}", at + after) for number, after in rungs
    )


def _in_doubt(fact: StatementInDoubt, at: datetime, _: facts.NamesOf) -> tuple[Effect, ...]:
    """Ask its author whether it is still wanted."""
    text = of(fact, f"news-statement-{fact.how}")
    drop = (Verb.DISCARD.value, "button-discard") if fact.begun else (Verb.WITHDRAW.value, "button-withdraw")
    return news(fact, at, (fact.item.author,), text, (drop, *OPEN))


def _used(fact: PreclearedUsed, at: datetime, people: facts.NamesOf) -> tuple[Effect, ...]:
    """Tell whoever signed it at once that somebody speaks on his word."""
    confirmed = tuple(map(people, fact.confirmed))
    values: dict[str, Value] = {"of": fact.of, "statement": fact.number, "by": people(fact.writer)}
    text = words(fact.crisis, "news-precleared-used", **values, confirmed=confirmed)
    key = f"{text.key}:{fact.number}:{micros(at)}"
    buttons = ((Verb.OPEN_CRISIS.value, "button-open-crisis"),)
    return (Send(key, fact.signer, Kind.NEWS, fact.crisis.id, 0, Lane.CRISIS, text, buttons),)


def _ends(fact: PreclearedEnds, at: datetime, _: facts.NamesOf) -> tuple[Effect, ...]:
    """Ask the PR desk to have it renewed."""
    text = of(fact, "news-precleared-over" if fact.over else "news-precleared-ends", until=fact.until)
    return news(fact, at, fact.told, text, ((Verb.RENEW.value, "button-renew"), *OPEN))


REACTIONS: Final[Reactions] = {StatementInDoubt: _in_doubt, PreclearedUsed: _used, PreclearedEnds: _ends}
