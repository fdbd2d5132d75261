"""Trains the tag heads: `python -m perception.tags.train --photos DIR [--cache DIR]`.

Needs scikit-learn and photos with labels; what it writes (weights and their card) is committed, and
proposing tags needs neither.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import StratifiedKFold

from perception.models import IMAGE, TEXT
from perception.tags.corpus import Example, examples
from perception.tags.heads import MODEL, PICTURED, WEIGHTS, picture_inputs
from perception.tags.training_pictures import ART, SHELF_OF, Matrix, other_views, photo_views
from perception.tags.vocabulary import slugs
from perception.text import text_encoder

FOLDS, SEED = 5, 0
TEXT_C, PICTURE_C = 2.0, 0.3


def main(arguments: list[str]) -> None:
    """Trains both heads and writes weights and card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--photos", type=Path, required=True)
    parser.add_argument("--cache", type=Path, default=None)
    given = parser.parse_args(arguments)
    corpus = examples()
    vectors = _encoded([example.text for example in corpus], given.cache)
    text = fit_texts(corpus, vectors)
    views, labels = photo_views(given.photos)
    shelves = np.array([SHELF_OF[label] for label in labels])
    guessed = held_out(views, labels)
    other = other_views()
    picture = fit_pictures(
        np.concatenate([views, other]), np.array([*shelves, *([""] * len(other))])
    )
    WEIGHTS.parent.mkdir(exist_ok=True)
    np.savez_compressed(
        WEIGHTS,
        text=text[0]["text"].astype(np.float16),
        scale=text[0]["scale"].astype(np.float32),
        thresholds=text[0]["thresholds"].astype(np.float32),
        picture=picture.astype(np.float16),
    )
    _write_card(corpus, text[1], shelves, guessed, len(other))


def fit_texts(
    corpus: Sequence[Example], vectors: Matrix
) -> tuple[dict[str, Matrix], dict[str, dict[str, float]]]:
    """Weights, scales and thresholds of the text head, and how each tag does on held-out texts."""
    splits = np.array([example.split for example in corpus])
    train, calibrate, test = (splits == s for s in ("train", "calibrate", "test"))
    weights, scales, thresholds = [], [], []
    metrics: dict[str, dict[str, float]] = {}
    for slug in slugs():
        truth = np.array([slug in example.tags for example in corpus])
        head = LogisticRegression(C=TEXT_C, max_iter=500, class_weight="balanced")
        head.fit(vectors[train] * 10, truth[train])
        logits = head.decision_function(vectors * 10)
        joint = LogisticRegression(C=1.0).fit(logits[calibrate, None], truth[calibrate])
        chance = joint.predict_proba(logits[:, None])[:, 1]
        threshold = _threshold(chance[calibrate], truth[calibrate])
        weights.append(np.append(head.coef_[0] * 10, head.intercept_))
        scales.append(np.array([joint.coef_[0, 0], joint.intercept_[0]]))
        thresholds.append(threshold)
        over = chance[test] >= threshold
        metrics[slug] = {
            "texts": int(truth[test].sum()),
            "precision": _share(truth[test][over]),
            "recall": _share(over[truth[test]]),
            "threshold": threshold,
            "brier": round(float(((chance[test] - truth[test]) ** 2).mean()), 4),
        }
        print(slug, json.dumps(metrics[slug]), flush=True)
    parts = {
        "text": np.stack(weights),
        "scale": np.stack(scales),
        "thresholds": np.array(thresholds),
    }
    return parts, metrics


