"""The shape of a policy file: its tables and keys, before they are checked against each other."""

import re
from typing import Annotated, Final, Literal, get_args, get_type_hints

from pydantic import AfterValidator, BeforeValidator, Field

from bot.domain.people import UNIT_ROLES, Role, UnitId, Who
from bot.domain.policies import Condition, Entry, FollowUp, When
from bot.mistakes import shown
from bot.policy_crises import CrisisTable
from bot.policy_ladders import RemindersTable, WorkingTime, working_time
from bot.policy_quotas import QuotaTable, RhythmTable
from bot.tables import FILLED, EveryName, Id, OneOrMore, Table, Words, wrong
from bot.text import Names

SEATS: Final = {"head": Role.BODY_HEAD, "deputy": Role.BODY_DEPUTY, "member": Role.BODY_MEMBER}
_PARTICULARS: Final = get_args(get_type_hints(Condition)["particular"])
_HOST: Final = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+(:\d{1,5})?")


# Title and text are always asked for; files and the note to those who approve never have to be there.
Asked = Literal[
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
    "matters",
    "secrecy",
    "confirmation",
    "basis",
    "explainer",
]
_Kind = Literal["department", "subsidiary"]
_Place = Literal["unit", "organisation", "concerned"]


def _host(host: str) -> str:
    if not _HOST.fullmatch(host):
        raise wrong(f"'{host}' is not the name of a site", "write it like 'video.example.org', small, without https://")
    return host.removeprefix("www.")


def _tables(value: object) -> object:
    return [value] if isinstance(value, dict) else value


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _answered(value: object) -> object:
    """Write true and false as the values that a condition has for them."""
    return [("no", "yes")[value]] if isinstance(value, bool) else value


_Several = Annotated[OneOrMore, BeforeValidator(_answered)]


def _place(value: object) -> object:
    if isinstance(value, str) and value not in get_args(_Place):
        mend = (
            "write 'unit', 'organisation' or 'concerned'; to ask one certain unit, "
            "list whom to ask as a body in the roster, and write { body = '…', seat = 'head' }"
        )
        raise wrong(f"cannot be '{shown(value)}'", mend)
    return value


class WhoTable(Table):
    """Whom a step asks: those of a role, or a seat in a body such as the leading group."""

    role: str | None = None
    of: Annotated[_Place, BeforeValidator(_place)] | None = None
    body: Id | None = None
    seat: Literal["head", "deputy", "member"] | None = None

    def who(self) -> Who:
        """Give it as the rules know it; what does not fit together was found before."""
        if self.body and self.seat:
            return Who(SEATS[self.seat], UnitId(self.body))
        role = Role(self.role or "")
        return Who(role, self.of or "unit") if role in UNIT_ROLES else Who(role)


class WhenTable(Table):
    """Conditions that must all hold."""

    category: OneOrMore | None = None
    urgency: OneOrMore | None = None
    audience: OneOrMore | None = None
    channels: OneOrMore | None = None
    only: OneOrMore | None = None
    origin: OneOrMore | None = None
    concerned: bool | None = None
    quoted: bool | None = None
    matters: _Several | None = None
    secrecy: _Several | None = None
    kind: OneOrMore | None = None
    figures: bool | None = None

    def conditions(self) -> tuple[Condition, ...]:
        """Give the conditions, in the order in which the rules know them."""
        values = ((particular, getattr(self, particular)) for particular in _PARTICULARS)
        return tuple(Condition(particular, _values(value)) for particular, value in values if value is not None)


def _values(value: bool | list[str]) -> tuple[str, ...]:  # noqa: FBT001 - as the file has it
    return (("no", "yes")[value],) if isinstance(value, bool) else tuple(value)


_When = Annotated[list[WhenTable], BeforeValidator(_tables)]


def when_of(tables: list[WhenTable]) -> When:
    """Give a whole `when` as the rules know it."""
    return tuple(table.conditions() for table in tables)


