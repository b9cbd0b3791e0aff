"""What the bot asks of storage about accounts that are to become somebody's: e-mail addresses, codes, wrong tries."""

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from bot.domain.enrolling import Code, Tries
from bot.domain.people import PersonId
from bot.ports import Address


class Codes(Protocol):
    """Enrolment: the e-mail addresses of the roster, one-time codes, wrong tries."""

    def put_emails(self, known: Mapping[PersonId, str]) -> None: ...
    def emails(self) -> Mapping[PersonId, str]: ...
    def owner_of(self, email: str) -> PersonId | None:
        """Find the active person with an e-mail address, however it is written."""
        ...

    def unlinked(self, platform: str, workspace: str) -> tuple[str, ...]:
        """Give the e-mail addresses of active people who have no account in a workspace."""
        ...

    def issue(self, code: Code) -> None:
        """Put a code on file; an older one for the same person holds no more."""
        ...

    def waiting(self, person: PersonId, now: datetime) -> Code | None:
        """Give the code that somebody may still use, if there is one."""
        ...

    def get(self, code: str) -> Code | None: ...
    def find(self, digest: str) -> Code | None: ...
    def use(self, code: Code, now: datetime) -> None: ...
    def tries(self, who: Address, now: datetime) -> Tries: ...
    def tried(self, who: Address, tries: Tries) -> None: ...
