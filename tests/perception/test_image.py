"""Pictures: features of any usable picture, and a clear refusal of the others."""

from __future__ import annotations

import csv
import io
import pickle
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from perception.golden import picture
from perception.image import IMAGE_DIM, ImageEncoder
from perception.keras_scripts import read_keras
from perception.pixels import PictureInvalid, centre_square
from perception.torch_file import MAGIC, read_tensors

PHOTOS = Path(__file__).resolve().parents[3] / "shared" / "data" / "images"


@pytest.fixture(scope="module")
def encoder(models: Path) -> ImageEncoder:
    return ImageEncoder()


@pytest.mark.slow
@pytest.mark.parametrize("shape", [(8, 8), (960, 540), (31, 400), (1920, 1080)])
def test_any_usable_size_has_features(encoder: ImageEncoder, shape: tuple[int, int]) -> None:
    features = encoder.encode([np.resize(picture(64), (*shape, 3))])
    assert features.shape == (1, IMAGE_DIM)
    assert np.isfinite(features).all()
    assert features.any()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("bad", "why"),
    [
        (np.zeros((1, 1, 3), np.uint8), "too small"),
        (np.zeros((1, 30_000, 3), np.uint8), "too small"),
        (np.zeros((9, 30_000, 3), np.uint8), "strip"),
        (np.zeros((40, 40), np.uint8), "shape"),
        (np.zeros((40, 40, 4), np.uint8), "shape"),
        (np.zeros((40, 40, 3), np.float32), "bytes"),
        (np.zeros((6_000, 6_000, 3), np.uint8), "larger"),
    ],
)
def test_a_picture_that_cannot_be_looked_at_is_refused(
    encoder: ImageEncoder, bad: np.ndarray, why: str
) -> None:
    with pytest.raises(PictureInvalid, match=why):
        encoder.encode([bad])


def test_the_middle_of_a_tall_picture_is_kept() -> None:
    tall = np.zeros((400, 100, 3), np.uint8)
    tall[180:220] = 255
    assert centre_square(tall, 56)[28].mean() > 200


@pytest.mark.slow
@pytest.mark.skipif(not PHOTOS.exists(), reason="the photos of the workplace are not here")
def test_photos_of_shoes_are_nearest_to_photos_of_shoes(encoder: ImageEncoder) -> None:
    with (PHOTOS / "labels.csv").open() as file:
        labels = {row["image"]: row["label"] for row in csv.DictReader(file)}
    names = [n for n, label in sorted(labels.items()) if label in {"Shoes", "T-Shirt", "Pants"}]
    features = np.concatenate(
        [encoder.encode([np.asarray(Image.open(PHOTOS / n).convert("RGB"))]) for n in names]
    )
    features /= np.linalg.norm(features, axis=1, keepdims=True)
    nearest = (features @ features.T - 9 * np.eye(len(names))).argmax(axis=1)
    shoes = [i for i, n in enumerate(names) if labels[n] == "Shoes"]
    right = [labels[names[nearest[i]]] == "Shoes" for i in shoes]
    assert np.mean(right) >= 0.8


def test_a_checkpoint_that_names_code_is_refused(tmp_path: Path) -> None:
    class Evil:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return print, ("run",)

    file = tmp_path / "evil.pth"
    whole = io.BytesIO()
    for part in (MAGIC, 1001, {"little_endian": True}, Evil(), []):
        pickle.dump(part, whole, protocol=2)
    file.write_bytes(whole.getvalue())
    with pytest.raises(ValueError, match="not allowed"):
        read_tensors(file)


def test_numbers_and_flags_of_a_minified_script_are_read_exactly(tmp_path: Path) -> None:
    layer = '{class_name:"Dense",name:"d",config:{epsilon:.5,on:!0,off:!1,none:null}}'
    weight = '{name:"d/k",shape:[2],quantization:{min:-5.0125,scale:1.5e-1,dtype:"uint8"}}'
    topology = f"{{model_config:{{config:{{layers:[{layer}]}}}}}}"
    script = f"exports={{modelTopology:{topology},weightsManifest:[{{weights:[{weight}]}}]}};x()"
    (tmp_path / "model.min.js").write_text(script)
    (tmp_path / "group1-shard1of1.min.js").write_text('a.exports="AAo="')
    model = read_keras(tmp_path)
    assert model.layers[0]["config"] == {"epsilon": 0.5, "on": True, "off": False, "none": None}
    assert model.weights["d/k"].tolist() == pytest.approx([-5.0125, -3.5125])


def test_a_script_without_a_model_is_refused(tmp_path: Path) -> None:
    (tmp_path / "model.min.js").write_text("alert(1)")
    (tmp_path / "group1-shard1of1.min.js").write_text('x.exports="AAAA"')
    with pytest.raises(ValueError, match=r"not found|no base64"):
        read_keras(tmp_path)
