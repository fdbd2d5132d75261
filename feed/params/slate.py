"""How a page is spaced, and the content mix."""

from __future__ import annotations

from catalog.kinds import VideoKind
from experiments.params import param

# A table: one line of numbers, one line of reason.
# fmt: off

SLATE_POOL = param(
    "feed.slate.pool", 80, unit="candidates", low=10, high=1000,
    reason="Diversity chooses among the best this many; deeper ones never win anyway.",
)
SLATE_BY_MODEL = param(
    "feed.slate.by_model", 4.5, unit="times", low=0.0, high=100.0,
    reason="A model's values lie so much wider than simple scores; so do costs and mix prices.",
)
SLATE_LIKENESS = param(
    "feed.slate.likeness_penalty", 0.5, unit="score per cosine", low=0.0, high=10.0,
    reason="Two near-identical looks in a row cost half of a perfect taste match.",
)
SLATE_MEMORY = param(
    "feed.slate.memory", 8, unit="clips", low=1, high=50,
    reason="Nearly a page: a third clip of a kind tires also with others between.",
)
SLATE_CREATOR = param(
    "feed.slate.creator_penalty", 0.35, unit="score per earlier clip", low=0.0, high=10.0,
    reason="A second clip of one creator on a page must be clearly better than another's first.",
)
SLATE_KIND = param(
    "feed.slate.kind_penalty", 0.2, unit="score per clip in a row", low=0.0, high=10.0,
    reason="A light hand against three adverts or three tutorials in a row.",
)

SLATE_CATEGORY = param(
    "feed.slate.category_penalty", 0.08, unit="score per recent clip", low=0.0, high=10.0,
    reason="A lipstick after a lipstick is a shelf, not a feed; taste may still ask for it.",
)
SLATE_AUDIO = param(
    "feed.slate.audio_penalty", 0.1, unit="score per recent clip", low=0.0, high=10.0,
    reason="The same tune twice in a row is heard even by who does not look.",
)
MIX_TARGETS = {
    VideoKind.USER: param(
        "feed.mix.user", 0.4, unit="share", low=0.0, high=1.0,
        reason="People come for people; the largest share.",
    ),
    VideoKind.BRAND: param(
        "feed.mix.brand", 0.2, unit="share", low=0.0, high=1.0,
        reason="Brands pay for the house, one clip in five.",
    ),
    VideoKind.EDUCATIONAL: param(
        "feed.mix.educational", 0.2, unit="share", low=0.0, high=1.0,
        reason="How-to clips bring people back and help them buy what fits.",
    ),
    VideoKind.PRODUCT: param(
        "feed.mix.product", 0.2, unit="share", low=0.0, high=1.0,
        reason="A shop window, but not more than one clip in five.",
    ),
}
MIX_SPONSORED = param(
    "feed.mix.sponsored", 0.1, unit="share", low=0.0, high=1.0,
    reason="One labelled advertisement a page is what people bear.",
)
MIX_STEP = param(
    "feed.mix.step", 0.02, unit="simple score per share", low=0.0001, high=1.0,
    reason="Corrects a missing tenth within some hundred pages without swinging.",
)
MIX_CEILING = param(
    "feed.mix.ceiling", 0.5, unit="simple score", low=0.0, high=10.0,
    reason="What the mix may cost a clip: half of a perfect taste match, never all of it.",
)
