"""How a text is said to one reader on Telegram at one moment."""

from bot import i18n
from bot.frozen import frozen
from bot.platforms.telegram.markup import clean
from bot.text import Text


@frozen
class Ear(i18n.Ear):
    """Says texts without what Telegram takes out of messages."""

    def says(self, text: Text) -> str:
        """Say it anew."""
        return clean(i18n.Ear.says(self, text))
