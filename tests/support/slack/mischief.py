"""What a Slack in trouble does to calls: limits, errors, answers that are lost or are no answers."""

from typing import Final

from aiohttp import web

from tests.support.mischief import Held, Mischief, Mishap, answered, cut

__all__ = ["HTML", "Held", "Mischief", "Mishap", "cut", "error", "limited", "says", "status"]

HTML: Final = "<!DOCTYPE html><html><title>Slack</title><body>Something went wrong.</body></html>"


def limited(after: int | None = 30) -> Mishap:
    """Answer 429; without `after` the header is missing, as it sometimes is."""
    headers = {} if after is None else {"Retry-After": str(after)}
    told = {"ok": False, "error": "ratelimited"}
    return answered(lambda: web.json_response(told, status=429, headers=headers))


def error(name: str, *, performed: bool = False, **more: object) -> Mishap:
    """Answer 200 with an error in the body; with `performed` it happened nevertheless."""
    return answered(lambda: web.json_response({"ok": False, "error": name, **more}), performed=performed)


def status(code: int, *, performed: bool = False) -> Mishap:
    """Answer with this status and no JSON."""
    return says("upstream connect error", "text/plain", code=code, performed=performed)


def says(body: str, content_type: str = "application/json", *, code: int = 200, performed: bool = False) -> Mishap:
    """Answer with something that is not what was asked for: HTML, JSON that breaks off."""
    return answered(lambda: web.Response(text=body, status=code, content_type=content_type), performed=performed)
