"""Which card is wanted, and the card once it is made."""

from bot.cards.card import Card
from bot.domain.drafts import DraftId
from bot.domain.people import PersonId
from bot.frozen import frozen
from bot.mail import Outgoing
from bot.sheets.calendar import Calendar
from bot.sheets.contributions import Contributions
from bot.sheets.crisis import Timeline
from bot.sheets.drill_trend import Trend
from bot.sheets.heatmap import Heatmap
from bot.sheets.ledger import Ledger
from bot.sheets.paper import Paper
from bot.text import Text


@frozen
class Wanted:
    """Which card, of what, in which version, for whom; for news, the words."""

    kind: str
    subject: str
    version: int
    person: PersonId
    text: Text | None = None
    buttons: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, outgoing: Outgoing) -> "Wanted":
        """Give what a queued message wants."""
        return cls(outgoing.kind, outgoing.subject, outgoing.version, outgoing.person, outgoing.text, outgoing.buttons)


@frozen
class Made:
    """A card made, with the revision of the draft or question that it shows; a `still` one will never change."""

    card: Card
    draft: DraftId | None = None
    revision: int = 0
    still: bool = False
    # To be drawn, as a file on the card.
    paper: Paper | Ledger | Calendar | Heatmap | Trend | Contributions | Timeline | None = None
