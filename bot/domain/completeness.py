"""What of an item is still to be asked: what policy asks of every item, and of those to which its `when` applies."""

from collections.abc import Collection, Iterator

from bot.domain.conditions import holds
from bot.domain.drafts import Version, lacks_link
from bot.domain.limits import channels, may_originate
from bot.domain.people import Unit, UnitId
from bot.domain.policies import Ask, Field, Policy

_ALWAYS: tuple[Field, ...] = ("title", "text")


def missing(
    version: Version,
    policy: Policy,
    unit: Unit | None,
    *,
    late: bool = False,
    former: Collection[UnitId] = (),
) -> tuple[Field, ...]:
    """Name what is still to be asked of a unit's item, in the order in which policy asks (P3 10, 11).

    Where it is `late` for its lead time, the reason comes last (INT4). Of the units concerned it is asked anew where
    one is among the `former` units.
    """
    wanted = dict.fromkeys((*_ALWAYS, *policy.asks, *(ask.field for ask in asked(version, policy, unit))))
    wanted.update(dict.fromkeys(("lateness",) if late else ()))
    gone = any(unit in former for unit in version.particulars.concerned)
    return tuple(field for field in wanted if (gone and field == "concerned") or _lacks(version, policy, unit, field))


def asked(version: Version, policy: Policy, unit: Unit | None) -> Iterator[Ask]:
    """Give what policy asks of this item but not of all."""
    kind = unit.kind if unit else "department"
    return (ask for ask in policy.asks_when if holds(ask.when, version, kind))


def obliged(version: Version, policy: Policy, unit: Unit | None, field: Field) -> bool:
    """Tell whether policy asks for something because of what the item is: then "none" is no answer."""
    return any(ask.field == field and ask.when for ask in asked(version, policy, unit))


def _lacks(version: Version, policy: Policy, unit: Unit | None, field: Field) -> bool:  # noqa: C901, PLR0912 - one line a field
    said = version.particulars
    match field:
        case "title" | "text":
            return not getattr(version, field).strip()
        case "source":
            return not version.source_words and policy.source(version.source) is None
        case "category":
            category = policy.category(said.category)
            return category is None or not may_originate(category, unit)
        case "link":
            return lacks_link(version, policy)
        case "channels":
            allowed = {channel.id for channel in channels(policy, said.category, unit)}
            return not said.channels or not allowed.issuperset(said.channels)
        case "planned":
            return not said.planned_known
        case "concerned" if obliged(version, policy, unit, field):
            return not said.concerned
        case "matters" | "secrecy":
            return _unanswered(version, policy, field)
        case "confirmation":
            return bool(said.quoted) and not _confirmed(version)
        case "lateness":
            return not said.lateness
        case "basis" | "explainer":
            return not getattr(said, field) and (field not in said.answered or obliged(version, policy, unit, field))
        case "files":
            return not version.attachments and field not in said.answered
        case "note":
            return not version.note and field not in said.answered
        case "wordings":
            return False  # offered, not asked: the common text will do
        case _:
            return field not in said.answered


def _unanswered(version: Version, policy: Policy, field: Field) -> bool:
    """Tell whether a list of policy's is still to be gone through, or an answer is not in it any more."""
    said, entries = version.particulars, policy.matters if field == "matters" else policy.secrecy
    known = {entry.id for entry in entries}
    chosen = said.matters if field == "matters" else said.secrecy
    return bool(entries) and (field not in said.answered or not known.issuperset(chosen))


def _confirmed(version: Version) -> bool:
    said = version.particulars
    shown = any(file.evidence for file in version.attachments)
    return "confirmation" in said.answered and (bool(said.confirmation) or shown)
