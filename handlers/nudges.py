"""The author's nudge: one message to those who have had his item for an hour, and again after four at the earliest."""

from datetime import datetime, timedelta
from typing import Final

from bot.deps import Act
from bot.domain.calendars import add_working
from bot.domain.chasing import Nudged
from bot.domain.drafts import Draft, DraftState
from bot.domain.effects import Remind
from bot.domain.people import Person, PersonId
from bot.errors import Offer, Refused
from bot.reactions.rules import NUDGE
from bot.text import Text, Value, micros
from handlers import items, ladders

AGAIN_AFTER: Final = timedelta(hours=4)  # and then in working time
NOT_BEFORE: Final = timedelta(hours=1)  # that somebody has had it
_AT_WORK: Final = timedelta(0)


class NudgedAlready(Refused):
    """Those who have the item were asked not long ago."""

    key = "refused-nudged-already"


class NudgedEarly(Refused):
    """Those who have the item have hardly had time to look at it."""

    key = "refused-nudged-early"


class NothingToNudge(Refused):
    """The item waits for nobody but its author."""

    key = "refused-nothing-to-nudge"


def nudge(act: Act, person: Person, draft_id: str) -> Text:
    """Ask those who have an item to see to it."""
    draft = items.own(act, person, draft_id)
    told, since = _with(act, draft)
    told = tuple(one for one in dict.fromkeys(told) if one != person.id)
    if not told or since is None:
        raise NothingToNudge(Offer("progress", draft.id), state=items.state(draft))
    again = act.dues.next_for(NUDGE, draft.id)
    if again is not None:
        raise NudgedAlready(Offer("progress", draft.id), at=again)
    if act.now < since + NOT_BEFORE:
        about: dict[str, Value] = {"people": tuple(map(act.names, told)), "since": since, "at": since + NOT_BEFORE}
        raise NudgedEarly(Offer("progress", draft.id), **about)
    title = act.drafts.version(draft.id, draft.version).title
    act.record(Nudged(items.item(draft, title), person.id, told, since))
    at = add_working(act.now + AGAIN_AFTER, _AT_WORK, act.organisation.week)
    act.remind(Remind(NUDGE, draft.id, str(micros(act.now)), at))
    return Text("notice-nudged", {"people": tuple(map(act.names, told)), "title": title})


def _with(act: Act, draft: Draft) -> tuple[tuple[PersonId, ...], datetime | None]:
    """Give those who have an item, and since when."""
    journey = act.drafts.round(draft.id)
    step = journey.open if journey else None
    if draft.state is DraftState.IN_REVIEW and step is not None:
        return tuple(person for _, person in ladders.holders(act, step)), step.opened_at
    task = act.releases.task(draft.id)
    if draft.state is DraftState.SIGNED_OFF and task is not None and task.open and task.hold is None:
        passed = [step.opened_at for step in journey.passed if step.opened_at] if journey else []
        return task.publishers, max(passed, default=None)
    return (), None
