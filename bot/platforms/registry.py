"""Which platforms there are, by name, and the types that the start needs to wire them."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from bot.platforms.slack.manifest import manifest as slack_manifest
from bot.platforms.web.panes import CastMember, Strip, StripStop
from bot.platforms.web.platform import WebPlatform
from bot.ports import Platform
from bot.webhooks import Webhooks

if TYPE_CHECKING:  # its libraries are loaded only when Slack is on
    from bot.platforms.slack.platform import SlackPlatform

__all__ = [
    "PLATFORMS",
    "CastMember",
    "SlackPlatform",
    "Strip",
    "StripStop",
    "WebPlatform",
    "slack_manifest",
    "slack_over_http",
    "slack_over_socket",
]


def slack_over_socket(app_token: str, **given: Any) -> "SlackPlatform":  # noqa: ANN401 - what the platform is made of
    """Make the platform for Slack that opens its connections itself."""
    from bot.platforms.slack.platform import SlackPlatform  # noqa: PLC0415 - see above
    from bot.platforms.slack.socket import SocketWay  # noqa: PLC0415

    return SlackPlatform(way=SocketWay(app_token), **given)


def slack_over_http(webhooks: Webhooks, signing_secret: str, **given: Any) -> "SlackPlatform":  # noqa: ANN401
    """Make the platform for Slack that hears what is posted to us."""
    from bot.platforms.slack.http import HttpWay  # noqa: PLC0415 - see above
    from bot.platforms.slack.platform import SlackPlatform  # noqa: PLC0415

    return SlackPlatform(way=HttpWay(webhooks, signing_secret), **given)


PLATFORMS: Final[Mapping[str, Callable[..., Platform]]] = {
    "slack": slack_over_socket,
    "web": WebPlatform,
}
