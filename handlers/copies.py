"""Working copies: whose one is, who may write in it now, and how an edit that can be saved no more is given back."""

from dataclasses import replace

from bot.cards.card import Kind
from bot.cards.compared import changes
from bot.deps import Act
from bot.domain import edits, seating
from bot.domain.drafts import Draft, DraftId, DraftState, NotYours, changed
from bot.domain.edits import BeingEdited, EditOver
from bot.domain.effects import Send
from bot.domain.people import Person, PersonId
from bot.errors import NotFound, Offer, Refused
from bot.text import Text, micros
from handlers import items, questions


class NoOfficerAnyMore(Refused):
    """An author whose role has ended goes on with nothing; officers of the unit do, or administrators see to it."""

    key = "refused-no-officer-any-more"


def writable(act: Act, person: Person, draft_id: str) -> Draft:
    """Give a draft to whoever may write in it now: its author, or while he edits it somebody whom a step asks.

    An edit that can be saved no more, or in which nothing has been done, does not keep the author out.
    Raises NotFound, NotYours, NoOfficerAnyMore, BeingEdited and EditOver.
    """
    draft = act.drafts.get(DraftId(draft_id))
    if draft is None:
        raise NotFound
    if draft.author == person.id:
        still_drafts(act, person, draft)
        return draft if draft.editor is None else _for_author(act, draft)
    if draft.editor != person.id or not lasts(act, draft):
        raise _not_his(act, person, draft)
    return draft


def still_drafts(act: Act, person: Person, draft: Draft) -> None:
    """Refuse an author who is neither officer nor liaison any more; what he wrote stays as it is (P3 7, 12.1)."""
    if draft.statement is not None:
        return  # whoever works on a crisis writes them
    if not any(held.role in questions.AUTHORS for held in act.people.roles(person.id, act.now)):
        officers = questions.officers_of(act.people.roster(act.now), draft.unit)
        raise NoOfficerAnyMore(people=officers or (Text("none"),))


def _for_author(act: Act, draft: Draft) -> Draft:
    if lasts(act, draft) and not idle(act, draft):
        raise being_edited(act, draft)
    return let_go(act, draft)


def being_edited(act: Act, draft: Draft) -> BeingEdited:
    """Say who is changing an item."""
    return BeingEdited(Offer("progress", draft.id), by=act.names(draft.writer))


def _not_his(act: Act, person: Person, draft: Draft) -> Refused:
    if edits.was_asked(act.drafts.round(draft.id), person.id, act.policy_of(draft)):
        return EditOver(Offer("progress", draft.id))
    return NotYours(author=act.names(draft.author))


def lasts(act: Act, draft: Draft) -> bool:
    """Tell whether whoever edits a draft may still save it: his seat is open, and the role is his."""
    policy = act.policy_of(draft)
    found = edits.place(act.drafts.round(draft.id), draft.writer, policy)
    if found is None or draft.state is not DraftState.IN_REVIEW:
        return False
    step, seat = found
    who = seating.held_as(seat, step, policy)
    return act.people.holds(draft.writer, who.role, seating.place_of(who, draft, seat.unit), act.now)


def idle(act: Act, draft: Draft) -> bool:
    """Tell whether nothing has been done in a working copy, and its writer is not being asked about it either."""
    question = act.dialogs.open(draft.writer)
    if question is not None and question.draft == draft.id:
        return False
    copy = items.newest(act, draft)
    unlike = changed(act.drafts.version(draft.id, draft.version), copy)
    return not unlike or (unlike == {"note"} and not copy.note)


def checked(act: Act, draft: Draft) -> Draft:
    """Give a draft that has moved on; whoever was editing it and can save that no more has it taken from him."""
    return draft if draft.editor is None or lasts(act, draft) else let_go(act, draft)


def let_go(act: Act, draft: Draft) -> Draft:
    """Take an edit away, and give what was changed back to whoever did, so that nothing he wrote is lost."""
    if draft.editor is None:
        return draft
    last, copy = act.drafts.version(draft.id, draft.version), items.newest(act, draft)
    close_question(act, draft.editor, draft)
    act.drafts.drop_version(draft.id, copy.number)
    what = changes(last, copy)
    text = copy.text if copy.text != last.text else ""
    left = Text("edit-left", {"title": copy.title, "what": what, "text": text})
    once = f"edit-left:{draft.id}:{copy.number}:{micros(act.now)}"
    if what:
        act.send(Send(once, draft.editor, Kind.GIVEN_BACK, draft.id, copy.number, text=left))
    return act.drafts.save(replace(draft, working=False, editor=None), act.now)


def close_question(act: Act, person: PersonId, draft: Draft) -> None:
    """Close what somebody is being asked about a draft that is not his to write in any more."""
    question = act.dialogs.open(person)
    if question is not None and question.draft == draft.id:
        act.dialogs.close(question, None, act.now)
