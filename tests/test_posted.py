"""What is posted where the PR desk reads: an item once, and in its thread what becomes of it."""

from datetime import timedelta

import pytest

from bot.cards.card import Kind
from bot.domain import facts, publishing
from bot.domain.effects import PR_DESK
from bot.domain.items import Item
from bot.domain.people import PersonId
from bot.domain.steps import StepId
from bot.reactions.posting import posted
from bot.text import Names
from tests.domain.line import ANN, DRAFT, FAY, NOW, UNIT, WANG

ITEM = Item(DRAFT, "2026-0142", "健康日", WANG, UNIT)
STEP, DESK = StepId("step"), Names("办公室核稿", "辦公室核稿", "PR desk")
SUBMITTED = facts.Submitted(ITEM, WANG, 1, "print", "policy", ())
AGAIN = facts.Submitted(ITEM, WANG, 2, "print", "policy", ())
RELEASED = publishing.Released(ITEM, FAY, 2, "web", DESK, "https://example.org", "print", complete=True)
PARTLY = publishing.Released(ITEM, FAY, 2, "web", DESK, "https://example.org", "print", complete=False)
TOLD: dict[str, facts.Fact] = {
    "posted-submitted": AGAIN,
    "posted-signed-off": facts.SignedOff(ITEM, 2, "print", (FAY,), None, (ANN,)),
    "posted-returned": facts.Returned(ITEM, ANN, STEP, 1, "why", DESK, None, ()),
    "posted-rejected": facts.Rejected(ITEM, ANN, STEP, 1, "why", DESK, ()),
    "posted-withdrawn": facts.Withdrawn(ITEM, WANG, 1),
    "posted-released": RELEASED,
}


def names(person: PersonId) -> Names:
    return Names(en=person.title())


def test_an_item_that_comes_in_is_the_root_of_its_thread() -> None:
    [root] = posted(SUBMITTED, NOW, names)
    assert (root.kind, root.subject, root.place, root.to, root.text) == (Kind.POSTED, DRAFT, PR_DESK, "", None)
    assert posted(SUBMITTED, NOW + timedelta(days=1), names) == (root,)


@pytest.mark.parametrize("key", TOLD)
def test_what_becomes_of_it_is_told_once(key: str) -> None:
    [told] = posted(TOLD[key], NOW, names)
    assert told.text is not None
    assert (told.text.key, told.subject, told.place) == (key, DRAFT, PR_DESK)
    [later] = posted(TOLD[key], NOW + timedelta(days=1), names)
    assert later.key != told.key


def test_nothing_else_is_posted() -> None:
    assert posted(PARTLY, NOW, names) == ()
    assert posted(facts.TakenUp(ITEM, WANG), NOW, names) == ()
