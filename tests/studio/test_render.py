"""The render of an edit: exact to the frame, words exactly as drawn, sound at its level."""

from __future__ import annotations

import subprocess
import wave
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from bench.editing.sources import Clip as Barcode
from bench.editing.sources import make, read_number
from bench.edits import decoded
from core.packages import PackageUnavailable
from core.settings import get_settings
from studio.confined import ProcessLimits
from studio.edl import (
    Clip,
    Edl,
    EdlRefused,
    Keyframe,
    Look,
    Sound,
    Sticker,
    Text,
    resolve_edl,
    ticks_of,
    trimmed,
)
from studio.edl.palette import LOOKS, MUSIC, STICKERS
from studio.ffmpeg import ffmpeg_path
from studio.ladder import Rung
from studio.lettering import draw_text
from studio.lettering.materials import art_path, fetch_materials
from studio.music.library import TRACKS, track_path
from studio.probe import probe
from studio.render import Source, is_plain, looks, render
from studio.render.compose import graded
from studio.render.framing import window_at
from studio.render.plan import source_tick
from studio.render.sound import DUCK_BY_DB, RATE_HZ, duck_gains, mix, tempo_steps

CANVAS = Rung("test", 216, 384, 0, 0)
MAIN = Barcode("main", 360, 640, 30, 90)
S = ticks_of(1000)


@pytest.fixture(scope="module", autouse=True)
def _materials() -> None:
    try:
        fetch_materials()
    except PackageUnavailable as error:
        pytest.skip(str(error))


@pytest.fixture(scope="module")
def main(tmp_path_factory: pytest.TempPathFactory) -> Source:
    path = make(MAIN, tmp_path_factory.mktemp("barcodes"))
    return Source(path, probe(path))


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """An empty library of music; a track takes seconds to compose, so the tests share it."""
    folder = tmp_path_factory.mktemp("library")
    with pytest.MonkeyPatch.context() as patches:
        patches.setenv("JHALAK_DATA_DIR", str(folder))
        get_settings.cache_clear()
        yield folder
    get_settings.cache_clear()


