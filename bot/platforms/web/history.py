"""What the web chat asks of storage: its conversations, which on other platforms lie at the provider."""

from collections.abc import Sequence
from typing import Protocol


class Entry(Protocol):
    """A message of a conversation as it stands now.

    `place` orders the conversation. `cursor` grows with every change of any message, so whoever remembers the
    highest one he has seen can ask for what is newer. `at` is UTC microseconds; `content` is JSON.
    """

    @property
    def id(self) -> str: ...
    @property
    def place(self) -> int: ...
    @property
    def cursor(self) -> int: ...
    @property
    def at(self) -> int: ...
    @property
    def gone(self) -> bool: ...
    @property
    def content(self) -> str: ...


class History(Protocol):
    """The conversations. Whatever storage raises passes through; then nothing was written."""

    async def add(self, person: str, key: str, content: str, files: Sequence[tuple[str, str]], at: int) -> str:
        """Add a message to a person's conversation and give its id; `files` are (digest, media type).

        The same key again adds nothing and gives the first message's id; one taken back comes to life.
        """
        ...

    async def edit(self, message: str, content: str, files: Sequence[tuple[str, str]]) -> bool:
        """Replace what a message says; False when there is no such message."""
        ...

    async def take_back(self, message: str) -> None:
        """Remove what a message says; its place stays known, so that every window learns of it."""
        ...

    async def find(self, person: str, key: str) -> str | None:
        """Give the id of the message that was added under this key."""
        ...

    async def since(self, person: str, cursor: int, most: int) -> Sequence[Entry]:
        """Give what is newer than the cursor, the oldest change first."""
        ...

    async def newest(self, person: str) -> int:
        """Give the highest cursor of a conversation, 0 when it is empty."""
        ...

    async def media_type(self, digest: str) -> str | None:
        """Give the type of a file that stands in some message; None when it stands in none."""
        ...
