"""Refusals: the ways in which the bot says no, each a sentence to the person in his own language."""

from typing import ClassVar

from bot.text import Text, Value


class Refused(Exception):
    """Something that cannot be done, and why; nothing has changed.

    `key` names the sentence in the catalogue; `offers` are the button verbs, with their subject and
    version, of what can be done instead.
    """

    key: ClassVar[str] = "refused"
    of_drill: bool = False  # what was asked belongs to a drill, and so does what is said to the answer

    def __init__(self, *offers: "Offer", **values: Value) -> None:
        """Keep the values that stand in the sentence."""
        super().__init__(self.key, values)
        self.offers = offers
        self.values = values

    @property
    def text(self) -> Text:
        """The sentence."""
        return Text(self.key, self.values)


class Offer:
    """Something that can be done instead: a button's verb, what it is about, and the version meant."""

    __slots__ = ("subject", "verb", "version")

    def __init__(self, verb: str, subject: str, version: int = 0) -> None:
        """Name the verb as the tokens do."""
        self.verb = verb
        self.subject = subject
        self.version = version


class NotKnown(Refused):
    """The sender is not in the directory, or his account is not linked to anybody."""

    key = "refused-not-known"


class NotSaved(Refused):
    """The act could not be written down, so it has not happened."""

    key = "refused-not-saved"


class NotFound(Refused):
    """There is no such thing, or nothing that this person may see."""

    key = "refused-not-found"


class DeadButton(Refused):
    """The button belongs to nothing that exists any more."""

    key = "refused-dead-button"
