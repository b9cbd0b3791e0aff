"""Answers to questions: what was chosen, written or sent goes to the intent that asked for it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from bot.deps import Act
from bot.domain import fields
from bot.domain.dialogs import Choice, ChooseOne, ChooseSome, NoFilesHere, Purpose, Question, QuestionClosed
from bot.domain.drafts import Draft, NotYours, TooLateToEdit
from bot.domain.edits import BeingEdited, EditOver
from bot.domain.people import Person
from bot.domain.releases import AlreadyReleased, NotSignedOff, NotThePublisher
from bot.domain.steps import (
    AUTHOR,
    AlreadyDecided,
    NotOpen,
    NotYourTurn,
    Opinion,
    SeatId,
    StaleCard,
    StepAnswered,
    Verdict,
)
from bot.errors import DeadButton, NotFound, Refused
from bot.text import Names, Text
from handlers import (
    asking,
    copies,
    decisions,
    drafts,
    follow_ups,
    gathering,
    items,
    people,
    questions,
    reasking,
    reasons,
    releases,
    talks,
)
from handlers.answering import Given, filled
from handlers.drafts import Sent
from handlers.filling import FormOpen, Put

LONG: Final = 200  # characters above which a text, like one of several lines, is hardly a short question's answer
_MEANT: Final = 60  # characters above which words are hardly meant as one of the ready answers
LONGEST_WORDS: Final = 1000  # characters of a reason or a remark
_LONG_FIELDS: Final = frozenset({"note", "quoted", "confirmation", "basis", "lateness", fields.WORDING})
_TAKES_LONG = frozenset({Purpose.REASON, Purpose.REMARK, Purpose.SAY, Purpose.PROBLEM_REASON, Purpose.FOLLOW_UP})


# What says that an answer is wanted no more: the question is dropped, so that it does not stand in the way.
_MOOT: Final = (
    AlreadyDecided,
    StepAnswered,
    NotYourTurn,
    StaleCard,
    NotOpen,
    decisions.OwnDraft,
    decisions.AskedBefore,
    talks.TalkOver,
    NotSignedOff,
    NotThePublisher,
    AlreadyReleased,
    TooLateToEdit,
    BeingEdited,
    EditOver,
    follow_ups.FollowedUpAlready,
    follow_ups.NotYourFollowUp,
    NotYours,
    DeadButton,
    NotFound,
)


class Moot(Exception):
    """A question that nobody needs an answer to any more: it is to be dropped, and `why` to be said."""

    def __init__(self, question: Question, why: Refused) -> None:
        """Name the question and the refusal of its answer."""
        super().__init__(question.id)
        self.question, self.why = question, why


class EitherOr(Refused):
    """A ready answer was chosen and another one written, of which only one can hold."""

    key = "refused-either-or"


class NotAsWritten(Refused):
    """Something in the words cannot be kept as it came; `why` says what."""

    def __init__(self, why: Text) -> None:
        """Keep the sentence."""
        super().__init__()
        self._why = why

    @property
    def text(self) -> Text:
        """The sentence."""
        return self._why


def put(act: Act, person: Person, question_id: str, puts: Mapping[str, Put]) -> Text | None:
    """Take what was put into a question's own form: it is the answer, and nothing else may have been meant."""
    question = _open(act, person, question_id)
    given = next(iter(puts.values()), Put())
    if given.refusal is not None:
        raise NotAsWritten(given.refusal)
    if question.many:
        known = tuple(choice.code for choice in question.choices if choice.code in given.chosen)
        question = replace(question, chosen=known)
    elif given.chosen:
        if given.sent.words:
            raise EitherOr
        return chosen(act, person, question.id, given.chosen[0])
    if question.many and question.chosen and not given.sent.words:
        return _take(act, person, question, Given(), _said(question))
    if not (given.sent.words or given.sent.attachments):
        raise ChooseSome
    if question.purpose is Purpose.FORM or not _takes(question, given.sent):
        raise ChooseOne
    return _take_sent(act, person, question, given.sent)


def _takes(question: Question, sent: Sent) -> bool:
    return question.files if sent.attachments else question.words


def chosen(act: Act, person: Person, question_id: str, code: str) -> Text | None:
    """Take a ready answer; one of several choices is only noted until "done"."""
    question = _open(act, person, question_id)
    choice = question.choice(code)
    if choice is None:
        raise DeadButton
    if question.many and code != fields.NONE:
        act.dialogs.put(question.toggled(code))
        return None
    if code == fields.NONE:
        question = replace(question, chosen=())  # the last word counts
    return _take(act, person, question, Given(code), choice.label)


def done(act: Act, person: Person, question_id: str) -> Text | None:
    """Take the choices made so far."""
    question = _open(act, person, question_id)
    if not question.chosen:
        raise ChooseSome
    return _take(act, person, question, Given(), _said(question))


def _said(question: Question, *more: Text) -> Text:
    """Say what was answered: the choices taken, and what came last."""
    labels = tuple(choice.label for choice in question.choices if choice.code in question.chosen)
    return Text("said-choices", {"choices": (*labels, *more) or (Text("none"),)})


