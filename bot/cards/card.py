"""The parts of a card: text keys, extracts, stops of the route, buttons."""

from enum import StrEnum
from typing import Literal

from bot.cards.tokens import Token
from bot.domain.drafts import Attachment
from bot.frozen import frozen
from bot.text import Text

Tone = Literal["plain", "likely", "grave"]


class Kind(StrEnum):
    """The situations in which a card stands in somebody's chat. LIVE ones are kept up to date."""

    NEWS = "news"  # a short message that is said once and stays
    ITEM = "item"  # the author's card of his draft, from the first word to the ledger
    REVIEW = "review"  # a decider's card of his seat
    TALK = "talk"  # the card of a talk on a disagreement, for those who have no seat in it
    RELEASE = "release"  # the publisher's card of a signed-off version
    EDIT = "edit"  # the card of somebody who edits an item that he is asked about
    GIVEN_BACK = "given-back"  # what somebody changed and could not save
    QUESTION = "question"  # one thing the bot wants to know
    FULL = "full"  # the whole text of a version
    CHANGES = "changes"  # what differs between two versions
    READING = "reading"  # the whole text for somebody whose seat waits: he may decide under it
    COMPARING = "comparing"  # what differs, for the same
    PROGRESS = "progress"  # where an item is, for somebody who may see it
    INBOX = "inbox"
    MINE = "mine"
    WEEK = "week"  # what somebody did this week, and what of it comes out
    HELP = "help"
    FOUND = "found"  # a page of what somebody looked for
    SHEET = "sheet"  # the approval sheet of an item, as a file
    LEDGER = "ledger"  # a page of what was released
    LEDGER_FILE = "ledger-file"  # what was released in a month or a year, as a file
    POSTED = "posted"  # an item in a place where several people read; what is news of it stands under it
    PARTING = "parting"  # what is said at an account that somebody has replaced by another
    CODE = "code"  # a one-time code, for whoever is to link his account with it
    ROSTER = "roster"  # what a roster that was sent would change
    DIGEST = "digest"  # what waits for somebody, and the news that were gathered for him
    OVERDUE = "overdue"  # what is overdue, with whom
    SETTINGS = "settings"  # how somebody is written to
    REHEARSAL = "rehearsal"  # where items would not get through
    CRISIS = "crisis"  # a crisis, for everybody whom it calls
    CRISES = "crises"  # those that are open
    TIMELINE = "timeline"  # a page of what happened in a crisis
    TIMELINE_FILE = "timeline-file"  # all of it as a file
    CRISIS_FILE = "crisis-file"  # a picture or file that somebody sent in a crisis
    ACCOUNT = "account"  # the account of a crisis that is over, with its tasks
    TASK = "task"  # what somebody is to do after a crisis
    EMERGENCY_PLANS = "emergency-plans"  # which units have one on file
    EMERGENCY_PLAN = "emergency-plan"  # one file of a unit's plan
    DRILL = "drill"  # how a drill went
    DRILLS = "drills"  # the last drills, with their picture
    REACHABILITY = "reachability"  # who cannot be reached
    QUOTA = "quota"  # what somebody's unit hands in, or all of them
    QUOTA_REPORT = "quota-report"  # what units handed in last week, with its picture
    QUOTA_LIST = "quota-list"  # the units of a report
    QUOTA_FILE = "quota-file"  # the same as a table
    UNDELIVERED = "undelivered"  # what could not be delivered
    BOARD = "board"  # an assignment as the PR desk sees it: where each unit stands
    CONTRIBUTION = "contribution"  # what a unit is called upon for
    PACKAGE = "package"  # what goes out together in a linked release, for its publishers
    CALLS = "calls"  # the assignments that are open for somebody
    PLAN = "plan"  # what is planned to be released in the next two weeks
    PRECLEARED = "precleared"  # the statements that were signed beforehand
    PLAN_FILE = "plan-file"  # the same, as a calendar
    CALENDAR_LINK = "calendar-link"  # the same by a secret link


