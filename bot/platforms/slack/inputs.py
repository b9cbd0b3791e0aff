"""Fields of a form as Slack's inputs, and what was put into them read back.

A field may be answered in several ways, each of which is a block of its own: `chosen`, `at` (a moment pointed at),
`words`, `files`. A block's id names field and way, so that what was put in stays when the form is drawn anew.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from bot.cards.card import FormChoice, FormField
from bot.i18n import Ear
from bot.platforms.slack import blocks
from bot.platforms.slack.blocks import Block
from bot.platforms.slack.buttons import option
from bot.ports import FileRef, Filled
from bot.text import Text

LONGEST: Final = 3000  # characters of a line of Slack's own
_SPARE: Final = "."  # between the parts of a block's id; no field has it in its own
_KEPT: Final = "kept"  # of a line that does not hold the text there is; left empty, that text stays
_TICKED: Final = 10  # choices up to which each has a box to tick; more stand in a menu
_MENU: Final = 100  # choices of a menu, and in a group of one
_MOST_FILES: Final = 10
_LABEL: Final = 1900
_WRITTEN: Final = frozenset({"line", "text"})


def fields(form: Sequence[FormField], ear: Ear) -> Iterator[Block]:
    """Draw the fields of a form, each with what is wrong with it."""
    for field in form:
        if field.mistake is not None:
            yield blocks.rich(blocks.run(blocks.cut_to(f"! {ear.hears(field.mistake)}", _LABEL), bold=True))
        drawn = list(_ways(field, ear))
        alone = len(drawn) == 1 and field.required  # then Slack itself sees to it that there is an answer
        yield from (way | {"optional": not alone} for way in drawn)
        if _wordy(field) and not fits(field.words):
            yield blocks.context(ear.hears(Text("slack-too-long-here")))


def _ways(field: FormField, ear: Ear) -> Iterator[Block]:
    """Draw each way to answer a field; the first one carries the question."""
    made = [
        *(_chosen(field, ear) if field.choices else ()),
        *(_pointed(field, ear) if field.kind == "moment" else ()),
        *(_words(field) if _wordy(field) else ()),
        *(_files(field) if field.files else ()),
    ]
    if field.kind in _WRITTEN and len(made) > 1:  # what is wanted is words; the choices say why there are none
        made.sort(key=lambda way: not way["block_id"].endswith(f"{_SPARE}words"))
    for place, way in enumerate(made):
        label = ear.hears(field.label) if place == 0 else ear.hears(Text(f"slack-way-{_way(way)}"))
        hint = {"hint": blocks.plain(ear.hears(field.hint), _LABEL)} if place == 0 and field.hint else {}
        yield {"type": "input", "label": blocks.plain(label, _LABEL), **way, **hint}


def _wordy(field: FormField) -> bool:
    return field.written or field.kind in _WRITTEN or any(choice.detail for choice in field.choices)


def _way(block: Block) -> str:
    way: str = block["block_id"].split(_SPARE)[1]
    return way


def _block(field: FormField, way: str, element: Block, extra: str = "") -> Block:
    id_ = _SPARE.join((field.id, way, extra) if extra else (field.id, way))
    return {"block_id": id_, "element": {**element, "action_id": f"in{_SPARE}{id_}"}}


def _chosen(field: FormField, ear: Ear) -> Iterator[Block]:
    many = field.kind == "several"
    options = [option(_label(choice, ear), choice.code) for choice in field.choices]
    taken = [one for one in options if one["value"] in field.chosen]
    initial: Block = {"initial_options": taken} if many else {"initial_option": taken[0]} if taken else {}
    if len(options) <= _TICKED:
        kind = "checkboxes" if many else "radio_buttons"
        yield _block(field, "chosen", {"type": kind, "options": options, **(initial if taken else {})})
        return
    kind = "multi_static_select" if many else "static_select"
    holder = {"placeholder": blocks.plain(ear.hears(Text("slack-choose")), blocks.HEADER)}
    yield _block(field, "chosen", {"type": kind, **holder, **_offered(options), **(initial if taken else {})})


def _offered(options: list[Block]) -> Block:
    """Put the options of a menu into groups where there are too many for one."""
    if len(options) <= _MENU:
        return {"options": options}
    starts = range(0, len(options), _MENU)
    groups = [(start, options[start : start + _MENU]) for start in starts]
    return {
        "option_groups": [
            {"label": blocks.plain(f"{start + 1}-{start + len(some)}", blocks.LABEL), "options": some}
            for start, some in groups
        ]
    }


def _label(choice: FormChoice, ear: Ear) -> str:
    return ear.hears(choice.label) + ("…" if choice.detail else "")


def _pointed(field: FormField, ear: Ear) -> Iterator[Block]:
    yield _block(field, "at", {"type": "datetimepicker"}, ear.zone.key)


def _words(field: FormField) -> Iterator[Block]:
    element: Block = {"type": "plain_text_input", "multiline": field.kind == "text", "max_length": LONGEST}
    if field.words and fits(field.words):
        element["initial_value"] = field.words
    yield _block(field, "words", element, "" if fits(field.words) else _KEPT)


def fits(words: str) -> bool:
    """Tell whether a text can stand in a line of Slack's own."""
    return blocks.weight(words) <= LONGEST


def _files(field: FormField) -> Iterator[Block]:
    yield _block(field, "files", {"type": "file_input", "max_files": _MOST_FILES})


def filled(view: Mapping[str, Any], *, empty: bool = False) -> tuple[Filled, ...]:
    """Read what stands in a view's inputs; with `empty` fields in which nothing was put are given as well."""
    found: dict[str, Filled] = {}
    kept: set[str] = set()
    for place, elements in (view.get("state") or {}).get("values", {}).items():
        name, _, way = place.partition(_SPARE)
        state = next(iter(elements.values()), None)
        if way and state:
            found[name] = _with(found.get(name, Filled(name)), way, state)
            kept |= {name} if way.endswith(f"{_SPARE}{_KEPT}") else set()
    return tuple(it for it in found.values() if it != Filled(it.field) or (empty and it.field not in kept))


def _with(field: Filled, way: str, state: Mapping[str, Any]) -> Filled:
    """Put one way's answer to those that came before it; what was written counts before what was pointed at."""
    kind, _, zone = way.partition(_SPARE)
    match kind:
        case "chosen":
            options = state.get("selected_options") or [state.get("selected_option")]
            return replace(field, chosen=tuple(str(one["value"]) for one in options if one))
        case "at":
            at = state.get("selected_date_time")
            return replace(field, words=field.words or _written(int(at), zone)) if at else field
        case "files":
            return replace(field, files=tuple(_file(one) for one in state.get("files") or ()))
        case _:
            return replace(field, words=str(state.get("value") or "") or field.words)


def _written(at: int, zone: str) -> str:
    """Write a moment as people write it in this zone."""
    return f"{datetime.fromtimestamp(at, ZoneInfo(zone)):%Y-%m-%d %H:%M}"


def _file(one: Mapping[str, Any]) -> FileRef:
    return FileRef(str(one["id"]), str(one.get("name") or one["id"]), int(one.get("size") or 0))
