"""What cannot be done about a crisis, and why: each a sentence that says of a drill that it is one."""

from typing import Final

from bot.errors import Refused
from bot.text import Text

DRILL: Final = "D"  # how the number of a drill begins


class OfCrisis(Refused):
    """Something that cannot be done about a crisis; of a drill, that says so at both ends as everything does."""

    @property
    def text(self) -> Text:
        """The sentence."""
        text = super().text
        drill = str(self.values.get("number", "")).startswith(DRILL)
        return Text("crisis-drill", {"text": text}) if drill else text


class CrisisOver(OfCrisis):
    """It is over, so that nothing can be done about it any more."""

    key = "refused-crisis-over"


class NotInThisState(OfCrisis):
    """It cannot be done as the crisis stands now."""

    key = "refused-crisis-not-now"


class AlreadyTaken(OfCrisis):
    """Somebody was faster."""

    key = "refused-crisis-taken"


class NotTheOwner(OfCrisis):
    """Only whoever has it can do this."""

    key = "refused-crisis-not-owner"


class NotOffered(OfCrisis):
    """It was offered to somebody else, or is not any more."""

    key = "refused-crisis-not-offered"


class NeedsASecondPerson(OfCrisis):
    """Whoever says that it is over cannot be the one who confirms it (fault 88)."""

    key = "refused-crisis-second"
