"""What happened in keeping the organisation: roles, rosters, policies, rehearsals; facts like those of items."""

from bot.domain.absences import Absences
from bot.domain.enrolling import Linked
from bot.domain.officers import OfficerChanged
from bot.domain.people import PersonId, Role, UnitId
from bot.frozen import frozen
from bot.text import Names, Text


@frozen
class RoleEnded:
    """A role was taken from somebody."""

    person: PersonId
    role: Role
    unit: UnitId | None
    by: PersonId | None = None


@frozen
class RosterRead:
    """The directory was brought up to a roster file; `sample` says that it is the sample organisation's."""

    digest: str
    people: int
    units: int
    sample: bool = False
    by: PersonId | None = None


@frozen
class RosterImported:
    """An administrator brought the directory up to another roster; `changes` counts what that changed, by its kind."""

    digest: str
    name: str
    people: int
    units: int
    changes: tuple[tuple[str, int], ...]
    by: PersonId | None = None


@frozen
class Rehearsed:
    """What stops items is not what it was: where and what, all of it, and how much of it is new or mended."""

    policy: str
    gaps: tuple[tuple[Text, Text], ...]
    fresh: int
    mended: int
    administrators: tuple[PersonId, ...]
    by: PersonId | None = None


@frozen
class OfficersMissing:
    """These units have nobody who drafts for them (ORG2), each with the role that it needs and its heads.

    `desk` says which of the PR desk's roles nobody holds; both are empty when all is well again.
    """

    units: tuple[tuple[UnitId, Names, Role, tuple[PersonId, ...]], ...]
    desk: tuple[Role, ...]
    pr_desk: tuple[PersonId, ...]
    administrators: tuple[PersonId, ...]
    by: PersonId | None = None


@frozen
class PolicyTaken:
    """A policy came into force."""

    policy: str
    names: Names
    by: PersonId | None = None


Upkeep = (
    RoleEnded
    | RosterRead
    | RosterImported
    | Rehearsed
    | OfficersMissing
    | PolicyTaken
    | Linked
    | Absences
    | OfficerChanged
)
