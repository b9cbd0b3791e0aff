"""What a card of an item is made from: one frozen sheet of plain domain objects, and how it names things."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import date, datetime
from typing import Final

from bot.cards.card import Button, Extract, Tone
from bot.cards.tokens import Token, Verb
from bot.domain.completeness import missing
from bot.domain.disagreements import Remark
from bot.domain.drafts import Draft, Version
from bot.domain.ladders import NOTHING_LEFT, Left
from bot.domain.leadtimes import Deadline
from bot.domain.people import Person, PersonId, Unit, UnitId
from bot.domain.policies import Field, Policy
from bot.domain.releases import Release, Task
from bot.domain.rounds import Round
from bot.domain.routing import Plan
from bot.domain.standing_in import Actor
from bot.domain.steps import Decision, Seat, SeatId, SeatState
from bot.frozen import frozen
from bot.intake.words import cut, plain_line
from bot.text import Names, Text, Value

EXTRACT: Final = 200  # characters of a text that a card shows
TITLE: Final = 80
QUOTED: Final = 300  # characters of a remark or reason beside a step; the author's own card shows REASON
REASON: Final = 2000
_LETTER: Final = "[^\\W_\u2e80-\U0010ffff]"  # of writings that put spaces between their words
_INSIDE: Final = re.compile(_LETTER * 2)
_BROKEN: Final = re.compile(rf"(?<!{_LETTER}){_LETTER}{{1,40}}$")  # longer ones are no words


@frozen
class Absence:
    """Somebody is away until this local day, the last one; `people` decide for him meanwhile."""

    until: date
    people: tuple[PersonId, ...]


@frozen
class Sheet:
    """Everything that a card of one item needs, for one reader at one moment.

    `version` is the one that the card shows: of a review the seat's, of a release the task's, of an author's item the
    working copy if there is one. `submitted` is the last version submitted where that is another one. `seen` is the
    version that the reader last decided on or opened before this one. `reminder` is when a due row will remind him,
    `left` what else due rows will do while a step waits for him.
    `deadline` is until when this version had to be submitted for its planned time. `acting` are those who may answer
    the open seats besides their people.
    """

    draft: Draft
    version: Version
    round: Round | None
    policy: Policy
    people: Mapping[PersonId, Person]
    units: Mapping[UnitId, Unit]
    reader: PersonId
    now: datetime
    submitted: Version | None = None
    seen: Version | None = None
    reminder: datetime | None = None
    left: Left = NOTHING_LEFT
    releases: tuple[Release, ...] = ()
    task: Task | None = None
    talk: tuple[Remark, ...] = ()
    deadline: Deadline | None = None
    former: Mapping[UnitId, Unit] = field(default_factory=dict)  # units that are gone
    owed: tuple[Text, ...] = ()  # what it means for what its unit owes, for its author
    absences: Mapping[PersonId, Absence] = field(default_factory=dict)
    acting: Mapping[SeatId, tuple[Actor, ...]] = field(default_factory=dict)

    def name(self, person: PersonId) -> Names:
        """Give somebody's name; who is not in the directory any more is named by his id."""
        found = self.people.get(person)
        return found.names if found else Names(en=person)

    def who(self, person: PersonId) -> Value:
        """Give somebody's name, or "you"."""
        return Text("you") if person == self.reader else self.name(person)

    def whos(self, people: tuple[PersonId, ...]) -> Value:
        """Give several names; "you" comes first."""
        return tuple(self.who(person) for person in sorted(people, key=lambda person: person != self.reader))

    def unit(self, unit: UnitId) -> Names:
        """Give a unit's name."""
        found = self.units.get(unit) or self.former.get(unit)
        return found.names if found else Names(en=unit)

    @property
    def title(self) -> Value:
        """The item's title on one line."""
        return plain_line(self.version.title, TITLE) or Text("untitled")

    @property
    def tag(self) -> Text:
        """Number and version."""
        if self.draft.number is None:
            return Text("tag-new")
        return Text("tag", {"number": self.draft.number, "version": self.version.number})

    @property
    def late(self) -> Deadline | None:
        """The deadline, where the item came after it, or would come after it now."""
        due, came = self.deadline, self.draft.submitted_at or self.now
        return due if due is not None and came >= due.before else None

    @property
    def missing(self) -> tuple[Field, ...]:
        """What of this version is still to be asked."""
        unit = self.units.get(self.draft.unit)
        return missing(self.version, self.policy, unit, late=self.late is not None, former=self.former)

    @property
    def my_seat(self) -> Seat | None:
        """The seat that waits for the reader now."""
        step = self.round.open if self.round else None
        seat = step.seat_of(self.reader) if step else None
        if seat is not None and seat.state is SeatState.OPEN:
            return seat
        return next((other for other in step.seats if self.acts_for(other)), None) if step else None

    def actor(self, seat: Seat) -> Actor | None:
        """Give by what the reader may answer a seat that is another's, if he may."""
        return next((one for one in self.acting.get(seat.id, ()) if one.person == self.reader), None)

    def acts_for(self, seat: Seat) -> bool:
        """Tell whether the reader may answer a seat in another's place."""
        return self.actor(seat) is not None

    def decider(self, decision: Decision, seat: Seat | None) -> Value:
        """Name who decided, and in whose place where that was another's."""
        if seat is None or seat.person == decision.by:
            return self.who(decision.by)
        return Text("person-in-place", {"person": self.who(decision.by), "whose": self.who(seat.person)})

    @property
    def extract(self) -> Extract | None:
        """The beginning of the text, or nothing when there is none yet."""
        text = self.version.text
        return Extract(_beginning(text), len(text)) if text else None

    @property
    def worth_opening(self) -> bool:
        """Tell whether there is more than the extract shows."""
        return len(self.version.text) > EXTRACT or bool(self.version.attachments or self.version.wordings)

    def button(
        self, verb: Verb, tone: Tone = "plain", *, subject: str = "", version: int | None = None, label: str = ""
    ) -> Button:
        """Make a button about this draft (or `subject`) in the version shown (or `version`)."""
        about = self.version.number if version is None else version
        return Button(Text(label or label_key(verb)), Token(verb, subject or self.draft.id, about), tone)


