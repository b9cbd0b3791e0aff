"""The lines of a Word document in the order in which they are read, with its pictures (ECMA-376 part 1, 17)."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from docx.oxml.ns import qn

from bot.frozen import frozen
from bot.intake.numbering import Numbering
from bot.intake.packages import Element, Relation

_MATH_TEXT: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_MARKUP: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_VML_PICTURE: Final = "{urn:schemas-microsoft-com:vml}imagedata"

_VALUE: Final = qn("w:val")
_PARAGRAPH_STYLE: Final = f"{qn('w:pPr')}/{qn('w:pStyle')}"
_MARK_DELETED: Final = f"{qn('w:pPr')}/{qn('w:rPr')}/{qn('w:del')}"
_RUN_HIDDEN: Final = f"{qn('w:rPr')}/{qn('w:vanish')}"
_OFF: Final = frozenset({"0", "false", "off"})
_MERGED: Final = f"{qn('w:tcPr')}/{qn('w:vMerge')}"

_UNREAD: Final = ("pPr", "rPr", "tblPr", "tcPr", "trPr", "sectPr", "sdtPr", "instrText", "delText", "rt", "softHyphen")
_DRAWN_AS: Final = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
MARK: Final = "\ufffc"  # stands around what is put in its place later; none comes through from the document
_UNSPACED: Final = ("、", "）", "】", "。")  # behind such a number no space is wanted
# What is left out, under the name by which it is counted.
_LEFT_OUT: Final = {
    "w:del": "deletions",
    "w:moveFrom": "deletions",
    "w:commentReference": "comments",
    "w:object": "objects",
    "c:chart": "objects",
    "dgm:relIds": "objects",
}


@frozen
class Line:
    """One paragraph, or one row of a table. `style` is the paragraph's style by its id; `listed`: it has a number."""

    text: str
    style: str = ""
    in_table: bool = False
    listed: bool = False


