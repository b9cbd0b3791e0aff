"""The bot in Slack: its platform made from the settings, and run until it is stopped."""

from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any

from bot import app
from bot.clock import SystemClock
from bot.config import Settings
from bot.i18n import I18n
from bot.intake.files import Files
from bot.platforms.registry import slack_over_http, slack_over_socket
from bot.ports import Platform
from bot.slack_settings import SlackSettings, slack_secrets
from bot.webhooks import Webhooks
from storage.store import Store

if TYPE_CHECKING:
    from bot.platforms.registry import SlackPlatform


async def serve(settings: Settings, slack: SlackSettings, *, ready: Callable[[str], None]) -> None:
    """Run the bot in Slack until cancelled; `ready` is told the workspace's address once something can come in.

    `Mistakes` tells which secrets are missing, NotAllowed that Slack does not accept one.
    """
    secrets = slack_secrets(slack, settings.read_from.name if settings.read_from else "config.toml")
    clock, made = SystemClock(), list["SlackPlatform"]()
    webhooks = Webhooks(slack.host, slack.port) if slack.mode == "http" else None

    def platforms(_store: Store, files: Files) -> dict[str, Platform]:
        given: dict[str, Any] = {
            "i18n": I18n(),
            "clock": clock,
            "zone": settings.zone,
            "bot_token": secrets.bot_token,
            "attachment": files.path,
            "largest": settings.file_bytes,
            "api": slack.api,
            "listed": slack.guests,
        }
        if webhooks is None:
            made.append(slack_over_socket(secrets.app_token, **given))
        else:
            made.append(slack_over_http(webhooks, secrets.signing_secret, **given))
        return {"slack": made[0]}

    async with app.opened(settings, clock, platforms, accounts=()) as bot:
        listening: list[Coroutine[None, None, None]] = [made[0].run(bot.desk)]
        if webhooks is not None:
            listening.append(webhooks.run())
        await app.run(bot, listening, made[0].opened, lambda: ready(made[0].workspace), sweep=bot.sweep)
