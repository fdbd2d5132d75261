"""What the comments sheet says, in English and Hindi."""

from __future__ import annotations

from core.languages import Pair

COMMENTS: dict[str, Pair] = {
    "comments": ("Comments", "कमेंट"),
    "failed": ("The comments did not load", "कमेंट नहीं खुले"),
    "nothing": ("No comments yet", "अभी कोई कमेंट नहीं है"),
    "nothing_more": ("Be the first to say something.", "सबसे पहले आप कुछ कहें।"),
    "older": ("Older comments", "पुराने कमेंट"),
    "reply": ("Reply", "जवाब दें"),
    "replies": ("Show replies ({count})", "जवाब देखें ({count})"),
    "replying": ("Replying to {name}", "{name} को जवाब"),
    "cancel": ("Cancel", "रहने दें"),
    "delete": ("Delete", "मिटाएँ"),
    "held": ("Being checked; only you see it", "जाँच चल रही है; अभी सिर्फ़ आपको दिख रहा है"),
    "held_why": ("Why?", "क्यों?"),
    "kind": ("Say something kind", "कुछ अच्छा कहें"),
    "yours": ("Your comment", "आपका कमेंट"),
    "send": ("Send", "भेजें"),
    "sign_in": ("Sign in to join in", "कमेंट करने के लिए साइन इन करें"),
    "report": ("Report", "शिकायत करें"),
    "report_whose": ("Report the comment by {name}", "{name} के कमेंट की शिकायत करें"),
    "wrong": ("What is wrong with it?", "इसमें क्या ग़लत है?"),
}
TAKE_DOWN: dict[str, Pair] = {
    "take_down": ("Take down", "हटाएँ"),
    "whose": ("Take down the comment by {name}", "{name} का कमेंट हटाएँ"),
    "because": ("Which rule does it break?", "कौन सा नियम टूटा?"),
    "words": ("Note to its author (optional)", "लिखने वाले के लिए नोट (ज़रूरी नहीं)"),
    "now": ("Take it down", "इसे हटाएँ"),
    "rule_first": ("Choose a rule first", "पहले नियम चुनें"),
    "done": (
        "Taken down. Its author reads why and can appeal",
        "हटाया गया। लिखने वाले को वजह दिखेगी और वे अपील कर सकते हैं",
    ),
}