@dataclass(slots=True)
class Reader:
    """Walks through a document's body once; afterwards `lines`, `pictures` and `counted` are filled.

    `pictures` holds relation ids in order of appearance, `remarks` the kinds and ids of foot- and endnotes; where they
    stand the lines have marks: p and the place in `pictures`, or n and the place in `remarks`. Deletions that are still
    shown as such are left out, insertions are taken; of alternatives the first is read; wrappers that it does not know
    are looked into.
    """

    relations: Mapping[str, Relation]
    numbering: Numbering = field(default_factory=Numbering)
    lines: list[Line] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    remarks: list[tuple[str, str]] = field(default_factory=list)
    counted: Counter[str] = field(default_factory=Counter)
    _words: list[str] = field(default_factory=list)
    _carried: list[str] = field(default_factory=list)
    _cells: list[str] = field(default_factory=list)

    def read(self, element: Element) -> None:
        """Read a whole document, or a cell, whose last paragraph cannot run on."""
        self.walk(element)
        if self._carried:
            self.lines.append(Line("".join(self._carried)))
            self._carried = []

    def walk(self, element: Element) -> None:
        """Read everything within an element. Parsed XML is at most 256 levels deep."""
        for child in element:
            read = _READERS.get(child.tag)
            if read is None:
                self.walk(child)
            else:
                read(self, child)

    def paragraph(self, element: Element) -> None:
        """Read a paragraph; the lines of text boxes that are anchored in it follow it."""
        outer, self._words = self._words, self._carried
        self._carried = []
        place = len(self.lines)
        self.walk(element)
        if element.find(_MARK_DELETED) is not None:
            self._carried = self._words  # without its end it runs on into the next one
        elif text := "".join(self._words).strip(" \t\n"):
            self.lines.insert(place, self._line(element, text))
        self._words = outer

    def _line(self, element: Element, text: str) -> Line:
        style = _value(element.find(_PARAGRAPH_STYLE))
        listed = self.numbering.of(element, style)
        if listed is None:
            return Line(text, style)
        label = self.numbering.label(listed)
        self.counted["numbers"] += label is None
        parting = "" if not label or label.endswith(_UNSPACED) else " "
        return Line(f"{label or ''}{parting}{text}", style, listed=True)

    def row(self, element: Element) -> None:
        """Read a row of a table as one line, its cells parted by bars."""
        outer, self._cells = self._cells, []
        self.walk(element)
        if any(self._cells):
            self.lines.append(Line(" | ".join(self._cells), in_table=True))
        self._cells = outer

    def cell(self, element: Element) -> None:
        """Read a cell as part of its row; one that continues the cell above it is empty."""
        outer, self.lines = self.lines, []
        merged = element.find(_MERGED)
        if merged is None or _value(merged) == "restart":
            self.read(element)
        self._cells.append(" ".join(line.text.replace("\n", " ") for line in self.lines))
        self.lines = outer

    def run(self, element: Element) -> None:
        """Read a run unless Word hides it."""
        hidden = element.find(_RUN_HIDDEN)
        if hidden is None or _value(hidden) in _OFF:
            self.walk(element)

    def words(self, element: Element) -> None:
        """Take text as it is; line ends within it are only how the file was written."""
        self._words.append((element.text or "").replace("\r", " ").replace("\n", " ").replace(MARK, ""))

    def link(self, element: Element) -> None:
        """Read a link, and give its address where the words do not."""
        before = len(self._words)
        self.walk(element)
        relation = self.relations.get(element.get(qn("r:id"), ""))
        address = relation.target if relation and relation.outside else ""
        if address.lower().startswith(("http://", "https://")) and address not in "".join(self._words[before:]):
            self._words.append(f" ({address})")

    def alternatives(self, element: Element) -> None:
        """Read the first of several forms of the same thing."""
        for form in element.iterchildren(_MARKUP + "Choice", _MARKUP + "Fallback"):
            self.walk(form)
            return

    def picture(self, element: Element) -> None:
        """Note a picture; one that is only linked is not in the file."""
        inside = element.get(qn("r:embed")) or element.get(qn("r:id"))
        if inside:
            self._words.append(f"{MARK}p{len(self.pictures)}{MARK}")
            self.pictures.append(inside)
        else:
            self.counted["linked"] += 1
        self.walk(element)

    def remark(self, element: Element) -> None:
        """Note where a footnote or an endnote belongs."""
        self._words.append(f"{MARK}n{len(self.remarks)}{MARK}")
        kind = "footnotes" if element.tag == qn("w:footnoteReference") else "endnotes"
        self.remarks.append((kind, element.get(qn("w:id"), "")))

    def insertion(self, element: Element) -> None:
        """Read a tracked insertion like any words, and count it."""
        self.counted["insertions"] += 1
        self.walk(element)


def _value(element: Element) -> str:
    return "" if element is None else str(element.get(_VALUE, ""))


def _drawn(text: str) -> Callable[[Reader, Element], None]:
    return lambda reader, _: reader._words.append(text)  # noqa: SLF001 - the table below is part of the class


def _left_out(name: str) -> Callable[[Reader, Element], None]:
    return lambda reader, _: reader.counted.update({name: 1})


def _unread(_: Reader, __: Element) -> None:
    """Pass over what is no content."""


_READERS: Final[Mapping[str, Callable[[Reader, Element], None]]] = {
    **{qn(f"w:{name}"): _unread for name in _UNREAD},
    **{qn(f"w:{name}"): _drawn(text) for name, text in _DRAWN_AS.items()},
    **{qn(name): _left_out(what) for name, what in _LEFT_OUT.items()},
    qn("w:p"): Reader.paragraph,
    qn("w:tr"): Reader.row,
    qn("w:tc"): Reader.cell,
    qn("w:r"): Reader.run,
    qn("w:ins"): Reader.insertion,
    qn("w:moveTo"): Reader.insertion,
    qn("w:footnoteReference"): Reader.remark,
    qn("w:endnoteReference"): Reader.remark,
    qn("w:t"): Reader.words,
    qn("w:hyperlink"): Reader.link,
    qn("a:blip"): Reader.picture,
    _MATH_TEXT: Reader.words,
    _VML_PICTURE: Reader.picture,
    _MARKUP + "AlternateContent": Reader.alternatives,
}
