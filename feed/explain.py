"""Why a clip was chosen, in terms that people use: from its stored trace and the viewer's taste.

Worked out when somebody asks, never while a page is made. The taste is today's, so a reason names
what the viewer likes now; which terms counted is the trace's word.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from feed.catalogue.columns import NONE
from feed.catalogue.snapshot import Snapshot
from feed.features.taste import Taste
from feed.popularity import IMPRESSIONS, PLAYS, TOTALS
from feed.schemas import ExplainedItem, Explanation, Reason, ReasonKind

# What weighs less than this part of all that speaks for a clip is no reason.
LEAST_PART = 0.12
FINISHES = TOTALS.index("finishes")
PLAYS_ENOUGH = 10
FIRST_VIEWERS = 50

KIND_OF_TERM: Mapping[str, ReasonKind] = {
    "followed": ReasonKind.FOLLOWED,
    "creator": ReasonKind.CREATOR,
    "tags": ReasonKind.TAG,
    "taste_short": ReasonKind.RECENT,
    "taste_long": ReasonKind.TASTE,
    "popularity": ReasonKind.POPULAR,
    "freshness": ReasonKind.FRESH,
}
# Places that are drawn, not won: what a clip's terms say was not why.
DRAWN = frozenset({"exploration", "guarantee"})
# Where a model's heads stand in the trace instead of these terms, the sources say what spoke.
KIND_OF_SOURCE: Mapping[str, tuple[ReasonKind, float]] = {
    "followed": (ReasonKind.FOLLOWED, 1.0),
    "tags": (ReasonKind.TAG, 0.8),
    "neighbours": (ReasonKind.TASTE, 0.6),
    "popular": (ReasonKind.POPULAR, 0.4),
    "fresh": (ReasonKind.FRESH, 0.2),
}


@dataclass(frozen=True, slots=True)
class Levels:
    """What the viewer asked more of: slugs of hashtags and categories, creators' ids in hex."""

    tags: frozenset[str] = frozenset()
    categories: frozenset[str] = frozenset()
    creators: frozenset[str] = frozenset()


def explained(
    story: Explanation, taste: Taste | None, levels: Levels, snapshot: Snapshot
) -> Explanation:
    """`story` with the reasons of each item."""
    items = [
        item.model_copy(update={"reasons": reasons_for(item, taste, levels, snapshot)})
        for item in story.items
    ]
    return story.model_copy(update={"items": items})


def reasons_for(
    item: ExplainedItem, taste: Taste | None, levels: Levels, snapshot: Snapshot
) -> list[Reason]:
    """What speaks for one item, strongest first; nothing when its clip is gone.

    A reason that would name a hashtag or creator is left out when the viewer likes none there.
    """
    row = snapshot.columns.row_of(item.video_id)
    if "start" in item.sources:
        return [Reason(kind=ReasonKind.ASKED, part=1.0)]
    if row is None or row >= snapshot.count:
        return []
    strengths = _strengths(item)
    total = sum(strengths.values())
    found = []
    for kind, strength in sorted(strengths.items(), key=lambda pair: -pair[1]):
        if strength < total * LEAST_PART:
            continue
        reason = _named(kind, row, taste or Taste(), levels, snapshot)
        if reason is not None:
            found.append(reason.model_copy(update={"part": round(strength / total, 3)}))
    return found


def _strengths(item: ExplainedItem) -> dict[ReasonKind, float]:
    if item.sources and DRAWN.issuperset(item.sources):
        return {ReasonKind.EXPLORING: 1.0}
    by_term = {KIND_OF_TERM[t]: v for t, v in item.terms.items() if t in KIND_OF_TERM and v > 0}
    if by_term or any(term in KIND_OF_TERM for term in item.terms):
        return by_term
    return dict(KIND_OF_SOURCE[s] for s in item.sources if s in KIND_OF_SOURCE)


def _named(
    kind: ReasonKind, row: int, taste: Taste, levels: Levels, snapshot: Snapshot
) -> Reason | None:
    """The reason with its subject, or `None` when it would not be true."""
    columns = snapshot.columns
    if kind is ReasonKind.TAG:
        return _dearest_tag(row, taste, levels, snapshot)
    if kind in (ReasonKind.CREATOR, ReasonKind.FOLLOWED):
        creator = columns.creator_ids[int(snapshot.creators[row])]
        if kind is ReasonKind.CREATOR and taste.creators.get(creator.hex, 0.0) <= 0:
            return None
        is_set = creator.hex in levels.creators
        return Reason(kind=kind, part=0.0, value=str(creator), is_set=is_set)
    if kind is ReasonKind.TASTE:
        carried = _names(columns.category_names.name_of, columns.categories[row].tolist())
        for category in carried:
            if category in levels.categories:
                return Reason(kind=ReasonKind.CATEGORY, part=0.0, value=category, is_set=True)
    if kind is ReasonKind.POPULAR:
        finishes, plays = snapshot.totals[row, FINISHES], snapshot.totals[row, PLAYS]
        if plays < PLAYS_ENOUGH:  # Its popularity is only what is assumed of any clip.
            return None
        if finishes > plays / 2:
            kind = ReasonKind.FINISHED
    if kind is ReasonKind.EXPLORING and snapshot.totals[row, IMPRESSIONS] >= FIRST_VIEWERS:
        return None
    return Reason(kind=kind, part=0.0)


def _dearest_tag(row: int, taste: Taste, levels: Levels, snapshot: Snapshot) -> Reason | None:
    carried = _names(snapshot.columns.tag_names.name_of, snapshot.tags[row].tolist())
    liked = [(taste.tags.get(tag, 0.0), tag) for tag in carried]
    worth, tag = max(liked, default=(0.0, ""))
    if worth <= 0:
        return None
    return Reason(kind=ReasonKind.TAG, part=0.0, value=tag, is_set=tag in levels.tags)


def _names(name_of: list[str], numbers: list[int]) -> list[str]:
    return [name_of[n] for n in numbers if n != NONE]