LOOKED_AT = frozenset({Kind.READING, Kind.COMPARING})  # nothing is lost with them: they come anew at a tap
OF_CALLS = frozenset({Kind.BOARD, Kind.CONTRIBUTION, Kind.PACKAGE})
AFTERMATH = frozenset({Kind.ACCOUNT, Kind.TASK})
LIVE = (
    LOOKED_AT
    | OF_CALLS
    | AFTERMATH
    | {Kind.ITEM, Kind.REVIEW, Kind.TALK, Kind.RELEASE, Kind.EDIT, Kind.QUESTION}
    | {Kind.ROSTER, Kind.POSTED, Kind.CRISIS, Kind.REACHABILITY}
)


@frozen
class Button:
    """Something to tap. A `grave` one ends something; never by colour alone: the label says it."""

    label: Text
    token: Token
    tone: Tone = "plain"


@frozen
class Extract:
    """User-written text as it is, cut to `text`; `total` is the number of characters of the whole."""

    text: str
    total: int

    @property
    def cut(self) -> bool:
        """Tell whether something was left out."""
        return len(self.text) < self.total


@frozen
class Stop:
    """A line of the route: what has been (done, against), what is now, what comes next.

    `address` stands in the text and is the web address of a release: the one thing people wrote that may be followed.
    """

    state: Literal["done", "against", "now", "next"]
    text: Text
    address: str = ""


@frozen
class Entry:
    """A line of a list (an inbox, one's drafts) with the buttons that belong to it."""

    text: Text
    buttons: tuple[Button, ...] = ()


@frozen
class Difference:
    """A piece of a comparison: user-written text that stayed, was added or was taken away."""

    change: Literal["same", "added", "removed"]
    text: str


@frozen
class FormChoice:
    """A ready answer in a form; with `detail` the field's own words say which one."""

    code: str
    label: Text
    detail: bool = False


@frozen
class FormField:
    """One thing that a form asks: what it is called, how it is answered, what has been given so far, what is wrong.

    A "line" or "text" may have choices that say why there are no words; of "one" and "moment" `written` says that own
    words may stand in place of a choice. `files` says that files are taken as well, of "files" nothing else is.
    """

    id: str
    kind: Literal["line", "text", "one", "several", "moment", "files"]
    label: Text
    hint: Text | None = None
    choices: tuple[FormChoice, ...] = ()
    written: bool = False
    files: bool = False
    chosen: tuple[str, ...] = ()
    words: str = ""
    required: bool = True
    mistake: Text | None = None


@frozen
class Form:
    """What is missing of an item, to be filled in at once; its buttons send what has been filled in with them.

    `subject` is the item's id: what is typed and not sent yet belongs to the item, whichever form it was typed into.
    """

    subject: str
    fields: tuple[FormField, ...]
    buttons: tuple[Button, ...]


@frozen
class Guard:
    """What may be seen of a card where others look on, as on a lock screen; `open` shows the whole.

    An `opened` one is on that whole itself, which a platform without windows sends as a message that stays where it is.
    """

    title: Text
    lines: tuple[Text, ...] = ()
    open: Button | None = None
    opened: bool = False


@frozen
class Card:
    """One card, in the order in which it is read: title, facts, text, files, route, notes, form, buttons.

    `tag` stands beside the title (number and version). `closed` cards have no live button left. `words` is the token
    under which an answer in own words is taken; a platform that can, gives a line to write it in. `answer` is what a
    question asks as a field of a form; words that stand in it are to be corrected, not written anew. A card with a
    `guard` is about something sensitive. An `urgent` one is an alarm, and looks like one where that can be shown.
    """

    title: Text
    tag: Text | None = None
    facts: tuple[Text, ...] = ()
    body: Extract | None = None
    differences: tuple[Difference, ...] = ()
    files: tuple[Attachment, ...] = ()
    route: tuple[Stop, ...] = ()
    entries: tuple[Entry, ...] = ()
    notes: tuple[Text, ...] = ()
    form: Form | None = None
    buttons: tuple[Button, ...] = ()
    words: Token | None = None
    answer: FormField | None = None
    guard: Guard | None = None
    closed: bool = False
    urgent: bool = False
