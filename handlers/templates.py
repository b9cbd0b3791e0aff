"""Templates: what a text of a category usually consists of, offered to be filled in."""

from bot.deps import Act
from bot.domain.dialogs import Purpose
from bot.domain.drafts import Draft, Version
from bot.domain.facts import Begun
from bot.domain.people import Person
from bot.errors import Refused
from handlers import drafts, items, questions
from handlers.drafts import NoPolicy, Sent

_ABOUT_DRAFTS = frozenset({Purpose.FIELD, Purpose.FORM, Purpose.GATHERING})


class NoTemplates(Refused):
    """The policy in force has no template for any category."""

    key = "refused-no-templates"


def template_of(act: Act, person: Person, draft: Draft, version: Version) -> str:
    """Give the template for a text that is still to be written, in the language of whoever writes it; "" if none."""
    category = act.policy_of(draft).category(version.particulars.category)
    if category is None or category.template is None or version.text.strip():
        return ""
    return category.template.in_language(person.language or "zh-Hans")


def begin(act: Act, person: Person) -> None:
    """Go on with the item in hand, while it has no text yet, or begin one, from its category's template."""
    policy = act.policies.active()
    if policy is None:
        raise NoPolicy
    if not any(category.template for category in policy.categories):
        raise NoTemplates
    draft, version = _in_hand(act, person) or _begun(act, person)
    if act.policy_of(draft).category(version.particulars.category) is None:
        questions.ask_field(act, person, draft, version, "category")
    else:
        questions.ask_field(act, person, draft, version, "text")


def _in_hand(act: Act, person: Person) -> tuple[Draft, Version] | None:
    question = act.dialogs.open(person.id)
    if question is None or question.draft is None or question.purpose not in _ABOUT_DRAFTS:
        return None
    draft = act.drafts.get(question.draft)
    if draft is None or draft.author != person.id or not draft.working:
        return None  # he edits somebody else's, say
    version = items.newest(act, draft)
    return None if version.text.strip() else (draft, version)


def _begun(act: Act, person: Person) -> tuple[Draft, Version]:
    draft, version = drafts.begin(act, person, Sent())
    act.record(Begun(items.item(draft, version.title), person.id))
    return draft, version
