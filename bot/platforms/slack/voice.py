"""What is said at once and privately to whoever pressed or wrote, and the Home tab."""

import logging
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from bot.aside import Aside
from bot.cards.card import Card
from bot.clock import Clock
from bot.i18n import Ear, I18n
from bot.platforms.slack.api import Api
from bot.platforms.slack.blocks import Block, section
from bot.platforms.slack.door import Door
from bot.platforms.slack.files import SlackFiles
from bot.platforms.slack.home import home, stranger
from bot.platforms.slack.modals import modal, said
from bot.platforms.slack.parse import Caller, Spot
from bot.platforms.slack.render import Drawn, ephemeral
from bot.ports import Address, Answer, Inbox, Reader
from bot.text import Language, Text

View = dict[str, Any]
_GIVEN_BACK: Final = 2_000  # characters of what was typed that a refusal repeats
_log = logging.getLogger(__name__)


class Voice:
    """Speaks to one person at a time, in his language; what cannot be said is logged, and nothing is tried again."""

    def __init__(
        self,
        *,
        api: Api,
        door: Door,
        files: SlackFiles,
        inbox: Inbox,
        i18n: I18n,
        clock: Clock,
        zone: ZoneInfo,
        conversation: Callable[[Address], Awaitable[str]],
    ) -> None:
        """Write to strangers by the organisation's zone; `conversation` gives the channel of somebody's own."""
        self._conversation = conversation
        self.aside: Final = Aside()
        self._api, self._door, self._files, self._inbox = api, door, files, inbox
        self._i18n, self._clock, self._zone = i18n, clock, zone

    async def ear(self, caller: Caller, language: Language | None = None) -> Ear:
        """Give how somebody is spoken to: as he has chosen, which may be known, or as his profile says."""
        if language is not None:
            return Ear(self._i18n, language, self._zone, self._now)
        reader = await self._inbox.reads(self._door.address(caller))
        if reader is None:
            return Ear(self._i18n, self._door.language(caller.user), self._zone, self._now)
        return self.hears(reader)

    def hears(self, reader: Reader) -> Ear:
        """Give how a reader is spoken to."""
        return Ear(self._i18n, reader.language, reader.zone, self._now)

    @property
    def _now(self) -> datetime:
        return self._clock.now()

    async def answer(self, caller: Caller, spot: Spot, answer: Answer, *, given_back: str = "") -> None:
        """Say an answer where only he sees it, and give back what he typed and does not see any more."""
        async with self.aside.telling():
            drawn = ephemeral(answer, await self.ear(caller, answer.language))
            if drawn is not None:
                await self._say(caller, spot, _with(drawn, given_back if answer.refused else ""))

    async def tell(self, caller: Caller, spot: Spot, text: Text) -> None:
        """Say some words where only he sees them."""
        await self.answer(caller, spot, Answer(text))

    async def _say(self, caller: Caller, spot: Spot, drawn: Drawn) -> None:
        try:
            if spot.response_url and self._files.ours(spot.response_url):
                body = {"response_type": "ephemeral", "replace_original": False, "text": drawn.text}
                async with self._api.session.post(spot.response_url, json={**body, "blocks": drawn.blocks}) as taken:
                    taken.raise_for_status()
            else:
                await self._api.write(
                    "chat.postEphemeral",
                    channel=spot.channel or await self._conversation(self._door.address(caller)),
                    user=caller.user,
                    thread_ts=spot.thread or None,
                    text=drawn.text,
                    blocks=drawn.blocks,
                )
        except Exception:  # noqa: BLE001 - what was done is done, and stands on the card
            _log.warning("an answer could not be given", exc_info=True)

    async def pop(self, caller: Caller, trigger: str, answer: Answer, *, over: bool) -> None:
        """Say an answer in a modal of its own: over the one in which it was pressed, or where there was none."""
        if answer.text is None:
            return
        await self.open(trigger, await self.view(caller, answer), over=over)

    async def open(self, trigger: str, view: View, *, over: bool = False) -> None:
        """Open a modal, or lay it over one that is open."""
        try:
            await self._api.write("views.push" if over else "views.open", trigger_id=trigger, view=view)
        except Exception:  # noqa: BLE001 - what was done is done, and stands on the card
            _log.warning("an answer could not be given", exc_info=True)

    async def view(self, caller: Caller, answer: Answer, *, given_back: str = "") -> View:
        """Draw an answer as a modal, and give back in it what was typed in the one whose place it takes."""
        ear, text = await self.ear(caller, answer.language), answer.text or Text("slack-taken")
        view = modal(Card(text, buttons=answer.buttons), ear) if answer.buttons else said(text, ear)
        return view | {"blocks": [*view["blocks"], *_typed(given_back)]}

    async def home(self, caller: Caller) -> None:
        """Show somebody his Home tab as things stand now."""
        who = self._door.address(caller)
        inbox, mine = await self._inbox.shows(who, "inbox"), await self._inbox.shows(who, "mine")
        week, ear = await self._inbox.shows(who, "week"), await self.ear(caller)
        view = home(inbox.card, mine.card, week.card if week else None, ear) if inbox and mine else stranger(ear)
        try:
            await self._api.write("views.publish", user_id=caller.user, view=view)
        except Exception:  # noqa: BLE001 - he opens it again
            _log.warning("a Home tab could not be shown", exc_info=True)


def _with(drawn: Drawn, given_back: str) -> Drawn:
    """Add what somebody typed, as he typed it."""
    return Drawn(drawn.text, [*drawn.blocks, *_typed(given_back)])


def _typed(given_back: str) -> list[Block]:
    return [section(given_back[:_GIVEN_BACK])] if given_back else []
