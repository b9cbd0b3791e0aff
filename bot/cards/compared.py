"""What differs between two versions of an item, in a line or piece by piece."""

from bot.cards.card import Difference
from bot.cards.particulars import channel_name, channels, entries, explainer, source_value
from bot.cards.sheets import Sheet, quoted
from bot.domain import drafts
from bot.domain.differences import compare, places, shortened
from bot.domain.drafts import Version
from bot.text import Text, Value


def since_seen(sheet: Sheet) -> Text | None:
    """Say what changed since the version that the reader last looked at; None when that is this one, or nothing."""
    seen = sheet.seen
    if seen is None or seen.number >= sheet.version.number:
        return None
    what = changes(seen, sheet.version)
    return Text("changed-since-seen", {"version": seen.number, "what": what}) if what else None


def changes(old: Version, new: Version) -> tuple[Value, ...]:
    """Name what differs: the text with the number of places, title, source, files, category, channels, time."""
    count = places(compare(old.text, new.text))
    what: list[Value] = [Text("changed-text", {"count": count})] if count else []
    parts = {
        "title": old.title != new.title,
        "source": (old.source, old.source_words) != (new.source, new.source_words),
        "files": _digests(old) != _digests(new),
        "wordings": old.wordings != new.wordings,
    }
    what += [Text(f"changed-{part}") for part, differs in parts.items() if differs]
    return (*what, *(Text(f"changed-{part}") for part in _particulars(old, new)))


def _particulars(old: Version, new: Version) -> list[str]:
    found = drafts.changed(old, new)
    return [part for part in ("category", "channels", "planned", "note") if part in found]


def _digests(version: Version) -> tuple[str, ...]:
    return tuple(attachment.digest for attachment in version.attachments)


def text_differences(old: Version, new: Version) -> tuple[Difference, ...]:
    """Compare the texts; long stretches that stayed are shortened."""
    return tuple(Difference(piece.change, piece.text) for piece in shortened(compare(old.text, new.text)))


def other_differences(sheet: Sheet, old: Version, new: Version) -> tuple[Text, ...]:
    """Say from what to what everything besides the text changed, a line each."""
    pairs = zip(_said(sheet, old), _said(sheet, new), strict=True)
    lines = [
        Text("changed-from-to", {"field": Text(f"field-{field}"), "old": before or _NONE, "new": after or _NONE})
        for (field, before), (_, after) in pairs
        if before != after
    ]
    return (*lines, *_wordings(sheet, old, new), *_files(old, new))


_NONE = Text("none")


def _said(sheet: Sheet, version: Version) -> tuple[tuple[str, Value | None], ...]:
    """Give the particulars as people say them, by field."""
    particulars = version.particulars
    category = sheet.policy.category(particulars.category)
    return (
        ("title", quoted(version.title)),
        ("source", source_value(version, sheet.policy)),
        ("category", category.names if category else None),
        ("channels", channels(version, sheet.policy)),
        ("planned", _planned(version)),
        ("urgency", Text(f"urgency-{particulars.urgency}")),
        ("audience", Text(f"audience-{particulars.audience}")),
        ("origin", Text(f"origin-{particulars.origin}")),
        ("concerned", tuple(sheet.unit(unit) for unit in particulars.concerned)),
        ("matters", entries(sheet.policy.matters, particulars.matters)),
        ("secrecy", _secrecy(sheet, version)),
        ("quoted", tuple(quoted(name) for name in particulars.quoted)),
        ("confirmation", quoted(particulars.confirmation)),
        ("basis", quoted(particulars.basis)),
        ("explainer", explainer(sheet, version)),
        ("lateness", quoted(particulars.lateness)),
        ("note", quoted(version.note)),
    )


def _secrecy(sheet: Sheet, version: Version) -> tuple[Value, ...]:
    said = version.particulars
    return entries(sheet.policy.secrecy, tuple(one for one in said.secrecy if one not in said.secrecy_taken_back))


def _planned(version: Version) -> Value | None:
    if not version.particulars.planned_known:
        return None
    return version.particulars.planned or Text("choice-asap")


def _wordings(sheet: Sheet, old: Version, new: Version) -> tuple[Text, ...]:
    """Say which channels got another text of their own, or the common one again."""
    before, after = dict(old.wordings), dict(new.wordings)
    differ = (channel for channel in dict.fromkeys((*before, *after)) if before.get(channel) != after.get(channel))
    return tuple(
        Text(
            "changed-from-to",
            {
                "field": Text("field-wording-of", {"channel": channel_name(sheet.policy, channel)}),
                "old": quoted(before.get(channel, "")) or _NONE,
                "new": quoted(after.get(channel, "")) or _NONE,
            },
        )
        for channel in differ
    )


def _files(old: Version, new: Version) -> list[Text]:
    before, after = set(_digests(old)), set(_digests(new))
    gone = tuple(quoted(file.name) for file in old.attachments if file.digest not in after)
    fresh = tuple(quoted(file.name) for file in new.attachments if file.digest not in before)
    lines = [("files-added", fresh), ("files-removed", gone)]
    found = [Text(key, {"files": files}) for key, files in lines if files]
    moved = not found and _digests(old) != _digests(new)
    return [Text("files-moved")] if moved else found
