"""A policy in force: categories, channels, the chain of steps, what an edit re-opens; plain frozen data."""

import re
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final, Literal

from bot.domain.people import Who
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
]


_ARTICLE: Final = re.compile("第([零一二三四五六七八九十百]+)条(?:第([0-9]+)项)?")
_UNITS: Final = {"十": 10, "百": 100}


def cited(clause: str) -> Value:
    """Give a clause as it is cited in the reader's language: 第十二条第1项 is Art. 12 (1); others stay as written."""
    found = _ARTICLE.fullmatch(clause)
    if found is None:
        return clause
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


@dataclass(frozen=True, slots=True)
class Condition:
    """One line of a `when`: this particular of the draft has one of these values."""

    particular: Literal["category", "urgency", "audience", "channels", "origin", "concerned", "quoted"]
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StepRule:
    """A step that policy asks for: where it comes from, whom it asks, how it is answered, who stands in.

    `when` is a list of tables of conditions: the step is present when all conditions of one table hold,
    or when there is none. `due` is working time. `fresh_eyes` asks again a person who has already
    decided in an earlier step.
    """

    id: str
    names: Names
    clause: str
    who: Who
    nobody: Who
    answer: Answer = Answer.ANY
    when: tuple[tuple[Condition, ...], ...] = ()
    due: timedelta | None = None
    fresh_eyes: bool = False


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Category:
    """What an item is about (P3 10)."""

    id: str
    names: Names
    clause: str
    link: LinkRule | None = None


@dataclass(frozen=True, slots=True)
class Channel:
    """Where an item can appear; `address` tells what the publisher records of each release (PUB3)."""

    id: str
    names: Names
    address: Literal["url", "words"] = "url"


@dataclass(frozen=True, slots=True)
class SourceChoice:
    """A ready answer to "where does it come from"; with `detail` it asks which one."""

    id: str
    names: Names
    detail: bool = False


@dataclass(frozen=True, slots=True)
class ReadyReason:
    """A ready reason for a return, a rejection or a problem at release."""

    id: str
    names: Names
    verdicts: tuple[Literal["return", "reject", "problem"], ...]


@dataclass(frozen=True, slots=True)
class Reopening:
    """What a new version re-opens, by what was changed; `content` is title, text, source and files."""

    content: Reopen = Reopen.ALL
    category: Reopen = Reopen.ALL
    channels: Reopen = Reopen.RETURNER
    planned: Reopen = Reopen.NOTHING
    note: Reopen = Reopen.NOTHING


@dataclass(frozen=True, slots=True)
class Policy:
    """One policy file; `digest` is the SHA-256 of its text, under which rounds keep it."""

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
    own_drafts: bool = False
    reopening: Reopening = Reopening()

    def category(self, category: str | None) -> Category | None:
        """Find a category by its id."""
        return next((found for found in self.categories if found.id == category), None)

    def channel(self, channel: str) -> Channel | None:
        """Find a channel by its id."""
        return next((found for found in self.channels if found.id == channel), None)

    def source(self, source: str | None) -> SourceChoice | None:
        """Find a ready source by its id."""
        return next((found for found in self.sources if found.id == source), None)
