"""A statement: what is said in public in a crisis, and what a policy asks of it in place of its usual chain (CRI3)."""

from datetime import timedelta
from typing import Final, Literal

from bot.domain.people import Role, Who
from bot.frozen import frozen

DESK: Final = "pr-desk"
"""As the place of a role: the unit in which the PR desk is."""

KINDS: Final = ("holding", "follow-up", "correction")
_TIME: Final = timedelta(minutes=10)
_VALID: Final = timedelta(days=183)


@frozen
class StatementRules:
    """Who approves statements, in this order, and how long each has, by day and by night; where they appear.

    Without `channels` that is the first one that the public reads. `valid` is for how long a pre-cleared one may be
    used after it was signed.
    """

    approvers: tuple[Who, ...] = (Who(Role.HEAD, DESK), Who(Role.LEADER_IN_CHARGE, "unit"))
    time: timedelta = _TIME
    channels: tuple[str, ...] = ()
    valid: timedelta = _VALID
    clauses: tuple[str, ...] = ()


@frozen
class Cleared:
    """On whose pre-clearance somebody speaks: the one of the library that was filled in, its version, who signed it.

    `fingerprint` is that of the text as it was filled in: no other one was pre-cleared.
    """

    draft: str
    number: str
    version: int
    signer: str
    fingerprint: str


@frozen
class Statement:
    """What makes an item a statement: of which kind, in which crisis (its id and its number), the how-manieth there.

    One that is `pre-cleared` is of no crisis yet: it lies in the library, maybe in the place of one that it `renews`.
    """

    kind: Literal["holding", "follow-up", "correction", "pre-cleared"]
    crisis: str = ""
    of: str = ""
    place: int = 0
    drill: bool = False
    cleared: Cleared | None = None
    renews: str = ""
    valid: int = 0  # days for which what is pre-cleared may be used, from its signature on

    @property
    def urgent(self) -> bool:
        """Whether it goes before all else, quiet hours or not: in a crisis, not while it is written beforehand."""
        return self.kind != "pre-cleared"
