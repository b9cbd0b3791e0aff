"""What policy sets limits to: which units originate a category, where it may appear, titles, lengths, pictures."""

from bot.domain.drafts import Version
from bot.domain.people import Unit
from bot.domain.policies import Category, Channel, Policy, cited
from bot.errors import Refused
from bot.frozen import frozen
from bot.text import Names, Text, Value


class CategoryNotYours(Refused):
    """Other units originate items of this category (P0 三)."""

    key = "refused-category-not-yours"


class ChannelNotForIt(Refused):
    """Items of this category, or of this unit, do not appear in that channel (INT11)."""

    key = "refused-channel-not-for-it"


@frozen
class TooLong:
    """A text that does not fit into one post of its channel, in characters."""

    channel: Names
    size: int
    most: int

    @property
    def over(self) -> int:
        """How many characters are too many."""
        return self.size - self.most


def may_originate(category: Category, unit: Unit | None) -> bool:
    """Tell whether a unit may originate items of a category: it is of a kind named and has a duty named."""
    if unit is None:
        return not category.kinds and not category.duties
    of_kind = not category.kinds or unit.kind in category.kinds
    return of_kind and (not category.duties or not set(category.duties).isdisjoint(unit.duties))


def categories(policy: Policy, unit: Unit | None) -> tuple[Category, ...]:
    """Give the categories of which a unit may originate items."""
    return tuple(category for category in policy.categories if may_originate(category, unit))


def check_category(category: Category, unit: Unit | None, units: tuple[Unit, ...]) -> None:
    """Raise CategoryNotYours, naming those of `units` that may, unless this unit may originate such items."""
    if may_originate(category, unit):
        return
    others: tuple[Value, ...] = tuple(other.names for other in units if may_originate(category, other))
    raise CategoryNotYours(category=category.names, clause=cited(category.clause), units=others or (Text("none"),))


def channels(policy: Policy, category: str | None, unit: Unit | None) -> tuple[Channel, ...]:
    """Give the channels in which a unit's items of a category may appear."""
    found = policy.category(category)
    allowed = found.channels if found else ()
    own = unit is not None and unit.kind == "subsidiary"
    return tuple(
        channel for channel in policy.channels if (own or not channel.own) and (not allowed or channel.id in allowed)
    )


def check_channels(policy: Policy, category: str | None, unit: Unit | None, chosen: tuple[str, ...]) -> None:
    """Raise ChannelNotForIt, naming where it may appear, when a channel is chosen in which it may not."""
    open_to = channels(policy, category, unit)
    wrong = next((one for one in chosen if all(one != channel.id for channel in open_to)), None)
    if wrong is None:
        return
    found, known = policy.category(category), policy.channel(wrong)
    clause = cited(found.clause) if found and found.channels else Text("none")
    name = known.names if known else Names(en=wrong)
    raise ChannelNotForIt(channel=name, clause=clause, channels=tuple(channel.names for channel in open_to))


def exaggerations(version: Version, policy: Policy) -> tuple[str, ...]:
    """Give the words of a title that policy calls exaggerating, in the order of its list (P2b 9(二))."""
    words = policy.title_rule.words if policy.title_rule else ()
    title = version.title.casefold()
    return tuple(word for word in words if word.casefold() in title)


def lacks_picture(version: Version, policy: Policy) -> bool:
    """Tell whether policy wants a picture and there is none (P1 16, P2b 9(三), P3 11)."""
    released = (file for file in version.attachments if not file.evidence)
    return policy.picture_hint is not None and not any(file.kind == "picture" for file in released)


def words_for(version: Version, channel: str) -> str:
    """Give the text that appears in a channel: its own wording, or the item's text."""
    return dict(version.wordings).get(channel, version.text)


def too_long(version: Version, policy: Policy) -> tuple[TooLong, ...]:
    """Name the channels chosen in which the text does not fit into one post."""
    sized = ((policy.channel(channel), len(words_for(version, channel))) for channel in version.particulars.channels)
    return tuple(
        TooLong(channel.names, size, channel.length)
        for channel, size in sized
        if channel is not None and channel.length is not None and size > channel.length
    )
