"""Digests: each gets one at his hour on working days, of what waits for him and what was gathered; none when empty."""

from collections.abc import Iterable

from bot.cards.card import Card
from bot.cards.digest import NewsLine, digest, reminders
from bot.cards.guarding import blanked
from bot.cards.lists import InboxLine
from bot.cards.news import buttons
from bot.deps import Act
from bot.domain.calendars import next_local
from bot.domain.drafts import DraftId
from bot.domain.effects import Remind
from bot.domain.habits import Gathers, Habits, hour, written
from bot.domain.people import PersonId
from bot.domain.telling import DigestMade, RemindersJoined
from bot.journeys import Waiting
from bot.mail import Outgoing
from bot.reactions.rules import DIGEST, DIGEST_HOUR
from bot.text import Text
from handlers import ladders
from handlers.made import Wanted
from handlers.sheets import secret, unnamed

LISTED = 20  # lines of what waits, and of news; more are counted
_WAITING = "pending"  # a row of the outbox that nobody has taken yet
_OF_STEPS = frozenset({"news-step-due", "news-step-late", "news-step-waits", "news-step-overdue"})
_WAIT = frozenset({"review", "release", "returned"})  # what waits so that a digest is worth it


def habits_of(act: Act, person: PersonId) -> Habits:
    """Give how somebody wants to be told."""
    return act.tables.habits.of(person).habits(act.organisation.habits)


def prepare(act: Act) -> None:
    """See to it that every hour at which somebody has his digest comes on the next working day."""
    usual, week = act.organisation.habits, act.organisation.week
    hours = set(act.tables.habits.hours())
    if usual.gathers is not Gathers.NOTHING:
        hours.add(written(usual.digest_at))
    for at in sorted(hours):
        day, moment = next_local(act.now, hour(at), week.zone, week.works)
        act.remind(Remind(DIGEST_HOUR, at, f"{day}", moment))


def come(act: Act, due: Remind) -> None:
    """At an hour, let each who has his digest then have it made, in an act of its own."""
    chosen = act.tables.habits.at(due.subject)
    usual = act.organisation.habits
    if due.subject == written(usual.digest_at) and usual.gathers is not Gathers.NOTHING:
        chosen |= _concerned(act) - act.tables.habits.at(None)
    for person in sorted(chosen):
        act.remind(Remind(DIGEST, person, due.period, act.now))
    prepare(act)


def _concerned(act: Act) -> frozenset[PersonId]:
    """Name those for whom something waits, or news."""
    publishers = (person for task in act.releases.open() for person in task.publishers)
    return act.tables.messages.for_digests() | {*act.drafts.seated(), *publishers}


def compose(act: Act, due: Remind) -> None:
    """Make somebody's digest; with nothing in it there is none."""
    person = PersonId(due.subject)
    habits = habits_of(act, person)
    if habits.gathers is Gathers.NOTHING:
        return
    found = act.tables.messages.gatherable(person, habits.gathers_from)
    news = [one for one in found if holds(act, one)]
    waiting = sum(line.kind in _WAIT for line in act.drafts.waiting_for(person, LISTED))
    for one in found:
        act.tables.messages.gather(one.id)
    if news or waiting:
        act.record(DigestMade(person, tuple(one.id for one in news), waiting))


def join(act: Act, person: PersonId, rows: Iterable[int]) -> frozenset[int]:
    """Make one message of several reminders that may go now; what is over by now is left out. Gives what went in."""
    found = [one for row in rows if (one := act.tables.messages.outgoing(row)) and one.state == _WAITING]
    news = [one for one in found if holds(act, one)]
    gathered = [one for one in found if len(news) > 1 or one not in news]
    for one in gathered:
        act.tables.messages.gather(one.id)
    if len(news) > 1:
        act.record(RemindersJoined(person, tuple(one.id for one in news)))
    return frozenset(one.id for one in gathered)


def holds(act: Act, one: Outgoing | Wanted) -> bool:
    """Tell whether news is still true: that a step waits for its reader is so until it waits for others."""
    text = one.text.values.get("news") if one.text is not None and one.text.key == "news-late" else one.text
    if not isinstance(text, Text) or text.key not in _OF_STEPS:
        return True
    draft = act.drafts.get(DraftId(one.subject))
    journey = act.drafts.round(draft.id) if draft else None
    step = journey.open if journey else None
    return step is not None and any(person == one.person for _, person in ladders.holders(act, step))


def card(act: Act, person: PersonId, said: Text) -> Card:
    """Build a digest, of what waits now and of the news that were gathered for it; or reminders in one message."""
    rows = said.values.get("rows")
    found = (
        [act.tables.messages.outgoing(row) for row in rows if isinstance(row, int)] if isinstance(rows, tuple) else []
    )
    news = [_news(act, one, person) for one in found if one is not None and one.text is not None]
    if said.key == "reminders-title":
        return reminders(news)
    waiting = act.drafts.waiting_for(person, LISTED + 1)
    more = act.drafts.count_waiting(person) - LISTED if len(waiting) > LISTED else 0
    lines = [inbox_line(act, line, person) for line in waiting[:LISTED]]
    return digest(act.now, lines, more, news[:LISTED], max(len(news) - LISTED, 0))


def inbox_line(act: Act, line: Waiting, person: PersonId) -> InboxLine:
    """Give a line of what waits for somebody."""
    draft, hidden = line.draft, unnamed(act, line.draft, person)
    about = (line.kind, line.since, line.step, line.due)
    whose = act.names(line.whose) if line.whose else None
    return InboxLine(draft.id, draft.number, line.title, *about, guarded=hidden, whose=whose)


def _news(act: Act, one: Outgoing, person: PersonId) -> NewsLine:
    text = one.text or Text("none")
    hidden = secret(act, one.subject, person)
    return NewsLine(blanked(text) if hidden else text, buttons(one.buttons, one.subject, one.version))
