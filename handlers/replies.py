"""Answers of those who decide, release and follow up: why, a remark, a word in a talk, an address, what was done."""

from collections.abc import Callable, Mapping
from typing import Final

from bot.deps import Act
from bot.domain import fields
from bot.domain.dialogs import Purpose, Question
from bot.domain.drafts import Draft
from bot.domain.people import Person
from bot.domain.steps import AUTHOR, Opinion, SeatId, Verdict
from bot.errors import DeadButton
from bot.text import Text
from handlers import decisions, excuses, follow_ups, questions, reasons, releases, remarks, talks
from handlers.answering import Given


def _return_to(act: Act, person: Person, question: Question, given: Given) -> Text | None:
    held = decisions.holding(act, person, SeatId(question.subject), on=question.version)
    questions.ask_reason(act, person, held, verdict="return", to=given.code)
    return None


def _reason(act: Act, person: Person, question: Question, given: Given) -> Text | None:
    reason, answers = _why(act, person, question, given)
    opinion = Opinion(Verdict(question.about), reason=reason, to=question.kept.get("to", AUTHOR), answers=answers)
    return _decide(act, person, question, opinion)


def _remark(act: Act, person: Person, question: Question, given: Given) -> Text | None:
    return _decide(act, person, question, Opinion(Verdict.APPROVE, remark=_short(given.words)))


def _words(act: Act, person: Person, question: Question, given: Given) -> Text | None:
    """Take words that were written without being asked for as what they turn out to be."""
    words = question.kept["words"]
    if given.code == remarks.RETURN:
        return _decide(act, person, question, Opinion(Verdict.RETURN, reason=words, to=AUTHOR))
    return _decide(act, person, question, Opinion(Verdict.APPROVE, remark=words))


def _say(act: Act, person: Person, question: Question, given: Given) -> Text:
    return talks.say(act, person, question.subject, _short(given.words), on=question.version)


def _decide(act: Act, person: Person, question: Question, opinion: Opinion) -> Text:
    return decisions.decide(act, person, decisions.Decide(SeatId(question.subject), question.version, opinion))


def _why(act: Act, person: Person, question: Question, given: Given) -> tuple[str, reasons.Answers]:
    policy = act.policy_of(_draft(act, question))
    return reasons.given(policy, person, question, given.code, _short(given.words))


def _short(words: str) -> str:
    if len(words) > remarks.LONGEST:
        raise fields.TextTooLong(size=len(words), most=remarks.LONGEST)
    return words


def _address(act: Act, person: Person, question: Question, given: Given) -> Text | None:
    return releases.release(act, person, question.draft or "", question.about, given.words, on=question.version)


def _problem(act: Act, person: Person, question: Question, given: Given) -> Text | None:
    draft, _ = releases.task(act, person, question.draft or "", on=question.version)
    title = act.drafts.version(draft.id, draft.version).title
    questions.ask_problem_reason(act, person, draft, title, what=given.code)
    return None


def _problem_reason(act: Act, person: Person, question: Question, given: Given) -> Text | None:
    reason, _ = _why(act, person, question, given)
    return releases.stop(act, person, question.draft or "", reason, on=question.version, back=question.about == "back")


def _followed_up(act: Act, person: Person, question: Question, given: Given) -> Text | None:
    return follow_ups.done(act, person, question.draft or "", question.about, _short(given.words))


def _excused(act: Act, person: Person, question: Question, given: Given) -> Text:
    return excuses.excuse(act, person, question.subject, question.about, _short(given.words))


def _draft(act: Act, question: Question) -> Draft:
    draft = act.drafts.get(question.draft) if question.draft else None
    if draft is None:
        raise DeadButton
    return draft


PURPOSES: Final[Mapping[Purpose, Callable[[Act, Person, Question, Given], Text | None]]] = {
    Purpose.RETURN_TO: _return_to,
    Purpose.REASON: _reason,
    Purpose.REMARK: _remark,
    Purpose.WORDS: _words,
    Purpose.SAY: _say,
    Purpose.ADDRESS: _address,
    Purpose.PROBLEM: _problem,
    Purpose.PROBLEM_REASON: _problem_reason,
    Purpose.FOLLOW_UP: _followed_up,
    Purpose.EXCUSE: _excused,
}
