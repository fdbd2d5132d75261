"""Poster, covers, sprite and colours are taken from what the viewer sees."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageFilter

from studio.edl import Edl, trimmed
from studio.frames import frame_at, sample_frames
from studio.media_errors import MediaRefused
from studio.probe import probe
from studio.thumbnails import cover_scores, dominant_colors, make_stills
from studio.transcode import transcode_first

from .conftest import MakeClip

pytestmark = pytest.mark.slow


def transcoded(source: Path, out_dir: Path, edl: Edl | None = None) -> Path:
    transcode_first(source, out_dir, probe(source), edl)
    return out_dir


def picture(path: Path) -> np.ndarray:  # type: ignore[type-arg]
    return np.asarray(Image.open(path).convert("RGB"), dtype=int)


def test_every_still_is_there_and_in_the_canvas_shape(make_clip: MakeClip, tmp_path: Path) -> None:
    out = transcoded(make_clip(size="540x960", seconds=3), tmp_path / "out")
    stills = make_stills(out)
    assert all((out / name).stat().st_size > 0 for name in stills.files)
    assert Image.open(out / stills.poster).size == (540, 960)
    assert Image.open(out / stills.poster).format == "WEBP"
    assert len(stills.candidates) == 9
    times = [candidate.time_ms for candidate in stills.candidates]
    assert times == sorted(times) and times[0] >= 0 and times[-1] < 3000
    best = max(stills.candidates, key=lambda candidate: candidate.score)
    assert stills.cover_ms == best.time_ms


def test_the_poster_is_the_moment_that_was_chosen(make_clip: MakeClip, tmp_path: Path) -> None:
    edl = trimmed(in_ms=500, out_ms=2500, cover_ms=1800)
    out = transcoded(make_clip(size="540x960", seconds=3), tmp_path / "out", edl)
    stills = make_stills(out, edl)
    assert stills.cover_ms == 1800
    poster = picture(out / "poster.webp")
    chosen = frame_at(out / "video.mp4", 1300).astype(int)
    other = frame_at(out / "video.mp4", 100).astype(int)
    assert np.abs(poster - chosen).mean() < np.abs(poster - other).mean() / 2
    assert all(500 <= candidate.time_ms < 2500 for candidate in stills.candidates)


def test_the_sprite_covers_the_clip_without_gaps(make_clip: MakeClip, tmp_path: Path) -> None:
    out = transcoded(make_clip(size="540x960", seconds=3), tmp_path / "out")
    stills = make_stills(out)
    width, height = Image.open(out / stills.sprite).size
    text = (out / stills.sprite_vtt).read_text()
    assert text.startswith("WEBVTT\n")
    spans = re.findall(r"(\S+) --> (\S+)\nsprite\.webp#xywh=(\d+),(\d+),(\d+),(\d+)", text)
    assert spans[0][0] == "00:00:00.000" and spans[-1][1] == "00:00:03.000"
    assert [span[1] for span in spans[:-1]] == [span[0] for span in spans[1:]]
    for _, _, x, y, w, h in spans:
        assert int(x) + int(w) <= width and int(y) + int(h) <= height


def test_samples_come_from_all_over_the_clip(make_clip: MakeClip) -> None:
    frames = sample_frames(make_clip(seconds=3), 6, max_side_px=320)
    assert [frame.shape for frame in frames] == [(320, 180, 3)] * 6
    changes = [np.abs(a.astype(int) - b).mean() for a, b in itertools.pairwise(frames)]
    assert min(changes) > 0.5


def test_sampling_a_hostile_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "clip.mp4"
    path.write_text("#EXTM3U\n/etc/passwd\n")
    with pytest.raises(MediaRefused):
        sample_frames(path, 4)


@pytest.mark.parametrize("n", [0, 121])
def test_an_unreasonable_number_of_samples_is_an_error(make_clip: MakeClip, n: int) -> None:
    with pytest.raises(ValueError, match="1 to 120"):
        sample_frames(make_clip(), n)


def test_the_last_moment_still_has_a_picture(make_clip: MakeClip) -> None:
    assert frame_at(make_clip(), 2000).shape == (640, 360, 3)
    assert frame_at(make_clip(), 9000).shape == (640, 360, 3)


def test_a_sharp_lit_frame_beats_a_blurred_one_and_black_is_worth_nothing() -> None:
    random = np.random.default_rng(7)
    blocks = random.integers(0, 256, (8, 5, 3), dtype=np.uint8)
    sharp = np.asarray(Image.fromarray(blocks).resize((270, 480), Image.Resampling.NEAREST))
    blurred = np.asarray(Image.fromarray(sharp).filter(ImageFilter.GaussianBlur(12)))
    black = np.zeros((480, 270, 3), dtype=np.uint8)
    scores = cover_scores([sharp, blurred, black])
    assert scores[0] > scores[1] > scores[2] == 0.0
    assert np.all((scores >= 0) & (scores <= 1))


def test_the_placeholder_has_the_colours_of_the_halves() -> None:
    frame = np.zeros((100, 60, 3), dtype=np.uint8)
    frame[:50] = (230, 38, 111)
    frame[50:] = (255, 176, 46)
    assert dominant_colors(frame) == ("#e6266f", "#ffb02e")
