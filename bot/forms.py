"""Answers to questions: what was chosen, written or sent goes to the intent that asked for it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Final

from bot.answers import PURPOSES
from bot.cards.question import DRILL
from bot.deps import Act
from bot.domain import fields
from bot.domain.dialogs import ChooseOne, ChooseSome, NoFilesHere, Purpose, Question, QuestionClosed
from bot.domain.drafts import NotYours, TooLateToEdit
from bot.domain.edits import BeingEdited, EditOver
from bot.domain.labels import plain
from bot.domain.people import Person
from bot.domain.releases import AlreadyReleased, NotSignedOff, NotThePublisher
from bot.domain.steps import (
    AlreadyDecided,
    NotOpen,
    NotYourTurn,
    StaleCard,
    StepAnswered,
)
from bot.errors import DeadButton, NotFound, Refused
from bot.text import Text
from handlers import (
    copies,
    crisis_accounts,
    crisis_deeds,
    crisis_tasks,
    decisions,
    doubts,
    emergency_plans,
    excuses,
    follow_ups,
    gathering,
    handing_in,
    items,
    labelled,
    reasking,
    statement_deeds,
    talks,
)
from handlers.answering import Given
from handlers.drafts import Sent
from handlers.filling import FormOpen, Put
from handlers.standing_in import MandateOver

_MEANT: Final = 60  # characters above which words are hardly meant as one of the ready answers
_NEVER_MIND: Final = frozenset({"取消", "算了", "cancel", "never mind"})
_LONG_FIELDS: Final = frozenset({"note", "quoted", "confirmation", "basis", "lateness", fields.WORDING})
_TAKES_LONG = frozenset(
    {
        Purpose.REASON,
        Purpose.REMARK,
        Purpose.SAY,
        Purpose.PROBLEM_REASON,
        Purpose.FOLLOW_UP,
        Purpose.CALL,
        Purpose.ACCOUNT,
        Purpose.EXCUSE,
        Purpose.BLANK,
    }
)
# What would be sent to many, or call them, were the word for "cancel" taken for what is to be said.
_TAKEN_BACK: Final = frozenset(
    {
        Purpose.CRISIS,
        Purpose.CRISIS_TELL,
        Purpose.CRISIS_OFFER,
        Purpose.CRISIS_INTO,
        Purpose.SITUATION,
        Purpose.STATEMENT,
        Purpose.PRECLEAR,
        Purpose.PRECLEARED,
        Purpose.BLANK,
        Purpose.ACCOUNT,
        Purpose.TASK,
        Purpose.DRILL,
        Purpose.EMERGENCY_PLAN,
    }
)

# What says that an answer is wanted no more: the question is dropped, so that it does not stand in the way.
_MOOT: Final = (
    AlreadyDecided,
    StepAnswered,
    NotYourTurn,
    MandateOver,
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
    *crisis_deeds.MOOT,
    *crisis_accounts.MOOT,
    *crisis_tasks.MOOT,
    *emergency_plans.MOOT,
    *statement_deeds.MOOT,
    *handing_in.MOOT,
    *excuses.MOOT,
    follow_ups.FollowedUpAlready,
    follow_ups.NotYourFollowUp,
    NotYours,
    copies.NoOfficerAnyMore,
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
    if question.purpose is Purpose.GATHERING and not given.chosen:
        if not gathering.add(act, person, given.sent):  # it is a further part
            raise QuestionClosed
        return None
    if question.many:
        known = tuple(choice.code for choice in question.choices if choice.code in given.chosen)
        question = replace(question, chosen=known)
    elif given.chosen:
        if given.sent.words:
            raise EitherOr
        return chosen(act, person, question.id, given.chosen[0])
    if question.many and question.chosen and not given.sent.words:
        return _take(act, person, question, Given(), _said(question))
    return _put_sent(act, person, question, given.sent)


def _put_sent(act: Act, person: Person, question: Question, sent: Sent) -> Text | None:
    if not (sent.words or sent.attachments):
        raise ChooseSome
    if question.purpose is Purpose.FORM or not _takes(question, sent):
        raise ChooseOne
    return cancel(act, person, question.id) if _taken_back(question, sent) else _take_sent(act, person, question, sent)


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
    about_text = question.purpose is Purpose.REPLACE and question.about != doubts.ADD
    if about_text and gathering.is_part(sent):  # the text again, as it is meant to be
        act.dialogs.close(question, None, act.now)
        question = doubts.before(act, question)
        return _settle(act, person, question, Given("", sent), _words_said(sent))
    if _taken_back(question, sent):
        return cancel(act, person, question.id)
    named = labelled.named(question, sent.words) if not sent.attachments else None
    if named is not None and question.many and question.words:  # typed as an answer, it is the last one
        return _take(act, person, question, Given(named.code), _said(question, named.label))
    if named is not None:
        return chosen(act, person, question.id, named.code)
    if _fits(question, sent):
        return _take_sent(act, person, question, sent)
    in_form = question.purpose is Purpose.FORM
    short = gathering.LONG if question.words or in_form else _MEANT
    with _marking(question):
        if sent.attachments or "\n" in sent.words or len(sent.words) > short:
            return _ask_which(act, person, question, sent)
        raise FormOpen if in_form else ChooseOne


def _taken_back(question: Question, sent: Sent) -> bool:
    return not sent.attachments and question.purpose in _TAKEN_BACK and plain(sent.words) in _NEVER_MIND


def _take_sent(act: Act, person: Person, question: Question, sent: Sent) -> Text | None:
    said = _words_said(sent)
    return _take(act, person, question, Given("", sent), _said(question, said) if question.chosen else said)


def _words_said(sent: Sent) -> Text:
    return Text("said-words", {"words": sent.words}) if sent.words else Text("said-files")


def _fits(question: Question, sent: Sent) -> bool:
    if question.files:
        return bool(sent.attachments) or question.words
    if sent.attachments or not question.words:
        return False
    short = len(sent.words) <= gathering.LONG and "\n" not in sent.words
    return short or question.purpose in _TAKES_LONG or question.about in _LONG_FIELDS


def _ask_which(act: Act, person: Person, question: Question, sent: Sent) -> Text | None:
    """Ask whether it was the answer, an addition to the draft, or a new draft; what was sent is kept, all of it."""
    if question.purpose is Purpose.WHICH or question.about == doubts.ADD:
        act.dialogs.close(question, None, act.now)
        question, sent = doubts.before(act, question), doubts.together(act, doubts.held(question), sent)
    ways = doubts.ways(act, person, question, sent)
    if not ways:
        raise NoFilesHere if sent.attachments else ChooseOne
    if ways == (doubts.ANSWER,):
        return _take_sent(act, person, question, sent)
    doubts.ask(act, person, question, sent, ways)
    return None


def _take(act: Act, person: Person, question: Question, given: Given, said: Text) -> Text | None:
    try:
        return _settle(act, person, question, given, said)
    except _MOOT as refused:
        raise Moot(question, refused) from refused


def _settle(act: Act, person: Person, question: Question, given: Given, said: Text) -> Text | None:
    """Close a question with its answer and do what it is for; one that has been overtaken is put anew."""
    if reasking.put_anew(act, person, question, given.code):
        return None
    act.dialogs.close(question, said, act.now)
    if question.purpose is Purpose.WHICH:
        return _which(act, person, question, given)
    with _marking(question):
        return PURPOSES[question.purpose](act, person, question, given)


@contextmanager
def _marking(question: Question) -> Iterator[None]:
    """Have what is refused of an answer marked as its question is, in a drill."""
    try:
        yield
    except Refused as refused:
        refused.of_drill = refused.of_drill or question.prompt.key == DRILL
        raise


def _which(act: Act, person: Person, question: Question, given: Given) -> Text | None:
    """Take what was sent as what it was meant; `question` has just been closed."""
    if given.code == doubts.NEW:
        doubts.begin(act, person, question)
    elif given.code == doubts.ADD:
        doubts.add(act, person, question)
    elif given.code == doubts.FIND:
        doubts.find(act, person, question)
    else:
        sent = doubts.held(question)
        return _settle(act, person, doubts.before(act, question), Given("", sent), _words_said(sent))
    return None
