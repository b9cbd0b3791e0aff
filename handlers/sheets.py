"""What a card of an item is made from, loaded for one reader at one moment."""

from datetime import datetime, timedelta

from bot.cards.guarding import sensitive
from bot.cards.sheets import Outlook, Sheet
from bot.deps import Act
from bot.domain import disagreements, routing
from bot.domain.calendars import add_working
from bot.domain.drafts import ENDED, Draft, DraftId, DraftState, Version, changed
from bot.domain.ladders import NOTHING_LEFT, Left
from bot.domain.people import PersonId
from handlers import items, owing, standing_in


def sheet_of(
    act: Act,
    draft: Draft,
    version: int,
    person: PersonId,
    *,
    reminder: datetime | None = None,
    left: Left = NOTHING_LEFT,
) -> Sheet:
    """Load what a card of an item needs; `reminder` is when a due row will remind its reader, unless `left` says so."""
    journey, task = act.drafts.round(draft.id), act.releases.task(draft.id)
    shown, policy = act.drafts.version(draft.id, version), act.policy_of(draft)
    around = act.around(policy)
    roster = around.roster
    other = draft.version not in (0, version)
    return Sheet(
        draft=draft,
        version=shown,
        round=journey,
        policy=policy,
        people=roster.people,
        units=roster.units,
        former=roster.former,
        owed=owing.notes(act, draft, shown) if draft.author == person else (),
        reader=person,
        now=act.now,
        submitted=act.drafts.version(draft.id, draft.version) if other else None,
        seen=_seen_by(act, draft, person, before=version),
        reminder=reminder or left.reminder,
        left=left,
        releases=act.releases.of(draft.id),
        task=task,
        talk=act.tables.talks.of(journey.id) if journey is not None and disagreements.talks(journey) else (),
        deadline=items.deadline(act, draft, shown),
        absences=standing_in.absences(draft, around),
        acting=standing_in.acting_now(act, draft, journey, around),
    )


def _seen_by(act: Act, draft: Draft, person: PersonId, *, before: int) -> Version | None:
    """Give the last version before this one that somebody decided on or opened for his seat."""
    number = act.drafts.seen(draft.id, person, before)
    return act.drafts.version(draft.id, number) if number else None


def outlook(act: Act, draft: Draft, sheet: Sheet) -> Outlook:
    """Work out what submitting would bring."""
    if not draft.working or draft.state in ENDED:
        return Outlook(unchanged=draft.state is DraftState.RETURNED)
    policy = act.policy_of(draft)
    plan = routing.plan(policy, sheet.version, draft, act.people.roster(act.now))
    journey, submitted = sheet.round, sheet.submitted
    rules = [planned.rule for planned in plan.steps]
    if draft.round is not None and journey is not None and submitted is not None:
        changes = changed(submitted, sheet.version)
        what = routing.reopens(changes, journey, policy, edited=draft.editor is not None)
        kept = routing.kept(journey, what, plan)
        rules = [rule for rule in rules if rule.id not in kept]
    amount = sum((rule.due for rule in rules if rule.due), timedelta(0))
    expected = add_working(act.now, amount, act.around(policy).week) if amount else None
    return Outlook(plan, expected, tuple(rule.names for rule in rules))


def secret(act: Act, draft_id: str | None, person: PersonId) -> bool:
    """Tell whether what is said to somebody is about an item of another's that may touch on secrets."""
    draft = act.drafts.get(DraftId(draft_id)) if draft_id else None
    return draft is not None and _secret(act, draft, person)


def _secret(act: Act, draft: Draft, person: PersonId) -> bool:
    if draft.author == person or not draft.version:
        return False
    return sensitive(act.drafts.version(draft.id, draft.version).particulars)


def unnamed(act: Act, draft: Draft, person: PersonId) -> bool:
    """Tell whether a list, over which others may look, calls an item by its number only: until it is released."""
    return draft.state is not DraftState.RELEASED and _secret(act, draft, person)