class EntryTable(Table):
    """A matter, a question on secrets, or a question that a step looks at."""

    id: Id = Field(description="give it an id of its own")
    names: EveryName = Field(description="say it in three languages")
    clause: str = Field(description="name the clause that it comes from")

    def entry(self) -> Entry:
        """Give it as the rules know it."""
        return Entry(self.id, self.names.names(), self.clause)


class DisagreementTable(Table):
    """What happens when those who are asked do not agree."""

    talk: WorkingTime = Field(description="say how long they talk, like '1 working day'")
    clause: str = Field(description="name the clause that says who rules")
    who: WhoTable = Field(description="say who rules when the talk led to nothing")
    nobody: WhoTable = Field(description="name a stand-in for when nobody is there to rule")


class StepTable(Table):
    """A step of the chain."""

    id: Id = Field(description="give the step an id of its own")
    names: EveryName = Field(description="name the step in three languages")
    clause: str = Field(description="name the clause that asks for this step")
    who: WhoTable = Field(description="say whom the step asks")
    nobody: WhoTable = Field(description="name a stand-in for when nobody is there: no step is passed silently")
    answer: Literal["any", "all", "majority"] = "any"
    when: _When = []
    due: WorkingTime | None = None
    fresh_eyes: bool = False
    apart_from: OneOrMore = []
    on_disagreement: DisagreementTable | None = None
    question: list[EntryTable] = []
    edits: bool = False


class LinkTable(Table):
    """The site to which items of a category link."""

    hosts: Annotated[list[Annotated[str, AfterValidator(_host)]], FILLED] = Field(description="list the site's hosts")
    names: EveryName = Field(description="name the site in three languages")
    clause: str = Field(description="name the clause that asks for the link")


class FollowUpTable(EntryTable):
    """What is to be done after the release."""

    due: WorkingTime = Field(description="say after how long it is due, like '5 working days'")
    when: _When = []

    def follow_up(self) -> FollowUp:
        """Give it as the rules know it."""
        return FollowUp(self.id, self.names.names(), self.clause, working_time(self.due), when_of(self.when))


def _lines(value: str) -> str:
    text = value.strip()
    if not text or not text.replace("\n", "").isprintable():
        raise wrong("is empty, or has signs in it that cannot be seen", "write its headings, each on a line of its own")
    return text


_Lines = Annotated[str, AfterValidator(_lines)]


class TemplateTable(Table):
    """What a text of a category usually consists of, to be filled in."""

    zh_hans: _Lines = Field(alias="zh-Hans", description="write the template in simplified Chinese")
    zh_hant: _Lines = Field(alias="zh-Hant", description="write the template in traditional Chinese")
    en: _Lines = Field(description="write the template in English")

    def names(self) -> Names:
        """Give it as it is kept: a text in three languages."""
        return Names(self.zh_hans, self.zh_hant, self.en)


class CategoryTable(Table):
    """What an item can be about."""

    id: Id = Field(description="give the category an id of its own")
    names: EveryName = Field(description="name the category in three languages")
    clause: str = Field(description="name the clause that lists this category")
    link: LinkTable | None = None
    duties: OneOrMore = []
    kinds: Annotated[list[_Kind], BeforeValidator(_listed)] = []
    channels: OneOrMore = []
    follow_up: list[FollowUpTable] = []
    audience: Literal["public", "internal"] | None = None
    template: TemplateTable | None = None


class ChannelTable(Table):
    """Where an item can appear."""

    id: Id = Field(description="give the channel an id of its own")
    names: EveryName = Field(description="name the channel in three languages")
    address: Literal["url", "words"] = "url"
    length: Annotated[int, Field(ge=1, le=1_000_000)] | None = None
    own: bool = False
    audience: Literal["public", "internal"] | None = None
    rhythm: RhythmTable | None = None


class SourceTable(Table):
    """A ready answer to where an item comes from."""

    id: Id = Field(description="give the source an id of its own")
    names: EveryName = Field(description="name the source in three languages")
    detail: bool = False


