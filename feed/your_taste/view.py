"""A taste as its owner reads it: names and bars instead of points and vectors."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

import numpy as np
from sqlmodel import Session

from feed.catalogue.columns import NONE
from feed.catalogue.snapshot import Snapshot
from feed.features.taste import Taste
from feed.params.taste import HALF_LIFE_LONG, SET_POINTS, TASTE_FULL_TAG
from feed.preferences.applied import SIGNS
from feed.preferences.models import TasteKind
from feed.preferences.rows import Stored
from feed.your_taste.names import Subject, named
from feed.your_taste.schemas import TasteEntry, TasteView

SHOWN = 24
FAINT = 0.04  # A bar shorter than this says nothing.
CLIPS_LOOKED_AT = 200


def view_of(
    session: Session,
    stored: Stored,
    learned: Taste | None,
    snapshot: Snapshot,
    now_ms: int,
    *,
    locale: str = "en",
    negatives: Collection[str] = (),
    is_complete: bool = True,
) -> TasteView:
    """The whole taste, strongest first.

    Args:
        learned: As it is stored, without what the viewer set.
        negatives: `scope:value`; they are shown elsewhere, and only there.
    """
    points = _points(stored, learned, snapshot, now_ms)
    turned_down = {_negative_subject(n) for n in negatives}
    scale = max([TASTE_FULL_TAG.default, *(abs(p) for p in points.values())])
    names = named(session, points, locale)
    entries: dict[TasteKind, list[TasteEntry]] = {kind: [] for kind in TasteKind}
    for subject, worth in points.items():
        level = stored.levels.get(subject)
        strength = max(-1.0, min(1.0, worth / scale))
        if subject not in names or subject in turned_down:
            continue
        if level is None and abs(strength) < FAINT:
            continue
        kind, value = subject
        name = names[subject]
        entries[kind].append(
            TasteEntry(
                kind=kind,
                value=str(UUID(hex=value)) if kind is TasteKind.CREATOR else value,
                label=name.label,
                handle=name.handle,
                image_url=name.image_url,
                strength=round(strength, 3),
                level=level,
            )
        )
    for listed in entries.values():
        listed.sort(key=lambda e: (e.level is None, -e.strength, e.label))
    return TasteView(
        tags=_shown(entries[TasteKind.TAG]),
        creators=_shown(entries[TasteKind.CREATOR]),
        categories=_shown(entries[TasteKind.CATEGORY]),
        is_paused=stored.is_paused,
        reset_at=stored.reset_at,
        is_complete=is_complete,
    )


def _points(
    stored: Stored, learned: Taste | None, snapshot: Snapshot, now_ms: int
) -> dict[Subject, float]:
    """Points of everything that was learned or set."""
    found: dict[Subject, float] = {}
    if learned is not None:
        age_ms = max(0, now_ms - learned.at_ms)
        remaining = 0.5 ** (age_ms / (HALF_LIFE_LONG.default * 86_400_000))
        tags = {tag: worth * remaining for tag, worth in learned.tags.items()}
        found |= {(TasteKind.TAG, tag): worth for tag, worth in tags.items()}
        found |= {(TasteKind.CREATOR, c): w * remaining for c, w in learned.creators.items()}
        for category, worth in _categories(tags, snapshot).items():
            found[TasteKind.CATEGORY, category] = worth
    for subject, level in stored.levels.items():
        found[subject] = SIGNS[level] * SET_POINTS.default
    return found


def _categories(tags: dict[str, float], snapshot: Snapshot) -> dict[str, float]:
    """Points of categories: of the dearest hashtag, by how many of its newest clips sell them.

    Not a sum over hashtags: one clip carries several, and its category would count as often.
    """
    columns = snapshot.columns
    found: dict[str, float] = {}
    for tag, worth in tags.items():
        number = columns.tag_names.number_of.get(tag)
        if number is None or worth <= 0:
            continue
        rows = snapshot.by_tag.rows(number)[:CLIPS_LOOKED_AT]
        carried = columns.categories[rows].ravel()
        for category, count in zip(
            *np.unique(carried[carried != NONE], return_counts=True), strict=True
        ):
            name = columns.category_names.name_of[int(category)]
            found[name] = max(found.get(name, 0.0), float(worth * count / len(rows)))
    return found


def _negative_subject(negative: str) -> Subject | None:
    scope, _, value = negative.partition(":")
    if scope == "creator":
        return TasteKind.CREATOR, value.replace("-", "")
    return (TasteKind(scope), value) if scope in ("tag", "category") else None


def _shown(entries: list[TasteEntry]) -> list[TasteEntry]:
    """What was set, then the strongest likes; dislikes last."""
    return sorted(entries[:SHOWN], key=lambda e: -e.strength)