def numbers(edit: Edl, main: Source, tmp_path: Path) -> tuple[list[int | None], list[int]]:
    """The source frames on screen, read from the file, and those that should be there."""
    plan = render(edit, {"main": main}, tmp_path / "out.mp4", canvas=CANVAS)
    pictures = decoded(tmp_path / "out.mp4", 216, 384)
    assert len(pictures) == plan.count
    read, meant = [], []
    for shot in plan.shots:
        for k in range(shot.first, shot.first + shot.count):
            at = source_tick(shot.part, k, plan.frame_ticks)
            window = window_at(shot.part.clip, (360, 640), (216, 384), at)
            read.append(read_number(pictures[k], MAIN, window))
            meant.append(at // 4000)
    return read, meant


@pytest.mark.slow
def test_cuts_and_speeds_show_exactly_the_frames_that_they_should(
    main: Source, tmp_path: Path
) -> None:
    edit = Edl(
        clips=(
            Clip("a", in_ticks=11 * 4000, out_ticks=31 * 4000),
            Clip("b", in_ticks=60 * 4000 + 1, out_ticks=80 * 4000, speed=2000),
            Clip("c", in_ticks=5 * 4000, out_ticks=10 * 4000, speed=500, fit="fill"),
            Clip("d", in_ticks=40 * 4000, out_ticks=90 * 4000, speed=4000, look=Look("noir")),
        )
    )
    read, meant = numbers(edit, main, tmp_path)
    assert read == meant
    assert (read[:3], read[19:21]) == ([11, 12, 13], [30, 60])


@pytest.mark.slow
def test_a_moving_window_keeps_time(main: Source, tmp_path: Path) -> None:
    frames = (Keyframe(0, 200_000, 300_000, 1000), Keyframe(2 * S, 700_000, 600_000, 2000))
    edit = Edl(clips=(Clip(in_ticks=S // 2, out_ticks=2 * S, fit="fill", frames=frames),))
    read, meant = numbers(edit, main, tmp_path)
    assert all(a == b for a, b in zip(read, meant, strict=True) if a is not None)
    assert sum(number is not None for number in read) > 0.8 * len(read)


WORDS = (
    "50% off",
    'it\'s "new": a,b;c\\d',
    "क्षत्रिय श्रृंगार ₹499",
    "👩🏽‍🎨 ✨ 💄",
    "%{pts} [x]{y}$(id)",
)


@pytest.mark.slow
def test_words_are_rendered_exactly_as_they_are_drawn(main: Source, tmp_path: Path) -> None:
    texts = tuple(
        Text(f"t{n}", words, 0, S, y=150_000 * (n + 1), size=50, back="box", back_color="#103050")
        for n, words in enumerate(WORDS)
    )
    edit = Edl(clips=(Clip(out_ticks=S),), texts=texts)
    render(edit, {"main": main}, tmp_path / "out.mp4", canvas=CANVAS)
    frame = decoded(tmp_path / "out.mp4", 216, 384)[10].astype(np.float64)
    for text in texts:
        drawn = np.asarray(draw_text(text, 216, 384), np.float64)
        tall, wide = drawn.shape[:2]
        left = int(np.floor(text.x * 216 / 1e6 - wide / 2 + 0.5))
        top = int(np.floor(text.y * 384 / 1e6 - tall / 2 + 0.5))
        shown = frame[top : top + tall, left : left + wide] @ (0.2126, 0.7152, 0.0722)
        ink = drawn[:, :, :3] @ (0.2126, 0.7152, 0.0722)
        solid = drawn[:, :, 3] == 255
        assert np.abs(shown - ink)[solid].mean() < 3, text.text


def test_a_text_that_says_something_else_looks_different() -> None:
    """Conjuncts join, a percent sign is there, an emoji is a picture."""
    pictures = [draw_text(Text("t", w, 0, 1, size=50), 216, 384) for w in WORDS]
    assert len({p.tobytes() for p in pictures}) == len(WORDS)
    joined = draw_text(Text("t", "क्ष", 0, 1, size=100), 1080, 1920)
    apart = draw_text(Text("t", "कष", 0, 1, size=100), 1080, 1920)
    assert joined.width < 0.8 * apart.width
    emoji = np.asarray(draw_text(Text("t", "💄", 0, 1, size=100, color="#000000"), 1080, 1920))
    seen = emoji[emoji[:, :, 3] == 255][:, :3].astype(int)
    assert (seen[:, 0] - seen[:, 2]).max() > 60  # Red: drawn by the illustration, not as a box.


def test_long_and_wide_texts_stay_within_reason() -> None:
    tall = draw_text(Text("t", "\n" * 290 + "x", 0, 1, size=300), 1080, 1920)
    assert tall.height < 3 * 1920
    wide = draw_text(Text("t", "क्ष" * 90, 0, 1, size=60, width=300_000), 1080, 1920)
    assert wide.width < 1080


def test_every_name_of_the_palette_exists() -> None:
    assert set(looks.LOOKS) == set(LOOKS)
    assert set(TRACKS) == set(MUSIC)
    assert [name for name, code in STICKERS.items() if not art_path(code).is_file()] == []


def test_half_a_look_lies_halfway() -> None:
    frame = np.random.default_rng(1).integers(0, 256, (20, 20, 3), np.uint8)
    full, half = graded(frame, "warm", 1000).astype(int), graded(frame, "warm", 500).astype(int)
    assert np.abs(half - (full + frame) / 2).max() <= 1
    grey = graded(frame, "noir", 1000)
    assert np.ptp(grey.astype(int), axis=-1).max() <= 1


@pytest.mark.parametrize(
    ("edit", "plain"),
    [
        (Edl(), True),
        (trimmed(500, 2000, 700, muted=True), True),
        (Edl(clips=(Clip(), Clip("c2"))), False),
        (Edl(clips=(Clip(speed=999),)), False),
        (Edl(clips=(Clip(fit="fill"),)), False),
        (Edl(clips=(Clip(look=Look("warm")),)), False),
        (Edl(clips=(Clip(volume=900),)), False),
        (Edl(clips=(Clip(frames=(Keyframe(0, zoom=1200),)),)), False),
        (Edl(texts=(Text("t", "x", 0, 9),)), False),
        (Edl(stickers=(Sticker("s", "fire", 0, 9),)), False),
        (Edl(sounds=(Sound("m", "music:lofi_chai"),)), False),
    ],
)
def test_what_is_plain(edit: Edl, plain: bool) -> None:
    assert is_plain(edit) is plain


@pytest.mark.slow
def test_a_refused_render_leaves_what_was_there(main: Source, tmp_path: Path) -> None:
    out = tmp_path / "out.mp4"
    out.write_bytes(b"before")
    with pytest.raises(EdlRefused):
        render(trimmed(0, 99_000), {"main": main}, out)

    def cancel(done: float) -> None:
        raise KeyboardInterrupt(done)

    with pytest.raises(KeyboardInterrupt):
        render(Edl(clips=(Clip(speed=2000),)), {"main": main}, out, cancel, canvas=CANVAS)
    assert out.read_bytes() == b"before"
    assert [p.name for p in tmp_path.iterdir()] == ["out.mp4"]


LIMITS = ProcessLimits()


def tone(tmp_path: Path, *, hertz: int = 440, seconds: float = 2.0, from_s: float = 0.0) -> Source:
    path = tmp_path / f"{hertz}.{seconds}.{from_s}.wav"
    t = np.arange(int(seconds * RATE_HZ)) / RATE_HZ
    wave_ = (0.4 * np.sin(2 * np.pi * hertz * t) * (t >= from_s)).astype(np.float32)
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, RATE_HZ, 0, "NONE", ""))
        file.writeframes((wave_ * 32767).astype("<i2").tobytes())
    out = path.with_suffix(".mp4")
    command = [ffmpeg_path(), "-y", "-loglevel", "error", "-i", str(path), "-f", "lavfi", "-i"]
    command += [f"color=gray:s=128x128:r=30:d={seconds}", "-c:a", "aac", "-c:v", "libx264"]
    subprocess.run([*command, "-preset", "ultrafast", "-shortest", str(out)], check=True)
    return Source(out, probe(out))


def mixed(edit: Edl, **sources: Source) -> NDArray[np.float32]:
    whole = resolve_edl(edit, sources["main"].info.duration_ms)
    return mix(whole, {n: (s.path, s.info) for n, s in sources.items()}, LIMITS)


def pitch(sound: NDArray[np.float32]) -> float:
    middle = sound[RATE_HZ // 4 : -RATE_HZ // 4, 0]
    spectrum = np.abs(np.fft.rfft(middle * np.hanning(len(middle))))
    return float(np.fft.rfftfreq(len(middle), 1 / RATE_HZ)[spectrum.argmax()])


def level(sound: NDArray[np.float32]) -> float:
    return float(np.sqrt((sound**2).mean()))


@pytest.mark.slow
@pytest.mark.parametrize("speed", [500, 1000, 1600])
def test_speed_keeps_the_pitch(tmp_path: Path, speed: int) -> None:
    source = tone(tmp_path)
    sound = mixed(Edl(clips=(Clip(speed=speed),)), main=source)
    assert len(sound) == pytest.approx(2 * RATE_HZ * 1000 / speed, rel=0.02)
    assert pitch(sound) == pytest.approx(440, abs=4)


@pytest.mark.slow
def test_mute_volume_fades_and_ducking_are_heard(tmp_path: Path, library: Path) -> None:
    source = tone(tmp_path, from_s=1.0)
    assert level(mixed(Edl(muted=True), main=source)) == 0
    full, half = mixed(Edl(), main=source), mixed(Edl(clips=(Clip(volume=500),)), main=source)
    assert level(half) == pytest.approx(level(full) / 2, rel=0.02)
    music = Sound("m", "music:ambient_silk", fade_in=S // 2)
    bed = mixed(Edl(muted=True, sounds=(music,)), main=source)
    quarter = RATE_HZ // 4
    assert level(bed[: quarter // 8]) < 0.2 * level(bed[quarter * 3 :])
    # The clip speaks in its second half: what of the music is left there is what ducking says.
    beside = mixed(Edl(sounds=(Sound("m", "music:ambient_silk", duck=True),)), main=source)
    speech = mixed(Edl(), main=source)
    alone = mixed(Edl(muted=True, sounds=(Sound("m", "music:ambient_silk"),)), main=source)
    late = slice(-RATE_HZ // 3, None)
    left = level((beside - speech)[late]) / level(alone[late])
    assert 20 * np.log10(left) == pytest.approx(DUCK_BY_DB, abs=3)
    early = slice(0, RATE_HZ // 2)
    assert level((beside - alone)[early]) < 0.05 * level(alone[early])


def test_music_steps_back_fast_and_returns_slowly() -> None:
    speech = np.zeros((4 * RATE_HZ, 2), np.float32)
    speech[RATE_HZ : 2 * RATE_HZ] = 0.3
    gains = duck_gains(speech)
    low = 10 ** (DUCK_BY_DB / 20)
    assert gains[: RATE_HZ - 2400].min() == 1
    assert gains[int(1.6 * RATE_HZ)] == pytest.approx(low, abs=0.02)
    assert gains[int(2.2 * RATE_HZ)] < 0.7 < gains[int(3.5 * RATE_HZ)]


@pytest.mark.parametrize("speed", [250, 400, 1000, 1999, 3000, 4000])
def test_tempo_is_reached_in_steps_that_keep_the_sound_good(speed: int) -> None:
    steps = tempo_steps(speed)
    assert all(0.5 <= step <= 2 for step in steps)
    assert np.prod(steps) == pytest.approx(speed / 1000)


@pytest.mark.slow
def test_a_track_is_made_once_and_lasts_a_minute(library: Path) -> None:
    path = track_path("ambient_silk")
    stamp = path.stat().st_mtime_ns
    assert track_path("ambient_silk").stat().st_mtime_ns == stamp
    with wave.open(str(path), "rb") as file:
        assert (file.getframerate(), file.getnframes()) == (RATE_HZ, 60 * RATE_HZ)
    assert path.parent == library / "music"
    assert [p.name for p in path.parent.iterdir()] == [path.name]
