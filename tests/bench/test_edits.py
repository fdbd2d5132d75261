"""The preview in a real browser and the server's render show the same frames."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from bench.editing.browser import open_browser
from bench.editing.sources import Clip as Barcode
from bench.editing.sources import make
from bench.edits import measure
from core.packages import PackageUnavailable
from studio.edl import Clip, Edl, Sound, ticks_of
from studio.lettering.materials import fetch_materials
from studio.probe import probe
from studio.timeline import length_of


@pytest.mark.slow
@pytest.mark.e2e
def test_preview_and_render_show_the_same_frames() -> None:
    try:
        fetch_materials()
    except PackageUnavailable as error:
        pytest.skip(str(error))
    figures = measure(lists=4, frames=3, seed=7)
    assert float(str(figures["ssim_min"])) >= 0.98
    assert figures["trim_error_frames"] == 0
    assert figures["wrong_length"] == 0
    # One frame in fifteen is cropped, or in transition, so that its number cannot be read.
    assert int(str(figures["unread"])) <= int(str(figures["frames"])) // 4


@pytest.mark.slow
@pytest.mark.e2e
def test_the_preview_plays_over_a_cut_to_the_end(tmp_path: Path) -> None:
    other = "0192f0c4-9a51-7c51-8f43-5d6a4b1f2a01"
    sources = {}
    for name, size in (("main", (216, 384)), (other, (384, 216))):
        path = make(Barcode(name, *size, 30, 60), tmp_path)
        sources[name] = (path, probe(path))
    third = ticks_of(300)
    clips = (
        Clip("a", in_ticks=third, out_ticks=3 * third),
        Clip("b", other, in_ticks=0, out_ticks=4 * third, speed=2000),
    )
    edit = Edl(clips=clips, sounds=(Sound("v", other, out_ticks=3 * third),))
    with open_browser(sources, (216, 384)) as browser:
        played = browser.play(edit)
    assert (played["problems"], played["states"][-1]) == ([], "ended")
    assert "playing" in played["states"]
    ticks = played["ticks"]
    assert all(a <= b for a, b in pairwise(ticks))
    assert ticks[-1] == played["length"] == length_of(edit)
    assert any(tick > 2 * third for tick in ticks[:-1])  # Beyond the cut, before the end.
    assert played["took"] > ticks[-1] / 120 * 0.8
