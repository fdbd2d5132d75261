"""Why a clip was chosen, in terms that people use: from its stored trace and the viewer's taste.

Worked out when somebody asks, never while a page is made. Which terms counted, and what a model
saw, is the trace's word; the taste is today's, so a reason names what the viewer likes now.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from operator import add

from experiments.values import Values
from feed.catalogue.columns import NONE
from feed.catalogue.snapshot import Snapshot
from feed.features.taste import Taste
from feed.model.heads import HEADS, NOBODY
from feed.model.inputs import SIMPLE_WEIGHTS
from feed.model.scorers import Margin
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
    "trending": ReasonKind.TRENDING,
    "freshness": ReasonKind.FRESH,
}
HEAD_NAMES = frozenset(head.name for head in HEADS)
SECRET_TERMS = frozenset({Margin().name})
# Places that are drawn, not won: what a clip's terms say was not why.
DRAWN = frozenset({"exploration", "guarantee"})


@dataclass(frozen=True, slots=True)
class Levels:
    """What the viewer asked more of: slugs of hashtags and categories, creators' ids in hex."""

    tags: frozenset[str] = frozenset()
    categories: frozenset[str] = frozenset()
    creators: frozenset[str] = frozenset()


def without_secrets(story: Explanation) -> Explanation:
    """`story` as anybody may read it: without what would tell what the shop pays for its goods.

    The score of an item is the sum of the terms that are left, or else it would tell the others.
    """
    items = []
    for item in story.items:
        terms = {name: term for name, term in item.terms.items() if name not in SECRET_TERMS}
        if len(terms) < len(item.terms):
            score = reduce(add, terms.values(), 0.0)  # In their order, as the score was added up.
            item = item.model_copy(update={"terms": terms, "score": score})
        items.append(item)
    weights = {name: w for name, w in story.weights.items() if name not in SECRET_TERMS}
    withheld = sorted(SECRET_TERMS & story.weights.keys())
    update = {"items": items, "weights": weights, "withheld": withheld}
    return story.model_copy(update=update)


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
    true = [
        (strength, reason)
        for kind, strength in sorted(strengths.items(), key=lambda pair: -pair[1])
        if (reason := _named(kind, row, taste or Taste(), levels, snapshot)) is not None
    ]
    total = sum(strength for strength, _ in true)
    return [
        reason.model_copy(update={"part": round(strength / total, 3)})
        for strength, reason in true
        if strength >= total * LEAST_PART
    ]


def _strengths(item: ExplainedItem) -> dict[ReasonKind, float]:
    if item.sources and DRAWN.issuperset(item.sources):
        return {ReasonKind.EXPLORING: 1.0}
    is_by_model = not HEAD_NAMES.isdisjoint(item.terms)
    terms = _seen_by_model(item) if is_by_model else item.terms
    return {KIND_OF_TERM[t]: v for t, v in terms.items() if t in KIND_OF_TERM and v > 0}


def _seen_by_model(item: ExplainedItem) -> dict[str, float]:
    """What the model saw when the page was made, in the words of the simple score and at its
    weights; nothing of a trace that does not hold it.

    How much each input moved a head cannot be said in one sentence; what it saw can.
    """
    values, seen = Values(NOBODY), item.features
    terms = {t: values[SIMPLE_WEIGHTS[t]] * seen[t] for t in SIMPLE_WEIGHTS if t in seen}
    return terms | {"followed": item.terms.get("followed", 0.0)}


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