@frozen
class Outlook:
    """What submitting would bring: the plan, when it would be through at the latest, which steps look (again).

    `unchanged` says that a returned item may be submitted as it is.
    """

    plan: Plan | None = None
    expected: datetime | None = None
    reopened: tuple[Names, ...] = ()
    unchanged: bool = False


def being_edited(sheet: Sheet) -> tuple[Text, ...]:
    """Say to all others that somebody is changing the text at this moment."""
    editor = sheet.draft.editor
    return (Text("note-being-edited", {"by": sheet.name(editor)}),) if editor and editor != sheet.reader else ()


def _beginning(text: str) -> str:
    """Give the first characters of a text, ending between words where it is written with spaces."""
    shown = cut(text, EXTRACT)
    kept = shown.removesuffix("…")
    if shown == text or not _INSIDE.fullmatch(text[len(kept) - 1 : len(kept) + 1]):
        return shown
    return _BROKEN.sub("", kept).rstrip() + "…"


def label_key(verb: Verb) -> str:
    """Give the key of a button's usual label."""
    return f"button-{verb.name.lower().replace('_', '-')}"


def quoted(words: str, most: int = QUOTED) -> str:
    """Give what somebody wrote on one line, cut with an ellipsis."""
    return plain_line(words, most)


def joined(key: str, values: Sequence[Value]) -> Value:
    """Join values by a text of two places, "dotted" (one · two) or "chain" (one → two); there is at least one."""
    whole = values[-1]
    for value in reversed(values[:-1]):
        whole = Text(key, {"first": value, "rest": whole})
    return whole


def plain(text: Text, most: int) -> Text:
    """Give a text in which what people wrote stands on one line, cut to `most`; an empty title is named as one."""
    return Text(text.key, {name: _plain(name, value, most) for name, value in text.values.items()})


def _plain(name: str, value: Value, most: int) -> Value:
    match value:
        case str():
            line = plain_line(value, TITLE if name == "title" else most)
            return line or (Text("untitled") if name == "title" else "")
        case Text():
            return plain(value, most)
        case tuple():
            return tuple(_plain(name, item, most) for item in value)
        case _:
            return value
