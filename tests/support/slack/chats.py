"""The chats of a world on Slack: what the bot sent there, each message with the card that it was drawn from."""

from collections.abc import Mapping
from typing import Self

from bot.platforms.slack.platform import SlackPlatform
from tests.support.clocks import VirtualClock
from tests.support.paper import Sheet
from tests.support.recorded import RecordedChats
from tests.support.slack.server import Mode, SlackServer
from tests.support.slack.workspace import File


class Uploads(dict[str, bytes]):
    """Files that lie on Slack under ids which the test chooses."""

    def __init__(self, server: SlackServer) -> None:
        super().__init__()
        self._files = server.space.files

    def __setitem__(self, key: str, data: bytes) -> None:
        super().__setitem__(key, data)
        self._files[key] = File(key, key, len(data), "", data, key, uploaded=True, complete=True)

    def __ior__(self, other: Mapping[str, bytes]) -> Self:  # type: ignore[override, misc]
        for key, data in other.items():
            self[key] = data
        return self


class SlackChats(RecordedChats[SlackPlatform]):
    """What is on Slack, the workspace included; kept over restarts, as Slack is."""

    def __init__(self, clock: VirtualClock, mode: Mode) -> None:
        super().__init__("slack")
        self.server = SlackServer(clock, mode)
        self.server.rates.enforced = True
        self.uploads: dict[str, bytes] = Uploads(self.server)
        self.line: Mapping[str, float] = {}  # how the connections of the app are kept, in seconds

    def remembers(self, gone: Sheet) -> bool:
        return gone.card.closed and gone.id.startswith("view:")  # a question that is over
