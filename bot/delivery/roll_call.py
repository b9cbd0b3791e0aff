"""The roll call at work: asks platforms of accounts whose turn has come, behind everything else that goes there."""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final, Literal

from bot.clock import Clock
from bot.delivery.lines import Lines
from bot.deps import Act, Organisation
from bot.domain.crises import CALLING
from bot.domain.effects import Lane, Remind
from bot.memory import Store, Tables
from bot.ports import NotAllowed, NotDelivered, Rate, Unreachable
from handlers import roll_call

CALL: Final = 15.0  # seconds that an answer is waited for
BURST: Final = 6  # of which the last is left to what cannot wait
_log = logging.getLogger(__name__)
_Said = Literal["takes", "refuses", "cannot be asked", "nothing"]


class RollCall:
    """Asks each account whose turn it is, once; a platform that says nothing is left alone for a while.

    What it says nothing of says nothing about anybody: only a plain answer is noted. That a platform does not answer
    here closes nothing for messages, which go by other methods.
    """

    def __init__(self, store: Store, clock: Clock, organisation: Organisation, lines: Lines) -> None:
        """Ask over these lines."""
        self._store, self._clock, self._organisation, self._lines = store, clock, organisation, lines
        self._silent: dict[str, datetime] = {}  # platforms that did not answer, and until when they are left alone
        self._turn = asyncio.Lock()

    async def look(self) -> None:
        """Ask all whose turn has come and that may be asked now; none while a crisis calls people."""
        async with self._turn:
            turns = defaultdict[str, list[Remind]](list)
            for turn in await self._store.view(_turns, self._clock.now()):
                turns[roll_call.whose(turn).platform].append(turn)
            await asyncio.gather(*(self._ask_all(platform, asked) for platform, asked in turns.items()))

    async def _ask_all(self, platform: str, turns: Sequence[Remind]) -> None:
        for turn in turns:
            if not self._may(platform) or not await self._ask(platform, turn):
                return

    def _may(self, platform: str) -> bool:
        """Tell whether a platform may be asked something now, and count it."""
        now = self._clock.now()
        if not self._lines.fence(platform) or self._silent.get(platform, now) > now:
            return False
        scopes = {_scope(platform): Rate(self._lines.platforms[platform].limits.checks / 60, BURST)}
        if self._lines.gates.opens(platform, scopes, Lane.BULK) > now:
            return False
        self._lines.gates.take(platform, scopes, now)
        return True

    async def _ask(self, platform: str, turn: Remind) -> bool:
        """Ask of one account, and note what was said; False where the platform is to be left alone."""
        said = await self._said(platform, turn)
        if said == "nothing":
            self._silent[platform] = self._clock.now() + roll_call.AGAIN
            await self._act(_put_off, turn)
        elif said == "cannot be asked":
            await self._act(_over, turn)
        else:
            await self._act(_takes if said == "takes" else _refuses, turn)
        return said != "nothing"

    async def _said(self, platform: str, turn: Remind) -> _Said:
        account = roll_call.whose(turn)
        try:
            async with asyncio.timeout(CALL):
                await self._lines.platforms[platform].check(account)
        except Unreachable:
            return "refuses"
        except NotAllowed as why:
            _log.warning("an account could not be asked", extra={"platform": platform, "why": why.why.key})
            if not why.everything:
                return "cannot be asked"
            await self._lines.refuses(platform, why)
        except NotDelivered as why:
            _log.info("a platform is asked later", extra={"platform": platform, "why": str(why)[:80]})
        except Exception:  # noqa: BLE001 - a platform may raise anything, and says nothing by it
            _log.warning("a platform did not answer", extra={"platform": platform}, exc_info=True)
        else:
            return "takes"
        return "nothing"

    async def _act(self, act: Callable[[Act, Remind], None], turn: Remind) -> None:
        await self._store.act(_done, act, turn, self._clock.now(), self._organisation)
        self._lines.wake()


def _scope(platform: str) -> str:
    return f"{platform}:check"


def _turns(tables: Tables, now: datetime) -> tuple[Remind, ...]:
    turns = tuple(turn for turn in tables.dues.turns() if turn.at <= now)
    return () if turns and any(crisis.state in CALLING for crisis in tables.crises.open()) else turns


def _done(
    tables: Tables, act: Callable[[Act, Remind], None], turn: Remind, now: datetime, organisation: Organisation
) -> None:
    act(Act(tables, now, organisation, f"account:{turn.subject}:{turn.period}"), turn)


def _takes(act: Act, turn: Remind) -> None:
    roll_call.answered(act, turn, takes=True)


def _refuses(act: Act, turn: Remind) -> None:
    roll_call.answered(act, turn, takes=False)


def _over(act: Act, turn: Remind) -> None:
    roll_call.over(act, turn)


def _put_off(act: Act, turn: Remind) -> None:
    roll_call.put_off(act, turn)
