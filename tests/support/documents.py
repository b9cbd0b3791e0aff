"""Documents and pictures as people send them, and files as nobody should."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

from docx import Document
from docx.shared import Cm
from PIL import Image

PRESS_TITLE = "健康宣传日走进社区 义诊服务暖人心"
PRESS_PARAGRAPHS = """\
6月3日，公司医务志愿服务队走进阳光社区，开展以“共建健康家园”为主题的健康宣传日活动。来自内科、中医科、口腔\
科的12名医务人员为居民提供义诊咨询、血压血糖检测和用药指导，现场服务居民三百余人次。
活动现场，志愿者摆放宣传展板20块，发放《居民健康素养66条》等资料五百余份，并结合夏季气候特点，讲解了高血压\
、糖尿病等慢性病的日常管理以及中暑、溺水等意外伤害的预防要点。
“平时去医院要排队，今天在家门口就能见到专家，讲得也明白。”刚做完血压检测的居民张阿姨说。针对行动不便的老人，\
医务人员还入户随访，建立了健康档案，并约定每季度回访一次。
社区卫生服务站负责人介绍，今年以来双方已联合举办健康讲座八场，培训家庭急救员一百二十名，居民的健康知识知晓率比\
上年提高了六个百分点。
公司工会有关负责人表示，下一步将把健康宣传日办成常态化项目，推动优质医疗资源下沉基层，让更多职工群众在家门口享\
受到便捷、专业的健康服务。
""".splitlines()
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
NAMESPACES = (
    f'xmlns:w="{_WORD}" xmlns:r="{_RELATIONS}" xmlns:a="{_DRAWING}" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
)
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def picture(width: int = 640, height: int = 480, *, tone: int = 0, sort: str = "JPEG") -> bytes:
    """Make a picture that another tone makes different."""
    shades = Image.linear_gradient("L").resize((width, height))
    image = Image.merge("RGB", (shades, shades.rotate(180), Image.new("L", (width, height), tone % 256)))
    file = io.BytesIO()
    image.save(file, sort)
    return file.getvalue()


def press_text(characters: int = 1500) -> list[str]:
    """Give paragraphs of press text with this many characters in all."""
    paragraphs: list[str] = []
    while characters > 0:
        paragraphs.append(PRESS_PARAGRAPHS[len(paragraphs) % len(PRESS_PARAGRAPHS)][:characters])
        characters -= len(paragraphs[-1])
    return paragraphs


def press_item(characters: int = 1500, pictures: int = 2, title: str = PRESS_TITLE) -> bytes:
    """Make a Word file as an officer writes it: a title, this many characters below it, pictures among them."""
    document = Document()
    document.add_paragraph(title, style="Title")
    paragraphs = press_text(characters)
    for place, paragraph in enumerate(paragraphs):
        document.add_paragraph(paragraph)
        if place < pictures:
            document.add_picture(io.BytesIO(picture(tone=place * 40)), width=Cm(12))
    for place in range(len(paragraphs), pictures):
        document.add_picture(io.BytesIO(picture(tone=place * 40)), width=Cm(12))
    return saved(document)


def saved(document: object) -> bytes:
    """Give the bytes of a python-docx document."""
    file = io.BytesIO()
    document.save(file)  # type: ignore[attr-defined]
    return file.getvalue()


def docx_of(
    body: str,
    *,
    relations: str = "",
    parts: Mapping[str, bytes] | None = None,
    content_type: str = WORD_TYPE,
    before: str = "",
) -> bytes:
    """Make the smallest .docx around a body in WordprocessingML; `before` stands ahead of the root element."""
    document = f"{before}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
    return zipped(
        {
            "[Content_Types].xml": (
                f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
                f'<Override PartName="/word/document.xml" ContentType="{content_type}"/></Types>'
            ).encode(),
            "_rels/.rels": (
                f'<Relationships xmlns="{_PACKAGE}/relationships">'
                f'<Relationship Id="rId1" Type="{_RELATIONS}/officeDocument" Target="/word/document.xml"/>'
                "</Relationships>"
            ).encode(),
            "word/document.xml": document.encode(),
            "word/_rels/document.xml.rels": (
                f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>'
            ).encode(),
            **(parts or {}),
        }
    )


def relation(ident: str, kind: str, target: str, *, outside: bool = False) -> str:
    """Write a relationship for `docx_of`; `kind` is the last word of its type."""
    mode = ' TargetMode="External"' if outside else ""
    return f'<Relationship Id="{ident}" Type="{_RELATIONS}/{kind}" Target="{target}"{mode}/>'


def paragraph(text: str, properties: str = "") -> str:
    """Write a paragraph of one run for `docx_of`."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def blip(ident: str) -> str:
    """Write a paragraph that shows a picture, for `docx_of`."""
    return f'<w:p><w:r><w:drawing><a:blip r:embed="{ident}"/></w:drawing></w:r></w:p>'


