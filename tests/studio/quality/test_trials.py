"""Trials are made of real encodes, and a rung's quality follows from its content."""

from __future__ import annotations

from pathlib import Path

import pytest

from studio.ladder import ladder_for
from studio.probe import probe
from studio.quality.records import read_quality
from studio.quality.rule import DEFAULT_CRF
from studio.quality.trials import try_out
from studio.quality.x264 import SWIFT
from studio.transcode import transcode_first
from tests.studio.conftest import MakeClip

pytestmark = pytest.mark.slow


def test_a_lower_quality_looks_worse(make_clip: MakeClip) -> None:
    clip = make_clip(size="216x384", picture="mandelbrot")
    info = probe(clip)
    rung = ladder_for(info)[0]
    fine, coarse = try_out(clip, info, [0, 1000], [(rung, SWIFT, (20.0, 40.0))])[rung.name]
    assert 80 < fine.vmaf <= 100
    assert fine.vmaf - coarse.vmaf > 5


def test_quality_follows_the_content(make_clip: MakeClip, tmp_path: Path) -> None:
    chosen = {}
    for name in ("color=c=0x336699", "mandelbrot"):
        clip = make_clip(size="216x384", seconds=1.5, picture=name)
        done = transcode_first(clip, tmp_path / name[:9], probe(clip))
        quality = read_quality(tmp_path / name[:9] / done.renditions[0].rung.name)
        assert quality is not None and len(quality.trials) == 2
        chosen[name] = quality.crf
    assert chosen["mandelbrot"] < chosen["color=c=0x336699"] - 2


def test_a_trial_that_fails_costs_no_clip(make_clip: MakeClip, tmp_path: Path) -> None:
    clip = make_clip(size="216x384")
    info = probe(clip)
    rung = ladder_for(info)[0]
    missing = tmp_path / "gone.mp4"
    assert try_out(missing, info, [0], [(rung, SWIFT, (24.0,))]) == {rung.name: ()}
    assert DEFAULT_CRF == 23.0
