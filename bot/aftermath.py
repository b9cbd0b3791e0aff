"""What is kept of what follows a crisis, its account and its tasks; storage meets this protocol."""

from typing import Protocol

from bot.domain.aftermath import Account, Task
from bot.domain.crises import CrisisId


class Aftermath(Protocol):
    """Accounts, one of each crisis at the most, and tasks; what is put has its revision raised, so cards follow."""

    def account(self, crisis: str) -> Account | None: ...
    def due(self) -> tuple[Account, ...]:
        """Give the accounts that are asked for, the first due first."""
        ...

    def put(self, account: Account) -> None:
        """Write an account; the first time it is added."""
        ...

    def add(self, task: Task) -> None: ...
    def task(self, task: str) -> Task | None: ...
    def tasks(self, crisis: CrisisId) -> tuple[Task, ...]:
        """Give the tasks of a crisis in the order in which they were set."""
        ...

    def open(self) -> tuple[Task, ...]:
        """Give all tasks that are not done, the first due first."""
        ...

    def put_task(self, task: Task) -> None:
        """Write a task; its own cards and those of its account are behind from then on."""
        ...
