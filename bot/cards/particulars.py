"""The lines of a card that say what an item is: whose, about what, where and when it is to appear, from where."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from bot.cards.card import Entry
from bot.cards.sheets import Sheet, joined, quoted
from bot.domain import limits
from bot.domain.drafts import Version
from bot.domain.leadtimes import Deadline
from bot.domain.policies import Entry as Listed
from bot.domain.policies import Policy, cited
from bot.text import Names, Text, Value

_MINUTE: Final = timedelta(minutes=1)


def facts(sheet: Sheet) -> tuple[Text, ...]:
    """Give the facts that decide, one a line; what is not known yet is left out."""
    first = (special(sheet), late(sheet), origin(sheet), edited(sheet), release(sheet), source(sheet))
    lines = (*first, *secrecy(sheet), *_behind(sheet), note(sheet), *flags(sheet))
    return tuple(line for line in lines if line is not None)


def _behind(sheet: Sheet) -> Iterator[Text]:
    """Say what stands behind the text: who confirmed what is quoted, what figures rest on, who explains it."""
    said = sheet.version.particulars
    shown = sum(file.evidence for file in sheet.version.attachments)
    words = quoted(said.confirmation)
    if said.quoted and (words or shown):
        key = "fact-confirmation" if words else "fact-confirmation-shown"
        text = Text(key, {"words": words, "files": shown})
        yield Text("fact-confirmation-and-shown", {"said": text, "files": shown}) if words and shown else text
    if said.basis:
        yield Text("fact-basis", {"words": quoted(said.basis)})
    if said.explainer:
        yield Text("fact-explainer", {"person": explainer(sheet, sheet.version)})
    if sheet.version.wordings:
        named = tuple(channel_name(sheet.policy, channel) for channel, _ in sheet.version.wordings)
        yield Text("fact-wordings", {"channels": named})


def explainer(sheet: Sheet, version: Version) -> Value:
    """Name who explains an item: somebody of the roster in the reader's language, anybody else as he was named."""
    said = version.particulars.explainer
    known = (person.names for person in sheet.people.values() if said)
    return next((names for names in known if said in (names.zh_hans, names.zh_hant, names.en)), quoted(said))


def secrecy(sheet: Sheet) -> Iterator[Text]:
    """Say how policy's questions on secrets were answered, and by whom; what was taken back is said, too."""
    said = sheet.version.particulars
    by = sheet.who(sheet.draft.author if _edited(sheet) else sheet.version.author)  # an editor is not asked again
    if not sheet.policy.secrecy or "secrecy" not in said.answered:
        return
    yes = tuple(one for one in said.secrecy if one not in said.secrecy_taken_back)
    if yes:
        yield Text("fact-secrecy", {"what": entries(sheet.policy.secrecy, yes), "by": by})
    else:
        yield Text("fact-secrecy-none", {"count": len(sheet.policy.secrecy), "by": by})
    if said.secrecy_taken_back:
        taken_back = entries(sheet.policy.secrecy, said.secrecy_taken_back)
        yield Text("fact-secrecy-taken-back", {"what": taken_back, "by": by})


def edited(sheet: Sheet) -> Text | None:
    """Say that a version is not the author's own, but of somebody whose step may edit (P0 四(二)2)."""
    if not _edited(sheet) or sheet.version.frozen_at is None:
        return None
    return Text("fact-edited", {"version": sheet.version.number, "by": sheet.who(sheet.version.author)})


def _edited(sheet: Sheet) -> bool:
    by, steps = sheet.version.author, sheet.round.steps if sheet.round else ()
    return by != sheet.draft.author and any(step.seat_of(by) is not None for step in steps)


def entries(listed: tuple[Listed, ...], chosen: tuple[str, ...]) -> tuple[Value, ...]:
    """Name entries of one of policy's lists; one that policy no longer has goes by its id."""
    names = {entry.id: entry.names for entry in listed}
    return tuple(names.get(one, Names(en=one)) for one in chosen)


def too_late(missed: Deadline) -> Text:
    """Say which lead time an item does not keep (INT4)."""
    before = missed.before if missed.kind == "pressing" else missed.before - _MINUTE
    said = Text(f"late-{missed.kind}", {"clause": cited(missed.clause), "days": missed.days, "at": before})
    return Text("late-provisional", {"said": said}) if missed.provisional else said


def in_time(sheet: Sheet) -> Text | None:
    """Say until when an item that has not been submitted yet is in time for its planned release."""
    due = sheet.deadline
    if due is None or sheet.draft.submitted_at is not None or sheet.late is not None:
        return None
    before = due.before if due.kind == "pressing" else due.before - _MINUTE
    said = Text("note-in-time", {"at": before, "clause": cited(due.clause)})
    return Text("late-provisional", {"said": said}) if due.provisional else said


def late(sheet: Sheet) -> Text | None:
    """Flag an item that came later than its lead time allows, with the reason given."""
    if sheet.late is None:
        return None
    words = quoted(sheet.version.particulars.lateness)
    said = too_late(sheet.late)
    return Text("fact-late", {"said": said, "words": words}) if words else Text("fact-late-unsaid", {"said": said})


def flags(sheet: Sheet) -> Iterator[Text]:
    """Point out what is against a rule of form and stops nobody: title, length, a picture that policy wants (INT7)."""
    version, policy = sheet.version, sheet.policy
    found = limits.exaggerations(version, policy)
    if found and policy.title_rule:
        yield Text("flag-title", {"words": found, "clause": cited(policy.title_rule.clause)})
    for long in limits.too_long(version, policy):
        values: dict[str, Value] = {"channel": long.channel, "size": long.size, "most": long.most, "over": long.over}
        yield Text("flag-too-long", values)
    if policy.picture_warns and policy.picture_hint and limits.lacks_picture(version, policy):
        yield Text("flag-no-picture", {"clause": cited(policy.picture_hint)})


def wordings(sheet: Sheet) -> tuple[Entry, ...]:
    """Give the text of each channel that has one of its own, whole, with its length."""
    lengths = {channel.id: channel.length for channel in sheet.policy.channels}
    found = []
    for channel, words in sheet.version.wordings:
        values: dict[str, Value] = {"channel": channel_name(sheet.policy, channel), "words": words, "size": len(words)}
        most = lengths.get(channel)
        key = "wording-of-at-most" if most else "wording-of"
        found.append(Entry(Text(key, values | {"most": most or 0})))
    return tuple(found)


def origin(sheet: Sheet) -> Text:
    """Say which unit and author it comes from, and what it is about."""
    category = sheet.policy.category(sheet.version.particulars.category)
    values = {"unit": sheet.unit(sheet.draft.unit), "author": sheet.who(sheet.draft.author)}
    author = sheet.people.get(sheet.draft.author)
    if sheet.draft.statement is not None and author is not None and author.unit != sheet.draft.unit:
        return Text("fact-concerns", values)  # written for the unit that a crisis is about
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
    if particulars.matters:
        matters = entries(sheet.policy.matters, particulars.matters)
        found.append(Text("fact-matters", {"matters": matters}))
    if particulars.quoted:
        found.append(Text("fact-quoted", {"people": tuple(quoted(name) for name in particulars.quoted)}))
    return Text("fact-special", {"what": joined("dotted", found)}) if found else None
