"""The numbers of the feed. An experiment may override each of them."""

from __future__ import annotations

from catalog.kinds import VideoKind
from experiments.params import param

# A table: one line of numbers, one line of reason.
# fmt: off

# How much each term counts. Terms lie in [-1, 1] unless said otherwise.
WEIGHT_TASTE_LONG = param(
    "feed.weight.taste_long", 1.0, unit="weight", low=0.0, high=10.0,
    reason="The yardstick: closeness to the lasting taste; other weights are relative to it.",
)
WEIGHT_TASTE_SHORT = param(
    "feed.weight.taste_short", 0.9, unit="weight", low=0.0, high=10.0,
    reason="What somebody enjoys right now should turn the next page nearly as much as habit.",
)
WEIGHT_TAGS = param(
    "feed.weight.tags", 0.8, unit="weight", low=0.0, high=10.0,
    reason="Hashtags are precise but sparse, so a little less than content.",
)
WEIGHT_CREATOR = param(
    "feed.weight.creator", 0.35, unit="weight", low=0.0, high=10.0,
    reason="Liking a creator matters, but the slate must not become one creator's page.",
)
WEIGHT_FOLLOWED = param(
    "feed.weight.followed", 0.3, unit="weight", low=0.0, high=10.0,
    reason="A follow is a wish to see more; Following has a page of its own.",
)
WEIGHT_POPULARITY = param(
    "feed.weight.popularity", 0.6, unit="weight", low=0.0, high=10.0,
    reason="Decides the first page of a new viewer; a known taste outweighs it.",
)
WEIGHT_FRESHNESS = param(
    "feed.weight.freshness", 0.3, unit="weight", low=0.0, high=10.0,
    reason="Breaks ties towards new clips without burying proven ones.",
)
FOLLOWING_FRESHNESS = param(
    "feed.following.weight.freshness", 2.0, unit="weight", low=0.0, high=10.0,
    reason="Following is about what is new; taste only orders what appeared together.",
)

# Popularity and freshness
POPULARITY_HALF_LIFE = param(
    "feed.popularity.half_life", 240.0, unit="hours", low=1.0, high=8760.0,
    reason="A hit is old news after some ten days; short enough for trends to change.",
)
POPULARITY_PRIOR = param(
    "feed.popularity.prior", 20.0, unit="impressions", low=1.0, high=10000.0,
    reason="A clip counts as average until about this many people have met it.",
)
POPULARITY_PRIOR_RATE = param(
    "feed.popularity.prior_rate", 0.25, unit="points per impression", low=0.0, high=10.0,
    reason="What an average clip earns in points per impression.",
)
POINTS_FINISH = param(
    "feed.popularity.points.finish", 0.5, unit="points", low=0.0, high=20.0,
    reason="Watching to the end is common, so worth half a like.",
)
POINTS_LIKE = param(
    "feed.popularity.points.like", 1.0, unit="points", low=0.0, high=20.0,
    reason="The unit of approval.",
)
POINTS_COMMENT = param(
    "feed.popularity.points.comment", 1.5, unit="points", low=0.0, high=20.0,
    reason="Takes more effort than a like, but may be criticism.",
)
POINTS_SAVE = param(
    "feed.popularity.points.save", 2.0, unit="points", low=0.0, high=20.0,
    reason="A wish to come back, often to buy.",
)
POINTS_SHARE = param(
    "feed.popularity.points.share", 2.5, unit="points", low=0.0, high=20.0,
    reason="Recommending to a friend is the strongest praise that is free.",
)
POINTS_BAG = param(
    "feed.popularity.points.bag", 3.0, unit="points", low=0.0, high=50.0,
    reason="The clip sold its product to somebody.",
)
POINTS_PURCHASE = param(
    "feed.popularity.points.purchase", 6.0, unit="points", low=0.0, high=50.0,
    reason="Rare and the purpose of the shop.",
)
FRESH_HALF_LIFE = param(
    "feed.freshness.half_life", 48.0, unit="hours", low=0.5, high=2160.0,
    reason="A clip is news for about two days.",
)
EXPLORE_BELOW = param(
    "feed.exploration.below", 50, unit="impressions", low=1, high=100000,
    reason="With fewer impressions nobody can tell yet whether a clip is good.",
)

