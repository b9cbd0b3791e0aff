"""What a Telegram in trouble does to calls: limits, errors, answers that are lost or are no answers."""

from typing import Final

from aiohttp import web

from tests.support.mischief import Held, Mischief, Mishap, answered, cut
from tests.support.telegram.space import Json

__all__ = ["HTML", "Held", "Mischief", "Mishap", "conflict", "cut", "error", "failed", "limited", "says", "status"]

HTML: Final = "<html><head><title>502 Bad Gateway</title></head><body><center>nginx/1.18.0</center></body></html>"


def failed(code: int, description: str, **parameters: int) -> web.Response:
    """Give an answer that is not `ok`, as the Bot API does."""
    told: Json = {"ok": False, "error_code": code, "description": description}
    return web.json_response(told | ({"parameters": parameters} if parameters else {}), status=code)


def limited(after: int = 30) -> Mishap:
    """Answer 429: nothing is taken for so many seconds."""
    return error(429, f"Too Many Requests: retry after {after}", retry_after=after)


def conflict() -> Mishap:
    """Answer as if somebody else polled with the same token."""
    words = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    return error(409, words)


def error(code: int, description: str, *, performed: bool = False, **parameters: int) -> Mishap:
    """Answer with an error; with `performed` it happened nevertheless."""
    return answered(lambda: failed(code, description, **parameters), performed=performed)


def status(code: int, *, performed: bool = False) -> Mishap:
    """Answer with this status and a page of a proxy, not JSON."""
    return says(HTML, code=code, performed=performed)


def says(body: str, *, code: int = 200, content_type: str = "text/html", performed: bool = False) -> Mishap:
    """Answer with something that is not what was asked for: HTML, JSON that breaks off."""
    return answered(lambda: web.Response(text=body, status=code, content_type=content_type), performed=performed)
