"""Word files and plain text files, read into a title, a text and pictures."""

import re
from collections import Counter
from collections.abc import Mapping
from typing import Final

from docx.oxml.ns import qn

from bot.errors import Refused
from bot.frozen import frozen
from bot.intake import plaintexts
from bot.intake.given import LIMITS, FileDamaged, Given, Limits
from bot.intake.lines import Line, Reader
from bot.intake.marks import bare, placed
from bot.intake.names import shown_name
from bot.intake.numbering import Numbering, numbering
from bot.intake.packages import Element, Package, Relation
from bot.intake.types import Found, examine, is_picture
from bot.intake.words import tidy
from bot.text import Text

_TITLE_STYLES: Final = frozenset({"title", "标题", "標題", "文章标题"})
_HEADING_STYLES: Final = frozenset({"heading 1", "标题 1", "標題 1"})
_SHORT: Final = 60
_TITLE_LONGEST: Final = 200
_STYLE_GENERATIONS: Final = 10
# A heading that counts (一、 2. (三) 第四章) is a part of the item and not its name.
_COUNTING: Final = re.compile(
    r"[(（]?[一二三四五六七八九十百\d]{1,3}[)）、.\uff0e](?!\d)|第[一二三四五六七八九十百\d]{1,3}[章节節条條部篇]"
)
_NOTES: Final = ("deletions", "insertions", "numbers", "footnotes", "comments", "objects", "pictures")


@frozen
class Picture:
    """A picture out of a document; its name says only which one it is."""

    name: str
    data: bytes
    found: Found


@frozen
class Reading:
    """What a document says: "" where it has no title or no text. The notes tell the sender what was left out."""

    title: str
    text: str
    pictures: tuple[Picture, ...] = ()
    notes: tuple[Text, ...] = ()


def read_docx(data: bytes, name: str = "document.docx", limits: Limits = LIMITS) -> Reading:
    """Read a .docx: body only, in the order of the document, each picture once and examined like any other file.

    Raises FileDamaged, FileLocked, UnpacksTooLarge, TextTooLong.
    """
    given = Given(shown_name(name), data, limits)
    package = Package(given)
    try:
        main = package.main_part()
        relations = package.relations(main)
        sheet = _part(package, relations, "styles")
        lists = _part(package, relations, "numbering")
        reader = Reader(relations, Numbering() if lists is None else numbering(lists, sheet))
        reader.read(package.root(main))
        styles = {} if sheet is None else _style_names(sheet)
        remarks, said = _remarks(package, reader, relations)
    except RecursionError as deep:
        raise FileDamaged(name=given.name) from deep
    pictures, numbers = _pictures(package, reader, relations, limits)
    title, lines = _titled(reader.lines, styles)
    text = "\n".join(line.text for line in placed(lines, numbers, remarks, said))
    return Reading(title, tidy(text, limits.text_characters) if text else "", pictures, _notes(reader.counted))


def read_text(data: bytes, name: str = "text.txt", limits: Limits = LIMITS) -> Reading:
    """Read a text file in UTF-8, UTF-16 or GB 18030; raises FileDamaged if it is none, and what `tidy` raises."""
    text = plaintexts.decoded(data)
    if text is None:
        raise FileDamaged(name=shown_name(name))
    kept = tidy(text.lstrip("\ufeff").replace("\f", "\n"), limits.text_characters)
    first, _, rest = kept.partition("\n")
    if len(first.strip()) > _SHORT or not rest:
        return Reading("", kept)
    return Reading(first.strip(), tidy(rest, limits.text_characters))


def _titled(lines: list[Line], styles: Mapping[str, str]) -> tuple[str, list[Line]]:
    """Take the title out of the lines: by its style, or else the first one with words if it is short."""
    place = _title_place(lines, styles)
    if place is None:
        return "", lines
    return bare(lines[place].text).replace("\n", " "), lines[:place] + lines[place + 1 :]


def _title_place(lines: list[Line], styles: Mapping[str, str]) -> int | None:
    for wanted in (_TITLE_STYLES, _HEADING_STYLES):
        for place, line in enumerate(lines):
            counting = wanted is _HEADING_STYLES and _COUNTING.match(line.text)
            if styles.get(line.style) in wanted and 0 < len(bare(line.text)) <= _TITLE_LONGEST and not counting:
                return place
    first = next((place for place, line in enumerate(lines) if bare(line.text)), None)
    if first is None or lines[first].in_table or lines[first].listed or len(bare(lines[first].text)) > _SHORT:
        return None
    return first