EXPLORE_POOL = param(
    "feed.exploration.pool", 256, unit="clips", low=1, high=10000,
    reason="The newest of the little known; with more, none would be shown often enough to learn.",
)
EXPLORE_SHARE = param(
    "feed.exploration.share", 0.08, unit="fraction of places", low=0.0, high=0.5,
    reason="Nearly one place a page: what it costs in likes is the price of finding hits early.",
)
EXPLORE_UNIFORM = param(
    "feed.exploration.uniform", 0.1, unit="fraction of draws", low=0.001, high=1.0,
    reason="Keeps every chance above zero, so that logged chances can be divided by.",
)
EXPOSURE_IMPRESSIONS = param(
    "feed.exposure.impressions", 30, unit="impressions", low=0, high=10000,
    reason="Enough to tell a bad clip from a good one; every approved clip gets them.",
)
EXPOSURE_HOURS = param(
    "feed.exposure.hours", 24.0, unit="hours", low=0.1, high=720.0,
    reason="A creator looks at the numbers on the next day.",
)
GUARANTEE_SHARE = param(
    "feed.exposure.share", 0.1, unit="fraction of places", low=0.0, high=0.5,
    reason="At one place a page, a tenth of all impressions can be promised to new clips.",
)

# What each source may add, and how long it may take
LIMIT_POPULAR = param(
    "feed.source.popular.limit", 120, unit="candidates", low=0, high=2000,
    reason="Enough that filters and diversity still leave a page of the best known.",
)
LIMIT_FRESH = param(
    "feed.source.fresh.limit", 60, unit="candidates", low=0, high=2000,
    reason="About a day's clips of a small installation.",
)
LIMIT_NEIGHBOURS = param(
    "feed.source.neighbours.limit", 150, unit="candidates", low=0, high=2000,
    reason="The main personal source, so the largest.",
)
LIMIT_TAGS = param(
    "feed.source.tags.limit", 80, unit="candidates", low=0, high=2000,
    reason="Ten clips for each of the viewer's eight dearest hashtags.",
)
LIMIT_FOLLOWED = param(
    "feed.source.followed.limit", 80, unit="candidates", low=0, high=2000,
    reason="Followed creators' newest clips; the rest is on the Following page.",
)
NEIGHBOURS_READ = param(
    "feed.source.neighbours.read", 3000, unit="clips", low=100, high=1000000,
    reason="Finds nine in ten of the nearest among 100,000 clips in a tenth of a millisecond.",
)
SOURCE_BUDGET = param(
    "feed.source.budget", 25.0, unit="ms", low=0.1, high=1000.0,
    reason="Sources take well below 1 ms; one that needs 25 is broken and its page better without.",
)

# The slate
SLATE_POOL = param(
    "feed.slate.pool", 80, unit="candidates", low=10, high=1000,
    reason="Diversity chooses among the best this many; deeper ones never win anyway.",
)
SLATE_LIKENESS = param(
    "feed.slate.likeness_penalty", 0.5, unit="score per cosine", low=0.0, high=10.0,
    reason="Two near-identical looks in a row cost half of a perfect taste match.",
)
SLATE_MEMORY = param(
    "feed.slate.memory", 4, unit="clips", low=1, high=50,
    reason="Likeness to what was shown longer ago is not noticed.",
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

# The content mix
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
    "feed.mix.step", 0.02, unit="score per share", low=0.0001, high=1.0,
    reason="Corrects a missing tenth within some hundred pages without swinging.",
)
MIX_CEILING = param(
    "feed.mix.ceiling", 0.5, unit="score", low=0.0, high=10.0,
    reason="What the mix may cost a clip: half of a perfect taste match, never all of it.",
)

# Taste
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

# Speed and safety
REDIS_BUDGET = param(
    "feed.redis.budget", 100.0, unit="ms", low=1.0, high=2000.0,
    reason="A round trip takes 0.2 ms; after this the page goes out by popularity.",
)
TRACES_KEPT = param(
    "feed.traces.kept", 20000, unit="pages", low=100, high=1000000,
    reason="Why-am-I-seeing-this is asked while watching; these take about 30 MB.",
)
SERVED_KEPT = param(
    "feed.served.kept", 20000, unit="clips", low=100, high=1000000,
    reason="160 kB a viewer at most; more clips than anybody swipes in a quarter.",
)

# What viewers set themselves
SET_POINTS = param(
    "feed.taste.set.points", 2.0, unit="points", low=0.1, high=20.0,
    reason="Said in so many words: as much as the two likes that make a clear interest.",
)
PICKER_BELOW = param(
    "feed.taste.picker.below", 3.0, unit="points", low=0.0, high=100.0,
    reason="Whoever has shown less than three likes' worth of taste is asked for it, once.",
)

# Similar clips
LIMIT_SIMILAR = param(
    "feed.source.similar.limit", 100, unit="candidates", low=0, high=2000,
    reason="Two tables' worth of neighbours; deeper ones are rarely what comes next.",
)
SIMILAR_RECENT = param(
    "feed.source.similar.recent", 20, unit="clips", low=1, high=200,
    reason="Older likes speak with a thirtieth of the newest one's weight.",
)
SIMILAR_RECENCY = param(
    "feed.source.similar.recency_power", 1.2, unit="power", low=0.0, high=4.0,
    reason="The k-th newest like counts k to the minus this; best on public sequences.",
)
