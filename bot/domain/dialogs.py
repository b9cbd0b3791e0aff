"""Questions: the one thing that the bot wants to know of a person, with its ready answers."""

from dataclasses import field, replace
from enum import StrEnum
from typing import Literal

from bot.domain.drafts import Attachment, DraftId
from bot.domain.people import PersonId
from bot.errors import Refused
from bot.frozen import frozen
from bot.text import Text


class Purpose(StrEnum):
    """What an answer is for."""

    FIELD = "field"  # about = the field of the draft
    CHANGE = "change"  # which field to change
    RETURN_TO = "return-to"  # where a return goes; subject = seat
    REASON = "reason"  # about = return or reject; subject = seat; kept["to"]
    REMARK = "remark"  # an approval's remark; subject = seat
    SAY = "say"  # something to say in a talk; subject = step
    ADDRESS = "address"  # about = channel: where the release stands
    PROBLEM = "problem"  # what is wrong at release: back to the author, or held
    PROBLEM_REASON = "problem-reason"  # about = back or hold
    WHICH = "which"  # was that the answer, an addition, or a new draft? kept = what was sent
    FOLLOW_UP = "follow-up"  # about = the follow-up: what was done after the release
    LANGUAGE = "language"
    FIND = "find"  # what to look for
    REPLACE = "replace"  # is so much less the whole text? kept = what was sent
    GATHERING = "gathering"  # is that all, or does more belong to the draft?
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
