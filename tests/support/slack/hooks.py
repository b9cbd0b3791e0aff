"""Slack over HTTP: payloads signed and posted to the app's address, as forms or JSON, with retries of events."""

import asyncio
import hashlib
import hmac
import json
from collections import Counter
from typing import Final
from urllib.parse import urlencode

import aiohttp

from bot.clock import SystemClock
from tests.support.slack.workspace import Json

_FORM: Final = "application/x-www-form-urlencoded"


def signature(secret: str, stamp: str, body: str) -> str:
    """Sign a request's body as Slack does (v0)."""
    return "v0=" + hmac.new(secret.encode(), f"v0:{stamp}:{body}".encode(), hashlib.sha256).hexdigest()


class Hooks:
    """Posts payloads to the address that the app gave to Slack."""

    def __init__(self, secret: str) -> None:
        self.secret, self.url = secret, ""
        self.patience = 3.0  # seconds in which the app has to answer
        self.statuses: list[int] = []
        self._http: aiohttp.ClientSession | None = None
        self._sent = Counter[str]()

    async def deliver(self, kind: str, payload: Json, *, attempt: int = 0, reason: str = "") -> Json | None:
        """Post a payload; the answer's body, None if there was no 2xx in time."""
        if kind == "events_api":
            body, content_type = json.dumps(payload), "application/json"
        elif kind == "slash_commands":
            body, content_type = urlencode(payload), _FORM
        else:
            body, content_type = urlencode({"payload": json.dumps(payload)}), _FORM
        self._sent[body] += 1  # what is sent again is signed anew, and later
        headers = self.signed(body, age=1.0 - self._sent[body]) | {"Content-Type": content_type}
        if attempt:
            headers |= {"X-Slack-Retry-Num": str(attempt), "X-Slack-Retry-Reason": reason}
        return await self.post(body, headers)

    def signed(self, body: str, *, age: float = 0.0) -> dict[str, str]:
        """Give the headers of a request that was signed so many seconds ago."""
        stamp = str(int(SystemClock().now().timestamp() - age))
        return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": signature(self.secret, stamp, body)}

    async def post(self, body: str, headers: dict[str, str]) -> Json | None:
        """Post a body with these headers, whether they are right or not."""
        self._http = self._http or aiohttp.ClientSession()
        try:
            async with asyncio.timeout(self.patience), self._http.post(self.url, data=body, headers=headers) as answer:
                self.statuses.append(answer.status)
                said = await answer.text()
        except (TimeoutError, aiohttp.ClientError):
            return None
        if not 200 <= self.statuses[-1] < 300:
            return None
        return json.loads(said) if said.startswith("{") else ({"text": said} if said else {})

    async def close(self) -> None:
        if self._http is not None:
            await self._http.close()
            self._http = None
