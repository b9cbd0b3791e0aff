"""Getting hold of a draft for an act: found, allowed, with its working copy open where one is needed."""

from dataclasses import replace

from bot.cards import particulars
from bot.cards.card import Kind
from bot.deps import Act
from bot.domain import completeness, leadtimes
from bot.domain.drafts import EDITABLE, Draft, DraftId, NotYours, TooLateToEdit, Version
from bot.domain.items import Declared, Item
from bot.domain.leadtimes import Deadline
from bot.domain.people import Person
from bot.domain.plans import counts_from
from bot.domain.policies import Field
from bot.domain.steps import SeatId, StepId
from bot.errors import NotFound
from bot.text import Names, Text


def item(draft: Draft, title: str) -> Item:
    """Say how a draft is spoken of in facts; one without a number yet is known by its title."""
    about = (draft.id, draft.number or "", title, draft.author, draft.unit)
    return Item(*about) if draft.statement is None else Declared(*about, draft.statement)


def behind(act: Act, kind: str, subject: str) -> Draft | None:
    """Give the draft that a card of this kind and subject is about."""
    if kind in (Kind.REVIEW, Kind.READING, Kind.COMPARING):
        found = act.drafts.with_seat(SeatId(subject))
    elif kind == Kind.TALK:
        found = act.drafts.with_step(StepId(subject))
    elif kind == Kind.QUESTION:
        asked = act.dialogs.get(subject)
        found = asked.draft if asked else None
    else:
        found = DraftId(subject)
    return act.drafts.get(found) if found else None


def state(draft: Draft) -> Text:
    """Say in what state a draft is."""
    return Text(f"state-{draft.state}")


def own(act: Act, person: Person, draft_id: str) -> Draft:
    """Give a person's own draft; NotFound and NotYours otherwise."""
    draft = act.drafts.get(DraftId(draft_id))
    if draft is None:
        raise NotFound
    if draft.author != person.id:
        raise NotYours(author=act.names(draft.author))
    return draft


def visible(act: Act, person: Person, draft_id: str) -> Draft:
    """Give a draft that this person may see; what he may not see is not there for him."""
    draft = act.drafts.get(DraftId(draft_id))
    if draft is None or not act.drafts.may_see(person.id, draft.id, act.now):
        raise NotFound
    return draft


def newest(act: Act, draft: Draft) -> Version:
    """Give the newest version, the working copy if one is open."""
    return act.drafts.version(draft.id, draft.latest)


def working(act: Act, draft: Draft) -> tuple[Draft, Version]:
    """Give the working copy, opened from the last version if none is open; TooLateToEdit after the end."""
    editable(draft)
    if draft.working:
        return draft, act.drafts.version(draft.id, draft.latest)
    last = act.drafts.version(draft.id, draft.version)
    note = last.note if draft.editor else ""  # what the author said to those who approve is his
    copy = replace(last, number=last.number + 1, author=draft.writer, frozen_at=None, fingerprint="", note=note)
    act.drafts.put_version(copy)
    return replace(draft, working=True), copy


def editable(draft: Draft) -> None:
    """Refuse an item whose text stands as it is."""
    if draft.state not in EDITABLE:
        raise TooLateToEdit(state=state(draft))


def late(act: Act, draft: Draft, version: Version) -> Deadline | None:
    """Give the deadline that an item has missed, by its lead time (INT4)."""
    missed = leadtimes.missed(draft, version, act.policy_of(draft).lead, act.organisation.week, act.now)
    return None if missed is not None and announced(act, draft, version, missed) else missed


def deadline(act: Act, draft: Draft, version: Version) -> Deadline | None:
    """Give until when an item has to be submitted; none where it was announced by then, which counts (P3 12.2)."""
    due = leadtimes.deadline(version, act.policy_of(draft).lead, act.organisation.week)
    return None if due is not None and announced(act, draft, version, due) else due


def announced(act: Act, draft: Draft, version: Version, due: Deadline) -> bool:
    """Tell whether an item was known in time by its entry in the release plan, or is what the PR desk called for."""
    entered = counts_from(act.tables.plans.of_draft(draft.id), version)
    return _called_for(act, draft, version) or (entered is not None and entered < due.before)


def _called_for(act: Act, draft: Draft, version: Version) -> bool:
    """Tell whether an item appears at the time that the PR desk set for all (P1 13)."""
    found, planned = act.tables.assignments.of_draft(draft.id), version.particulars.planned
    at = found[0].release_at if found is not None else None
    return at is not None and planned is not None and planned >= at


def late_text(act: Act, draft: Draft, version: Version) -> Text | None:
    """Say that an item comes later than its lead time allows, if it does."""
    missed = late(act, draft, version)
    return particulars.too_late(missed) if missed else None


def missing(act: Act, draft: Draft, version: Version) -> tuple[Field, ...]:
    """Name what is still to be asked of an item, the reason for being late last."""
    unit, overdue = act.people.unit(draft.unit), late(act, draft, version) is not None
    former = act.people.roster(act.now).former if version.particulars.concerned else ()
    return completeness.missing(version, act.policy_of(draft), unit, late=overdue, former=former)


def keep(act: Act, draft: Draft, version: Version) -> Draft:
    """Write the working copy and raise the draft's revision, so that its cards follow."""
    act.drafts.put_version(version)
    return act.drafts.save(draft, act.now)


def show(act: Act, person: Person, draft: Draft) -> None:
    """Send somebody the card of his working copy: the author's of his item, or that of an edit."""
    act.tell(person, Kind.EDIT if draft.editor == person.id else Kind.ITEM, draft.id)


def reader_or_name(act: Act, person: str, reader: Person) -> Names | Text:
    """Give somebody's names, or "you" where he is the reader."""
    found = act.people.get(person)  # type: ignore[arg-type]  # a person's id
    if person == reader.id or found is None:
        return Text("you")
    return found.names
