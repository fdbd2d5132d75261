"""Fits the content basis: `python -m perception.content_basis --images DIR…`; run once, committed.

Text: directions in which the lines of `content_corpus` differ most, measured against how much
their three languages differ (a discriminant analysis, shrunk towards the sphere; families count
twice). Pictures: the principal directions of the features of the given pictures.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from perception.content import BASIS, IMAGE_PART, TEXT_PART
from perception.content_corpus import families
from perception.image import image_encoder
from perception.text import text_encoder

SHRINK = 1.0
FAMILY_WEIGHT = 2.0

Matrix = NDArray[np.float64]


def fit_text(vectors: Matrix, names: list[str]) -> tuple[Matrix, Matrix]:
    """Centre and axes of text.

    Args:
        vectors: Shape (lines, languages, 384).
        names: The family of each line.

    Returns:
        Shapes (384,) and (384, 48).
    """
    lines, languages, width = vectors.shape
    centre = vectors.reshape(-1, width).mean(axis=0)
    spread = vectors - centre
    line = spread.mean(axis=1)
    from_line = (spread - line[:, None]).reshape(-1, width)
    within = from_line.T @ from_line / (lines * languages)
    families_of = np.array(names)
    family = np.stack([line[families_of == f].mean(axis=0) for f in sorted(set(names))])
    between = line.T @ line / lines + FAMILY_WEIGHT * family.T @ family / len(family)
    total = float((spread**2).sum()) / (lines * languages)
    metric = within + SHRINK * total / width * np.eye(width)
    inverse = np.linalg.inv(np.linalg.cholesky(metric))
    _, directions = np.linalg.eigh(inverse @ between @ inverse.T)
    return centre, inverse.T @ directions[:, ::-1][:, :TEXT_PART]


def fit_images(features: Matrix) -> tuple[Matrix, Matrix]:
    """Centre and axes of pictures: shapes (1280,) and (1280, 16)."""
    unit = features / np.linalg.norm(features, axis=1, keepdims=True)
    centre = unit.mean(axis=0)
    _, _, directions = np.linalg.svd(unit - centre, full_matrices=False)
    return centre, directions[:IMAGE_PART].T


def main(arguments: list[str]) -> None:
    """Fits and writes the basis."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--images", nargs="+", type=Path, required=True)
    folders: list[Path] = parser.parse_args(arguments).images
    rows = families()
    texts = [text for _, names in rows for text in names]
    vectors = text_encoder().encode(texts, "passage").astype(np.float64)
    text_centre, text_axes = fit_text(
        vectors.reshape(len(rows), 3, -1), [family for family, _ in rows]
    )
    files = sorted(p for f in folders for p in f.iterdir() if p.suffix in {".jpg", ".webp", ".png"})
    features = np.concatenate([image_encoder().encode([_open(p)]) for p in files])
    image_centre, image_axes = fit_images(features.astype(np.float64))
    np.savez_compressed(
        BASIS,
        text_centre=text_centre.astype(np.float32),
        text_axes=text_axes.astype(np.float16),
        image_centre=image_centre.astype(np.float32),
        image_axes=image_axes.astype(np.float16),
    )
    print(f"{len(texts)} texts and {len(files)} pictures; wrote {BASIS.name}")


def _open(path: Path) -> NDArray[np.uint8]:
    """A picture on the page's white, as art with a clear background is shown."""
    with Image.open(path) as image:
        art = image.convert("RGBA")
        page = Image.new("RGBA", art.size, "white")
        return np.asarray(Image.alpha_composite(page, art).convert("RGB"), np.uint8)


if __name__ == "__main__":
    main(sys.argv[1:])
