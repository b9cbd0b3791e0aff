"""Questions: the one thing that the bot wants to know of a person, with its ready answers."""

from collections.abc import Iterable
from dataclasses import field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final, Literal

from bot.domain.drafts import Attachment, DraftId
from bot.domain.people import PersonId
from bot.errors import Refused
from bot.frozen import frozen
from bot.text import Text, micros, moment

FULL: Final = range(4000, 4097)  # characters of a message that may have been cut off by the program that sent it
RUNS_ON: Final = timedelta(seconds=10)  # within which the rest of it comes
_ENDS: Final = tuple('。！？；：…”」』）.!?;:)"')  # with which a paragraph may end
_CUT_AT: Final = "cut-at"
_LEFT_OUT: Final = "left-out"


class Purpose(StrEnum):
    """What an answer is for."""

    FIELD = "field"  # about = the field of the draft
    CHANGE = "change"  # which field to change
    RETURN_TO = "return-to"  # where a return goes; subject = seat
    REASON = "reason"  # about = return or reject; subject = seat; kept["to"]
    REMARK = "remark"  # an approval's remark; subject = seat
    WORDS = "words"  # are words of a reviewer a remark or a reason? subject = seat; kept["words"]
    SAY = "say"  # something to say in a talk; subject = step
    ADDRESS = "address"  # about = channel: where the release stands
    PROBLEM = "problem"  # what is wrong at release: back to the author, or held
    PROBLEM_REASON = "problem-reason"  # about = back or hold
    WHICH = "which"  # was that the answer, an addition, or a new draft? kept = what was sent
    FOLLOW_UP = "follow-up"  # about = the follow-up: what was done after the release
    EXCUSE = "excuse"  # why a unit owes nothing; subject = unit, about = quota and period
    LANGUAGE = "language"
    PLATFORM = "platform"  # where somebody is written to first
    QUIET = "quiet"  # when somebody is left in peace
    GATHERS = "gathers"  # what is gathered for his digest
    DIGEST_HOUR = "digest-hour"  # when that comes
    FIND = "find"  # what to look for
    AWAY = "away"  # about = whose, days or delegate: who is away, when, and who decides meanwhile
    OFFICER = "officer"  # about = unit, gone or follows: a change of officer
    REPLACE = "replace"  # is so much less the whole text? kept = what was sent
    GATHERING = "gathering"  # is that all, or does more belong to the draft?
    ASSIGN = "assign"  # about = topic, brief, units, due or release; kept = what was said before
    CALL = "call"  # about = until, why, extend, without or off; subject = contribution or assignment
    HAND_IN = "hand-in"  # which item is it? subject = contribution or entry of the plan
    PLAN = "plan"  # about = title, category, channels or at; kept = what was said before
    CRISIS = "crisis"  # what happened? subject = the released item that it came from, if any
    CRISIS_MORE = "crisis-more"  # what else is known? it listens until it is closed; subject = crisis
    CRISIS_TELL = "crisis-tell"  # how it goes on; subject = crisis
    CRISIS_OFFER = "crisis-offer"  # to whom it is handed over; subject = crisis
    SITUATION = "situation"  # about = a part of a report, or form; kept = what it says so far; subject = crisis
    CRISIS_INTO = "crisis-into"  # which one is it part of? subject = crisis
    STATEMENT = "statement"  # what is said in public; subject = crisis, about = its kind
    PRECLEAR = "preclear"  # the text of a statement that is signed beforehand
    PRECLEARED = "precleared"  # which one of the library; subject = crisis, about = its kind
    BLANK = "blank"  # what goes into one of its blanks; about = which, kept = the others
    DRILL = "drill"  # is a drill to begin? kept["title"]
    EMERGENCY_PLAN = "emergency-plan"  # the file; subject = unit
    ACCOUNT = "account"  # about = a part of the account, or which; subject = crisis
    TASK = "task"  # about = what, who, until, whom or more; subject = crisis or task; kept = what was said before
    FORM = "form"  # all that is missing of a draft at once; kept = what was filled in and could not be taken


@frozen
class Choice:
    """A ready answer: its code, at most 20 letters of ASCII, and what stands on its button."""

    code: str
    label: Text


@frozen
class Question:
    """One open question. `words` says that an answer in own words is taken, `files` that files are.

    `many` lets several choices be `chosen` before "done". `kept` carries what earlier answers said, `held`
    files that are nobody's until it is answered.
    """

    id: str
    person: PersonId
    purpose: Purpose
    prompt: Text
    draft: DraftId | None = None
    subject: str = ""
    version: int = 0
    about: str = ""
    lead: Text | None = None
    hint: Text | None = None
    choices: tuple[Choice, ...] = ()
    words: bool = True
    files: bool = False
    many: bool = False
    chosen: tuple[str, ...] = ()
    kept: dict[str, str] = field(default_factory=dict)
    state: Literal["open", "answered", "dropped"] = "open"
    said: Text | None = None
    revision: int = 0
    held: tuple[Attachment, ...] = ()

    def choice(self, code: str) -> Choice | None:
        """Find a ready answer."""
        return next((choice for choice in self.choices if choice.code == code), None)

    def toggled(self, code: str) -> "Question":
        """Give the question with a choice taken or given back, in the order of the choices."""
        chosen = set(self.chosen) ^ {code}
        ordered = tuple(choice.code for choice in self.choices if choice.code in chosen)
        return replace(self, chosen=ordered)

    def noting(self, words: str, at: datetime) -> "Question":
        """Give the question that knows whether words that just came may have been cut off, and when they came."""
        kept = {key: said for key, said in self.kept.items() if key != _CUT_AT}
        return replace(self, kept={**kept, _CUT_AT: str(micros(at))} if len(words) in FULL else kept)

    def cut_off(self, at: datetime) -> bool:
        """Tell whether words that come now may be the rest of words that were cut off."""
        since = self.kept.get(_CUT_AT)
        return since is not None and at - moment(int(since)) <= RUNS_ON

    @property
    def left_out(self) -> tuple[str, ...]:
        """Name the files for which there was no room while this was asked."""
        return tuple(filter(None, self.kept.get(_LEFT_OUT, "").replace("\n", "\t").split("\t")))

    @property
    def left_out_again(self) -> bool:
        """Tell whether they came in several messages, of which the first was told of its own."""
        return "\n" in self.kept.get(_LEFT_OUT, "")

    def leaving_out(self, names: Iterable[str]) -> "Question":
        """Give the question that knows of further files of one message for which there was no room."""
        named = "\t".join(names)
        if not named:
            return self
        before = self.kept.get(_LEFT_OUT)
        return replace(self, kept={**self.kept, _LEFT_OUT: f"{before}\n{named}" if before else named})


def run_on(first: str, then: str) -> str:
    """Join the rest of a text that was cut off: a new paragraph where one may have ended, else the same line."""
    if first.endswith(_ENDS):
        return f"{first}\n\n{then}"
    apart = first[-1:].isascii() and then[:1].isascii()
    return f"{first}{' ' if apart else ''}{then}"


class QuestionClosed(Refused):
    """The question was answered, or another has taken its place."""

    key = "refused-question-closed"


class ChooseOne(Refused):
    """The question takes one of its ready answers only."""

    key = "refused-choose-one"


class ChooseSome(Refused):
    """At least one of the choices has to be taken."""

    key = "refused-choose-some"


class NoFilesHere(Refused):
    """The question is not answered by a file."""

    key = "refused-no-files-here"
