"""The quality of each rung of one clip, by trials of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from studio.ladder import Rung, ladder_for
from studio.media_info import MediaInfo
from studio.quality.records import RungQuality, decide, read_quality
from studio.quality.rule import TRIAL_CRFS, next_trial
from studio.quality.trials import pieces_of, try_out
from studio.quality.x264 import effort_for

_PIECES = 1  # A second one judges a little better and costs whoever waits.


def qualities_for(
    source: Path,
    known: Path,
    info: MediaInfo,
    in_ms: int,
    length_ms: int,
    rungs: Sequence[Rung],
) -> Mapping[str, RungQuality]:
    """By rung's name: two trials for the first of the ladder; for others one, near where it ended.

    Args:
        known: The folder that may hold the first rung with its record.
        in_ms: Start of the part that is kept, in the source's time.
    """
    first = ladder_for(info)[0]
    before = read_quality(known / first.name) if rungs[0] != first else None
    crfs = (next_trial(before.crf),) if before and before.trials else TRIAL_CRFS
    efforts = {rung.name: effort_for(rung, is_first=rung == first) for rung in rungs}
    pieces = pieces_of(in_ms, length_ms, _PIECES)
    trials = try_out(source, info, pieces, [(rung, efforts[rung.name], crfs) for rung in rungs])
    slope = before.slope if before else None
    return {rung.name: decide(rung, efforts[rung.name], trials[rung.name], slope) for rung in rungs}
