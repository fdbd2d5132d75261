"""Which public numbers are kept back, as they or a difference could point at somebody. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from moderation.params import TRANSPARENCY_FLOOR

OTHERS = "others"
Row = tuple[str, str, str]  # Rule, source, measure.


def told(number: int) -> int | None:
    """The number, or None where it is small enough to point at somebody. Nothing is nothing."""
    return None if is_small(number) else number


def is_small(number: int) -> bool:
    """Whether a number is at least one, but below the floor."""
    return 0 < number < TRANSPARENCY_FLOOR.default


def grouped(counts: Mapping[Row, int]) -> list[tuple[Row, int | None]]:
    """Counts with the small ones added up, so that no total gives a single one away."""
    shown = [(row, n) for row, n in counts.items() if n and not is_small(n)]
    shown.sort(key=lambda one: (-one[1], one[0]))
    rest = sum(n for n in counts.values() if is_small(n))
    others: list[tuple[Row, int | None]] = [((OTHERS, "", ""), told(rest))] if rest else []
    return [*shown, *others]


def kept_back(cells: Sequence[int]) -> list[bool]:
    """Of numbers that add up to a total that is told: which of them are not.

    With each small one so many others are kept back, the smallest first, that what is left of the
    total after all that is told is shared by two of them and is not small itself.

    Args:
        cells: All parts of a total of 0 or at least the floor, those that are never told among
            them.
    """
    hidden = [is_small(n) for n in cells]
    if not any(hidden):
        return hidden
    for k in sorted(range(len(cells)), key=lambda k: cells[k]):
        left = [n for n, is_hidden in zip(cells, hidden, strict=True) if is_hidden]
        if len(left) > 1 and not is_small(sum(left)):
            break
        hidden[k] = hidden[k] or cells[k] > 0
    return hidden
