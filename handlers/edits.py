"""The desk's edits: somebody whom a step asks changes the text himself, in a working copy of his own (P0 四(二)2)."""

from dataclasses import replace

from bot.cards.card import Kind
from bot.deps import Act
from bot.domain import edits
from bot.domain.drafts import Draft
from bot.domain.people import Person
from bot.domain.steps import SeatId
from bot.errors import DeadButton
from handlers import copies, decisions, items, questions


def begin(act: Act, person: Person, seat_id: str, *, on: int) -> None:
    """Open a working copy for a decider and ask what is to be changed; once it is open, show how far it is.

    Refused while somebody else is changing the item, the author or a colleague (BeingEdited).
    """
    held = decisions.seated(act, person, SeatId(seat_id), on=on)
    if held.seat.person != person.id:
        raise DeadButton  # who stands in decides on the text; writing it is left to the seat's person
    if held.draft.author == person.id or not edits.may_edit(held.step, act.policy_of(held.draft)):
        raise DeadButton  # an author who is asked himself (P2b 6(二)) changes his item as its author
    if held.draft.editor == person.id:
        act.tell(person, Kind.EDIT, held.draft.id)
        return
    draft, version = items.working(act, replace(_free(act, held.draft), editor=person.id))
    questions.ask_change(act, person, items.keep(act, draft, version))


def _free(act: Act, draft: Draft) -> Draft:
    """Give a draft that nobody is changing; a copy in which nothing has been done is put away."""
    if not draft.working:
        return draft
    lasts = draft.editor is None or copies.lasts(act, draft)
    if lasts and not copies.idle(act, draft):
        raise copies.being_edited(act, draft)
    if draft.editor is not None:
        return copies.let_go(act, draft)
    act.drafts.drop_version(draft.id, draft.latest)
    return replace(draft, working=False)
