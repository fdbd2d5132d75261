"""The numbers of records, of reach, and of how closely a clip is looked at and listened to."""

from __future__ import annotations

from experiments.params import param

# A table: one line of numbers, one line of reason.
# fmt: off

HALF_LIFE = param(
    "moderation.record.half_life", 120.0, unit="days", low=1.0, high=3650.0,
    reason="A season: who has changed is judged by what they do now, not by last year.",
)
LOWER_QUANTILE = param(
    "moderation.record.lower_quantile", 0.05, unit="probability", low=0.001, high=0.5,
    reason="What is granted goes by the rate that a record exceeds with 95 % certainty.",
)
INCIDENT_HOURS = param(
    "moderation.strikes.incident", 24.0, unit="hours", low=0.0, high=720.0,
    reason="Who hands in three clips before the first is judged has made one mistake, not three.",
)
STRIKE_DAYS = param(
    "moderation.strikes.days", 90.0, unit="days", low=1.0, high=730.0,
    reason="Long enough to matter for the next clips, short enough that going on is worth it.",
)
STRIKE_FROM = param(
    "moderation.strikes.from", 20, unit="severity", low=0, high=100,
    reason="A picture that cannot be made out is no offence; spam is.",
)
GRAVE_FROM = param(
    "moderation.strikes.grave", 80, unit="severity", low=0, high=100,
    reason="Hatred, violence and nudity count twice: two such incidents stop publishing.",
)
SLOWED_AT = param(
    "moderation.ladder.slowed", 2, unit="points", low=1, high=100,
    reason="The first strike is a warning; after the second a person has to keep up.",
)
PAUSED_AT = param(
    "moderation.ladder.paused", 3, unit="points", low=1, high=100,
    reason="Three strikes, or a grave one after a lesser one.",
)
PAUSE_DAYS = param(
    "moderation.ladder.pause", 7.0, unit="days", low=1.0, high=365.0,
    reason="A week; it doubles with each further point.",
)
PAUSE_DAYS_MOST = param(
    "moderation.ladder.pause_most", 30.0, unit="days", low=1.0, high=365.0,
    reason="What lasts longer, only a person may decide.",
)
STOP_LEVEL = param(
    "moderation.stop.level", 2, unit="level", low=1, high=3,
    reason="The gravest act there is takes somebody whose judgement a lead has vouched for.",
)
TRUST_LOWER = param(
    "moderation.trust.lower", 0.8, unit="probability", low=0.0, high=1.0,
    reason="At least four in five of a creator's clips are fine, as good as certain.",
)
TRUST_EVIDENCE = param(
    "moderation.trust.evidence", 10.0, unit="decisions", low=1.0, high=1000.0,
    reason="So many clips looked at by a person, old ones counting less.",
)
CAUTION_MOST = param(
    "moderation.caution.most", 0.3, unit="fraction of a threshold", low=0.0, high=0.9,
    reason="A creator who is as good as always wrong is held at seven tenths of each threshold.",
)
REPORTER_AGE_DAYS = param(
    "moderation.reports.age", 7.0, unit="days", low=0.0, high=365.0,
    reason="An account made for an attack is younger; its reports still reach the queue.",
)
REPORTER_EVIDENCE = param(
    "moderation.reports.evidence", 3.0, unit="decided reports", low=0.5, high=100.0,
    reason="Fewer say nothing about a person.",
)
REPORTER_FLOOR = param(
    "moderation.reports.floor", 0.5, unit="probability", low=0.0, high=0.99,
    reason="Whose reports are right less often than a coin adds nothing to a freeze.",
)
REPORTER_ALIKE = param(
    "moderation.reports.alike", 0.5, unit="Jaccard index", low=0.0, high=1.0,
    reason="Reporters who reported the same things before speak with one voice.",
)
REPORTER_FIRST = param(
    "moderation.reports.first", 3, unit="reporters", low=1, high=1000,
    reason="The first to see it earn the credit; a thousand who follow buy no record with it.",
)
FREEZE_VOICES = param(
    "moderation.freeze.voices", 3, unit="independent reporters", low=2, high=1000,
    reason="One or two may be in league, or simply have a quarrel.",
)
FREEZE_WEIGHT = param(
    "moderation.freeze.weight", 1.0, unit="weight", low=0.1, high=100.0,
    reason="About four people with a dozen reports, all of them right.",
)
REACH_FIRST = param(
    "moderation.reach.first", 500, unit="impressions", low=30, high=100000,
    reason="Enough to tell a bad clip from a good one; a bad one has met few.",
)
REACH_WIDER = param(
    "moderation.reach.wider", 5000, unit="impressions", low=30, high=1000000,
    reason="Ten times more people to report what the first five hundred let pass.",
)
REACH_EARLY = param(
    "moderation.reach.early", 0.5, unit="fraction of the cap", low=0.05, high=1.0,
    reason="Looked at half way, a good clip never waits at its cap.",
)
REACH_DOUBT = param(
    "moderation.reach.doubt", 0.3, unit="probability", low=0.0, high=1.0,
    reason="One reporter with a good record holds a clip where it is until a person has looked.",
)
REACH_SKIPS = param(
    "moderation.reach.skips", 0.9, unit="fraction of plays", low=0.0, high=1.0,
    reason="Nine in ten swiped away, and surely so: more people would not thank us for it.",
)
APPEAL_DAYS = param(
    "moderation.appeals.days", 180.0, unit="days", low=1.0, high=3650.0,
    reason="Half a year, as the European act asks: nobody is too late for a holiday or an illness.",
)
QUEUE_RECORD_MOST = param(
    "moderation.queue.record_most", 4.0, unit="ratio of odds", low=1.0, high=100.0,
    reason="However good or bad its maker's record, what was found of the clip itself says more.",
)
AGREEMENT_LEAST = param(
    "moderation.agreement.least", 10, unit="decisions", low=2, high=1000,
    reason="Fewer pairs leave an interval so wide that the number in it would mislead.",
)
GOLDEN_RATE = param(
    "moderation.golden.rate", 0.02, unit="fraction of decisions", low=0.0, high=0.5,
    reason="One item in fifty decisions: some a day for each, enough to see a drift in a month.",
)
TRANSPARENCY_FLOOR = param(
    "moderation.transparency.floor", 5, unit="decisions", low=1, high=1000,
    reason="A smaller number could point at one person; it is told as “fewer than five”.",
)
SCENE_CHANGE = param(
    "moderation.frames.scene_change", 24.0, unit="grey levels", low=1.0, high=128.0,
    reason="Mean of two stamps' differences; at 14 a hand close to the lens made dozens of scenes.",
)
SCENES_MOST = param(
    "moderation.frames.scenes", 36, unit="pictures", low=0, high=200,
    reason="For scenes that even samples miss; at 0.1 s each three or four seconds at most.",
)
SUSPICIOUS = param(
    "moderation.frames.suspicious", 0.5, unit="fraction of a threshold", low=0.05, high=1.0,
    reason="A picture half way to its limit may have a worse neighbour: one looks again around it.",
)
CLOSE_MOST = param(
    "moderation.frames.close", 12, unit="pictures", low=0, high=100,
    reason="Three places, two pictures on each side; a second more for a clip that asks for it.",
)
CLOSE_STEP = param(
    "moderation.frames.close_step", 300, unit="ms", low=40, high=5000,
    reason="What shows for less is hardly made out by a viewer either.",
)
UNREAD_SHARE = param(
    "moderation.unread.share", 0.02, unit="fraction of pictures", low=0.0, high=1.0,
    reason="Our own encoder loses none; more than one in fifty is damage, or something to hide.",
)
UNREAD_SPAN = param(
    "moderation.unread.span", 500, unit="ms", low=0, high=60000,
    reason="Half a second is enough to show what may not be shown.",
)
SPOKEN_LEAST = param(
    "moderation.speech.least", 1500, unit="ms", low=100, high=60000,
    reason="A sentence; less of a voice that nobody could listen to is a laugh or a sung note.",
)
LISTEN_FOR_LENGTH = param(
    "moderation.speech.patience", 1.5, unit="seconds per second of sound", low=0.1, high=20.0,
    reason="A busy core needs 0.3; what takes five times that is stuck, and a person decides.",
)
PRODUCTS_AT_ONCE = param(
    "moderation.products.at_once", 200, unit="products a minute", low=1, high=5000,
    reason="Some ten seconds of a core; an import judges its own, this is for what was left over.",
)
PRODUCTS_UNSEEN = param(
    "moderation.products.unseen", 6.0, unit="hours", low=0.0, high=168.0,
    reason="What stops the models is mostly mended by then; before, a full import is no flood.",
)
PRODUCTS_REACH = param(
    "moderation.products.reach", 10.0, unit="views to come", low=0.0, high=100000.0,
    reason="A held one meets nobody, and half as many would look at it as at a held clip.",
)
SPEECH_AGAIN = param(
    "moderation.speech.again", 4, unit="clips a sweep", low=1, high=100,
    reason="Each takes a worker about a third of its length; fresh clips are not to wait for many.",
)
