"""How fast messages go into one chat: as Telegram allows, whether delivery sends them or they follow and answer."""

from collections import OrderedDict
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Final, TypeVar

from telegram.error import RetryAfter

from bot.background import pause
from bot.clock import Clock
from bot.platforms.telegram.errors import after
from bot.ports import RateLimited

T = TypeVar("T")
_EACH: Final = timedelta(seconds=1)  # for a message in a chat; an album is as many as there are files in it
_BURST: Final = 3 * _EACH  # what may be ahead of that for a moment
_TRIES: Final = 4
_LONGEST: Final = timedelta(minutes=1)  # that is waited when Telegram says so
_PUT_OFF: Final = timedelta(seconds=10)  # for how long a card is put off; then Telegram itself may say what it takes
_MOST: Final = 10_000  # chats, and cards, that are remembered


class Pace:
    """Whose turn it is in each chat; nothing of it is on file.

    Delivery's gates know the cards alone, and by themselves these keep to the rate. Answers, files and pages come
    besides, so all of them are counted here.
    """

    def __init__(self, clock: Clock) -> None:
        """Begin with every chat free."""
        self._clock = clock
        self._free: OrderedDict[str, datetime] = OrderedDict()  # when the next one would come if all came evenly
        self._put_off: OrderedDict[str, datetime] = OrderedDict()  # since when, by their keys

    def _ahead(self, chat: str) -> timedelta:
        """Say how far a chat is ahead of its rate; a clock that was set back does not make it long."""
        now = self._clock.now()
        return min(max(self._free.get(chat, now) - now, timedelta()), _LONGEST)

    def took(self, chat: str, count: int = 1) -> None:
        """Note that so many messages go to a chat."""
        at = self._clock.now() + self._ahead(chat)
        self._free.pop(chat, None)
        self._free[chat] = at + count * _EACH
        _forget(self._free)

    def put_off(self, chat: str, key: str) -> timedelta:
        """Say for how long a card is to be put off because of what answers and follows; not for good: it is a card."""
        wait = self._ahead(chat) + _EACH - _BURST
        since = self._put_off.setdefault(key, self._clock.now())
        if wait > timedelta() and self._clock.now() - since < _PUT_OFF:
            _forget(self._put_off)
            return wait
        self._put_off.pop(key, None)
        return timedelta()

    async def turn(self, chat: str) -> None:
        """Wait until an answer may go to a chat, and count it."""
        wait = self._ahead(chat) + _EACH - _BURST
        self.took(chat)
        if wait > timedelta():
            await pause(wait.total_seconds())

    async def follow(self, chat: str, call: Callable[[], Awaitable[T]], count: int = 1) -> T:
        """Make a call when a chat is free again; where Telegram says that it is not, when it says so."""
        wait, left = self._ahead(chat), _TRIES
        self.took(chat, count)
        while True:
            await pause(wait.total_seconds())
            left -= 1
            try:
                return await call()
            except (RetryAfter, RateLimited) as limited:
                wait = after(limited) if isinstance(limited, RetryAfter) else limited.after
                if not left or wait > _LONGEST:
                    raise


def _forget(known: "OrderedDict[str, datetime]") -> None:
    while len(known) > _MOST:
        known.popitem(last=False)
