"""What follows from facts about emergency plans: officers and heads are asked, the PR desk has one list a month."""

from datetime import datetime
from typing import Final

from bot.cards.card import Kind
from bot.cards.tokens import Verb
from bot.domain import emergency_plan_facts, facts
from bot.domain.effects import Lane, Send
from bot.domain.policies import cited
from bot.reactions.news import Reactions
from bot.text import Text, Value, micros

_SEND: Final = ((Verb.SEND_PLAN.value, "button-send-plan"), (Verb.EMERGENCY_PLAN.value, "button-emergency-plan"))
_LIST: Final = ((Verb.EMERGENCY_PLAN.value, "menu-emergency-plan"),)


def _asked(fact: emergency_plan_facts.EmergencyPlanAsked, at: datetime, people: facts.NamesOf) -> tuple[Send, ...]:
    values: dict[str, Value] = {"unit": fact.names, "out": fact.out, "clause": tuple(map(cited, fact.clauses))}
    key = f"news-emergency-plan-{fact.standing}{'' if fact.clauses else '-kindly'}"
    once, lane = f"emergency-plan:{fact.unit}:{micros(at)}", Lane.REMINDERS
    own = tuple(
        Send(f"{once}:{one}", one, Kind.NEWS, fact.unit, lane=lane, text=Text(key, values), buttons=_SEND)
        for one in fact.officers
    )
    said = {**values, "people": tuple(map(people, fact.officers)) or (Text("none"),)}
    told = Text(f"news-emergency-plan-{fact.standing}-head", said)
    heads = (one for one in fact.heads if one not in fact.officers)
    return (*own, *(Send(f"{once}:{one}", one, Kind.NEWS, fact.unit, 0, lane, told, _SEND) for one in heads))


def _missing(fact: emergency_plan_facts.EmergencyPlansMissing, at: datetime, _: facts.NamesOf) -> tuple[Send, ...]:
    units = tuple(
        Text("emergency-plan-unit", {"unit": names, "state": Text(f"emergency-plan-{standing}")})
        for names, standing in fact.units
    )
    text = Text("news-emergency-plans-missing", {"units": units, "count": len(units)})
    return tuple(
        Send(f"emergency-plans:{fact.month}:{one}:{micros(at)}", one, Kind.NEWS, "", 0, Lane.BULK, text, _LIST)
        for one in fact.desk
    )


REACTIONS: Final[Reactions] = {
    emergency_plan_facts.EmergencyPlanAsked: _asked,
    emergency_plan_facts.EmergencyPlansMissing: _missing,
}
