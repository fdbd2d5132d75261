"""Fits what the scores of the picture models are worth, from folders of labelled pictures.

    python -m moderation.classifiers.calibrate --decent DIR --unsafe DIR [--suggestive DIR] [--keep]

Pictures stay where they are and are only read. Prints, for three in ten that were not fitted, how
well each voice and the fused score tell the folders apart before and after; `--keep` writes the
curves and their card beside the code, where they are committed. Without `--unsafe` it measures how
often decent pictures are held, and changes nothing.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import brier_score_loss, roc_auc_score

from moderation.classifiers.image import NUDITY_THRESHOLD, SUGGESTIVE_THRESHOLD, FrameClassifier
from moderation.classifiers.opinions import CURVES, VOICES, Curves, load_curves, logit
from perception.pixels import PictureInvalid

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

FEWEST = 50  # Pictures of either kind that a curve may be fitted to.
TESTED = 30  # In a hundred.
SUFFIXES = (".jpg", ".jpeg", ".png", ".webp")
DECENT, UNSAFE, SUGGESTIVE = "decent", "unsafe", "suggestive"


def main(arguments: list[str]) -> None:
    """Reads the folders, fits, prints JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--decent", type=Path, required=True)
    parser.add_argument("--unsafe", type=Path)
    parser.add_argument("--suggestive", type=Path)
    parser.add_argument("--keep", action="store_true")
    given = parser.parse_args(arguments)
    folders = {DECENT: given.decent, UNSAFE: given.unsafe, SUGGESTIVE: given.suggestive}
    scores, kinds, tested = _scored({kind: at for kind, at in folders.items() if at})
    for kind, at in folders.items():
        if at and not (tested & (kinds == kind)).any():
            parser.error(f"{at} holds too few pictures that can be read to measure anything.")
    lines, card = fitted(scores, kinds, tested)
    print(json.dumps(card, indent=1))
    if not given.keep:
        return
    if np.array_equal(lines, load_curves().lines):
        parser.error("Nothing was fitted, so there is nothing to keep.")
    np.savez(CURVES, lines=lines)
    card["sha256"] = hashlib.sha256(CURVES.read_bytes()).hexdigest()
    CURVES.with_name("picture_curves.card.json").write_text(json.dumps(card, indent=1) + "\n")


def fitted(
    scores: Floats, kinds: NDArray[np.str_], tested: Flags
) -> tuple[Floats, dict[str, object]]:
    """Curves from raw scores, and the card.

    A voice for which there are too few pictures of either kind keeps the curve it has.

    Args:
        scores: Shape (n, 3), in the order of `VOICES`.
        kinds: Shape (n,): `decent`, `unsafe` or `suggestive`; nudity is asked of the first two,
            what is suggestive of the first and the last.
        tested: Shape (n,): those that are only measured.

    Returns:
        Shape (3, 2), and the figures.
    """
    had = load_curves()
    lines = had.lines.copy()
    for number, sought in enumerate(_SOUGHT.values()):
        for_it = ~tested & np.isin(kinds, (DECENT, sought))
        truth = kinds[for_it] == sought
        if min(truth.sum(), (~truth).sum()) >= FEWEST:
            # As if yes and no were as common; how common they are is for the queue to learn.
            line = LogisticRegression(C=10.0, class_weight="balanced")
            line.fit(logit(scores[for_it, number])[:, None], truth)
            if line.coef_[0][0] > 0:
                lines[number] = line.coef_[0][0], line.intercept_[0]
    new = Curves(lines, sha256="")
    counts = {f"{kind}, {split}": int(((kinds == kind) & at).sum())
              for kind in (DECENT, UNSAFE, SUGGESTIVE)
              for split, at in (("fitted", ~tested), ("tested", tested))}  # fmt: skip
    figures = {
        when: _figures(curves, scores[tested], kinds[tested])
        for when, curves in (("before", had), ("after", new))
    }
    return lines, {"name": "picture-curves", "pictures": counts, "lines": lines.tolist(), **figures}


_SOUGHT = dict(zip(VOICES, (UNSAFE, UNSAFE, SUGGESTIVE), strict=True))


def _figures(
    curves: Curves, scores: Floats, kinds: NDArray[np.str_]
) -> dict[str, dict[str, float]]:
    said = {
        voice: np.array([curves.probability(voice, s) for s in scores[:, number].tolist()])
        for number, voice in enumerate(VOICES)
    }
    fused = (said["five"] + said["two"]) / 2
    asked = [(voice, said[voice], _SOUGHT[voice]) for voice in VOICES]
    return {
        name: _measured(chance, kinds, sought,
                        SUGGESTIVE_THRESHOLD if sought == SUGGESTIVE else NUDITY_THRESHOLD)
        for name, chance, sought in (*asked, ("fused", fused, UNSAFE))
    }  # fmt: skip


def _measured(
    chance: Floats, kinds: NDArray[np.str_], sought: str, threshold: float
) -> dict[str, float]:
    decent, wanted = kinds == DECENT, kinds == sought
    out = {"false_alarms": round(float((chance[decent] >= threshold).mean()), 4)}
    if wanted.any():
        both = decent | wanted
        weight = np.where(wanted, 0.5 / wanted.sum(), 0.5 / decent.sum())[both]
        truth, said = wanted[both], chance[both]
        out["recall"] = round(float((chance[wanted] >= threshold).mean()), 4)
        out["auc"] = round(float(roc_auc_score(truth, said)), 4)
        out["brier"] = round(float(brier_score_loss(truth, said, sample_weight=weight)), 4)
    return out


def _scored(folders: dict[str, Path]) -> tuple[Floats, NDArray[np.str_], Flags]:
    classifier = FrameClassifier()
    scores, kinds, tested = [], [], []
    for kind, folder in folders.items():
        for name, frame in _pictures(folder):
            try:
                scores.append(classifier.raw(frame))
            except PictureInvalid as error:
                print(f"{name}: {error.detail}", file=sys.stderr)
                continue
            kinds.append(kind)
            # By content, so that a copy is never on both sides.
            tested.append(zlib.crc32(frame.tobytes()) % 100 < TESTED)
    return np.array(scores).reshape(-1, len(VOICES)), np.array(kinds), np.array(tested, bool)


def _pictures(folder: Path) -> Iterator[tuple[str, NDArray[np.uint8]]]:
    for file in sorted(folder.rglob("*")):
        if file.suffix.lower() not in SUFFIXES:
            continue
        try:
            with Image.open(file) as picture:
                yield file.name, np.asarray(picture.convert("RGB"))
        except (OSError, Image.DecompressionBombError) as error:
            print(f"{file.name}: cannot be opened ({error})", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1:])
