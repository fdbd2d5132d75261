"""What the page of promised audiences says, in English and Hindi."""

from __future__ import annotations

from core.languages import Pair

PROMISES: dict[str, Pair] = {
    "failed": ("The clips did not load", "क्लिप नहीं खुलीं"),
    "meaning": (
        "Every approved clip is shown {promised} times within {hours} hours, whoever made it.",
        "हर मंज़ूर क्लिप, चाहे जिसने बनाई हो, {hours} घंटे में {promised} बार दिखाई जाती है।",
    ),
    "counts": ("Late: {late}. Still in time: {owed}.", "देर हो चुकी: {late}। समय बाक़ी: {owed}।"),
    "late": ("Late clips, oldest first", "जिन क्लिप को देर हुई, सबसे पुरानी पहले"),
    "late_more": (
        "Places are kept for them until they have been shown often enough. What hardly anybody may "
        "see stays here for long.",
        "पूरी बार दिखाए जाने तक इनके लिए जगह रखी जाती है। जिसे बहुत कम लोग देख सकते हैं, वह यहाँ देर तक "
        "रहती है।",
    ),
    "first": ("The first {count} are shown.", "पहली {count} दिखाई गई हैं।"),
    "clip": ("Clip", "क्लिप"),
    "creator": ("Creator", "क्रिएटर"),
    "shown": ("Shown", "दिखाई गई"),
    "due": ("Due", "कब तक"),
    "over": ("Late by", "कितनी देर"),
    "no_caption": ("No caption", "कैप्शन नहीं है"),
    "nothing": ("No clip is late", "किसी क्लिप को देर नहीं हुई"),
    "nothing_more": (
        "Each was shown as often as promised, or still has time.",
        "हर क्लिप वादे जितनी बार दिखाई गई, या उसका समय अभी बाक़ी है।",
    ),
}