def fit_pictures(views: Matrix, shelves: NDArray[np.str_]) -> Matrix:
    """Weights of the picture head.

    Args:
        views: Shape (pictures, views, 1280); each view of a picture is an example of its own.
        shelves: One of `PICTURED` for each picture.

    Returns:
        Shape (7, 1281). A shelf without examples can never be the likeliest.
    """
    head = LogisticRegression(C=PICTURE_C, max_iter=500, class_weight="balanced")
    inputs = picture_inputs(views.reshape(-1, views.shape[-1]))
    head.fit(inputs, np.repeat(shelves, views.shape[1]))
    out = np.zeros((len(PICTURED), views.shape[-1] + 1), np.float32)
    out[:, -1] = -30
    for row, shelf in enumerate(head.classes_):
        out[PICTURED.index(shelf)] = np.append(head.coef_[row], head.intercept_[row])
    return out


def held_out(views: Matrix, labels: NDArray[np.str_], *, seed: int = SEED) -> NDArray[np.str_]:
    """The shelf of each photo by a head that never saw it: five folds, even in the 14 labels."""
    shelves = np.array([SHELF_OF[label] for label in labels])
    out = np.empty(len(labels), dtype=object)
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=seed)
    for train, test in folds.split(views, labels):
        weights = fit_pictures(views[train], shelves[train])
        logits = picture_inputs(views[test]) @ weights[:, :-1].T + weights[:, -1]
        out[test] = [PICTURED[k] for k in logits.mean(axis=1).argmax(axis=1)]
    return out.astype(str)


def _threshold(chance: NDArray[np.floating], truth: NDArray[np.bool_]) -> float:
    """Where F1 on the calibration texts is best, between 0.3 and 0.8."""
    steps = np.arange(0.3, 0.81, 0.05)
    scores = [f1_score(truth, chance >= step, zero_division=0) for step in steps]
    return round(float(steps[int(np.argmax(scores))]), 2)


def _share(of: NDArray[np.bool_]) -> float:
    return round(float(of.mean()), 3) if len(of) else 0.0


def _encoded(texts: Sequence[str], cache: Path | None) -> Matrix:
    """The vector of each text; those in the cache are not computed again."""
    stored = cache / "tag-texts.npz" if cache else None
    known: dict[str, Matrix] = {}
    if stored and stored.exists():
        with np.load(stored, allow_pickle=False) as kept:
            known = dict(zip(kept["texts"].tolist(), kept["vectors"], strict=True))
    for text in texts:
        if text not in known:
            known[text] = text_encoder().encode([text])[0]
    if stored:
        np.savez(stored, texts=np.array(list(known)), vectors=np.stack(list(known.values())))
    return np.stack([known[text] for text in texts])


def _write_card(
    corpus: Sequence[Example],
    texts: dict[str, dict[str, float]],
    shelves: NDArray[np.str_],
    guessed: NDArray[np.str_],
    others: int,
) -> None:
    splits = [example.split for example in corpus]
    card = {
        "name": MODEL,
        "labels": list(slugs()),
        "encoders": [
            f"{m.name} ({m.package}=={m.version}, recipe {m.recipe})" for m in (TEXT, IMAGE)
        ],
        "data": {
            "texts": "written by the project, perception/tags",
            "photos": f"{len(shelves)} photos of clothes, CC0, 14 labels on 6 shelves",
            "other pictures": f"{others} illustrations, {ART[0]} {ART[1]}, MIT",
        },
        "texts": {split: splits.count(split) for split in ("train", "calibrate", "test")},
        "licence": "weights: as the project",
        "texts never trained on (other things, other phrases)": texts,
        "photos, each by a head that never saw it": {
            "macro_f1": round(float(f1_score(shelves, guessed, average="macro")), 3),
            **{
                shelf: {
                    "photos": int((shelves == shelf).sum()),
                    "precision": _share((shelves == shelf)[guessed == shelf]),
                    "recall": _share((guessed == shelf)[shelves == shelf]),
                }
                for shelf in sorted(set(shelves.tolist()))
            },
        },
        "sha256": hashlib.sha256(WEIGHTS.read_bytes()).hexdigest(),
    }
    WEIGHTS.with_name("tag_heads.card.json").write_text(
        json.dumps(card, indent=1, ensure_ascii=False) + "\n"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
