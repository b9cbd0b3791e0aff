"""Calls to Slack's Web API: each is made once, and fails with the errors that delivery knows."""

import json
import logging
import os
from typing import Any, Final

import orjson
from aiohttp import ClientConnectorError, ClientSession, ClientTimeout
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.platforms.slack.errors import Unsure, taken
from bot.ports import Down, NotAllowed, Unreachable

Plain = dict[str, Any]
_TIMEOUT: Final = 15  # seconds
_library: Final = logging.getLogger("slack_sdk")  # which has a level (`bot.logs`)
os.environ.setdefault("SLACKCLIENT_SKIP_DEPRECATION", "true")  # not asked of each call whether its method is an old one


class Api:
    """The Web API of one workspace. Nothing is ever sent twice here: repeats are delivery's to decide (fact 2)."""

    def __init__(self, token: str, url: str) -> None:
        """Call the methods that lie under this address with a bot's token."""
        self._token, self._url = token, url
        self._client: AsyncWebClient | None = None

    @property
    def client(self) -> AsyncWebClient:
        """The client of Slack's own library; its connections are opened with the first call, and kept."""
        if self._client is None:
            session = ClientSession(timeout=ClientTimeout(total=_TIMEOUT), json_serialize=_json)
            self._client = AsyncWebClient(
                self._token, base_url=self._url, timeout=_TIMEOUT, session=session, retry_handlers=[], logger=_library
            )
        return self._client

    @property
    def session(self) -> ClientSession:
        """The connections, for what is no method of the API."""
        session = self.client.session
        if session is None:
            raise RuntimeError("a client has the session that it was given")
        return session

    async def close(self) -> None:
        """Close the connections."""
        client, self._client = self._client, None
        if client is not None and client.session is not None:
            await client.session.close()

    async def write(self, method: str, *, scope: str = "", **given: object) -> Plain:
        """Call a method that changes something; `scope` is what a rate limit shuts, else the method's own."""
        return await self._call(method, scope, str(given.get("channel", "")), json=_given(given))

    async def read(self, method: str, *, scope: str = "", **given: object) -> Plain:
        """Call a method that changes nothing."""
        return await self._call(method, scope, str(given.get("channel", "")), http_verb="GET", params=_given(given))

    async def granted(self) -> tuple[Plain, frozenset[str]]:
        """Ask whose the token is, and give what the app may do with it; nothing where Slack does not say."""
        answer = await self._answer("auth.test", "slack:auth.test", "")
        listed = str(answer.headers.get("x-oauth-scopes", ""))
        return _plain(answer), frozenset(one.strip() for one in listed.split(",") if one.strip())

    async def _call(self, method: str, scope: str, channel: str, **how: Any) -> Plain:  # noqa: ANN401 - the client's own
        return _plain(await self._answer(method, scope or f"slack:{method}", channel, **how))

    async def _answer(self, method: str, scope: str, channel: str, **how: Any) -> AsyncSlackResponse:  # noqa: ANN401 - the client's own
        try:
            return await self.client.api_call(method, **how)
        except SlackApiError as error:
            raise await self._meant(taken(error, scope=scope, channel=channel)) from error
        except ClientConnectorError as error:
            raise Down(type(error).__name__) from error

    async def _meant(self, error: Exception) -> Exception:
        """Tell an account that is closed from a bot that is: Slack has the same word for both (faults 8, 9)."""
        if not (isinstance(error, NotAllowed) and error.why.values.get("code") == "account_inactive"):
            return error
        try:
            await self.client.auth_test()
        except Exception:  # noqa: BLE001 - whatever it is, nothing can be done there just now
            return error
        return Unreachable("account_inactive")


def _json(value: object) -> str:
    """Write JSON; half a character, of which there should be none, as Python writes it."""
    try:
        return orjson.dumps(value).decode()
    except TypeError:
        return json.dumps(value)


def _plain(answer: AsyncSlackResponse) -> Plain:
    if not isinstance(answer.data, dict):
        raise Unsure("no JSON")
    return answer.data


def _given(given: Plain) -> Plain:
    return {name: value for name, value in given.items() if value is not None}
