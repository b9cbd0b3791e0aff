"""What is kept of statements and how it is asked for; storage meets this protocol."""

from datetime import datetime
from typing import Protocol

from bot.domain.crises import CrisisId
from bot.domain.drafts import Draft, DraftId
from bot.domain.precleared import Precleared


class Statements(Protocol):
    """The statements of crises, and the library of pre-cleared ones."""

    def of(self, crisis: CrisisId) -> tuple[Draft, ...]:
        """Give the statements of a crisis, the first one first, whatever has become of them."""
        ...

    def first_statement_at(self, crisis: CrisisId) -> datetime | None:
        """Say when the first statement was released; of a drill, which releases none, when it was signed off."""
        ...

    def library(self) -> tuple[Precleared, ...]:
        """Give those that were signed and neither withdrawn nor replaced, expired ones among them, by language."""
        ...

    def cleared(self, draft: DraftId) -> Precleared | None:
        """Give one that was signed, be it replaced or not; None where it is not, or was withdrawn."""
        ...

    def keep(self, one: Precleared) -> None:
        """Put one that was signed into the library, in the place of an earlier version of it."""
        ...

    def renew(self, draft: DraftId, by: DraftId) -> None:
        """Note by which draft one is to be replaced."""
        ...
