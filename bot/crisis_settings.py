"""The [crisis] table of the configuration: what calls people that does not depend on our platforms, and where."""

import os
import re
from pathlib import Path
from typing import Annotated, Final

from pydantic import AfterValidator

from bot.frozen import frozen
from bot.tables import Table, wrong

_ADDRESS: Final = re.compile(r"[a-z][a-z0-9+.-]*://\S+", re.IGNORECASE)
VARIABLE: Final = "QIANFA_CRISIS_NOTIFY"


@frozen
class CrisisSettings:
    """Addresses in Apprise's manner, those in a file besides; the channel and the group where crises are posted."""

    notify: tuple[str, ...] = ()
    notify_file: Path | None = None
    slack: str = ""
    telegram: str = ""

    def addresses(self) -> tuple[str, ...]:
        """Give all that are to be called: configured, one a line of the file, in the environment. OSError: no file."""
        lines = self.notify_file.read_text("utf-8").split() if self.notify_file else []
        return (*self.notify, *lines, *os.environ.get(VARIABLE, "").split())


def _address(words: str) -> str:
    if not _ADDRESS.fullmatch(words):
        raise wrong("is no address to notify", "write it as Apprise does, like 'mailto://user:password@mail.example'")
    return words


class CrisisTable(Table):
    """The shape of [crisis]."""

    notify: list[Annotated[str, AfterValidator(_address)]] = []
    notify_file: str = ""
    slack_channel: str = ""
    telegram_group: str = ""

    def settings(self, folder: Path) -> CrisisSettings:
        """Give the settings; the file is seen from this folder."""
        file = folder / Path(self.notify_file).expanduser() if self.notify_file else None
        return CrisisSettings(tuple(self.notify), file, self.slack_channel, self.telegram_group)
