"""Questions that have been overtaken: what they offer is there no more, so they are put anew as things stand now."""

from dataclasses import replace
from typing import Final

from bot.deps import Act
from bot.domain import fields
from bot.domain.dialogs import Purpose, Question
from bot.domain.drafts import Draft, Version
from bot.domain.people import Person
from bot.domain.policies import Field, Policy
from bot.errors import Refused
from bot.text import Text
from handlers import asking, copies, items, questions

# What a question offers by the day or by the item's own files; all else is policy's or the roster's.
_OWN: Final = frozenset({"planned", "files"})


class ChoiceGone(Refused):
    """What was chosen is not among the choices any more: the policy or the roster has changed."""

    key = "refused-choice-gone"


def put_anew(act: Act, person: Person, question: Question, code: str) -> bool:
    """Put a question anew where an answer is none any more; False where it is as good as it was.

    Raises what `copies.writable` does.
    """
    if question.purpose not in (Purpose.FIELD, Purpose.CHANGE) or question.about in _OWN:
        return False
    draft, version = items.working(act, copies.writable(act, person, question.draft or ""))
    if question.purpose is Purpose.CHANGE:
        if code in questions.changeable(act, draft, version) or (question.words and not code):
            return False
        act.dialogs.close(question, None, act.now)
        questions.ask_change(act, person, items.keep(act, draft, version), lead=Text(ChoiceGone.key))
        return True
    if not _gone(act, person, draft, version, question, code):
        return False
    act.dialogs.close(question, None, act.now)
    _ask(act, person, items.keep(act, draft, version), version, question)
    return True


def _first_half(about: str) -> Field:
    """Give the particular that a question is about; one that says more about an answer is the second half of it."""
    halves: dict[str, Field] = {fields.SOURCE_DETAIL: "source", fields.WORDING: "wordings"}
    return halves.get(about, about)  # type: ignore[arg-type]  # what is no half is a field


def _gone(act: Act, person: Person, draft: Draft, version: Version, question: Question, code: str) -> bool:
    now = asking.question_for(act, person, draft, version, _first_half(question.about))
    half = question.kept.get("source") or question.kept.get("channel")
    taken = (half,) if half else (*question.chosen, *((code,) if code else ()))
    known = _known(act.policy_of(draft), question.about)
    return any(now.choice(one) is None and one not in known for one in taken)


def _known(policy: Policy, about: str) -> frozenset[str]:
    """Give what is refused with the clause where it is not this item's to choose."""
    if about == "category":
        return frozenset(category.id for category in policy.categories)
    return frozenset(channel.id for channel in policy.channels) if about == "channels" else frozenset()


def _ask(act: Act, person: Person, draft: Draft, version: Version, before: Question) -> None:
    """Ask for the same thing with what can be chosen now, or where it is asked no more, for what is."""
    name = _first_half(before.about)
    if name in questions.changeable(act, draft, version) or name in items.missing(act, draft, version):
        now = asking.question_for(act, person, draft, version, name)
        chosen = tuple(one for one in before.chosen if now.choice(one) is not None)
        questions.ask(act, replace(now, chosen=chosen or now.chosen, lead=Text(ChoiceGone.key)))
    else:
        questions.go_on(act, person, draft, version, lead=Text("news-asked-no-more"))
