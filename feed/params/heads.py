"""What each predicted action is worth, and when a trained model may serve.

The published weights of X (per probability: like 0.5, reply 5, follow 4, share-link 20, not
interested −43, report −234) are the measure of proportion; here a clip is watched whole or not at
all, so watching stands in front, and the rare heads are milder because few events have taught them.
All are on the scale of the simple score, for which the penalties of the slate and the prices of the
mix were made.
"""

from __future__ import annotations

from experiments.params import param

# A table: one line of numbers, one line of reason.
# fmt: off

HEAD_WATCH = param(
    "feed.head.watch", 3.0, unit="value per probability", low=0.0, high=400.0,
    reason="The yardstick: a poor and a good watch lie as far apart as no and a good taste match.",
)
# Half of what lies between the threshold before and the one after, at a third a second.
HEAD_STAY = {
    3: param(
        "feed.head.stay_3", 1.0, unit="value per probability", low=0.0, high=400.0,
        reason="Three seconds gained, at a third each: what is given to clips is time.",
    ),
    6: param(
        "feed.head.stay_6", 1.5, unit="value per probability", low=0.0, high=400.0,
        reason="Four and a half seconds more.",
    ),
    12: param(
        "feed.head.stay_12", 3.0, unit="value per probability", low=0.0, high=400.0,
        reason="Nine seconds more.",
    ),
    24: param(
        "feed.head.stay_24", 6.0, unit="value per probability", low=0.0, high=400.0,
        reason="Eighteen seconds more: whoever stays so long often stays on.",
    ),
}
HEAD_FINISH = param(
    "feed.head.finish", 0.3, unit="value per probability", low=0.0, high=400.0,
    reason="The end of a short clip comes by itself: 2.4 made pages of clips of ten seconds.",
)
HEAD_LIKE = param(
    "feed.head.like", 4.0, unit="value per probability", low=0.0, high=400.0,
    reason="Five times as rare as a good watch and clearer.",
)
HEAD_COMMENT = param(
    "feed.head.comment", 8.0, unit="value per probability", low=0.0, high=400.0,
    reason="X gives a reply ten likes; here two, because some comments are complaints.",
)
HEAD_SHARE = param(
    "feed.head.share", 12.0, unit="value per probability", low=0.0, high=400.0,
    reason="Brings somebody else; X gives it forty likes, which would chase what is merely funny.",
)
HEAD_FOLLOW = param(
    "feed.head.follow", 12.0, unit="value per probability", low=0.0, high=400.0,
    reason="A wish for all that comes; X gives it eight likes.",
)
HEAD_PRODUCT = param(
    "feed.head.product_tap", 60.0, unit="value per probability", low=0.0, high=400.0,
    reason="The first step into the shop; with 40, holding the mix of kinds cost too many of them.",
)
HEAD_BAG = param(
    "feed.head.add_to_bag", 20.0, unit="value per probability", low=0.0, high=800.0,
    reason="Wants to own it; about one tap in three becomes one.",
)
HEAD_BUY = param(
    "feed.head.buy", 150.0, unit="value per probability", low=0.0, high=2000.0,
    reason="The purpose of the shop; what it brings says more, but luck would be as loud.",
)
HEAD_SKIP = param(
    "feed.head.skip", -2.0, unit="value per probability", low=-400.0, high=0.0,
    reason="A clip that is swiped away at once costs nearly what a good watch earns.",
)
HEAD_NOT_INTERESTED = param(
    "feed.head.not_interested", -40.0, unit="value per probability", low=-4000.0, high=0.0,
    reason="Ten likes lost; X counts eighty-six, with a hundred times the clips to choose from.",
)
HEAD_REPORT = param(
    "feed.head.report", -160.0, unit="value per probability", low=-20000.0, high=0.0,
    reason="Four times as bad as not interested, a little less than at X (five times).",
)
BUSINESS_WEIGHT = param(
    "feed.business.weight", 0.3, unit="value", low=0.0, high=3.0,
    reason="What an offer may add at most: a tenth of a sure watch, enough to break ties.",
)
BUSINESS_FULL_SAVING = param(
    "feed.business.full_saving", 0.4, unit="fraction of the list price", low=0.01, high=1.0,
    reason="From this saving on an offer counts fully; deeper ones are clearance.",
)
BUSINESS_MARGIN = param(
    "feed.business.margin", 0.15, unit="value", low=0.0, high=3.0,
    reason="Half of what an offer may add: viewers gain by an offer, by a margin the shop alone.",
)
BUSINESS_MARGIN_USUAL = param(
    "feed.business.margin_usual", 0.35, unit="fraction of the price", low=0.0, high=1.0,
    reason="Between clothes and make-up; counts neither way, as does what is not known.",
)
BUSINESS_MARGIN_FULL = param(
    "feed.business.margin_full", 0.25, unit="fraction of the price", low=0.01, high=1.0,
    reason="So far from the usual one it counts fully; further is a slip more often than a prize.",
)
MODEL_USED = param(
    "feed.model.used", True, unit="switch",
    reason="An experiment can hold the model against the simple score.",
)
ANSWER_MINUTES = param(
    "feed.model.answer_minutes", 30, unit="minutes", low=1, high=1440,
    reason="What a viewer does with a clip, they do while they watch or soon after.",
)
BUY_HOURS = param(
    "feed.model.buy_hours", 2, unit="hours", low=1, high=168,
    reason="The bag is two taps from the clip; the newest hours cannot be learned from meanwhile.",
)
LEARNED_DAYS = param(
    "feed.model.learned_days", 30, unit="days", low=1, high=365,
    reason="What was shown longer ago tells of another catalogue.",
)
LEARNED_MOST = param(
    "feed.model.learned_most", 300_000, unit="impressions", low=1000, high=5_000_000,
    reason="The newest so many: more take minutes and gigabytes and add little.",
)
FEWEST_IMPRESSIONS = param(
    "feed.model.fewest_impressions", 2000, unit="impressions", low=100, high=1_000_000,
    reason="With fewer the slices for calibration and judging say nothing.",
)
FEWEST_POSITIVES = param(
    "feed.model.fewest_positives", 100, unit="events", low=1, high=10_000,
    reason="With fewer a rare head tells luck, made loud by its weight: it gives its base rate.",
)
