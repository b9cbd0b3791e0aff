"""Which platforms there are, by name, and the types that the start needs to wire them."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from bot.platforms.slack.manifest import manifest as slack_manifest
from bot.platforms.web.panes import Above, CastMember, Strip, StripAlarm, StripStop
from bot.platforms.web.platform import WebPlatform
from bot.ports import Platform
from bot.text import Text
from bot.webhooks import Webhooks

if TYPE_CHECKING:  # its libraries are loaded only where it is on
    from bot.platforms.slack.platform import SlackPlatform
    from bot.platforms.telegram.platform import TelegramPlatform

__all__ = [
    "PLATFORMS",
    "Above",
    "CastMember",
    "SlackPlatform",
    "Strip",
    "StripAlarm",
    "StripStop",
    "TelegramPlatform",
    "WebPlatform",
    "slack_manifest",
    "slack_over_http",
    "slack_over_socket",
    "telegram_by_polling",
    "telegram_by_webhook",
    "telegram_checked",
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


def telegram_by_polling(tell: Callable[[Text], None], **given: Any) -> "TelegramPlatform":  # noqa: ANN401
    """Make the platform for Telegram that asks for what happened; `tell` hears of what stands in its way."""
    from bot.platforms.telegram.platform import TelegramPlatform  # noqa: PLC0415 - see above
    from bot.platforms.telegram.polling import PollingWay  # noqa: PLC0415

    return TelegramPlatform(way=PollingWay(tell), **given)


def telegram_by_webhook(webhooks: Webhooks, secret: str, url: str, **given: Any) -> "TelegramPlatform":  # noqa: ANN401
    """Make the platform for Telegram that hears what is posted to us, at a path below this public address."""
    from bot.platforms.telegram.platform import TelegramPlatform  # noqa: PLC0415 - see above
    from bot.platforms.telegram.webhook import WebhookWay  # noqa: PLC0415

    return TelegramPlatform(way=WebhookWay(webhooks, secret, url), **given)


async def telegram_checked(token: str, api: str, name: str, group: str) -> tuple[tuple[Text, ...], bool]:
    """Tell what Telegram says of a bot, and whether it would work."""
    from bot.platforms.telegram.checking import checked  # noqa: PLC0415 - see above

    return await checked(token, api, name, group)


PLATFORMS: Final[Mapping[str, Callable[..., Platform]]] = {
    "slack": slack_over_socket,
    "telegram": telegram_by_polling,
    "web": WebPlatform,
}
