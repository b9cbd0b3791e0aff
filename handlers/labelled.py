"""Labelled lines in what somebody sent: each is an answer, taken by the rules of its question."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from bot.deps import Act
from bot.domain import fields, labels
from bot.domain.dialogs import Choice, ChooseOne, Question
from bot.domain.drafts import Draft, Version
from bot.domain.labels import Label
from bot.domain.people import Person
from bot.domain.policies import Field, Policy
from bot.errors import Refused
from bot.frozen import frozen
from bot.text import Names, Text
from handlers import asking
from handlers.answering import Given, filled
from handlers.drafts import Sent

# A channel may depend on the category; all else stands for itself.
_FIRST: Final[tuple[Field, ...]] = ("title", "category")
# What several lines say of these is taken together; of anything else they contradict each other.
_TOGETHER: Final[Mapping[Field, str]] = {"note": "\n", "channels": "、", "concerned": "、", "quoted": "、"}
_MOST_SHOWN: Final = 5  # lines that contradict each other
# What may have been meant otherwise: such a line stays in the text.
_DOUBTFUL: Final = (
    ChooseOne,
    fields.MomentUnclear,
    fields.TitleTooLong,
    fields.TextTooLong,
)


@frozen
class Understood:
    """A working copy with what labelled lines said of it: which fields they filled in, which lines were no answer.

    `refusals` are of lines that were understood, and whose answer is against a rule; these are asked for again.
    """

    version: Version
    fields: tuple[Field, ...] = ()
    left: tuple[Label, ...] = ()
    refusals: tuple[Text, ...] = ()


def parted(sent: Sent) -> tuple[Sent, tuple[Label, ...]]:
    """Take the labelled lines out of what was sent: out of a document's text, and out of the words beside it."""
    beside = labels.labels(sent.words)
    words = labels.without(sent.words, beside) if beside else sent.words
    if not sent.document:
        return replace(sent, words=words), beside
    whole = f"{sent.title}\n{sent.text}" if sent.title else sent.text
    within = labels.labels(whole)
    whole = labels.without(whole, within)
    told = {label.field for label in beside}
    found = (*beside, *(label for label in within if label.field not in told))
    if any(label.field == "title" for label in found):
        title, text = "", whole
    elif labels.is_labelled(sent.title):
        title, text = fields.split_title(whole)
    else:
        title, text = sent.title, whole.removeprefix(sent.title).lstrip("\n")
    return replace(sent, words=words, title=title, text=text), found


def fill(act: Act, person: Person, draft: Draft, version: Version, found: Iterable[Label]) -> Understood:
    """Take each labelled line as an answer; `version` is a working copy that is on file. Empty lines say nothing.

    Of lines that contradict each other none is taken.
    """
    understood = Understood(version)
    ordered = sorted((label for label in found if label.said), key=lambda label: label.field not in _FIRST)
    for label in ordered:
        understood = _with(act, person, draft, understood, label)
    return replace(understood, version=_put_back(understood.version, understood.left))


def _with(act: Act, person: Person, draft: Draft, before: Understood, label: Label) -> Understood:
    together = _TOGETHER.get(label.field)
    if together is None and len(label.said) > 1:
        return replace(before, refusals=(*before.refusals, _contradiction(label)))
    label = replace(label, words=(together or "").join(label.said))
    try:
        version = _answered(act, person, draft, before.version, label)
    except _DOUBTFUL as doubtful:
        told = () if isinstance(doubtful, ChooseOne) else (doubtful.text,)
        return replace(before, left=(*before.left, label), refusals=(*before.refusals, *told))
    except Refused as refused:
        return replace(before, refusals=(*before.refusals, refused.text))
    return replace(before, version=version, fields=(*before.fields, label.field))


def _contradiction(label: Label) -> Text:
    return Text("news-contradictory", {"field": Text(f"field-{label.field}"), "lines": label.said[:_MOST_SHOWN]})


def _put_back(version: Version, left: tuple[Label, ...]) -> Version:
    return fields.text(version, labels.put_back(version.text, left)) if left else version


def _answered(act: Act, person: Person, draft: Draft, version: Version, label: Label) -> Version:
    policy = act.policy_of(draft)
    question = asking.question_for(act, person, draft, version, label.field)
    question = replace(question, choices=(*question.choices, *_others(policy, label.field)))
    if label.field == "note":
        return fields.note(version, f"{version.note}\n{label.words}".strip())
    if question.many:
        question = replace(question, chosen=_codes(question, label.words))
        return filled(act, version, policy, question, Given())
    code = _code(question, label.words)
    if not code and not question.words:
        raise ChooseOne
    return filled(act, version, policy, question, Given(code) if code else Given(sent=Sent(label.words)))


def _others(policy: Policy, field: Field) -> tuple[Choice, ...]:
    """Give what is not offered here but known, so that naming it is refused with the clause."""
    known = {
        "category": {one.id: one.names for one in policy.categories},
        "channels": {one.id: one.names for one in policy.channels},
    }.get(field, {})
    return tuple(Choice(code, Text("named", {"name": names})) for code, names in known.items())


def _codes(question: Question, words: str) -> tuple[str, ...]:
    whole = _code(question, words)
    codes = (whole,) if whole else tuple(_code(question, part) for part in labels.parts(words))
    if "" in codes:
        raise ChooseOne
    return tuple(dict.fromkeys(codes))


def _code(question: Question, words: str) -> str:
    """Find the ready answer that words mean, in any language; "" if they mean none."""
    found, meant = named(question, words), labels.value(words)
    if found is not None:
        return found.code
    return meant if meant and question.choice(meant) is not None else ""


def named(question: Question, words: str) -> Choice | None:
    """Find the ready answer that words name, in any language."""
    wanted = labels.plain(words)
    return next((choice for choice in question.choices if wanted in _names(choice)), None)


def _names(choice: Choice) -> frozenset[str]:
    names = choice.label.values.get("name") or choice.label.values.get("person")
    if not isinstance(names, Names):
        return frozenset()
    return frozenset(map(labels.plain, (names.zh_hans, names.zh_hant, names.en))) - {""}
