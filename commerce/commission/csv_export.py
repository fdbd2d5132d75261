"""Commissions to take away, a line each, as rows of a CSV. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from commerce.commission.schemas import CommissionLine
from core.clock import rfc3339
from core.csv_file import Cell

HEAD = (
    "statement",
    "at",
    "kind",
    "brand",
    "creator",
    "clip",
    "caption",
    "product",
    "variant",
    "quantity",
    "base_paise",
    "rate_bp",
    "amount_paise",
    "currency",
    "entry_id",
)


def line_rows(lines: Iterable[CommissionLine], statement: str = "") -> Iterator[Sequence[Cell]]:
    """A row for each line, columns as `HEAD`.

    Args:
        statement: The number of the statement that the lines are on.
    """
    for line in lines:
        yield (
            statement,
            rfc3339(line.at),
            line.kind.value,
            line.brand.display_name,
            line.creator.display_name,
            str(line.clip.video_id),
            line.clip.caption,
            line.title,
            line.variant_label,
            line.quantity,
            line.base.amount_minor,
            line.rate_bp,
            line.amount.amount_minor,
            line.amount.currency,
            str(line.entry_id),
        )