def zipped(members: Mapping[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Make a zip file, the same from the same members."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, compression)
    return file.getvalue()


def macro_docx() -> bytes:
    """Make a .docx with a program in it."""
    return docx_of(paragraph("稿件"), parts={"word/vbaProject.bin": b"\xd0\xcf\x11\xe0"})


def zip_bomb(unpacked: int = 30_000_000) -> bytes:
    """Make what looks like a .docx and unpacks to this many bytes."""
    return docx_of(paragraph("稿件"), parts={"word/media/image1.png": bytes(unpacked)})


def crowded_zip(members: int = 20_000) -> bytes:
    """Make a zip file of this many empty members."""
    return zipped({f"{number}": b"" for number in range(members)}, zipfile.ZIP_STORED)


def lying_zip() -> bytes:
    """Make a .docx whose directory says that its large member unpacks to a single byte."""
    data = bytearray(docx_of(paragraph("稿件"), parts={"word/media/image1.png": bytes(5_000_000)}))
    size = struct.pack("<I", 5_000_000)
    while (place := data.find(size)) >= 0:
        data[place : place + 4] = struct.pack("<I", 1)
    return bytes(data)


def entity_bomb() -> bytes:
    """Make a .docx whose text multiplies itself a thousand million times when it is parsed carelessly."""
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    return docx_of(paragraph("&e9;"), before=f'<!DOCTYPE bomb [<!ENTITY e0 "稿">{entities}]>')


def png_header(width: int = 30_000, height: int = 30_000) -> bytes:
    """Make a PNG that claims this size and has not a pixel."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(b"")) + _chunk(b"IEND", b"")


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def webp_header(width: int, height: int, form: bytes = b"VP8X") -> bytes:
    """Make the beginning of a WebP file that claims this size."""
    if form == b"VP8X":
        body = bytes(4) + (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    elif form == b"VP8L":
        body = b"\x2f" + ((width - 1) | (height - 1) << 14).to_bytes(4, "little")
    else:
        body = b"\0\0\0\x9d\x01\x2a" + struct.pack("<HH", width, height)
    body = body.ljust(64, b"\0")
    chunk = form + struct.pack("<I", len(body)) + body
    return b"RIFF" + struct.pack("<I", len(chunk) + 4) + b"WEBP" + chunk


def compound(*streams: str) -> bytes:
    """Make the parts of an old Office file that say what it is: a header and a directory."""
    entries = b"".join(
        name.ljust(64, b"\0") + struct.pack("<H", len(name) + 2) + bytes(62)
        for name in (stream.encode("utf-16-le") for stream in ("Root Entry", *streams))
    )
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0") + entries


def program() -> bytes:
    """Make what a Windows program begins with."""
    return b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0" + bytes(112) + b"PE\0\0"


def recording(brand: bytes = b"isom") -> bytes:
    """Make what a video of this brand begins with."""
    return struct.pack(">I", 24) + b"ftyp" + brand + bytes(4) + brand + b"mp42" + bytes(100)
