"""Why something goes back or ends: what does not hold of what a step looks at, ready reasons, own words (APR12)."""

from typing import Final

from bot.domain.dialogs import Choice, Question
from bot.domain.people import Person
from bot.domain.policies import Policy, ReviewQuestion
from bot.text import Language, Names, Text

Answers = tuple[tuple[str, bool], ...]

_NOT_UPHELD: Final = "-"  # before the place of a review question; no id of policy's begins so
# A reason is kept in the words of whoever gave it, and so are these.
_FAILS: Final = Names("未通过：", "未通過：", "Not met: ")
_QUOTED: Final = Names("“{}”", "「{}」", "“{}”")
_AND: Final = Names("、", "、", ", ")
_THEN: Final = Names("；", "；", "; ")


def ready(policy: Policy, verdict: str) -> tuple[Choice, ...]:
    """Give the ready reasons for a verdict, or for a problem at release."""
    reasons = (reason for reason in policy.reasons if verdict in reason.verdicts)
    return tuple(Choice(reason.id, Text("named", {"name": reason.names})) for reason in reasons)


def not_upheld(policy: Policy, verdict: str, questions: tuple[ReviewQuestion, ...]) -> tuple[Choice, ...]:
    """Give a choice for each review question, by which it is said not to hold; ready reasons say it of some."""
    denied = {one for reason in policy.reasons if verdict in reason.verdicts for one in reason.denies}
    return tuple(
        Choice(f"{_NOT_UPHELD}{place}", Text("choice-not-upheld", {"question": question.names}))
        for place, question in enumerate(questions, 1)
        if question.id not in denied
    )


def given(policy: Policy, person: Person, question: Question, code: str, words: str) -> tuple[str, Answers]:
    """Give a reason in the language of whoever gave it, and which review questions he said do not hold.

    `code` or `words` is the answer that closed the question; what was `chosen` before counts as well.
    """
    language, codes = person.language or "zh-Hans", {*question.chosen, code}
    asked = _asked(policy, question)
    failed = [one for place, one in enumerate(asked, 1) if f"{_NOT_UPHELD}{place}" in codes]
    reasons = [reason for reason in policy.reasons if reason.id in codes]
    fails = [_FAILS.in_language(language) + _joined(failed, language)] if failed else []
    said = [*fails, *(reason.names.in_language(language) for reason in reasons), *([words] if words else [])]
    denied = {one.id for one in failed} | {one for reason in reasons for one in reason.denies}
    return _THEN.in_language(language).join(said), tuple((one.id, False) for one in asked if one.id in denied)


def _asked(policy: Policy, question: Question) -> tuple[ReviewQuestion, ...]:
    rule = policy.rule(question.kept.get("rule", ""))
    return rule.questions if rule is not None else ()


def _joined(questions: list[ReviewQuestion], language: Language) -> str:
    quoted = (_QUOTED.in_language(language).format(question.names.in_language(language)) for question in questions)
    return _AND.in_language(language).join(quoted)
