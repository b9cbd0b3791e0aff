"""Writes a sheet as one HTML file that needs nothing else: to be read, to be printed on A4."""

from html import escape
from typing import Final

from bot.sheets.paper import Page, PageGrid

_STYLE: Final = """
@page { size: A4; margin: 18mm 16mm; }
* { box-sizing: border-box; }
body { font: 10.5pt/1.5 "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif;
  color: #111; max-width: 178mm; margin: 8mm auto; padding: 0 4mm; }
:lang(zh-Hant) body, body:lang(zh-Hant) { font-family: "Noto Sans CJK TC", "PingFang TC", "Microsoft JhengHei",
  sans-serif; }
h1 { font-size: 16pt; margin: 0; overflow-wrap: anywhere; }
h2 { font-size: 11.5pt; margin: 7mm 0 1.5mm; break-after: avoid; }
p { margin: 1mm 0; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
th, td { border: .3mm solid #777; padding: 1.2mm 1.8mm; text-align: left; vertical-align: top;
  overflow-wrap: anywhere; white-space: pre-line; }
th { background: #f1f1f1; font-weight: 600; }
tr { break-inside: avoid; }
thead { display: table-header-group; }
.facts { table-layout: auto; }
.facts th { width: 1%; min-width: 18%; white-space: nowrap; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; border: .3mm solid #777; padding: 3mm; }
.mark { border: .5mm solid #b3261e; color: #b3261e; font-weight: 600; padding: 1.5mm 3mm; margin: 0 0 3mm; }
.foot { color: #444; font-size: 9pt; margin-top: 7mm; }
.grid { overflow-x: auto; }
@media screen { .grid table { min-width: 150mm; } }
@media screen and (width < 600px) { .facts th { width: 34%; white-space: normal; } }
@media print { body { margin: 0; padding: 0; max-width: none; } .grid { overflow: visible; } }
""".strip()
# What cannot stand in a document, be it escaped; surrogates no file can hold.
_UNFIT: Final = {
    **dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(127, 160), 0xFFFE, 0xFFFF)),
    **dict.fromkeys(range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}"),
}


def html(page: Page) -> str:
    """Write the sheet. What people wrote is escaped; there is no script, and the file asks for none."""
    parts = (
        "<!doctype html>",
        f'<html lang="{page.language}">',
        '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        f"<title>{_safe(page.title)}</title><style>{_STYLE}</style></head>",
        f'<body lang="{page.language}">{_mark(page)}<h1>{_safe(page.title)}</h1><p>{_safe(page.under)}</p>',
        _facts(page),
        *(_grid(grid) for grid in page.grids),
        f"<h2>{_safe(page.text_head)}</h2>",
        f'<div class="text"><strong>{_safe(page.text_title)}</strong>\n\n{_safe(page.text)}</div>',
        f'<div class="foot">{"".join(f"<p>{_safe(line)}</p>" for line in page.foot)}</div>',
        "</body></html>",
    )
    return "\n".join(parts) + "\n"


def _safe(words: str) -> str:
    return escape(words.translate(_UNFIT))


def _mark(page: Page) -> str:
    return f'<p class="mark">{_safe(page.mark)}</p>' if page.mark else ""


def _facts(page: Page) -> str:
    rows = "".join(
        f'<tr><th scope="row">{_safe(what)}</th><td>{_safe(value)}</td></tr>\n' for what, value in page.facts
    )
    return f'<table class="facts">\n{rows}</table>'


def _grid(grid: PageGrid) -> str:
    head = f"<h2>{_safe(grid.head)}</h2>"
    if not grid.rows:
        return f"{head}<p>{_safe(grid.none)}</p>"
    whole = sum(width for _, width in grid.columns)
    columns = "".join(f'<col style="width: {100 * width // whole}%">' for _, width in grid.columns)
    heads = "".join(f'<th scope="col">{_safe(name)}</th>' for name, _ in grid.columns)
    rows = "".join(f"<tr>{''.join(f'<td>{_safe(cell)}</td>' for cell in row)}</tr>\n" for row in grid.rows)
    table = f"<colgroup>{columns}</colgroup><thead><tr>{heads}</tr></thead>\n<tbody>{rows}</tbody>"
    return f'{head}<div class="grid"><table>{table}</table></div>'
