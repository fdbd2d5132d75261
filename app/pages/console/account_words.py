"""What the console says about the account behind a case, in English and Hindi."""

from __future__ import annotations

from core.languages import Pair

ACCOUNT: dict[str, Pair] = {
    "trust": ("Trust this creator from now on", "अब से इस क्रिएटर पर भरोसा करें"),
    "stop_trust": ("Stop trusting this creator", "इस क्रिएटर पर भरोसा हटाएँ"),
    "trust_more": (
        "Clean clips of whoever is trusted show without a person. It is kept who said so, and why.",
        "जिस पर भरोसा है, उसकी साफ़ क्लिप बिना किसी के देखे दिखती हैं। किसने और क्यों कहा, यह दर्ज रहता है।",
    ),
    "why": ("Why?", "क्यों?"),
    "end": ("End this account", "यह खाता बंद करें"),
    "end_more": (
        "@{handle} can then no longer post, comment, report or change their profile, until "
        "somebody lifts it. They read the rule and your reason and can appeal once. Somebody else "
        "looks again without seeing what you decided. This case stays open.",
        "इसके बाद @{handle} पोस्ट, कमेंट, रिपोर्ट या प्रोफ़ाइल में बदलाव नहीं कर पाएँगे, जब तक कोई यह "
        "रोक न हटाए। वे नियम और आपकी वजह पढ़ेंगे और एक बार अपील कर सकेंगे। कोई और आपका फ़ैसला देखे बिना इसे "
        "फिर देखेगा। यह केस खुला रहेगा।",
    ),
    "end_because": ("Which rule does it break?", "कौन सा नियम टूटा?"),
    "end_why": ("Why? Its owner reads it.", "क्यों? खाते के मालिक इसे पढ़ेंगे।"),
    "end_now": ("End the account for good", "खाता हमेशा के लिए बंद करें"),
    "lift": ("Let this account act again", "यह खाता फिर चालू करें"),
    "lift_more": (
        "@{handle} can post, comment and report again; strikes stay. They are told.",
        "@{handle} फिर पोस्ट, कमेंट और रिपोर्ट कर पाएँगे; स्ट्राइक बनी रहेंगी। उन्हें बताया जाएगा।",
    ),
    "trusted": ("Trusted from now on", "अब से भरोसा रहेगा"),
    "untrusted": ("No longer trusted", "अब भरोसा नहीं है"),
    "ended": ("The account has ended; its owner is told", "खाता बंद हुआ; मालिक को बताया गया"),
    "lifted": ("The account can act again", "खाता फिर चालू है"),
    "say_why": ("Say why in a few words", "थोड़े शब्दों में वजह बताएँ"),
}
