"""Office Open XML packages: which parts there are, what they are, and how they hang together (ECMA-376 part 2)."""

import posixpath
import re
from typing import Any, Final

from docx.oxml import parse_xml

from bot.frozen import frozen
from bot.intake.archives import Archive
from bot.intake.given import FileDamaged, Given

TYPES_PART: Final = "[Content_Types].xml"
_MAIN: Final = "/officeDocument"
_ENCODING: Final = re.compile(rb"""^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"']+)["']""")
_ENCODINGS: Final = frozenset({b"utf-8", b"utf-16", b"us-ascii"})

# "Strict" documents say the same under other names (ISO/IEC 29500-1); read under the usual ones.
_USUAL: Final = b"http://schemas.openxmlformats.org/"
_STRICT: Final = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": _USUAL + b"wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/drawingml/main": _USUAL + b"drawingml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": _USUAL + b"officeDocument/2006/relationships",
    b"http://purl.oclc.org/ooxml/officeDocument/math": _USUAL + b"officeDocument/2006/math",
}

Element = Any  # lxml has no types of its own


@frozen
class Relation:
    """What a part points at: another part by its path, or an address outside."""

    type: str
    target: str
    outside: bool


class Package:
    """The parts of an office document, parsed on demand; what cannot be read raises `FileDamaged`."""

    def __init__(self, given: Given) -> None:
        """Open the file; raises what `Archive` raises."""
        self._given = given
        self.archive = Archive(given)

    def content_types(self) -> frozenset[str]:
        """Give the types that the package declares for its parts, in lower case."""
        return frozenset(str(entry.get("ContentType", "")).lower() for entry in self.root(TYPES_PART))

    def main_part(self) -> str:
        """Give the path of the document itself."""
        for relation in self.relations("").values():
            if relation.type.endswith(_MAIN):
                return relation.target
        raise FileDamaged(name=self._given.name)

    def root(self, part: str) -> Element:
        """Parse a part. Document types are refused beforehand, for they are how entities multiply."""
        try:
            xml = self.archive.read(part, self._given.limits.xml_bytes)
            _no_document_type(xml)
            for strict, usual in _STRICT.items():
                xml = xml.replace(strict, usual)
            return parse_xml(xml)
        except (KeyError, ValueError, SyntaxError) as broken:  # lxml's errors are SyntaxErrors
            raise FileDamaged(name=self._given.name) from broken

    def relations(self, part: str) -> dict[str, Relation]:
        """Give what a part points at, by the ids that it uses; of the package itself for ""."""
        folder, name = posixpath.split(part)
        listed = posixpath.join(folder, "_rels", f"{name}.rels")
        if listed not in self.archive.names:
            return {}
        return {entry.get("Id", ""): _relation(entry, folder) for entry in self.root(listed)}


def _relation(entry: Element, folder: str) -> Relation:
    target = str(entry.get("Target", "")).strip()
    outside = entry.get("TargetMode") == "External"
    path = target if outside else posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return Relation(str(entry.get("Type", "")), path, outside)


def _no_document_type(xml: bytes) -> None:
    """Raise ValueError for a document type, also one that hides in an encoding that packages may not use."""
    plain = xml.replace(b"\0", b"")  # UTF-16, as far as ASCII goes
    declared = _ENCODING.match(plain.removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe"))
    if b"<!DOCTYPE" in plain or (declared and declared[1].lower() not in _ENCODINGS):
        message = "a part of a package has a document type or a foreign encoding"
        raise ValueError(message)
