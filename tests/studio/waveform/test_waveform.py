"""An editor draws a clip's timeline from its original, and nobody else may."""

from __future__ import annotations

import io
import re
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.storage.disk import LocalBlobStore
from studio.drafts import create_draft
from studio.files import upload_file
from studio.probe import probe
from studio.waveform.originals import keep_timeline_art
from studio.waveform.peaks import measure_peaks
from studio.waveform.strip import write_strip
from tests.studio.conftest import MakeClip
from tests.studio.world import World, clip, http

pytestmark = pytest.mark.slow


def test_peaks_rise_where_the_sound_does(make_clip: MakeClip) -> None:
    half = "aevalsrc='if(gt(t,1),0.5*sin(2765*t),0)':s=48000"
    source = make_clip(sound=half, seconds=2)
    found = measure_peaks(source, probe(source))
    peaks = np.frombuffer(found.peaks, dtype="u1")
    assert found.duration_ms == 2000 and len(peaks) == pytest.approx(100, abs=1)
    assert peaks[:48].max() <= 3
    assert peaks[52:98].min() == pytest.approx(127, abs=12)


def test_a_clip_without_sound_has_no_peaks(make_clip: MakeClip) -> None:
    source = make_clip(sound=None)
    assert measure_peaks(source, probe(source)).peaks == b""


def test_the_strip_shows_each_quarter_second(make_clip: MakeClip, tmp_path: Path) -> None:
    source = make_clip("-vf", "hue=b='if(gte(t,1),-10,0)'", picture="color=c=white", seconds=2)
    write_strip(source, probe(source), tmp_path)
    text = (tmp_path / "strip.vtt").read_text()
    spans = re.findall(r"(\S+) --> (\S+)\nstrip\.webp#xywh=(\d+),(\d+),(\d+),(\d+)", text)
    assert len(spans) == 8
    assert spans[0][0] == "00:00:00.000" and spans[-1][1] == "00:00:02.000"
    assert [span[1] for span in spans[:-1]] == [span[0] for span in spans[1:]]
    sheet = np.asarray(Image.open(tmp_path / "strip.webp").convert("L"))
    light = [
        sheet[int(y) : int(y) + int(h), int(x) : int(x) + int(w)].mean()
        for _, _, x, y, w, h in spans
    ]
    assert min(light[:4]) > 200 and max(light[4:]) < 60


def test_its_owner_alone_gets_them(world: World) -> None:
    owner, other = world.creator(), world.creator("kabir")
    source = clip(seconds=1.5)
    video_id = create_draft(owner, upload_file(owner, source)).id
    where = f"/api/v1/studio/videos/{video_id}"
    client = http(owner)
    wave = client.get(f"{where}/waveform").json()
    assert wave["per_second"] == 50 and len(wave["peaks"]) == pytest.approx(75, abs=2)
    picture = client.get(f"{where}/strip.webp")
    assert picture.headers["cache-control"].startswith("private")
    assert Image.open(io.BytesIO(picture.content)).format == "WEBP"
    assert client.get(f"{where}/strip.vtt").text.startswith("WEBVTT")
    for path in ("waveform", "strip.webp", "strip.vtt"):
        assert http(other).get(f"{where}/{path}").status_code == 404
        assert http(None).get(f"{where}/{path}").status_code in (401, 403)


def test_who_finds_the_waveform_finds_the_strip(
    make_clip: MakeClip, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The editor asks for both at once, so they may be made twice, one over the other."""
    put: list[str] = []
    put_file = LocalBlobStore.put_file

    def watched(self: LocalBlobStore, key: str, file: Path) -> None:
        put.append(Path(key).name)
        put_file(self, key, file)

    monkeypatch.setattr(LocalBlobStore, "put_file", watched)
    monkeypatch.delattr(LocalBlobStore, "put_tree")  # It takes away what another has just put.
    source = make_clip()
    keep_timeline_art("originals/art", source, probe(source))
    assert put == ["strip.vtt", "strip.webp", "waveform.json"]
