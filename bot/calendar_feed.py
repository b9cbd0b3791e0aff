"""The release plan as calendar programs fetch it: behind a secret link, and nothing behind any other."""

import asyncio
import logging
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final

from aiohttp import web

from bot.clock import Clock
from bot.deps import Act, Organisation
from bot.frozen import frozen
from bot.i18n import I18n
from bot.memory import Store, Tables
from bot.sheets.calendar import Calendar, ics
from bot.text import Language
from handlers import calendar_links
from handlers.calendar_links import ENDING, PATH, Found
from handlers.views import DEFAULT_LANGUAGE

_EACH: Final = 30  # looks through one link within _EACH_IN; programs look every few minutes, on several devices
_EACH_IN: Final = timedelta(minutes=10)
_STRANGERS: Final = 60  # looks through links that opened nothing yet, within _STRANGERS_IN
_STRANGERS_IN: Final = timedelta(minutes=1)
_HEADERS: Final = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex"}
_log = logging.getLogger(__name__)


@frozen
class _Looks:
    """How many looks there were since a moment."""

    since: datetime
    count: int = 0

    def one_more(self, now: datetime, within: timedelta) -> "_Looks":
        return replace(self, count=self.count + 1) if now - self.since < within else _Looks(now, 1)


@frozen
class _Seen:
    """What a link gave when it was last looked through, and since when it has been that."""

    tag: str
    since: datetime


class Feed:
    """Answers calendar programs; what it remembers of links is there to spare work, and may be lost."""

    def __init__(self, store: Store, clock: Clock, organisation: Organisation, i18n: I18n) -> None:
        """Answer from this store."""
        self._store, self._clock, self._organisation, self._i18n = store, clock, organisation, i18n
        self._seen: dict[str, _Seen] = {}  # by the digests of links that live
        self._looks: dict[str, _Looks] = {}
        self._strangers = _Looks(clock.now())

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """Give the calendar behind a link, or say that there is none: of whatever kind, in the same words."""
        name = request.path.removeprefix(PATH)
        secret = name.removesuffix(ENDING)
        if secret == name or not calendar_links.is_one(secret):
            return _nothing()
        digest, now = calendar_links.digest_of(secret), self._clock.now()
        wait = self._wait(digest, now)
        if wait is not None:
            return _later(429, wait)
        try:
            found = await self._store.view(self._look, digest, now)
            if found is None or found.calendar is None:
                return await self._dead(digest, found)
        except Exception:  # noqa: BLE001 - whatever storage raises; what is logged has no link in it
            _log.exception("a calendar could not be looked up")
            return _later(503, _STRANGERS_IN)
        body = await asyncio.to_thread(self._written, found.calendar, found.language or DEFAULT_LANGUAGE, now)
        return self._given(request, digest, body, now)

    def _look(self, tables: Tables, digest: str, now: datetime) -> Found | None:
        return calendar_links.behind(Act(tables, now, self._organisation), digest)

    async def _dead(self, digest: str, found: Found | None) -> web.Response:
        """End a link whose owner sees no plan any more, so that it stays dead when he should see one again."""
        self._seen.pop(digest, None)
        self._looks.pop(digest, None)
        if found is not None:
            await self._store.act(self._lapse, self._clock.now())
        return _nothing()

    def _lapse(self, tables: Tables, now: datetime) -> None:
        calendar_links.let_lapse(Act(tables, now, self._organisation))

    def _written(self, calendar: Calendar, language: Language, now: datetime) -> bytes:
        zone = self._organisation.zone
        return ics(calendar, language, lambda text: self._i18n.say(text, language, zone=zone, now=now))

    def _wait(self, digest: str, now: datetime) -> timedelta | None:
        """Say how long a program is to wait; who guesses links takes no turn from those that have opened something."""
        if digest in self._seen:
            looks = self._looks[digest] = self._looks.get(digest, _Looks(now)).one_more(now, _EACH_IN)
            return looks.since + _EACH_IN - now if looks.count > _EACH else None
        looks = self._strangers = self._strangers.one_more(now, _STRANGERS_IN)
        return looks.since + _STRANGERS_IN - now if looks.count > _STRANGERS else None

    def _given(self, request: web.Request, digest: str, body: bytes, now: datetime) -> web.Response:
        seen = self._since(digest, sha256(body).hexdigest(), now)
        fresh = _has(request, seen)
        answer = web.Response(status=304) if fresh else web.Response(body=body)
        if not fresh:
            answer.content_type, answer.charset = "text/calendar", "utf-8"
            answer.headers["Content-Disposition"] = f'inline; filename="release-plan{ENDING}"'
        answer.headers.update({**_HEADERS, "Cache-Control": "private, no-cache"})
        answer.etag, answer.last_modified = seen.tag, seen.since
        return answer

    def _since(self, digest: str, tag: str, now: datetime) -> _Seen:
        """Say since when a link gives this; two different answers never have the same second."""
        before = self._seen.get(digest)
        if before is not None and before.tag == tag:
            return before
        at = now.replace(microsecond=0)
        seen = self._seen[digest] = _Seen(tag, at if before is None else max(at, before.since + timedelta(seconds=1)))
        return seen


def _has(request: web.Request, seen: _Seen) -> bool:
    """Tell whether a program has this answer; what it says of tags counts for more than a time (RFC 9110, 13.2.2)."""
    tags = request.if_none_match
    if tags is not None:
        return any(tag.value in {seen.tag, "*"} for tag in tags)
    since = request.if_modified_since
    return since is not None and seen.since <= since


def _nothing() -> web.Response:
    return web.Response(status=404, text="There is nothing here.\n", headers={**_HEADERS, "Cache-Control": "no-store"})


def _later(status: int, wait: timedelta) -> web.Response:
    seconds = max(1, round(wait.total_seconds()))
    headers = {**_HEADERS, "Cache-Control": "no-store", "Retry-After": str(seconds)}
    return web.Response(status=status, text=f"Please look again in {seconds} seconds.\n", headers=headers)
