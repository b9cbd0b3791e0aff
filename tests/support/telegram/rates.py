"""How often Telegram lets a bot write, as token buckets on a clock that the test owns."""

import math
from dataclasses import dataclass, field
from typing import Final

from bot.clock import Clock
from bot.frozen import frozen
from tests.support.buckets import Buckets


@frozen
class Allowed:
    """So many messages a second in the long run, `burst` at once."""

    per_second: float
    burst: int


# core.telegram.org/bots/faq: 30 a second in all, one a second in a chat with short bursts, 20 a minute in a group.
OVERALL: Final = Allowed(30, 30)
IN_CHAT: Final = Allowed(1, 3)
IN_GROUP: Final = Allowed(20 / 60, 20)
_SENDING: Final = ("sendMessage", "sendPhoto", "sendDocument", "sendMediaGroup")
_EDITING: Final = ("editMessageText", "editMessageReplyMarkup", "sendChatAction")


@dataclass
class Rates:
    """Counts what is written; `enforced` says whether what goes beyond is refused."""

    clock: Clock
    enforced: bool = False
    refused: list[tuple[str, int]] = field(default_factory=list)  # methods and chats for which a 429 had to be given
    _buckets: Buckets = field(default_factory=Buckets)

    def wait(self, method: str, chat: int, count: int = 1) -> int:
        """Count a call that writes so many messages; seconds to wait when it is too many, else 0.

        Edits, and what is shown for a moment, count for the bot as a whole only.
        """
        scopes = self._scopes(method, chat) if self.enforced else {}
        now = self.clock.now().timestamp()
        buckets = [
            (self._buckets.filled(scope, allowed.burst, allowed.per_second, now), allowed)
            for scope, allowed in scopes.items()
        ]
        short = [(count - bucket.tokens) / allowed.per_second for bucket, allowed in buckets if bucket.tokens < 1]
        if short:
            self.refused.append((method, chat))
            return max(1, math.ceil(max(short)))
        for bucket, _ in buckets:
            bucket.tokens -= count
        return 0

    def _scopes(self, method: str, chat: int) -> dict[str, Allowed]:
        if method in _EDITING:
            return {"all": OVERALL}
        if method in _SENDING:
            return {"all": OVERALL, f"chat:{chat}": IN_GROUP if chat < 0 else IN_CHAT}
        return {}
