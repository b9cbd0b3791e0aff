"""How fast what belongs to cards follows them: as Telegram allows in one chat, without holding up anything else."""

from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Final, TypeVar

from telegram.error import RetryAfter

from bot.background import pause
from bot.clock import stopwatch
from bot.platforms.telegram.errors import after
from bot.ports import RateLimited

T = TypeVar("T")
_EACH: Final = 1.0  # seconds for a message in a chat; an album is as many as there are files in it
_TRIES: Final = 4
_LONGEST: Final = 60.0  # seconds that are waited when Telegram says so
_MOST: Final = 10_000  # chats that are remembered


class Pace:
    """Whose turn it is in each chat; nothing of it is on file, for what follows cards is promised to nobody."""

    def __init__(self) -> None:
        """Begin with every chat free."""
        self._free: OrderedDict[str, float] = OrderedDict()

    def took(self, chat: str, count: int = 1) -> float:
        """Note that so many messages go to a chat as soon as they may; give the seconds until then."""
        now = stopwatch()
        at = max(self._free.pop(chat, now), now)
        self._free[chat] = at + count * _EACH
        while len(self._free) > _MOST:
            self._free.popitem(last=False)
        return at - now

    async def follow(self, chat: str, call: Callable[[], Awaitable[T]], count: int = 1) -> T:
        """Make a call when it is its turn; where Telegram says that it is not, when it says so."""
        wait, left = self.took(chat, count), _TRIES
        while True:
            await pause(wait)
            left -= 1
            try:
                return await call()
            except (RetryAfter, RateLimited) as limited:
                seconds = (
                    after(limited).total_seconds() if isinstance(limited, RetryAfter) else limited.after.total_seconds()
                )
                if not left or seconds > _LONGEST:
                    raise
                wait = seconds
