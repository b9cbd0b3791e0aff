"""How a text is said to one reader on Telegram at one moment."""

from collections.abc import Iterable
from dataclasses import field
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.frozen import frozen
from bot.i18n import I18n
from bot.platforms.telegram.markup import clean
from bot.text import Language, Text


@frozen
class Ear:
    """Everything that decides how a text is said to one reader.

    What has been said is remembered by the text itself: of one card it is drawn, measured, and told as plain text.
    """

    i18n: I18n
    language: Language
    zone: ZoneInfo
    now: datetime
    said: dict[int, tuple[Text, str]] = field(default_factory=dict, compare=False, repr=False)

    def hears(self, text: Text) -> str:
        """Give the text as this reader reads it, without what Telegram takes out of messages."""
        known = self.said.get(id(text))
        if known is None:
            said = clean(self.i18n.say(text, self.language, zone=self.zone, now=self.now))
            known = self.said[id(text)] = (text, said)
        return known[1]

    def all(self, texts: Iterable[Text]) -> list[str]:
        """Give several of them."""
        return [self.hears(text) for text in texts]
