"""Who cannot be reached, for administrators: why, and what would mend it."""

from collections.abc import Sequence

from bot.cards.card import Button, Card, Entry
from bot.cards.lists import menu
from bot.cards.sheets import label_key
from bot.cards.tokens import Token, Verb
from bot.domain.reaching import OutOfReach
from bot.frozen import frozen
from bot.text import Names, Text, Value


@frozen
class Lost:
    """Somebody who cannot be reached; `first` says that a crisis calls him first, `noted` who knows of it."""

    one: OutOfReach
    names: Names
    unit: Names | None = None
    first: bool = False
    noted: Names | None = None


def reachability(lost: Sequence[Lost], people: int, *, most: int, administers: bool = True) -> Card:
    """Build the card: a line for each, with a code to be handed on; closed once everybody can be reached."""
    if not lost:
        return Card(title=Text("reachability-all", {"count": people}), buttons=menu(Verb.DRILLS))
    unknown = administers and any(one.noted is None for one in lost)
    noted = (Button(Text("button-noted-reach"), Token(Verb.NOTED_REACH)),) if unknown else ()
    return Card(
        title=Text("reachability-title", {"count": len(lost), "people": people}),
        entries=tuple(Entry(_line(one), _buttons(one) if administers else ()) for one in lost[:most]),
        notes=(*_more(len(lost) - most), Text("reachability-note")),
        buttons=noted,
    )


def _more(count: int) -> tuple[Text, ...]:
    return (Text("drill-more", {"count": count}),) if count > 0 else ()


def _line(lost: Lost) -> Text:
    one = lost.one
    platform: Value = Text(f"platform-{one.platform}") if one.platform else Text("none")
    values: dict[str, Value] = {"person": lost.names, "unit": lost.unit or Text("none"), "platform": platform}
    said = Text(f"reachability-{one.gap}", {**values, "at": one.since, "mend": _mend(one)})
    if lost.first:
        said = Text("reachability-first", {"line": said})
    return Text("reachability-noted", {"line": said, "by": lost.noted}) if lost.noted is not None else said


def _mend(one: OutOfReach) -> Text:
    """Say what would mend it."""
    known = one.platform in ("slack", "telegram") and one.gap == "refuses"
    return Text(f"reachability-mend-{one.platform if known else 'code'}")


def _buttons(lost: Lost) -> tuple[Button, ...]:
    return (Button(Text(f"{label_key(Verb.CODE)}-for"), Token(Verb.CODE, lost.one.person)),)