def cancel(act: Act, person: Person, question_id: str) -> Text | None:
    """Close a question unanswered; nothing else changes. What it came between goes on: a question, or the draft."""
    question = _open(act, person, question_id)
    act.dialogs.close(question, None, act.now)
    gathering.resume(act, question)
    if question.purpose is Purpose.GATHERING:
        gathering.put_off(act, question)
    draft = act.drafts.get(question.draft) if question.draft is not None else None
    if draft is not None and question.purpose in (Purpose.FIELD, Purpose.CHANGE, Purpose.GATHERING):
        items.show(act, person, draft)
    return None


def _open(act: Act, person: Person, question_id: str) -> Question:
    question = act.dialogs.get(question_id)
    if question is None:
        raise DeadButton
    if question.person != person.id or question.state != "open":
        raise QuestionClosed
    return question


def written(act: Act, person: Person, question: Question, sent: Sent) -> Text | None:
    """Take what was written or sent while a question is open; where it may be meant otherwise, ask."""
    named = _named(question, sent.words) if not sent.attachments else None
    if named is not None and question.many and question.words:  # typed as an answer, it is the last one
        return _take(act, person, question, Given(named.code), _said(question, named.label))
    if named is not None:
        return chosen(act, person, question.id, named.code)
    if _fits(question, sent):
        return _take_sent(act, person, question, sent)
    in_form = question.purpose is Purpose.FORM
    if sent.attachments or "\n" in sent.words or len(sent.words) > (LONG if question.words or in_form else _MEANT):
        return _ask_which(act, person, question, sent)
    raise FormOpen if in_form else ChooseOne


def _take_sent(act: Act, person: Person, question: Question, sent: Sent) -> Text | None:
    said = Text("said-words", {"words": sent.words}) if sent.words else Text("said-files")
    return _take(act, person, question, Given("", sent), _said(question, said) if question.chosen else said)


def _named(question: Question, words: str) -> Choice | None:
    """Find the ready answer that was typed instead of tapped."""
    said = words.strip().casefold()
    for choice in question.choices:
        names = choice.label.values.get("name")
        if isinstance(names, Names) and said in {names.zh_hans.casefold(), names.zh_hant, names.en.casefold()} - {""}:
            return choice
    return None


def _fits(question: Question, sent: Sent) -> bool:
    if question.files:
        return bool(sent.attachments) or question.words
    if sent.attachments or not question.words:
        return False
    short = len(sent.words) <= LONG and "\n" not in sent.words
    return short or question.purpose in _TAKES_LONG or question.about in _LONG_FIELDS


def _ask_which(act: Act, person: Person, question: Question, sent: Sent) -> Text | None:
    """Ask whether it was the answer, an addition to the draft, or a new draft; what was sent is kept, all of it."""
    if question.purpose is Purpose.WHICH:
        question, sent = _before(act, question), _together(_kept(act, question), sent)
        _fit(act, sent.words)
    choices = []
    if question.words and sent.words and not sent.attachments:
        choices.append(Choice("answer", Text("choice-answer")))
    if question.draft is not None and question.purpose in (Purpose.FIELD, Purpose.CHANGE, Purpose.FORM):
        choices.append(Choice("add", Text("choice-add")))
    if drafts.may_begin(act, person):
        choices.append(Choice("new", Text("choice-new-draft")))
    if not choices:
        raise NoFilesHere if sent.attachments else ChooseOne
    if [choice.code for choice in choices] == ["answer"]:
        return _take_sent(act, person, question, sent)
    which = Question(act.new_id(), person.id, Purpose.WHICH, Text("ask-which"), question.draft, choices=tuple(choices))
    kept = {"question": question.id, "words": sent.words, "title": sent.title, "text": sent.text}
    kept["files"] = " ".join(file.digest for file in sent.attachments)
    kept["original"] = next((file.digest for file in sent.attachments if file.original), "")
    questions.ask(act, replace(which, words=False, kept=kept))
    return None


def _take(act: Act, person: Person, question: Question, given: Given, said: Text) -> Text | None:
    try:
        if reasking.put_anew(act, person, question, given.code):
            return None
        act.dialogs.close(question, said, act.now)
        return _PURPOSES[question.purpose](act, person, question, given)
    except _MOOT as refused:
        raise Moot(question, refused) from refused


def _field(act: Act, person: Person, question: Question, given: Given) -> Text | None:
    draft, version = items.working(act, copies.writable(act, person, question.draft or ""))
    if question.about == "link" and given.code == asking.OTHER_CATEGORY:
        questions.ask_field(act, person, draft, version, "category")
        return None
    policy = act.policy_of(draft)
    choice = policy.source(given.code) if question.about == "source" else None
    if choice is not None and choice.detail:
        questions.ask(act, asking.source_detail(act, person, draft, version, choice.id))
        return None
    if question.about == "wordings":
        questions.ask(act, asking.wording(act, person, draft, version, given.code))
        return None
    version = filled(act, version, policy, question, given)
    draft = items.keep(act, draft, version)
    if draft.version == 0:
        lead = items.late_text(act, draft, version) if question.about in ("planned", "urgency") else None
        questions.go_on(act, person, draft, version, lead=lead)
    else:
        items.show(act, person, draft)
    return None


