"""Files: fetched with the bot's own token from Slack's own hosts only, sent by Slack's way of uploading."""

from collections.abc import Callable
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from aiohttp import ClientError

from bot.domain.drafts import Attachment
from bot.intake.names import shown_name
from bot.platforms.slack.api import Api
from bot.platforms.slack.errors import Unsure
from bot.ports import FileNotGiven, FileRef, NotAllowed
from bot.text import Text

_HOSTS: Final = ("slack.com", "slack-files.com", "slack-gov.com")  # and hosts below them
_PAGES: Final = ("text/html", "application/xhtml+xml")
_CHUNK: Final = 256 * 1024
_OK: Final = 200
_BROKEN: Final = 500


class FileRefused(FileNotFoundError):
    """A file that is not there any more, is not fetched, or turned out to be something else: its words say why."""


class SlackFiles:
    """The files of one workspace."""

    def __init__(self, api: Api, url: str, *, largest: int, path: Callable[[str], Path]) -> None:
        """Fetch files of at most `largest` bytes; `path` tells where the bytes of an attachment lie, by its digest."""
        self._api, self._largest, self._path = api, largest, path
        self._own = urlsplit(url).netloc

    async def fetch(self, file: FileRef) -> bytes:
        """Give a file's bytes; FileRefused or FileNotGiven where they never will come, OSError where Slack is down."""
        try:
            known = (await self._api.read("files.info", file=file.id))["file"]
        except NotAllowed as error:
            raise FileRefused(str(error.why.values.get("code", ""))) from error
        except Exception as error:
            raise OSError(f"files.info: {type(error).__name__}") from error
        url = str(known.get("url_private_download") or known.get("url_private") or "")
        if not self.ours(url):
            raise FileNotGiven(Text("slack-file-elsewhere", {"name": shown_name(file.name)}))
        try:
            return await self._download(url, str(known.get("mimetype") or ""))
        except (ClientError, TimeoutError) as error:
            raise OSError(type(error).__name__) from error

    def ours(self, url: str) -> bool:
        """Tell whether an address is one of Slack's; no other is ever called, or given the token (fault 79)."""
        parts = urlsplit(url)
        if parts.netloc == self._own:
            return True
        host = parts.hostname or ""
        return parts.scheme == "https" and any(host == one or host.endswith(f".{one}") for one in _HOSTS)

    async def _download(self, url: str, kind: str) -> bytes:
        headers = {"Authorization": f"Bearer {self._api.client.token}"}
        async with self._api.session.get(url, headers=headers, allow_redirects=False) as answer:
            if answer.status >= _BROKEN:
                raise OSError(f"HTTP {answer.status}")
            if answer.status != _OK:  # a redirection leads to where people log in (fault 28)
                raise FileRefused(f"HTTP {answer.status}")
            if answer.content_type in _PAGES and kind not in _PAGES:
                raise FileRefused("a page came instead of the file")
            data = bytearray()
            async for chunk in answer.content.iter_chunked(_CHUNK):
                data += chunk
                if len(data) > self._largest:
                    return bytes(data)  # more than is taken; whoever reads it says so
            return bytes(data)

    async def share(self, file: Attachment, channel: str, *, thread: str = "", name: str = "") -> None:
        """Put a stored file into a conversation, or a thread of it, under another name if need be.

        The errors are the API's.
        """
        data = self._path(file.digest).read_bytes()
        await self.upload(name or file.name, data, channel, thread=thread)

    async def upload(self, name: str, data: bytes, channel: str, *, thread: str = "") -> None:
        """Put bytes into a conversation as a file."""
        place = await self._api.read("files.getUploadURLExternal", filename=name, length=len(data))
        url = str(place["upload_url"])
        if not self.ours(url):
            raise Unsure("an upload is not to Slack")
        async with self._api.session.post(url, data=data) as answer:
            if answer.status != _OK:
                raise Unsure(f"upload: HTTP {answer.status}")
        await self._api.write(
            "files.completeUploadExternal",
            files=[{"id": place["file_id"], "title": name}],
            channel_id=channel,
            thread_ts=thread or None,
        )