def _part(package: Package, relations: Mapping[str, Relation], kind: str) -> Element | None:
    """Parse the part of this kind that the document has besides its text, if it has one."""
    part = next((to.target for to in relations.values() if to.type.endswith(f"/{kind}") and not to.outside), "")
    return package.root(part) if part in package.archive.names else None


def _remarks(
    package: Package, reader: Reader, relations: Mapping[str, Relation]
) -> tuple[dict[int, int], tuple[str, ...]]:
    """Give the number of the note at each place, and what each says, once; what cannot be read is counted."""
    said: dict[tuple[str, str], str] = {}
    for kind in dict.fromkeys(kind for kind, _ in reader.remarks):
        root = _part(package, relations, kind)
        for note in () if root is None else root:
            within = Reader({})
            within.read(note)
            said[kind, note.get(qn("w:id"), "")] = " ".join(bare(line.text) for line in within.lines)
    known = list(dict.fromkeys(remark for remark in reader.remarks if said.get(remark)))
    numbers = {remark: number for number, remark in enumerate(known, 1)}
    places = {place: numbers[remark] for place, remark in enumerate(reader.remarks) if remark in numbers}
    reader.counted["footnotes"] += len(reader.remarks) - len(places)
    return places, tuple(said[remark] for remark in known)


def _style_names(sheet: Element) -> dict[str, str]:
    """Give each paragraph style by the built-in style that it is or comes from, by id."""
    own: dict[str, tuple[str, str]] = {}
    for style in sheet.iterchildren(qn("w:style")):
        name, parent = style.find(qn("w:name")), style.find(qn("w:basedOn"))
        own[style.get(qn("w:styleId"), "")] = (_of(name).lower(), _of(parent))
    return {style: _ancestor(style, own) for style in own}


def _of(element: Element) -> str:
    return "" if element is None else str(element.get(qn("w:val"), ""))


def _ancestor(style: str, own: Mapping[str, tuple[str, str]]) -> str:
    for _ in range(_STYLE_GENERATIONS):  # a file may make styles their own grandparents
        name, style = own.get(style, ("", ""))
        if name in _TITLE_STYLES or name in _HEADING_STYLES:
            return name
    return ""


def _pictures(
    package: Package, reader: Reader, relations: Mapping[str, Relation], limits: Limits
) -> tuple[tuple[Picture, ...], dict[int, int]]:
    """Give each picture once, in order, and the number of the one at each place; what is not taken is counted."""
    taken: dict[str, Picture] = {}
    numbers: dict[str, int] = {}
    places = [relations[shown].target if shown in relations else "" for shown in reader.pictures]
    parts = dict.fromkeys(places)
    pixels = 0
    for part in list(parts)[: limits.document_pictures]:
        data = _picture_data(package, part, limits)
        found = _examined(data, f"{len(taken) + 1}", limits) if pixels < limits.document_pixels else None
        if found is None:
            reader.counted["pictures"] += 1
        else:
            pixels += (found.width or 0) * (found.height or 0)
            taken.setdefault(found.digest, Picture(found.name, data, found))
            numbers[part] = list(taken).index(found.digest) + 1
    reader.counted["pictures"] += max(0, len(parts) - limits.document_pictures) + reader.counted["linked"]
    return tuple(taken.values()), {place: numbers[part] for place, part in enumerate(places) if part in numbers}


def _picture_data(package: Package, part: str, limits: Limits) -> bytes:
    return package.archive.read(part, limits.file_bytes) if part in package.archive.names else b""


def _examined(data: bytes, name: str, limits: Limits) -> Found | None:
    try:
        return examine(name, data, limits) if is_picture(data) else None
    except Refused:
        return None


def _notes(counted: Counter[str]) -> tuple[Text, ...]:
    if counted["deletions"]:  # whose note speaks of insertions too
        counted["insertions"] = 0
    return tuple(Text(f"note-docx-{what}", {"count": counted[what]}) for what in _NOTES if counted[what])
