"""The shape of a policy file: its tables and keys, before they are checked against each other."""

import re
from datetime import timedelta
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from bot.tables import FILLED, EveryName, Id, OneOrMore, Table, Words, wrong

HOURS_A_DAY: Final = 8  # what "1 working day" comes to, whatever the hours of the office are
_DUE: Final = re.compile(r"(\d{1,3}) working (minute|hour|day)s?")
_UNIT: Final = {
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "day": timedelta(hours=HOURS_A_DAY),
}
_HOST: Final = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+(:\d{1,5})?")


# Title and text are always asked for; files and the note to those who approve never have to be there.
Asked = Literal[
    "source", "category", "link", "channels", "planned", "urgency", "audience", "origin", "concerned", "quoted"
]


def working_time(words: str) -> timedelta:
    """Understand "4 working hours", "1 working day" (eight hours), "30 working minutes"."""
    found = _DUE.fullmatch(words)
    if not found or not int(found[1]):
        raise wrong(f"'{words}' is no working time", "write it like '4 working hours' or '1 working day'")
    return int(found[1]) * _UNIT[found[2]]


def _due(words: str) -> str:
    working_time(words)
    return words


def _host(host: str) -> str:
    if not _HOST.fullmatch(host):
        raise wrong(f"'{host}' is not the name of a site", "write it like 'video.example.org', small, without https://")
    return host.removeprefix("www.")


def _tables(value: object) -> object:
    return [value] if isinstance(value, dict) else value


class WhoTable(Table):
    """Whom a step asks."""

    role: str = Field(description="name the role that is asked")
    of: Literal["unit", "organisation"] | None = None


class WhenTable(Table):
    """Conditions that must all hold."""

    category: OneOrMore | None = None
    urgency: OneOrMore | None = None
    audience: OneOrMore | None = None
    channels: OneOrMore | None = None
    origin: OneOrMore | None = None
    concerned: bool | None = None
    quoted: bool | None = None


class StepTable(Table):
    """A step of the chain."""

    id: Id = Field(description="give the step an id of its own")
    names: EveryName = Field(description="name the step in three languages")
    clause: str = Field(description="name the clause that asks for this step")
    who: WhoTable = Field(description="say whom the step asks")
    nobody: WhoTable = Field(description="name a stand-in for when nobody is there: no step is passed silently")
    answer: Literal["any", "all", "majority"] = "any"
    when: Annotated[list[WhenTable], BeforeValidator(_tables)] = []
    due: Annotated[str, AfterValidator(_due)] | None = None
    fresh_eyes: bool = False


class LinkTable(Table):
    """The site to which items of a category link."""

    hosts: Annotated[list[Annotated[str, AfterValidator(_host)]], FILLED] = Field(description="list the site's hosts")
    names: EveryName = Field(description="name the site in three languages")
    clause: str = Field(description="name the clause that asks for the link")


class CategoryTable(Table):
    """What an item can be about."""

    id: Id = Field(description="give the category an id of its own")
    names: EveryName = Field(description="name the category in three languages")
    clause: str = Field(description="name the clause that lists this category")
    link: LinkTable | None = None


class ChannelTable(Table):
    """Where an item can appear."""

    id: Id = Field(description="give the channel an id of its own")
    names: EveryName = Field(description="name the channel in three languages")
    address: Literal["url", "words"] = "url"


class SourceTable(Table):
    """A ready answer to where an item comes from."""

    id: Id = Field(description="give the source an id of its own")
    names: EveryName = Field(description="name the source in three languages")
    detail: bool = False


class ReasonTable(Table):
    """A ready reason."""

    id: Id = Field(description="give the reason an id of its own")
    names: EveryName = Field(description="say the reason in three languages")
    verdicts: OneOrMore = Field(description="say what it is a reason for: return, reject, problem")


class PublisherTable(Table):
    """Who releases what was signed off."""

    who: WhoTable = Field(description="say who releases")
    nobody: WhoTable = Field(description="name a stand-in for when there is no publisher")
    clause: str = Field(description="name the clause that designates the publisher")


class ReopeningTable(Table):
    """What a change re-opens; the policy's own defaults where nothing is said."""

    content: Literal["all", "returner", "nothing"] | None = None
    category: Literal["all", "returner", "nothing"] | None = None
    channels: Literal["all", "returner", "nothing"] | None = None
    planned: Literal["all", "returner", "nothing"] | None = None
    note: Literal["all", "returner", "nothing"] | None = None


class PolicyTable(Table):
    """A whole policy file."""

    id: Id = Field(description='give the policy an id, such as "p3"')
    names: EveryName = Field(description="name the policy in three languages")
    clauses: dict[str, Words] = Field(description="quote the clauses that the steps come from")
    asks: list[Asked] = Field(description="list what is asked of an item besides title and text")
    category: list[CategoryTable] = []
    channel: Annotated[list[ChannelTable], FILLED] = Field(description="say where items can appear")
    source: list[SourceTable] = []
    reason: list[ReasonTable] = []
    step: Annotated[list[StepTable], FILLED] = Field(description="without a step nothing would be approved by anybody")
    publisher: PublisherTable = Field(
        description="without a publisher nothing can be released: add who, nobody, clause"
    )
    unknown_sources: list[Words] = []
    source_clause: str | None = None
    picture_hint: str | None = None
    own_drafts: bool = False
    reopening: ReopeningTable = ReopeningTable()
