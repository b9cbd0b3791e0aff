"""What goes with a card and is no part of its message: files, and what to do when its modal is closed."""

import logging
from collections import OrderedDict
from pathlib import PurePath
from typing import Final

from bot.cards.card import Card
from bot.cards.tokens import Token, Verb
from bot.domain.drafts import Attachment
from bot.platforms.slack.files import SlackFiles

WHOLE: Final = "qianfa.txt"  # the name of a text that a message does not hold
_MOST: Final = 10_000  # files that are remembered to be there already
_log = logging.getLogger(__name__)
# Who is offered these looks at an item that is not his own, and cannot do so without its files.
_LOOKS: Final = frozenset({Verb.APPROVE, Verb.REMARK, Verb.PROOFREAD, Verb.RELEASE, Verb.SAY, Verb.ASK_RULING})


def carries(card: Card) -> bool:
    """Tell whether a card is there for the sake of its file, such as a sheet to be printed."""
    return bool(card.files) and card.body is None and not card.buttons and not card.route


def enclosed(card: Card) -> tuple[Attachment, ...]:
    """Give the files that are put beside a card, for those who have to look at them."""
    if card.closed or card.guard is not None or not any(button.token.verb in _LOOKS for button in card.buttons):
        return ()
    return card.files


def on_closing(card: Card) -> str:
    """Give what is pressed for somebody who closes the modal of a form: it comes as a message, to be gone on with."""
    return "" if card.form is None or card.closed else str(Token(Verb.GO_ON, card.form.subject))


def opened(card: Card) -> tuple[Attachment, ...]:
    """Give the files of a guarded card, which are not put beside it before somebody has opened it."""
    return card.files if card.guard is not None else ()


class Enclosures:
    """Puts files beside cards; what cannot be put there is logged, and the card says what there is."""

    def __init__(self, files: SlackFiles) -> None:
        """Send the files in Slack's way."""
        self._files = files
        self._there: OrderedDict[tuple[str, str, str], None] = OrderedDict()

    async def beside(self, card: Card, whole: str | None, channel: str, thread: str) -> None:
        """Put what belongs to a card and does not fit on it into its thread."""
        try:
            await self._whole(whole, channel, thread)
            for file in enclosed(card):
                await self._files.share(file, channel, thread=thread)
        except Exception:  # noqa: BLE001 - the card is there, and says what there is
            _log.warning("files could not be put beside a card", exc_info=True)

    async def opened(self, files: tuple[Attachment, ...], whole: str | None, channel: str, thread: str) -> None:
        """Put there what belongs to a text that somebody has opened, each file once, and none by its name.

        Names tell of what is in them, and stand on lock screens; the modal has them, in the same order.
        """
        try:
            await self._whole(whole, channel, thread)
            for number, file in enumerate(files, start=1):
                if (channel, thread, file.digest) not in self._there:
                    name = f"{number}{PurePath(file.name).suffix}"
                    await self._files.share(file, channel, thread=thread, name=name)
                    self._remember(channel, thread, file.digest)
        except Exception:  # noqa: BLE001 - the text is there, and names what there is; he may open it again
            _log.warning("files could not be put beside a text", exc_info=True)

    async def _whole(self, whole: str | None, channel: str, thread: str) -> None:
        if whole is not None:
            await self._files.upload(WHOLE, whole.encode(), channel, thread=thread)

    def _remember(self, channel: str, thread: str, digest: str) -> None:
        self._there[channel, thread, digest] = None
        while len(self._there) > _MOST:
            self._there.popitem(last=False)
