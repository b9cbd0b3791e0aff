"""Which platforms there are, by name, and the types that the start needs to wire them."""

from collections.abc import Callable, Mapping
from typing import Final

from bot.platforms.web.panes import CastMember, Strip, StripStop
from bot.platforms.web.platform import WebPlatform
from bot.ports import Platform

__all__ = ["PLATFORMS", "CastMember", "Strip", "StripStop", "WebPlatform"]

PLATFORMS: Final[Mapping[str, Callable[..., Platform]]] = {
    "web": WebPlatform,
}
