"""A policy in force: categories, channels, the chain of steps, what an edit re-opens; plain frozen data."""

import re
from datetime import timedelta
from enum import StrEnum
from typing import Final, Literal

from bot.domain.aftermath_rules import AfterRule, PlanRule
from bot.domain.crisis_ladder import CrisisLadder
from bot.domain.drill_rules import DrillRules
from bot.domain.ladders import Ladder
from bot.domain.people import Who
from bot.domain.quota_rules import QuotaRule, Rhythm
from bot.domain.statements import StatementRules
from bot.frozen import frozen
from bot.text import Names, Text, Value

Field = Literal[
    "title",
    "text",
    "source",
    "category",
    "link",
    "channels",
    "planned",
    "urgency",
    "audience",
    "origin",
    "concerned",
    "quoted",
    "note",
    "files",
    "matters",  # what is out of the ordinary about it, from policy's own list (APR3)
    "secrecy",  # policy's yes/no questions on secrets; a yes may add a step
    "confirmation",  # who of those quoted confirmed it, and by what evidence (APR4)
    "basis",  # what figures and quotations of policy were checked against (INT10)
    "explainer",  # who explains an important item (PUB7)
    "lateness",  # why it comes later than the lead time allows (INT4)
    "wordings",  # another text for a channel
]


_ARTICLE: Final = re.compile("第([零一二三四五六七八九十百]+)条(?:第([0-9]+)项)?")
_UNITS: Final = {"十": 10, "百": 100}


def cited(clause: str) -> Value:
    """Give a clause as it is cited in the reader's language: 第十二条第1项 is Art. 12 (1); others stay as written.

    Without one it is the chain of statements, for which a policy need not have any.
    """
    found = _ARTICLE.fullmatch(clause)
    if found is None:
        return clause or Text("clause-fast")
    article = Names(found[1], found[1], str(_number(found[1])))
    return (
        Text("clause-item", {"article": article, "item": found[2]})
        if found[2]
        else Text("clause", {"article": article})
    )


def _number(numeral: str) -> int:
    """Read a Chinese numeral below a thousand."""
    whole = digit = 0
    for sign in numeral:
        if sign in _UNITS:
            whole, digit = whole + (digit or 1) * _UNITS[sign], 0
        else:
            digit = "零一二三四五六七八九".index(sign)
    return whole + digit


class Answer(StrEnum):
    """How many of a step's people must approve before it passes."""

    ANY = "any"
    ALL = "all"
    MAJORITY = "majority"


class Reopen(StrEnum):
    """What a change re-opens before sign-off; after sign-off a change of content re-opens every step (APR8)."""

    ALL = "all"
    RETURNER = "returner"
    NOTHING = "nothing"


@frozen
class Condition:
    """One line of a `when`: this particular of the draft has one of these values.

    "concerned", "quoted", "matters" and "secrecy" may have the values "yes" (some) and "no" (none); the last two also
    the ids of policy's lists. "only" holds when every channel chosen is one of the values. "kind" is the kind of the
    draft's unit, department or subsidiary; "figures" says whether the text has any.
    """

    particular: Literal[
        "category",
        "urgency",
        "audience",
        "channels",
        "only",
        "origin",
        "concerned",
        "quoted",
        "matters",
        "secrecy",
        "kind",
        "figures",
    ]
    values: tuple[str, ...]


When = tuple[tuple[Condition, ...], ...]  # one table must hold, and of that all its conditions; always, when empty


@frozen
class Disagreement:
    """What happens when countersigners do not agree (P4 二(二)2): they talk for so long, then somebody rules."""

    talk: timedelta  # working time
    clause: str
    who: Who
    nobody: Who


@frozen
class ReviewQuestion:
    """What a step has to look at; whoever approves says yes to it, whoever does not may name it (APR12)."""

    id: str
    names: Names
    clause: str


@frozen
class StepRule:
    """A step that policy asks for: where it comes from, whom it asks, how it is answered, who stands in.

    `when` is a list of tables of conditions: the step is present when all conditions of one table hold,
    or when there is none. `due` is working time. `fresh_eyes` asks again a person who has already
    decided in an earlier step; `apart_from` names steps whose people are not asked here at all (P4 二(三)1).
    `edits` lets its people change the text themselves (P0 四(二)2).
    """

    id: str
    names: Names
    clause: str
    who: Who
    nobody: Who
    answer: Answer = Answer.ANY
    when: When = ()
    due: timedelta | None = None
    fresh_eyes: bool = False
    apart_from: tuple[str, ...] = ()
    disagreement: Disagreement | None = None
    questions: tuple[ReviewQuestion, ...] = ()
    edits: bool = False


@frozen
class Ask:
    """Something that policy asks of some items only: of those for which `when` holds."""

    field: Field
    when: When
    clause: str


@frozen
class Entry:
    """A line of one of policy's lists: a matter that makes an item more than ordinary, or a question on secrets."""

    id: str
    names: Names
    clause: str


@frozen
class FollowUp:
    """What is to be done after an item of a category, if `when` holds, is out (INT11, PUB9); `due` is working time."""

    id: str
    names: Names
    clause: str
    due: timedelta
    when: When = ()


@frozen
class PublisherRule:
    """Who releases an item for which `when` holds (APR2: a subsidiary on its own account)."""

    who: Who
    nobody: Who
    clause: str
    when: When = ()