def _change(act: Act, person: Person, question: Question, given: Given) -> Text | None:
    draft, version = items.working(act, copies.writable(act, person, question.draft or ""))
    draft = items.keep(act, draft, version)
    questions.ask_field(act, person, draft, version, given.code)  # type: ignore[arg-type]  # a field's name
    return None


def _return_to(act: Act, person: Person, question: Question, given: Given) -> Text | None:
    held = decisions.holding(act, person, SeatId(question.subject), on=question.version)
    questions.ask_reason(act, held, verdict="return", to=given.code)
    return None


def _reason(act: Act, person: Person, question: Question, given: Given) -> Text | None:
    reason, answers = _why(act, person, question, given)
    opinion = Opinion(Verdict(question.about), reason=reason, to=question.kept.get("to", AUTHOR), answers=answers)
    return _decide(act, person, question, opinion)


def _remark(act: Act, person: Person, question: Question, given: Given) -> Text | None:
    return _decide(act, person, question, Opinion(Verdict.APPROVE, remark=_short(given.words)))


def _say(act: Act, person: Person, question: Question, given: Given) -> Text:
    return talks.say(act, person, question.subject, _short(given.words), on=question.version)


def _decide(act: Act, person: Person, question: Question, opinion: Opinion) -> Text:
    return decisions.decide(act, person, decisions.Decide(SeatId(question.subject), question.version, opinion))


def _why(act: Act, person: Person, question: Question, given: Given) -> tuple[str, reasons.Answers]:
    policy = act.policy_of(_draft(act, question))
    return reasons.given(policy, person, question, given.code, _short(given.words))


def _short(words: str) -> str:
    if len(words) > LONGEST_WORDS:
        raise fields.TextTooLong(size=len(words), most=LONGEST_WORDS)
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


def _draft(act: Act, question: Question) -> Draft:
    draft = act.drafts.get(question.draft) if question.draft else None
    if draft is None:
        raise DeadButton
    return draft


def _which(act: Act, person: Person, question: Question, given: Given) -> Text | None:
    sent = _kept(act, question)
    if given.code == "new":
        gathering.begin(act, person, sent)
        return None
    if given.code == "add":
        return _add(act, person, question, sent)
    before = _before(act, question)
    return _PURPOSES[before.purpose](act, person, before, Given("", sent))


def _before(act: Act, question: Question) -> Question:
    """Give the question that was open when something came that may have been meant otherwise."""
    before = act.dialogs.get(question.kept["question"])
    if before is None:
        raise DeadButton
    return before


def _together(first: Sent, then: Sent) -> Sent:
    """Join what was sent in several messages."""
    words = "\n\n".join(part for part in (first.words, then.words) if part)
    text = "\n\n".join(part for part in (first.text, then.text) if part)
    return Sent(words, (*first.attachments, *then.attachments), first.title or then.title, text)


def _fit(act: Act, text: str) -> None:
    """Refuse what has become longer than a text may be by being put together."""
    most = act.organisation.longest_text
    if len(text) > most:
        raise fields.TextTooLong(size=len(text), most=most)


def _kept(act: Act, question: Question) -> Sent:
    kept = question.kept
    found = (act.files.get(digest) for digest in kept["files"].split())
    files = tuple(replace(file, original=file.digest == kept["original"]) for file in found if file is not None)
    return Sent(kept["words"], files, kept["title"], kept["text"])


def _add(act: Act, person: Person, question: Question, sent: Sent) -> Text | None:
    """Put what was sent into the draft: files as its files, words as a further paragraph, a document as its text."""
    draft, version = items.working(act, copies.writable(act, person, question.draft or ""))
    policy = act.policy_of(draft)
    if sent.document or not (version.title or version.text):
        version = drafts.add(version, sent, policy)
    else:
        words = f"{version.text}\n\n{sent.words}".strip() if sent.words else version.text
        version = fields.with_files(fields.text(version, words), sent.attachments)
    _fit(act, version.text)
    draft = items.keep(act, draft, version)
    questions.go_on(act, person, draft, version, lead=drafts.received(sent, version))
    return None


def _language(act: Act, person: Person, question: Question, given: Given) -> Text | None:
    said = people.speak(act, person, given.code or given.words)
    gathering.resume(act, question)
    return said


def _all_sent(act: Act, person: Person, question: Question, _: Given) -> Text | None:
    gathering.finish(act, person, question)
    return None


_PURPOSES: dict[Purpose, Callable[[Act, Person, Question, Given], Text | None]] = {
    Purpose.FIELD: _field,
    Purpose.CHANGE: _change,
    Purpose.RETURN_TO: _return_to,
    Purpose.REASON: _reason,
    Purpose.REMARK: _remark,
    Purpose.SAY: _say,
    Purpose.ADDRESS: _address,
    Purpose.PROBLEM: _problem,
    Purpose.PROBLEM_REASON: _problem_reason,
    Purpose.FOLLOW_UP: _followed_up,
    Purpose.WHICH: _which,
    Purpose.LANGUAGE: _language,
    Purpose.GATHERING: _all_sent,
}
