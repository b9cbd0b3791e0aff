"""The lines of a card that say what an item is: whose, about what, where and when it is to appear, from where."""

from bot.cards.sheets import Sheet, joined, quoted
from bot.domain.drafts import Version
from bot.domain.policies import Policy
from bot.text import Names, Text, Value


def facts(sheet: Sheet) -> tuple[Text, ...]:
    """Give the facts that decide, one a line; what is not known yet is left out."""
    lines = (special(sheet), origin(sheet), release(sheet), source(sheet), note(sheet))
    return tuple(line for line in lines if line is not None)


def origin(sheet: Sheet) -> Text:
    """Say which unit and author it comes from, and what it is about."""
    category = sheet.policy.category(sheet.version.particulars.category)
    values = {"unit": sheet.unit(sheet.draft.unit), "author": sheet.who(sheet.draft.author)}
    return Text("fact-from-about", values | {"category": category.names}) if category else Text("fact-from", values)


def release(sheet: Sheet) -> Text | None:
    """Say when and where it is to appear, so far as that is known."""
    particulars = sheet.version.particulars
    values: dict[str, Value] = {"channels": channels(sheet.version, sheet.policy)}
    key = "fact-channels"
    if particulars.planned_known:
        key = "fact-asap"
        if particulars.planned is not None:
            key, values = "fact-planned", values | {"at": particulars.planned}
        key = key if particulars.channels else f"{key}-only"
    return Text(key, values) if particulars.planned_known or particulars.channels else None


def channels(version: Version, policy: Policy) -> Value:
    """Name the channels chosen."""
    return tuple(channel_name(policy, channel) for channel in version.particulars.channels)


def channel_name(policy: Policy, channel: str) -> Names:
    """Name a channel; one that policy no longer knows goes by its id."""
    found = policy.channel(channel)
    return found.names if found else Names(en=channel)


def source(sheet: Sheet) -> Text | None:
    """Say where it comes from (P3 11)."""
    said = source_value(sheet.version, sheet.policy)
    return Text("fact-source", {"source": said}) if said else None


def note(sheet: Sheet) -> Text | None:
    """Give what the author says to those who decide."""
    words = quoted(sheet.version.note)
    return Text("fact-note", {"words": words}) if words else None


def source_value(version: Version, policy: Policy) -> Value | None:
    """Give the source as a ready choice, in own words, or as a choice with words to it."""
    choice = policy.source(version.source)
    words = quoted(version.source_words)
    if choice and words:
        return Text("source-detail", {"source": choice.names, "words": words})
    return choice.names if choice else words or None


def special(sheet: Sheet) -> Text | None:
    """Say what is out of the ordinary: urgency, a circle of readers, a repost, who is concerned or quoted."""
    particulars = sheet.version.particulars
    found: list[Value] = []
    if particulars.urgency != "routine":
        found.append(Text("fact-urgent", {"urgency": Text(f"urgency-{particulars.urgency}")}))
    if particulars.audience != "public":
        found.append(Text(f"audience-{particulars.audience}"))
    if particulars.origin != "original":
        found.append(Text(f"origin-{particulars.origin}"))
    if particulars.concerned:
        found.append(Text("fact-concerned", {"units": tuple(sheet.unit(unit) for unit in particulars.concerned)}))
    if particulars.quoted:
        found.append(Text("fact-quoted", {"people": tuple(quoted(name) for name in particulars.quoted)}))
    return Text("fact-special", {"what": joined("dotted", found)}) if found else None
