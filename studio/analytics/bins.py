"""Quarter seconds of a clip, and runs of them as changes of a count. Pure.

A run [a, b) is +1 at `a` and −1 at `b`. Such changes add up in any order, which is what lets
events come late, twice over two consumers, or from a guest who signs in afterwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

BIN_MS = 250
MOST_BINS = 600_000 // BIN_MS  # No clip is longer than ten minutes.

Changes = dict[int, int]


def bin_of(at_ms: int) -> int:
    """The first bin whose middle lies at or after `at_ms`."""
    return min(MOST_BINS, max(0, at_ms + BIN_MS // 2 - 1) // BIN_MS)


def bins_of(duration_ms: int) -> int:
    """How many bins a clip of that length has; each has its middle inside."""
    return bin_of(duration_ms)


def add_run(changes: Changes, start: int, end: int, by: int = 1) -> None:
    """Adds `by` on the bins [start, end); nothing for an empty run."""
    if start >= end:
        return
    for at, change in ((start, by), (end, -by)):
        changes[at] = changes.get(at, 0) + change
        if not changes[at]:
            del changes[at]


def add_watched(plays: Changes, ranges: Iterable[tuple[int, int]]) -> None:
    """Counts each bin whose middle a range covers, once a range.

    Args:
        ranges: Milliseconds, `[start, end)`.
    """
    for start_ms, end_ms in ranges:
        add_run(plays, bin_of(start_ms), bin_of(end_ms))


def add_skipped(skips: Changes, ranges: Sequence[tuple[int, int]]) -> None:
    """Counts the bins between one range and a later one: they were scrubbed past."""
    for (_, end_ms), (start_ms, _) in pairwise(ranges):
        add_run(skips, bin_of(end_ms), bin_of(start_ms))


def runs(changes: Mapping[int, int]) -> list[tuple[int, int]]:
    """Where the count is above zero, as runs [start, end) that do not touch."""
    found: list[tuple[int, int]] = []
    count = begun = 0
    for at in sorted(changes):
        before, count = count, count + changes[at]
        if before <= 0 < count:
            begun = at
        elif count <= 0 < before:
            found.append((begun, at))
    return found


def counts(changes: Mapping[int, int], bins: int) -> list[int]:
    """The count of each of the first `bins` bins."""
    count, found = 0, []
    for at in range(bins):
        count += changes.get(at, 0)
        found.append(count)
    return found
