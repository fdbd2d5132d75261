"""What evidence is worth, how it fades, and what viewers set themselves."""

from __future__ import annotations

from experiments.params import param

# A table: one line of numbers, one line of reason.
# fmt: off

HALF_LIFE_LONG = param(
    "feed.taste.half_life_long", 14.0, unit="days", low=0.1, high=365.0,
    reason="Fashion interests change with the season, not overnight.",
)
HALF_LIFE_SHORT = param(
    "feed.taste.half_life_short", 20.0, unit="minutes", low=1.0, high=1440.0,
    reason="About one sitting.",
)
TASTE_CONFIDENCE = param(
    "feed.taste.confidence", 1.5, unit="points", low=0.01, high=100.0,
    reason="With this much evidence taste counts half; one like already turns the page.",
)
TASTE_FULL_TAG = param(
    "feed.taste.full_tag", 2.0, unit="points", low=0.01, high=100.0,
    reason="Two likes make a hashtag a clear interest.",
)
FOLD_LIKE = param(
    "feed.taste.points.like", 1.0, unit="points", low=-10.0, high=10.0,
    reason="The unit of evidence.",
)
FOLD_SAVE = param(
    "feed.taste.points.save", 1.2, unit="points", low=-10.0, high=10.0,
    reason="Meant for oneself, so a little stronger than a like.",
)
FOLD_SHARE = param(
    "feed.taste.points.share", 1.2, unit="points", low=-10.0, high=10.0,
    reason="As strong as a save; sometimes it is the friend's taste.",
)
FOLD_COMMENT = param(
    "feed.taste.points.comment", 0.6, unit="points", low=-10.0, high=10.0,
    reason="Interest, though not always approval.",
)
FOLD_FOLLOW = param(
    "feed.taste.points.follow", 1.5, unit="points", low=-10.0, high=10.0,
    reason="Goes to the creator; the clip it happened on counts too.",
)
FOLD_PRODUCT = param(
    "feed.taste.points.product_view", 0.7, unit="points", low=-10.0, high=10.0,
    reason="Looking at the product is interest in what the clip shows.",
)
FOLD_BAG = param(
    "feed.taste.points.add_to_cart", 1.5, unit="points", low=-10.0, high=10.0,
    reason="Wants to own it.",
)
FOLD_PURCHASE = param(
    "feed.taste.points.purchase", 2.0, unit="points", low=-10.0, high=10.0,
    reason="The strongest evidence there is.",
)
FOLD_LOOP = param(
    "feed.taste.points.loop", 0.35, unit="points", low=-10.0, high=10.0,
    reason="Watched again; may also be a phone put down.",
)
FOLD_WATCH = param(
    "feed.taste.points.watch", 0.5, unit="points", low=-10.0, high=10.0,
    reason="A clip watched to its end is half a like; less counts from the neutral point up.",
)
WATCH_NEUTRAL = param(
    "feed.taste.watch_neutral", 0.35, unit="fraction", low=0.01, high=0.99,
    reason="Leaving after a third says neither yes nor no; a skip before that says no.",
)
FOLD_SKIP = param(
    "feed.taste.points.skip", -0.4, unit="points", low=-10.0, high=10.0,
    reason="An immediate swipe; weaker than a like because it may be the mood.",
)
FOLD_NOT_INTERESTED = param(
    "feed.taste.points.not_interested", -1.5, unit="points", low=-10.0, high=10.0,
    reason="Said so; the clip itself is excluded anyway, this turns away from its like.",
)
FOLD_REPORT = param(
    "feed.taste.points.report", -2.0, unit="points", low=-10.0, high=10.0,
    reason="Stronger than not interested.",
)
SET_POINTS = param(
    "feed.taste.set.points", 2.0, unit="points", low=0.1, high=20.0,
    reason="Said in so many words: as much as the two likes that make a clear interest.",
)
PICKER_BELOW = param(
    "feed.taste.picker.below", 3.0, unit="points", low=0.0, high=100.0,
    reason="Whoever has shown less than three likes' worth of taste is asked for it, once.",
)
