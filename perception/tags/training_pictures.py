"""Pictures that the tag heads learn from: photos of clothes, and others of nothing in the shop."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from core.packages import fetch_npm
from perception.image import image_encoder

Matrix = NDArray[np.float32]
ART = (
    "@lobehub/fluent-emoji-3d",
    "1.1.0",
    "c1bb7eee7de090205a232518a9ab4adb3df458bfbe8a1f78232991194c8b2e58",
)
# Fourteen labels of the photos, on the shop's own shelves.
SHELF_OF = {
    **dict.fromkeys(("T-Shirt", "Longsleeve", "Shirt", "Polo", "Blouse", "Hoodie"), "tops"),
    **dict.fromkeys(("Pants", "Shorts", "Skirt"), "bottoms"),
    **dict.fromkeys(("Outwear", "Blazer"), "outerwear"),
    "Shoes": "footwear",
    "Dress": "dresses",
    "Hat": "accessories",
}


def photo_views(folder: Path) -> tuple[Matrix, NDArray[np.str_]]:
    """Features of each photo as it is, mirrored and whole in a square, and the labels.

    Args:
        folder: With the pictures and `labels.csv` (image, label).
    """
    with (folder / "labels.csv").open() as file:
        rows = list(csv.DictReader(file))
    views = []
    for row in rows:
        with Image.open(folder / row["image"]) as image:
            views.append(_views(np.asarray(image.convert("RGB"), np.uint8)))
    return np.stack(views), np.array([row["label"] for row in rows])


def other_views(count: int = 90) -> Matrix:
    """Pictures of food, animals and places on plain grounds: nothing of the shop."""
    folder = fetch_npm(*ART) / "assets"
    names = sorted(p for p in folder.rglob("*.webp") if _is_elsewhere(p.stem))
    chosen = names[:: max(1, len(names) // count)][:count]
    views = []
    for number, path in enumerate(chosen):
        with Image.open(path) as image:
            art = image.convert("RGBA").resize((320, 320))
        ground = Image.new(
            "RGBA", (448, 448), f"hsl({number * 47 % 360}, 40%, {45 + number % 5 * 12}%)"
        )
        ground.alpha_composite(art, (64, 64))
        views.append(_views(np.asarray(ground.convert("RGB"), np.uint8)))
    return np.stack(views)


def _is_elsewhere(name: str) -> bool:
    """Whether an illustration is of the blocks with food, plants, animals and places."""
    code = name.split("-")[0]
    try:
        point = int(code, 16)
    except ValueError:
        return False
    return 0x1F300 <= point <= 0x1F37F or 0x1F400 <= point <= 0x1F43F or 0x1F680 <= point <= 0x1F6A0


def _views(picture: NDArray[np.uint8]) -> Matrix:
    height, width = picture.shape[:2]
    side = max(height, width)
    square = np.full((side, side, 3), int(picture.mean()), np.uint8)
    top, left = (side - height) // 2, (side - width) // 2
    square[top : top + height, left : left + width] = picture
    mirrored = np.ascontiguousarray(picture[:, ::-1])
    return image_encoder().encode([picture, mirrored, square])
