"""Slack's messages and modals as HTML, drawn the way its client on a telephone shows them."""

import re
from collections.abc import Iterable
from html import escape
from typing import Final

from tests.support.slack.workspace import Json, Message, View

# What a client makes of text that is marked, of a code for a sign: the bot is to write neither, so it has to show.
_MARKUP: Final = re.compile(r"(:[a-z_+-][a-z_+\d-]*:|&amp;(?:amp|lt|gt);|&lt;[@#!][^&]*&gt;)")


def message(one: Message, names: Iterable[str]) -> str:
    """Draw a message with the names of its files, and above it what a lock screen shows."""
    alone = '<p class="alone">Only visible to you</p>' if one.only_for else ""
    files = "".join(f'<p class="file">+ {escape(file)}</p>' for file in names)
    body = "".join(map(_block, one.blocks)) or f"<p>{_words(one.text)}</p>"
    return f'<p class="lock">{_lock(one.text)}</p><div class="slack">{alone}{body}{files}</div>'


def modal(view: View) -> str:
    """Draw a modal, which covers a telephone's whole screen."""
    body = view.body
    send = f"<b>{_plain(body['submit'])}</b>" if "submit" in body else ""
    top = f'<div class="top"><u>{_plain(body["close"])}</u><b>{_plain(body["title"])}</b>{send or "<i></i>"}</div>'
    wrong = "".join(f'<p class="wrong">{escape(words)}</p>' for words in view.errors.values())
    return f'<div class="modal">{top}{"".join(map(_block, body["blocks"]))}{wrong}</div>'


def home(view: View) -> str:
    """Draw somebody's Home tab."""
    return f'<div class="modal"><div class="top"><b>Home</b></div>{"".join(map(_block, view.body["blocks"]))}</div>'


def _lock(text: str) -> str:
    shown = text.replace("\n", " ")[:110]
    return escape(shown.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))


def _words(text: str) -> str:
    """Write words as they are, with what the client would not show so marked red."""
    return _MARKUP.sub(r"<mark>\1</mark>", escape(text)).replace("\n", "<br>")


def _plain(text: Json) -> str:
    return _words(text["text"])


def _block(block: Json) -> str:
    match block["type"]:
        case "header":
            return f"<h3>{_plain(block['text'])}</h3>"
        case "section":
            fields = "".join(f"<p>{_plain(one)}</p>" for one in block.get("fields", ()))
            words = f"<p>{_plain(block['text'])}</p>" if "text" in block else ""
            return f'<div class="section"><div>{words}{fields}</div>{_beside(block)}</div>'
        case "context":
            return "".join(f'<p class="context">{_plain(one)}</p>' for one in block["elements"])
        case "actions":
            return f'<div class="actions">{"".join(map(_element, block["elements"]))}</div>'
        case "rich_text":
            return "".join(map(_rich, block["elements"]))
        case "input":
            return _input(block)
        case "image":
            return f'<p class="picture">[] {escape(block["alt_text"])}</p>'
        case _:
            return "<hr>"


def _beside(block: Json) -> str:
    return _element(block["accessory"]) if "accessory" in block else ""


def _rich(part: Json) -> str:
    inner = "".join(map(_run, part["elements"]))
    return f"<blockquote>{inner}</blockquote>" if part["type"] == "rich_text_quote" else f"<p>{inner}</p>"


def _run(one: Json) -> str:
    words = _words(str(one.get("text") or one.get("url") or ""))
    for style, tag in (("bold", "b"), ("italic", "i"), ("strike", "s"), ("code", "code")):
        words = f"<{tag}>{words}</{tag}>" if one.get("style", {}).get(style) else words
    return f'<a href="#">{words}</a>' if one["type"] == "link" else words


def _element(element: Json) -> str:
    match element["type"]:
        case "button":
            return f'<span class="key {element.get("style", "")}">{_plain(element["text"])}</span>'
        case "radio_buttons" | "checkboxes":
            mark = "○" if element["type"] == "radio_buttons" else "☐"
            return "".join(f'<p class="option">{mark} {_plain(one["text"])}</p>' for one in element["options"])
        case "plain_text_input":
            size = "many" if element.get("multiline") else "one"
            return f'<div class="line {size}">{_words(element.get("initial_value", ""))}</div>'
        case "file_input":
            return '<div class="line one">+ …</div>'
        case _:
            holder = _plain(element["placeholder"]) if "placeholder" in element else "2026-06-02 …"
            return f'<span class="key menu">{holder} ▾</span>'


def _input(block: Json) -> str:
    free = " <i>(optional)</i>" if block.get("optional") else ""
    hint = f'<p class="context">{_plain(block["hint"])}</p>' if "hint" in block else ""
    return f'<p class="label">{_plain(block["label"])}{free}</p>{_element(block["element"])}{hint}'
