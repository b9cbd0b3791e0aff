"""What a method of the Web API is: its arguments, the scope and the rate it needs, and what it does."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from tests.support.slack.rates import TIERS, Allowed
from tests.support.slack.workspace import ApiError, Channel, Json, Workspace


@dataclass(frozen=True)
class Call:
    """One call: the workspace it is about, and the arguments as they came."""

    space: Workspace
    args: Mapping[str, Any]
    base: str = ""  # the server's own address, for the links it hands out

    def text(self, name: str) -> str:
        """Give an argument that is text; "" if it was not given."""
        return str(self.args.get(name) or "")

    def flag(self, name: str) -> bool:
        """Give an argument that is yes or no, in any of the ways in which clients write it."""
        return str(self.args.get(name, "")).lower() in ("1", "true")

    def number(self, name: str, otherwise: int) -> int:
        """Give a number."""
        value = self.text(name) or str(otherwise)
        if not value.isdigit():
            raise ApiError("invalid_arguments", f"[ERROR] must provide an integer [json-pointer:/{name}]")
        return int(value)

    def json(self, name: str) -> Any:  # noqa: ANN401 - JSON
        """Give an argument that is JSON, whether it came as such or as a string."""
        value = self.args.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value)
        except ValueError:
            raise ApiError(f"invalid_{name}_format" if name == "blocks" else "invalid_json") from None

    def channel(self, name: str = "channel") -> Channel:
        """Find the conversation that the call is about; the app sees its own and public ones."""
        channel = self.space.channels.get(self.text(name))
        if channel is None and self.text(name) in self.space.members:
            channel = self._direct(self.text(name))
        if channel is None or (channel.kind == "private" and self.space.bot_user not in channel.members):
            raise ApiError("channel_not_found")
        return channel

    def _direct(self, user: str) -> Channel:
        """Messages may be sent to a member's id, which opens the direct conversation with him."""
        if self.space.members[user].deleted or self.space.members[user].bot:
            raise ApiError("channel_not_found")
        return self.space.direct(user)


@dataclass(frozen=True)
class Method:
    """A method: what it does, which arguments it takes, what it needs."""

    do: Callable[[Call], Json]
    needs: frozenset[str]
    takes: frozenset[str]
    scope: str
    rate: tuple[Allowed, ...]
    token: str


METHODS: Final[dict[str, Method]] = {}
Does = Callable[[Call], Json]


def method(
    name: str,
    *,
    needs: str = "",
    takes: str = "",
    scope: str = "",
    tier: int = 3,
    rate: tuple[Allowed, ...] = (),
    token: str = "bot",
) -> Callable[[Does], Does]:
    """Make a function a method of the Web API; `needs` and `takes` are arguments, parted by spaces."""

    def noted(do: Does) -> Does:
        needed = frozenset(needs.split())
        METHODS[name] = Method(do, needed, needed | frozenset(takes.split()), scope, rate or (TIERS[tier],), token)
        return do

    return noted


def check_arguments(called: Method, args: Mapping[str, Any]) -> None:
    """Refuse a call that lacks an argument, or has one that the method does not know."""
    missing = sorted(name for name in called.needs if args.get(name) in (None, ""))
    if missing:
        raise ApiError("invalid_arguments", *(f"[ERROR] missing required field: {name}" for name in missing))
    unknown = sorted(set(args) - called.takes)
    if unknown:
        raise ApiError("invalid_arguments", *(f"[ERROR] unknown argument: {name}" for name in unknown))
