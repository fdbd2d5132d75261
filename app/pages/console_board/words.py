"""What the live board says about its numbers, in English and Hindi."""

from __future__ import annotations

from core.languages import Pair

BOARD: dict[str, Pair] = {
    "failed": ("The board did not load", "बोर्ड नहीं खुला"),
    "waiting": (
        "{open} cases wait; in the last 24 hours {arrived} came in and {handled} were handled.",
        "{open} केस इंतज़ार में हैं; पिछले 24 घंटों में {arrived} आए और {handled} निपटे।",
    ),
    "waiting_one": (
        "{open} case waits; in the last 24 hours {arrived} came in and {handled} were handled.",
        "{open} केस इंतज़ार में है; पिछले 24 घंटों में {arrived} आए और {handled} निपटे।",
    ),
    "clocks": ("Clocks", "समय-सीमाएँ"),
    "clocks_more": (
        "Legal deadlines that run, the nearest first; times in India.",
        "चल रही क़ानूनी समय-सीमाएँ, सबसे नज़दीकी पहले; समय भारत का है।",
    ),
    "no_clock": ("No deadline runs.", "कोई समय-सीमा नहीं चल रही।"),
    "due": ("due {day}, {rule}", "{day} तक, {rule}"),
    "claimed": ("Somebody has it", "किसी के पास है"),
    "unclaimed": ("Nobody has it", "किसी के पास नहीं"),
    "backlog": ("Backlog", "बाक़ी केस"),
    "backlog_more": ("What waits, by queue and age.", "क्या इंतज़ार में है, क़तार और समय के हिसाब से।"),
    "backlog_by": ("Backlog by queue", "क़तार के हिसाब से बाक़ी केस"),
    "queue": ("Queue", "क़तार"),
    "open": ("Open", "खुले"),
    "over_1h": ("Over 1 h", "1 घं॰ से ज़्यादा"),
    "over_24h": ("Over 24 h", "24 घं॰ से ज़्यादा"),
    "oldest": ("Oldest", "सबसे पुराना"),
    "unranked": ("Not ranked yet", "अभी क्रम तय नहीं"),
    "hours": ("Arrivals and decisions", "आना और निपटना"),
    "hours_more": (
        "Cases that came in and cases that were handled, by hour.",
        "हर घंटे कितने केस आए और कितने निपटे।",
    ),
    "arrived": ("came in", "आए"),
    "handled": ("handled", "निपटे"),
    "chart": ("Cases by hour, over the last 24 hours", "पिछले 24 घंटों के केस, हर घंटे के"),
    "hour": (
        "The hour from {start}: {arrived} came in, {handled} handled",
        "{start} से एक घंटा: {arrived} आए, {handled} निपटे",
    ),
    "shares": ("How we are doing", "हमारा काम कैसा है"),
    "shares_more": (
        "Shares of the last 30 days, each with its interval of 95 %.",
        "पिछले 30 दिनों के हिस्से, हर एक 95 % अंतराल के साथ।",
    ),
    "views": ("Views that break the rules", "नियम तोड़ने वाले व्यू"),
    "views_of": ("Of all views, by the random sample:", "सभी व्यू में से, रैंडम नमूने के हिसाब से:"),
    "unjudged": (
        "{said} Not counted, as they were gone before anybody judged them: {count}.",
        "{said} जो फ़ैसले से पहले ही हट गए, वे गिने नहीं गए: {count}।",
    ),
    "granted": ("Appeals granted", "मानी गई अपीलें"),
    "granted_of": ("Of the appeals that were decided:", "जिन अपीलों पर फ़ैसला हुआ, उनमें से:"),
    "met": ("Legal deadlines met", "पूरी हुई क़ानूनी समय-सीमाएँ"),
    "met_of": ("Of those that fell due:", "जिनका समय आ चुका था, उनमें से:"),
    "agreement": ("Agreement", "सहमति"),
    "agreement_more": (
        "Krippendorff's α of blind second looks, in each policy: 1 is full agreement, 0 is what "
        "chance gives.",
        "हर नियम में दूसरी नज़र का क्रिपेनडॉर्फ़ α, जब पहला फ़ैसला दिखता नहीं: 1 पूरी सहमति है, 0 वह है जो "
        "संयोग से भी हो जाए।",
    ),
    "no_rule": ("No rule suspected", "किसी नियम का शक नहीं"),
    "no_looks": ("No second look so far.", "अब तक कोई दूसरी नज़र नहीं।"),
    "precision": ("Precision by label", "लेबल कितने सही"),
    "precision_more": (
        "How often people rejected what each label had sent to them, in the last 30 days.",
        "हर लेबल ने जो भेजा, लोगों ने उसे कितनी बार नामंज़ूर किया, पिछले 30 दिनों में।",
    ),
    "precision_of": ("Of what it sent here, rejected:", "इसने जो भेजा, उसमें से नामंज़ूर:"),
    "no_precision": (
        "People have decided nothing of the machine's so far.",
        "मशीन के भेजे किसी केस पर लोगों ने अब तक फ़ैसला नहीं किया।",
    ),
    "unknown": ("not known yet", "अभी पता नहीं"),
    "undecided": ("Nobody has decided any so far.", "अब तक किसी पर फ़ैसला नहीं हुआ।"),
    "interval": (
        "{meaning} {low} to {high}, of {count}.",
        "{meaning} {low} से {high}, {count} में से।",
    ),
    "looks_one": ("1 decision looked at twice.", "1 फ़ैसला दो बार देखा गया।"),
    "looks": ("{count} decisions looked at twice.", "{count} फ़ैसले दो बार देखे गए।"),
    "alpha": ("α between {low} and {high}; {looks}", "α {low} और {high} के बीच; {looks}"),
}
