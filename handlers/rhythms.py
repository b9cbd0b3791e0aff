"""How often something appears in each channel (TIM5, P3 13): looked at on working days, told to those who release."""

from datetime import date, time, timedelta
from typing import Final

from bot.deps import Act
from bot.domain.calendars import next_local
from bot.domain.contributing import Behind, ChannelsBehind
from bot.domain.effects import Remind
from bot.domain.people import Role, Who
from bot.domain.policies import Channel
from bot.domain.rhythms import behind
from bot.reactions.rules import ORGANISATION, RHYTHM
from handlers import quotas

LOOKED_AT: Final = time(10)
_TOLD: Final = (Role.PUBLISHER, Role.PR_DESK)
_BACK: Final = timedelta(days=14)


def prepare(act: Act) -> None:
    """See to it that channels are looked at on the next working day, where policy gives any a rhythm."""
    rhythmic = [channel.id for channel in _rhythmic(act)]
    act.tables.quotas.know("channel", rhythmic, act.now)
    if rhythmic:
        _next(act)


def _rhythmic(act: Act) -> tuple[Channel, ...]:
    policy = act.policies.active()
    return tuple(channel for channel in policy.channels if channel.rhythm) if policy else ()


def _next(act: Act) -> None:
    week = act.organisation.week
    day, at = next_local(act.now, LOOKED_AT, week.zone, week.works)
    quotas.plan(act, RHYTHM, ORGANISATION, f"{day}", at)


def look(act: Act, due: Remind) -> None:
    """Tell of the channels that are behind today; of days on which the bot was down nothing is said afterwards."""
    _next(act)
    if due.period != f"{act.today}":
        return
    found = falling(act, act.today)
    if found:
        roster = act.people.roster(act.now)
        anywhere = next(iter(roster.units))
        told = quotas.present(act, (one for role in _TOLD for one in roster.asked(Who(role), anywhere)))
        act.record(ChannelsBehind(due.period, found, told))


def falling(act: Act, day: date) -> tuple[Behind, ...]:
    """Give the channels that are behind at a local day, in policy's order."""
    channels = _rhythmic(act)
    since = act.tables.quotas.known("channel")
    moments = act.tables.quotas.released(tuple(channel.id for channel in channels), act.now - _BACK)
    found = (
        behind(
            (channel.id, channel.names),
            channel.rhythm,
            moments[channel.id],
            since.get(channel.id, act.now),
            day,
            act.organisation.week,
        )
        for channel in channels
        if channel.rhythm
    )
    return tuple(one for one in found if one is not None)
