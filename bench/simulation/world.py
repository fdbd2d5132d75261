"""The invented world: clips, viewers and their visits, made from a seed before any feed runs.

What is hidden decides what viewers do; feeds get only what `Seen` holds. `docs/simulation.md` says
what each number assumes and why.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bench.simulation.chance import Floats, Ints

CATEGORIES, STYLES = 20, 4  # Styles of each category.
TOPIC_DIM, VIBE_DIM = 12, 6
PERSONAL = 0.97 / 1.46  # Two thirds: what topic and vibe have of the variance of appeal.
INTERESTS, FANS = 3, 3
CREATORS, TAGS_OF_STYLE, WILD_TAGS = 300, 3, 30
CLIPS, NEW_CLIPS_A_DAY = 3_000, 250
KINDS = ("user", "brand", "educational", "product")
SUPPLY = (0.55, 0.10, 0.10, 0.25)
HAS_PRODUCT = (0.4, 1.0, 0.3, 1.0)
VECTOR_DIM = 64
VECTOR_NOISE = 0.75  # Length of the noise beside a topic of length 1: cosine 0.8 to the truth.
DAY_MS = 86_400_000
START_MS = 1_790_000_000_000 // DAY_MS * DAY_MS
# Share of a day's visits that begin in each hour: quiet nights, a lunch break, a long evening.
HOURS = np.array([3, 2, 1, 1, 1, 2, 4, 5, 5, 5, 5, 6, 8, 8, 6, 5, 5, 6, 8, 10, 12, 12, 9, 5], float)


@dataclass(frozen=True, slots=True)
class Clips:
    """The hidden side of clips; one entry each, oldest first.

    Args:
        topic: Shape (n, 12), L2 = 1: what it is about.
        vibe: Shape (n, 6): what no model of content sees.
        quality: How well made, sd 1; `desire` of its product likewise.
        tags: Shape (n, 4): what it is truly about; -1 is none.
        price: Logarithm of rupees.
    """

    topic: Floats
    vibe: Floats
    quality: Floats
    category: Ints
    creator: Ints
    tags: Ints
    kind: Ints
    duration_s: Floats
    has_product: NDArray[np.bool_]
    desire: Floats
    price: Floats
    born_ms: Ints


@dataclass(frozen=True, slots=True)
class Seen:
    """What a feed is told of clips.

    Args:
        vectors: Shape (n, 64), float32, L2 = 1: topic through a noisy lens.
        tags: Shape (n, 5): some of the true ones, some that only fish for views; -1 is none.
    """

    vectors: NDArray[np.float32]
    tags: Ints


@dataclass(frozen=True, slots=True)
class Viewers:
    """The hidden side of viewers.

    Args:
        interests: Shape (n, 3, 12), L2 = 1; `weights`, shape (n, 3), add up to 1.
        vibe: Shape (n, 6).
        fan_creators: Shape (n, 3); `fan_tags` likewise.
        budget: Logarithm of the price above which a product begins to be dear.
        shopper: How easily they look at products, sd 1 (logit scale).
    """

    interests: Floats
    weights: Floats
    vibe: Floats
    fan_creators: Ints
    fan_tags: Ints
    budget: Floats
    shopper: Floats


@dataclass(frozen=True, slots=True)
class Visits:
    """Sittings in the order in which they begin.

    Args:
        mood: Shape (n, 2, 3): weights of the interests at the beginning and after 40 clips.
        time_s: When the viewer has to leave at the latest.
    """

    viewer: Ints
    start_ms: Ints
    mood: Floats
    time_s: Floats


@dataclass(frozen=True, slots=True)
class World:
    """Everything, for all feeds alike.

    Args:
        personal: Of what can be explained of appeal, the part that is between viewer and clip; the
            rest is the clip's own. In (0, 1).
    """

    seed: int
    days: int
    clips: Clips
    seen: Seen
    viewers: Viewers
    visits: Visits
    personal: float = PERSONAL

    @property
    def end_ms(self) -> int:
        return START_MS + self.days * DAY_MS


def make_world(
    seed: int, viewers: int, days: int, clips: int = CLIPS, personal: float = PERSONAL
) -> World:
    """A world of `days` days with `clips` clips at its beginning."""
    draw = np.random.default_rng(seed)
    centres = _unit(draw.normal(size=(CATEGORIES, TOPIC_DIM)))
    styles = _unit(
        centres[:, None] + 0.6 * _unit(draw.normal(size=(CATEGORIES, STYLES, TOPIC_DIM)))
    )
    made, seen = _clips(draw, styles, clips, days)
    people = _viewers(draw, styles, made, viewers)
    return World(seed, days, made, seen, people, _visits(draw, people, days), personal)


def _clips(draw: np.random.Generator, styles: Floats, first: int, days: int) -> tuple[Clips, Seen]:
    n = first + days * NEW_CLIPS_A_DAY
    at_home = draw.integers(CATEGORIES * STYLES, size=CREATORS)  # What each creator mostly shows.
    skill, creator_vibe = draw.normal(size=CREATORS), draw.normal(size=(CREATORS, VIBE_DIM))
    busy = draw.pareto(1.5, size=CREATORS) + 0.3
    creator = draw.choice(CREATORS, size=n, p=busy / busy.sum())
    style = np.where(
        draw.random(n) < 0.7, at_home[creator], draw.integers(CATEGORIES * STYLES, size=n)
    )
    topic = _unit(
        styles.reshape(-1, TOPIC_DIM)[style] + 0.45 * _unit(draw.normal(size=(n, TOPIC_DIM)))
    )
    kind = draw.choice(len(KINDS), size=n, p=SUPPLY)
    tags = _true_tags(draw, style)
    old = np.sort(START_MS - (draw.exponential(14, size=first) * DAY_MS).astype(np.int64))
    new = np.sort(START_MS + draw.integers(days * DAY_MS, size=n - first))
    category = style // STYLES
    usual_price = draw.normal(np.log(900), 0.6, size=CATEGORIES)
    clips = Clips(
        topic=topic,
        vibe=0.7 * creator_vibe[creator] + 0.7 * draw.normal(size=(n, VIBE_DIM)),
        quality=0.5 * skill[creator] + np.sqrt(0.75) * draw.normal(size=n),
        category=category,
        creator=creator,
        tags=tags,
        kind=kind,
        duration_s=np.clip(np.exp(draw.normal(np.log(14), 0.6, size=n)), 5, 60).round(1),
        has_product=draw.random(n) < np.array(HAS_PRODUCT)[kind],
        desire=draw.normal(size=n),
        price=usual_price[category] + 0.6 * draw.normal(size=n),
        born_ms=np.concatenate([old, new]),
    )
    lens = np.linalg.qr(draw.normal(size=(VECTOR_DIM, TOPIC_DIM)))[0]
    noise = VECTOR_NOISE * _unit(draw.normal(size=(n, VECTOR_DIM)))
    vectors = _unit(topic @ lens.T + noise).astype(np.float32)
    wild = CATEGORIES * STYLES * TAGS_OF_STYLE + draw.integers(WILD_TAGS, size=(n, 2))
    fishing = np.where(draw.random((n, 2)) < 0.5, wild, -1)
    told = np.where(draw.random((n, 3)) < 0.75, tags[:, :3], -1)
    return clips, Seen(vectors, np.concatenate([told, fishing], axis=1))


def _true_tags(draw: np.random.Generator, style: Ints) -> Ints:
    """Up to three hashtags of the style and one of a neighbouring style of its category."""
    own = style[:, None] * TAGS_OF_STYLE + np.arange(TAGS_OF_STYLE)
    beside = style // STYLES * STYLES + draw.integers(STYLES, size=len(style))
    other = beside * TAGS_OF_STYLE + draw.integers(TAGS_OF_STYLE, size=len(style))
    own = np.where(draw.random(own.shape) < 0.7, own, -1)
    return np.concatenate([own, other[:, None]], axis=1)


def _viewers(draw: np.random.Generator, styles: Floats, clips: Clips, n: int) -> Viewers:
    flat = styles.reshape(-1, TOPIC_DIM)
    # Some styles have far more friends than others.
    fame = draw.pareto(1.5, size=len(flat)) + 0.3
    liked = draw.choice(len(flat), size=(n, INTERESTS), p=fame / fame.sum())
    interests = _unit(flat[liked] + 0.3 * _unit(draw.normal(size=(n, INTERESTS, TOPIC_DIM))))
    home = np.zeros((CREATORS, TOPIC_DIM))
    np.add.at(home, clips.creator, clips.topic)
    near = interests[:, 0] @ _unit(home).T + 0.3 * draw.normal(size=(n, CREATORS))
    fan_tags = liked * TAGS_OF_STYLE + draw.integers(TAGS_OF_STYLE, size=liked.shape)
    return Viewers(
        interests=interests,
        weights=draw.dirichlet([1.5] * INTERESTS, size=n),
        vibe=draw.normal(size=(n, VIBE_DIM)),
        fan_creators=np.argsort(-near, axis=1)[:, :FANS],
        fan_tags=fan_tags,
        budget=draw.normal(np.log(1200), 0.5, size=n),
        shopper=draw.normal(size=n),
    )


def _visits(draw: np.random.Generator, people: Viewers, days: int) -> Visits:
    """Most viewers are there from the first day; the others come one by one later."""
    n = len(people.budget)
    first_ms = np.where(draw.random(n) < 0.6, 0, draw.integers(days * DAY_MS, size=n))
    a_day = draw.gamma(2.0, 0.35, size=n)
    viewer = np.repeat(np.arange(n), np.maximum(1, draw.poisson(a_day * days)))
    hour = draw.choice(24, size=len(viewer), p=HOURS / HOURS.sum())
    moment = draw.integers(days, size=len(viewer)) * DAY_MS + hour * 3_600_000
    moment += draw.integers(3_600_000, size=len(viewer))
    # The visit that brings somebody in is at the moment they come; none is before that.
    is_first = np.append(True, np.diff(viewer) > 0)
    moment = np.where(is_first & (first_ms[viewer] > 0), first_ms[viewer], moment)
    kept = np.flatnonzero(moment >= first_ms[viewer])
    order = kept[np.argsort(moment[kept], kind="stable")]
    viewer, moment = viewer[order], moment[order]
    mood = np.stack([_mood(draw, people.weights[viewer]) for _ in range(2)], axis=1)
    time_s = np.exp(draw.normal(np.log(900), 0.7, size=len(viewer)))
    return Visits(viewer, START_MS + moment, mood, time_s)


def _mood(draw: np.random.Generator, weights: Floats) -> Floats:
    """What somebody is after at a moment: half habit, half the moment's own."""
    return 0.5 * weights + 0.5 * draw.dirichlet([0.6] * INTERESTS, size=len(weights))


def _unit(vectors: Floats) -> Floats:
    """`vectors` with L2 = 1 along the last axis; zeros stay."""
    length = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.maximum(length, 1e-12))
