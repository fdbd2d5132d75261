"""How alike copies and strangers are, and how long a look among a million hashes takes.

    python -m bench.known [--images DIR] [--hashes N] [--json]

Each picture of a folder is changed as clips are when they come again (encoded anew, made smaller,
paler or darker, given lettering, cropped), and hashed. What copies keep and strangers reach says
where the limit lies between them. The index is held against looking at each hash.
"""

from __future__ import annotations

import argparse
import io
import os
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageEnhance, ImageOps

from bench.report import report
from moderation.known.index import HashIndex, near_by_looking
from perception.fingerprints.pictures import ALIKE_BITS, frame_hash

LIMITS = (6, 8, 10, 12, 14)
LOOKS = 200


def _jpeg(image: Image.Image) -> Image.Image:
    stored = io.BytesIO()
    image.save(stored, "JPEG", quality=25)
    return Image.open(stored).convert("RGB")


def _lettered(image: Image.Image) -> Image.Image:
    made = image.copy()
    ImageDraw.Draw(made).rectangle(
        (0, image.height * 85 // 100, image.width * 6 // 10, image.height * 93 // 100), fill="white"
    )
    return made


def _cropped(image: Image.Image) -> Image.Image:
    x, y = image.width * 3 // 100, image.height * 3 // 100
    return image.crop((x, y, image.width - x, image.height - y))


CHANGES: dict[str, Callable[[Image.Image], Image.Image]] = {
    "encoded": _jpeg,
    "small": lambda i: _jpeg(i.resize((max(8, i.width // 4), max(8, i.height // 4)))),
    "paler": lambda i: ImageEnhance.Contrast(ImageEnhance.Brightness(i).enhance(1.25)).enhance(0.8),
    "darker": lambda i: ImageEnhance.Brightness(i).enhance(0.6),
    "lettered": _lettered,
    "cropped": _cropped,
    # A clip is looked for as it is and as a mirror shows it: of a mirrored copy, mirrored again.
    "mirrored": lambda i: ImageOps.mirror(_jpeg(ImageOps.mirror(i))),
}


def hashed(image: Image.Image) -> int | None:
    """The picture's hash."""
    digits = frame_hash(np.asarray(image, dtype=np.uint8))
    return int(digits, 16) if digits else None


def of_pictures(folder: Path) -> dict[str, object]:
    """What part of copies, and of pairs of strangers, lies within each limit."""
    images = [Image.open(path).convert("RGB") for path in sorted(folder.glob("*.jpg"))]
    known = [hashed(image) for image in images]
    whole = [value for value in known if value is not None]
    kept: dict[str, list[int]] = {name: [] for name in CHANGES}
    for image in images:
        first = hashed(image)
        for name, change in CHANGES.items():
            copy = hashed(change(image))
            if first is not None and copy is not None:
                kept[name].append((first ^ copy).bit_count())
    by_mirror = [hashed(ImageOps.mirror(image)) for image in images]
    apart = [(one ^ other).bit_count() for k, one in enumerate(whole) for other in whole[:k]]
    return {
        "pictures": len(whole),
        "pairs_of_strangers": len(apart),
        "strangers_nearest_bits": min(apart),
        "strangers_nearest_mirrored_bits": min(
            (one ^ other).bit_count()
            for k in range(len(images))
            for j, other in enumerate(by_mirror)
            if j != k and other is not None and (one := known[k]) is not None
        ),
        "strangers_within": {n: round(float(np.mean(np.array(apart) <= n)), 6) for n in LIMITS},
        "copies_within": {
            name: {n: round(float(np.mean(np.array(bits) <= n)), 3) for n in LIMITS}
            for name, bits in kept.items()
        },
    }


def of_index(count: int) -> dict[str, object]:
    """Times of a look among `count` hashes; one that differs from looking at each ends it."""
    random = np.random.default_rng(1)
    hashes = random.integers(0, 2**64, count, dtype=np.uint64)
    began = time.perf_counter()
    index = HashIndex(hashes)
    built_s = time.perf_counter() - began
    fast, slow, found = [], [], 0
    for place in random.integers(0, count, LOOKS).tolist():
        wanted = int(hashes[place])
        for bit in random.integers(0, 64, ALIKE_BITS).tolist():
            wanted ^= 1 << bit
        began = time.perf_counter()
        near = index.near(wanted, ALIKE_BITS)
        fast.append((time.perf_counter() - began) * 1000)
        began = time.perf_counter()
        looked = near_by_looking(hashes, wanted, ALIKE_BITS)
        slow.append((time.perf_counter() - began) * 1000)
        found += place in near
        if not np.array_equal(near, looked):
            raise SystemExit("The index found something else than looking at each hash.")
    return {
        "hashes": count,
        "bits": ALIKE_BITS,
        "found": f"{found} of {LOOKS}",
        "built_s": round(built_s, 2),
        "look_ms_p50": round(float(np.median(fast)), 3),
        "look_ms_p99": round(float(np.percentile(fast, 99)), 3),
        "each_ms_p50": round(float(np.median(slow)), 3),
    }


def main() -> None:
    """Prints the figures; as one JSON object on the last line with `--json`."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--images", type=Path)
    parser.add_argument("--hashes", type=int, default=1_000_000)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    figures = of_index(given.hashes)
    if given.images is not None:
        figures |= of_pictures(given.images)
    report(figures | {"load_1min": round(os.getloadavg()[0], 2)}, as_json=given.json)


if __name__ == "__main__":
    main()