class ReasonTable(Table):
    """A ready reason. `denies` names the review questions that do not hold where it is given."""

    id: Id = Field(description="give the reason an id of its own")
    names: EveryName = Field(description="say the reason in three languages")
    verdicts: OneOrMore = Field(description="say what it is a reason for: return, reject, problem")
    denies: OneOrMore = []


class PublisherTable(Table):
    """Who releases what was signed off, of all items or of those for which a `when` holds."""

    who: WhoTable = Field(description="say who releases")
    nobody: WhoTable = Field(description="name a stand-in for when there is no publisher")
    clause: str = Field(description="name the clause that designates the publisher")
    when: _When = []


class AskTable(Table):
    """What is asked of some items only."""

    field: Asked = Field(description="say what is asked, such as 'basis'")
    when: Annotated[_When, FILLED] = Field(description="say of which items; what is asked of all stands in asks")
    clause: str = Field(description="name the clause that asks for it")


class RoutineTable(Table):
    """How early an ordinary item comes in."""

    days: Annotated[int, Field(ge=1, le=365)] = Field(description="write the number of calendar days")
    clause: str = Field(description="name the clause that says so")


class PressingTable(Table):
    """How early an item comes in that is important: before the close of the working day before its release."""

    clause: str = Field(description="name the clause that says so")


class LeadTable(Table):
    """How long before its release an item is to be handed in."""

    routine: RoutineTable | None = None
    pressing: PressingTable | None = None


class TitleTable(Table):
    """Words that a title should do without."""

    words: OneOrMore = Field(description="list the words that exaggerate")
    clause: str = Field(description="name the clause that is against them")


class SpreadTable(Table):
    """Which items had better appear in several channels."""

    when: Annotated[_When, FILLED] = Field(description="say which items, such as when = { matters = true }")
    clause: str = Field(description="name the clause that advises it")


class PictureTable(Table):
    """Whether an item without a picture is only less than it could be, or against the rules."""

    weight: Literal["hint", "warn"] = Field(description="say 'hint' or 'warn'")
    clause: str = Field(description="name the clause that speaks of pictures")


class ReopeningTable(Table):
    """What a change re-opens; the policy's own defaults where nothing is said."""

    content: Literal["all", "returner", "nothing"] | None = None
    category: Literal["all", "returner", "nothing"] | None = None
    channels: Literal["all", "returner", "nothing"] | None = None
    planned: Literal["all", "returner", "nothing"] | None = None
    note: Literal["all", "returner", "nothing"] | None = None
    edited: Literal["all", "returner", "nothing"] | None = None


class PolicyTable(Table):
    """A whole policy file."""

    id: Id = Field(description='give the policy an id, such as "p3"')
    names: EveryName = Field(description="name the policy in three languages")
    whom: EveryName | None = None
    clauses: dict[str, Words] = Field(description="quote the clauses that the steps come from")
    asks: list[Asked] = Field(description="list what is asked of an item besides title and text")
    category: list[CategoryTable] = []
    channel: Annotated[list[ChannelTable], FILLED] = Field(description="say where items can appear")
    source: list[SourceTable] = []
    reason: list[ReasonTable] = []
    step: Annotated[list[StepTable], FILLED] = Field(description="without a step nothing would be approved by anybody")
    publisher: Annotated[list[PublisherTable], BeforeValidator(_tables), FILLED] = Field(
        description="without a publisher nothing can be released: add who, nobody, clause"
    )
    ask: list[AskTable] = []
    matter: list[EntryTable] = []
    secrecy: list[EntryTable] = []
    lead: LeadTable | None = None
    title: TitleTable | None = None
    spread: SpreadTable | None = None
    quota: list[QuotaTable] = []
    reminders: RemindersTable | None = None
    crisis: CrisisTable | None = None
    picture: PictureTable | None = None
    unknown_sources: list[Words] = []
    source_clause: str | None = None
    own_drafts: bool = False
    reopening: ReopeningTable = ReopeningTable()
