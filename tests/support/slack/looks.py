"""What somebody sees of Block Kit, as plain text."""

from collections.abc import Callable, Iterable
from typing import Any, Final

from bot.i18n import Ear, I18n
from bot.text import Language
from tests.support.printing import NOW, ZONE

Plain = dict[str, Any]
I18N: Final = I18n()
_TONES: Final = {"primary": "*", "danger": "!"}


def ear(language: Language) -> Ear:
    """Give a reader's ear on the Wednesday on which all journeys of the tests play."""
    return Ear(I18N, language, ZONE, NOW)


def seen(blocks: Iterable[Plain]) -> str:
    """Print blocks: # a heading, ~ small letters, > a quotation, [button] with * likely, ! grave, ? asks once more."""
    return "\n".join(line for block in blocks for line in _LOOKS[block["type"]](block))


def seen_view(view: Plain) -> str:
    """Print a window with its title and its own two buttons."""
    ends = [view[name]["text"] for name in ("submit", "close") if name in view]
    return "\n".join(
        [f"== {view['title']['text']}", seen(view["blocks"]), f"== {'  '.join(f'[{end}]' for end in ends)}"]
    )


def pressable(blocks: Iterable[Plain]) -> list[str]:
    """Give the tokens of all that can be pressed."""
    return [
        token
        for block in blocks
        for element in (*block.get("elements", ()), block.get("accessory", {}))
        for token in (
            [element["value"]] if "value" in element else [one["value"] for one in element.get("options", ())]
        )
    ]


def _button(it: Plain) -> str:
    return f"[{it['text']['text']}]{_TONES.get(it.get('style', ''), '')}{'?' * ('confirm' in it)}"


def _pressed(it: Plain) -> str:
    if it["type"] == "button":
        return _button(it)
    return f"{{{it['placeholder']['text']}: {', '.join(one['text']['text'] for one in it['options'])}}}"


def _section(block: Plain) -> list[str]:
    beside = block.get("accessory")
    return [block["text"]["text"] + (f"   {_button(beside)}" if beside else "")]


def _rich(block: Plain) -> list[str]:
    lines: list[str] = []
    for part in block["elements"]:
        text = "".join(_run(one) for one in part["elements"])
        mark = "> " if part["type"] == "rich_text_quote" else ""
        lines += [f"{mark}{line}" for line in text.split("\n")]
    return lines


def _run(it: Plain) -> str:
    if it["type"] == "link":
        return f"<{it['url']}>"
    marks = "".join(sign for style, sign in (("bold", "**"), ("strike", "~~")) if it.get("style", {}).get(style))
    return f"{marks}{it['text']}{marks}"


def _input(block: Plain) -> list[str]:
    element = block["element"]
    options = [
        *element.get("options", ()),
        *(one for some in element.get("option_groups", ()) for one in some["options"]),
    ]
    chosen = [
        *element.get("initial_options", ()),
        *([element["initial_option"]] if "initial_option" in element else []),
    ]
    lines = [f"» {block['label']['text']} ({element['type']}{'' if block['optional'] else ', required'})"]
    lines += [f"  {block['hint']['text']}"] if "hint" in block else []
    lines += [f"  {'(x)' if one in chosen else '( )'} {one['text']['text']}" for one in options]
    return [*lines, *([f"  | {element['initial_value']}"] if "initial_value" in element else [])]


_LOOKS: Final[dict[str, Callable[[Plain], list[str]]]] = {
    "header": lambda block: [f"# {block['text']['text']}"],
    "context": lambda block: [f"~ {one['text']}" for one in block["elements"]],
    "divider": lambda _: ["────────"],
    "image": lambda block: [f"(picture: {block['alt_text']})"],
    "actions": lambda block: ["  ".join(map(_pressed, block["elements"]))],
    "section": _section,
    "rich_text": _rich,
    "input": _input,
}
