"""Tables to take away, as CSV that spreadsheets open as it is meant. Pure."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

BOM = "\ufeff"  # Without it Excel takes Devanagari for Latin-1.
MEDIA_TYPE = "text/csv; charset=utf-8"
# What a spreadsheet would run as a formula (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_PIECE = 64

Cell = str | int | float | None


def safe(cell: Cell) -> Cell:
    """`cell`, so that a spreadsheet shows it and runs nothing; numbers stay numbers."""
    if isinstance(cell, str) and cell.lstrip(" ").startswith(_FORMULA):
        return "'" + cell
    return cell


def csv_pieces(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    """The file in pieces of some lines, with a byte-order mark first."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(head)
    yield BOM
    for number, row in enumerate(rows):
        writer.writerow([safe(cell) for cell in row])
        if number % _PIECE == _PIECE - 1:
            yield out.getvalue()
            out.seek(0)
            out.truncate()
    yield out.getvalue()


def download_headers(name: str) -> dict[str, str]:
    """The headers that make a browser keep the answer as a file, for its asker alone."""
    return {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Cache-Control": "private, no-store",
        "X-Content-Type-Options": "nosniff",
    }
