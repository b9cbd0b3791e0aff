"""As much of Slack as presses need, which answers at once; run in a process of its own."""

from typing import Final

from aiohttp import web

from bot import loops
from tests.bench.loopback import served

TEAM: Final = "T0"


async def _called(request: web.Request) -> web.Response:
    user = {"id": request.query.get("user", ""), "team_id": TEAM, "locale": "en-US", "profile": {}}
    ids = {"team_id": TEAM, "user_id": "U0BOT", "bot_id": "B0", "ts": "1.1", "channel": {"id": "D0"}}
    return web.json_response({"ok": True, "user": user, **ids})


async def main() -> None:
    """Serve until nobody is there any more."""
    async with served("/api/{method}", _called) as told:
        await told.read()


if __name__ == "__main__":
    loops.run(main())
