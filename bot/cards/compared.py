"""What differs between two versions of an item, in a line or piece by piece."""

from bot.cards.card import Difference
from bot.cards.particulars import channels, source_value
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
    }
    what += [Text(f"changed-{part}") for part, differs in parts.items() if differs]
    return (*what, *(Text(f"changed-{part}") for part in _particulars(old, new)))


def _particulars(old: Version, new: Version) -> list[str]:
    found = drafts.changed(old, new)
    return [part for part in ("category", "channels", "planned") if part in found]


def _digests(version: Version) -> tuple[str, ...]:
    return tuple(attachment.digest for attachment in version.attachments)


def text_differences(old: Version, new: Version) -> tuple[Difference, ...]:
    """Compare the texts; long stretches that stayed are shortened."""
    return tuple(Difference(piece.change, piece.text) for piece in shortened(compare(old.text, new.text)))


def other_differences(sheet: Sheet, old: Version, new: Version) -> tuple[Text, ...]:
    """Say from what to what everything besides the text changed, a line each."""
    pairs: dict[str, tuple[Value, Value]] = {
        "title": (_line(old.title), _line(new.title)),
        "source": tuple(source_value(version, sheet.policy) or _NONE for version in (old, new)),  # type: ignore[dict-item]
        "category": (_category(sheet, old), _category(sheet, new)),
        "channels": (channels(old, sheet.policy) or _NONE, channels(new, sheet.policy) or _NONE),
        "planned": (_planned(old), _planned(new)),
    }
    lines = [
        Text("changed-from-to", {"field": Text(f"field-{field}"), "old": before, "new": after})
        for field, (before, after) in pairs.items()
        if before != after
    ]
    return (*lines, *_files(old, new))


_NONE = Text("nothing-yet")


def _line(words: str) -> Value:
    return quoted(words) or _NONE


def _category(sheet: Sheet, version: Version) -> Value:
    category = sheet.policy.category(version.particulars.category)
    return category.names if category else _NONE


def _planned(version: Version) -> Value:
    if not version.particulars.planned_known:
        return _NONE
    return version.particulars.planned or Text("planned-asap")


def _files(old: Version, new: Version) -> list[Text]:
    before, after = set(_digests(old)), set(_digests(new))
    gone = tuple(quoted(file.name) for file in old.attachments if file.digest not in after)
    fresh = tuple(quoted(file.name) for file in new.attachments if file.digest not in before)
    lines = [("files-added", fresh), ("files-removed", gone)]
    found = [Text(key, {"files": files}) for key, files in lines if files]
    moved = not found and _digests(old) != _digests(new)
    return [Text("files-moved")] if moved else found
