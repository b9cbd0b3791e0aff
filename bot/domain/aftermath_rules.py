"""What policy asks for once a crisis is over, and ahead of the next one: accounts, emergency plans; plain data."""

from bot.frozen import frozen


@frozen
class AfterRule:
    """How many days after its end the account of a crisis is due; of a drill there is one only where policy says so."""

    days: int = 3
    drills: bool = False


@frozen
class PlanRule:
    """Which units have an emergency plan on file, for how many months it holds, and when officers are asked for it.

    `before` are days before it is out of date on which the officers are asked, `after` those after it, on which their
    heads are told as well.
    """

    kinds: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()
    months: int = 12
    before: tuple[int, ...] = (30, 7)
    after: tuple[int, ...] = (7, 21)

    def asks(self, kind: str, state: str) -> bool:
        """Tell whether a unit is to have one; none that is in preparation is."""
        return kind in self.kinds and state == "active"
