"""Keeps the web chat to this machine: whose requests are answered, and with which headers."""

import ipaddress
from typing import Final

from aiohttp import web
from aiohttp.typedefs import Handler

from bot.i18n import pick
from bot.platforms.web.words import word

_FORWARDED: Final = ("forwarded", "via", "x-forwarded-", "x-real-ip")
_HEADERS: Final = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-cache",
}
# ws: is spelled out because not every browser counts it to 'self'.
_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self' ws://{host}; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


def loopback(host: str) -> str:
    """Give the host back if it is this machine talking to itself; ValueError otherwise."""
    if host != "localhost" and not ipaddress.ip_address(host).is_loopback:
        raise ValueError(f"The web chat lets anyone be the chief, so it only listens on 127.0.0.1, not on {host}.")
    return host


class Guard:
    """Answers only those who sit at this machine and open our own page, or a script run here."""

    def __init__(self) -> None:
        """Know no address yet, so refuse everybody until `opened`."""
        self.hosts: frozenset[str] = frozenset()

    def opened(self, port: int) -> None:
        """Remember under which names a browser on this machine finds us."""
        names = ("127.0.0.1", "localhost", "[::1]")
        self.hosts = frozenset(f"{name}:{port}" for name in names) | (frozenset(names) if port == 80 else frozenset())  # noqa: PLR2004 - http's own port, which browsers leave out

    @web.middleware
    async def check(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Pass a request on, or refuse it in a plain sentence."""
        fault = self._fault(request)
        if fault is None:
            return await handler(request)
        language = pick(request.headers.get("Accept-Language", ""))
        return web.Response(status=403, text=word(fault, language) + "\n")

    def _fault(self, request: web.Request) -> str | None:
        if any(name.lower().startswith(_FORWARDED) for name in request.headers):
            return "guard-forwarded"
        if request.headers.get("Host", "").lower() not in self.hosts:
            return "guard-host"
        return "guard-origin" if self._foreign(request) else None

    def _foreign(self, request: web.Request) -> bool:
        """Tell whether another site is behind the request. Scripts send neither Origin nor Sec-Fetch headers."""
        origin = request.headers.get("Origin")
        if origin is not None:
            return origin.lower().removeprefix("http://") not in self.hosts
        site = request.headers.get("Sec-Fetch-Site")
        following_a_link = request.path == "/" and request.headers.get("Sec-Fetch-Mode") == "navigate"
        if site in {"cross-site", "same-site"} and not following_a_link:
            return True
        browser = any(name.lower().startswith("sec-fetch-") for name in request.headers)
        return browser and (request.path == "/ws" or request.method not in {"GET", "HEAD"})


async def seal(request: web.Request, response: web.StreamResponse) -> None:
    """Put the protective headers on every answer; one that has a policy of its own keeps it."""
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers.setdefault("Content-Security-Policy", _POLICY.format(host=request.host))