@frozen
class Lead:
    """How long before its release an item is to be submitted (INT4, P3 12.2); None asks for nothing.

    `routine` is in calendar days. `pressing` asks for important items before the close of the working day before.
    """

    routine: int | None = None
    routine_clause: str = ""
    pressing: bool = False
    pressing_clause: str = ""


@frozen
class TitleRule:
    """Words in a title that exaggerate (P2b 9(二)); they are pointed out, and stop nobody."""

    words: tuple[str, ...]
    clause: str


@frozen
class SpreadRule:
    """Which items had better appear in several channels (P4 二(四)1); it is pointed out where they are chosen."""

    when: When
    clause: str


@frozen
class LinkRule:
    """Items of a category carry a link to one of these sites (P3 10.2)."""

    hosts: tuple[str, ...]
    names: Names
    clause: str

    @property
    def wanted(self) -> dict[str, Value]:
        """Say which link is wanted: whose site, by which clause, on which hosts, and how one looks."""
        example = f"https://{self.hosts[0]}/123"
        return {"site": self.names, "clause": cited(self.clause), "host": self.hosts, "example": example}


@frozen
class Category:
    """What an item is about (P3 10).

    `duties` names the duties of which a unit must have one to originate such items, `kinds` the kinds of units that
    may; `channels` where they may appear (INT11). Each is empty where anybody may, or they may appear anywhere.
    `audience` is whom they are usually for: taken over with the category, and open to change.
    `template` is what such a text usually consists of, to be filled in.
    """

    id: str
    names: Names
    clause: str
    link: LinkRule | None = None
    duties: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    audience: Literal["public", "internal"] | None = None
    template: Names | None = None


@frozen
class Channel:
    """Where an item can appear; `address` tells what the publisher records of each release (PUB3).

    `audience` is who reads it there, where policy tells channels apart by that (P0 五).
    """

    id: str
    names: Names
    address: Literal["url", "words"] = "url"
    length: int | None = None  # characters that fit in one post
    own: bool = False  # a subsidiary's own account, which no other unit may choose (P1 17)
    audience: Literal["public", "internal"] | None = None
    rhythm: Rhythm | None = None

    @property
    def called(self) -> Value:
        """Its name, and who reads it there."""
        return Text(f"channel-{self.audience}", {"name": self.names}) if self.audience else self.names


@frozen
class SourceChoice:
    """A ready answer to "where does it come from"; with `detail` it asks which one."""

    id: str
    names: Names
    detail: bool = False


@frozen
class ReadyReason:
    """A ready reason for a return, a rejection or a problem at release; who gives it says no to what it `denies`."""

    id: str
    names: Names
    verdicts: tuple[Literal["return", "reject", "problem"], ...]
    denies: tuple[str, ...] = ()  # ids of review questions


@frozen
class Reopening:
    """What a new version re-opens, by what was changed; `content` is title, text, source and files."""

    content: Reopen = Reopen.ALL
    category: Reopen = Reopen.ALL
    channels: Reopen = Reopen.RETURNER
    planned: Reopen = Reopen.NOTHING
    note: Reopen = Reopen.NOTHING
    edited: Reopen = Reopen.ALL  # content that a step's own people changed (`StepRule.edits`)


@frozen
class Policy:
    """One policy file; `digest` is the SHA-256 of its text, under which rounds keep it; `whom` says for whom it is."""

    id: str
    digest: str
    names: Names
    clauses: dict[str, str]
    asks: tuple[Field, ...]
    categories: tuple[Category, ...]
    channels: tuple[Channel, ...]
    sources: tuple[SourceChoice, ...]
    reasons: tuple[ReadyReason, ...]
    steps: tuple[StepRule, ...]
    publisher: Who
    publisher_nobody: Who
    publisher_clause: str
    unknown_sources: tuple[str, ...] = ()
    source_clause: str = ""
    picture_hint: str | None = None
    picture_warns: bool = False  # a missing picture is against the rule (P1 16, P2b 9(三)), not only a pity (P3 11)
    own_drafts: bool = False
    reopening: Reopening = Reopening()
    asks_when: tuple[Ask, ...] = ()
    matters: tuple[Entry, ...] = ()
    secrecy: tuple[Entry, ...] = ()
    publishers: tuple[PublisherRule, ...] = ()  # tried in order before `publisher`
    lead: Lead = Lead()
    title_rule: TitleRule | None = None
    whom: Names = Names()
    spread: SpreadRule | None = None
    quotas: tuple[QuotaRule, ...] = ()
    reminders: Ladder = Ladder()
    crisis: CrisisLadder = CrisisLadder()  # by which a crisis is called out
    drills: DrillRules = DrillRules()
    aftermath: AfterRule = AfterRule()
    plans: PlanRule = PlanRule()  # on file for emergencies
    statements: StatementRules = StatementRules()
    by_the_clock: bool = False  # what is due is so by day and by night, not in working time

    def category(self, category: str | None) -> Category | None:
        """Find a category by its id."""
        return next((found for found in self.categories if found.id == category), None)

    def channel(self, channel: str) -> Channel | None:
        """Find a channel by its id."""
        return next((found for found in self.channels if found.id == channel), None)

    def source(self, source: str | None) -> SourceChoice | None:
        """Find a ready source by its id."""
        return next((found for found in self.sources if found.id == source), None)

    def rule(self, step: str) -> StepRule | None:
        """Find the rule of a step by its id."""
        for found in self.steps:  # a tap asks this twice: a generator would take twice as long
            if found.id == step:
                return found
        return None
