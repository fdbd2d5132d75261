"""What the demo renders: shaped Hindi, playable files, the same picture every time."""

from __future__ import annotations

import dataclasses
import hashlib
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image, features

from app.demo.art import recoloured
from app.demo.clip import frames, render_clip, scene, script_of
from app.demo.lettering import width_of, words
from app.demo.paint import card
from app.demo.pictures import render_avatar, render_header, render_product_image
from app.demo.records import ClipSpec, Template
from app.demo.stage import FPS, HEIGHT, WIDTH, Backdrop, Sprite, Stage
from app.demo.world import world
from core.packages import PackageUnavailable
from studio.lettering.materials import art_path, fetch_materials
from studio.music import RATE, Mood, compose
from studio.music.loudness import lufs

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", autouse=True)
def _materials() -> None:
    try:
        fetch_materials()
    except PackageUnavailable as error:
        pytest.skip(str(error))


def short(template: Template, ms: int = 1000) -> ClipSpec:
    """The first clip of a template, cut to a second."""
    spec = next(c for c in world().clips if c.template is template)
    return dataclasses.replace(spec, duration_ms=ms)


def test_devanagari_is_shaped() -> None:
    assert features.check("raqm")
    for style in ("medium", "display", "hand"):
        joined, apart = (
            width_of("क्ष", 80, style),
            width_of("क", 80, style) + width_of("ष", 80, style),
        )
        assert joined < 0.85 * apart, style


def test_a_sign_that_is_written_before_its_consonant_moves_there() -> None:
    ink = np.asarray(words("कि", 80, "medium", "#000000").getchannel("A"))
    plain = np.asarray(words("क", 80, "medium", "#000000").getchannel("A"))
    left = slice(0, ink.shape[1] // 4)
    assert ink[:, left].sum() > 1.2 * plain[:, left].sum()


@pytest.mark.parametrize("template", Template)
def test_every_template_draws_a_changing_picture(template: Template) -> None:
    spec = short(template, 6000)
    draw, stage, seen = scene(script_of(spec)), Stage(), []
    for moment in (0.2, 2.5, 5.4):
        draw(stage, moment)
        seen.append(stage.y.copy())
    assert all(20 < plane.mean() < 245 and plane.std() > 5 for plane in seen)
    changes = [float(np.abs(a.astype(int) - b).mean()) for a, b in pairwise(seen)]
    assert max(changes) > 0.5


def test_a_clip_decodes_with_picture_and_sound(tmp_path: Path) -> None:
    spec = short(Template.KINETIC)
    made = render_clip(spec, tmp_path / "clip.mp4")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["clip.mp4"]
    assert made.captions_vtt.startswith("WEBVTT\n")
    with av.open(str(made.path)) as file:
        video, audio = file.streams.video[0], file.streams.audio[0]
        assert (video.width, video.height, video.codec_context.pix_fmt) == (
            WIDTH,
            HEIGHT,
            "yuv420p",
        )
        assert (audio.rate, audio.channels) == (48_000, 2)
        pictures = list(file.decode(video))
    assert len(pictures) == FPS
    with av.open(str(made.path)) as file:
        sound = np.concatenate([f.to_ndarray() for f in file.decode(audio=0)], axis=1)
    assert np.abs(sound).max() > 0.05
    assert 0.9 * RATE < sound.shape[1] < 1.2 * RATE


def test_the_same_spec_gives_the_same_frames_and_music() -> None:
    spec = short(Template.REVEAL, 500)

    def digest() -> str:
        total = hashlib.sha256(compose(spec.mood, spec.seed, 1.0).tobytes())
        for stage in frames(script_of(spec)):
            total.update(stage.pixels.tobytes())
        return total.hexdigest()

    assert digest() == digest()


def test_a_failing_encoder_leaves_nothing_behind(tmp_path: Path) -> None:
    target = tmp_path / "clip.mp4"
    target.mkdir()
    with pytest.raises(OSError):
        render_clip(short(Template.KINETIC, 200), target)
    assert [p.name for p in tmp_path.iterdir()] == ["clip.mp4"]


@pytest.mark.parametrize("mood", Mood)
def test_music_is_loud_enough_and_never_clips(mood: Mood) -> None:
    wave = compose(mood, 7, 6.0)
    assert wave.shape == (6 * RATE, 2)
    assert np.isfinite(wave).all() and np.abs(wave).max() <= 0.9
    assert -16.5 < lufs(wave) < -13
    assert np.abs(wave[0]).max() < 1e-3 and np.abs(wave[-1]).max() < 1e-3
    assert not np.array_equal(wave, compose(mood, 8, 6.0))


def test_a_sprite_lands_where_it_is_put_in_its_own_colour() -> None:
    stage = Stage()
    stage.fill(Backdrop(Image.new("RGB", (WIDTH, HEIGHT), "#ffffff")))
    stage.put(Sprite(card((100, 60), "#e6266f", 1)), 300, 400)
    picture = stage.image()
    assert np.allclose(picture.getpixel((300, 400)), (0xE6, 0x26, 0x6F), atol=6)
    assert np.allclose(picture.getpixel((300, 450)), (255, 255, 255), atol=3)


def test_recolouring_reaches_the_asked_colour_and_keeps_the_outline() -> None:
    lipstick = Image.open(art_path("1f484")).convert("RGBA")
    brown = recoloured(lipstick, "#7b3b2a")
    assert np.array_equal(np.asarray(brown)[..., 3], np.asarray(lipstick)[..., 3])
    stick = np.asarray(brown)[40:120, 90:150, :3].reshape(-1, 3).mean(0)
    assert stick[0] > stick[1] > stick[2] and stick[0] < 190


def test_stills_have_their_sizes_and_shades_differ(tmp_path: Path) -> None:
    product = world().product["GLR-VELVET"]
    paths = [
        render_product_image(product, v, tmp_path / f"{v.sku}.webp") for v in product.variants[:3:2]
    ]
    pictures = [np.asarray(Image.open(p).convert("RGB"), int) for p in paths]
    assert pictures[0].shape == (1000, 800, 3)
    assert np.abs(pictures[0] - pictures[1]).mean() > 4
    again = render_product_image(product, product.variants[0], tmp_path / "again.webp")
    assert again.read_bytes() == paths[0].read_bytes()
    person = world().people[0]
    assert Image.open(render_avatar(person, tmp_path / "a.png")).size == (512, 512)
    assert Image.open(render_header(person, tmp_path / "h.webp")).size == (1600, 600)
