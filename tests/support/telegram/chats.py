"""The chats of a world on Telegram: what the bot sent there, on a server that outlives the bot."""

from collections.abc import Mapping
from typing import Self

from bot.platforms.telegram.platform import TelegramPlatform
from tests.support.clocks import VirtualClock
from tests.support.recorded import RecordedChats
from tests.support.telegram.files import File
from tests.support.telegram.server import TelegramServer


class Uploads(dict[str, bytes]):
    """Files that lie on Telegram under ids which the test chooses."""

    def __init__(self, server: TelegramServer) -> None:
        super().__init__()
        self._files = server.space.files

    def __setitem__(self, key: str, data: bytes) -> None:
        super().__setitem__(key, data)
        self._files.kept[key] = File(key, key, data, size=len(data), path=f"documents/{key}")

    def __ior__(self, other: Mapping[str, bytes]) -> Self:  # type: ignore[override, misc]
        for key, data in other.items():
            self[key] = data
        return self


class TelegramChats(RecordedChats[TelegramPlatform]):
    """What is on Telegram; kept over restarts, as Telegram is."""

    def __init__(self, clock: VirtualClock) -> None:
        super().__init__("telegram")
        self.server = TelegramServer(clock)
        self.server.rates.enforced = True
        self.uploads: dict[str, bytes] = Uploads(self.server)
