"""Somebody's week, from Monday on in the organisation's zone: what he did, and what of his comes out."""

from datetime import datetime, time, timedelta

from bot.cards.card import Card
from bot.cards.week import WeekLine, week
from bot.deps import Act
from bot.domain.calendars import at_local
from bot.domain.people import PersonId
from handlers.sheets import unnamed

_DAYS = timedelta(days=7)


def card(act: Act, person: PersonId) -> Card:
    """Build the list: what is to be released first, then what he did, the newest first."""
    zone = act.organisation.zone
    today = act.now.astimezone(zone).date()
    monday = today - timedelta(days=today.weekday())
    since, until = (at_local(day, time(), zone) for day in (monday, monday + _DAYS))
    done = (
        WeekLine(one.draft.id, one.draft.number, one.title, one.kind, one.at, unnamed(act, one.draft, person))
        for one in act.drafts.lately(person, since)
    )
    return week((*_coming(act, person, until), *done))


def _coming(act: Act, person: PersonId, until: datetime) -> list[WeekLine]:
    """Give what waits for its release this week and is his own, or his to release."""
    lines = []
    for task in act.releases.open():
        draft = act.drafts.get(task.draft)
        mine = draft is not None and person in (draft.author, *task.publishers)
        if draft is not None and mine and (task.planned is None or task.planned < until):
            title = act.drafts.version(draft.id, task.version).title
            hidden = unnamed(act, draft, person)
            lines.append(WeekLine(draft.id, draft.number, title, "planned", task.planned, hidden))
    return lines
