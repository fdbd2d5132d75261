"""What the Disclosure panel says, and for whom a clip is, in English and Hindi."""

from __future__ import annotations

from catalog.kinds import AiPart, Audience, Disclosure
from core.languages import Pair

LABEL: dict[str, Pair] = {
    "about": (
        "People trust what is said openly, and the law asks for it. Your answer is shown on "
        "the clip from its first second to its last.",
        "खुलकर बताने से भरोसा बनता है, और क़ानून भी यही कहता है। आपका जवाब पूरी क्लिप पर दिखता है।",
    ),
    "for_clip": ("For this clip", "इस क्लिप के लिए"),
    "span": (
        "On screen for all {shown} s. {rule} asks for {asked} s.",
        "पूरे {shown} सेकंड दिखेगा। {rule} के हिसाब से {asked} सेकंड ज़रूरी हैं।",
    ),
    "agreed": (
        "This label stays: it follows from what you agreed with {brand}. "
        "A stronger one is always possible.",
        "यह लेबल रहेगा: {brand} के साथ आपका यही समझौता है। इससे मज़बूत लेबल कभी भी लगा सकते हैं।",
    ),
    "stays": (
        "This label stays: it follows from the products you show, or the clip was "
        "handed in with it. A stronger one is always possible.",
        "यह लेबल रहेगा: दिखाए गए प्रोडक्ट की वजह से, या क्लिप इसी के साथ भेजी गई थी। "
        "इससे मज़बूत लेबल कभी भी लगा सकते हैं।",
    ),
    "machine": ("Made by a machine", "मशीन से बना"),
    "machine_about": (
        "Say so where a machine made what looks or sounds real. People see a label, and "
        "the files carry it with them.",
        "अगर असली दिखने या सुनाई देने वाली चीज़ मशीन ने बनाई है, तो बताएँ। लोगों को लेबल दिखेगा, "
        "और फ़ाइल में भी रहेगा।",
    ),
}
# From the weakest label to the strongest: a locked one may be raised, never lowered.
DISCLOSURES: dict[Disclosure, Pair] = {
    Disclosure.NONE: ("Nothing to declare", "कुछ बताना नहीं है"),
    Disclosure.GIFTED: ("Gifted", "भेंट में मिला"),
    Disclosure.OWN_BRAND: ("My own brand", "मेरा अपना ब्रांड"),
    Disclosure.PAID: ("Paid partnership", "पेड पार्टनरशिप"),
}
DISCLOSED: dict[Disclosure, Pair] = {
    Disclosure.NONE: (
        "I chose and paid for everything myself.",
        "सब कुछ मैंने ख़ुद चुना और ख़रीदा।",
    ),
    Disclosure.GIFTED: (
        "I was given a product or a discount for it.",
        "मुझे प्रोडक्ट या उस पर छूट मिली।",
    ),
    Disclosure.OWN_BRAND: ("I sell or make what I show.", "दिखाई गई चीज़ मेरे ही ब्रांड की है।"),
    Disclosure.PAID: ("A brand pays me for this clip.", "इस क्लिप के लिए ब्रांड मुझे पैसे देता है।"),
}
AI_PARTS: dict[AiPart, Pair] = {
    AiPart.VOICE: ("A voice", "कोई आवाज़"),
    AiPart.FACE: ("A face or a body", "चेहरा या शरीर"),
    AiPart.WHOLE: ("The whole clip", "पूरी क्लिप"),
}
AI_MADE: dict[AiPart, Pair] = {
    AiPart.VOICE: (
        "Somebody is heard who did not say this.",
        "जिसकी आवाज़ है, उसने यह कहा नहीं।",
    ),
    AiPart.FACE: ("Somebody is seen who did not do this.", "जो दिख रहा है, उसने यह किया नहीं।"),
    AiPart.WHOLE: ("Its pictures were made by a machine.", "इसकी तस्वीरें मशीन ने बनाई हैं।"),
}
AUDIENCES: dict[Audience, Pair] = {
    Audience.EVERYONE: (
        "Everyone. In feeds, search and on your page.",
        "सभी। फ़ीड, खोज और आपके पेज पर।",
    ),
    Audience.FOLLOWERS: (
        "Followers only. Who follows you sees it; it is in nobody else's feed.",
        "सिर्फ़ फ़ॉलोअर। आपको फ़ॉलो करने वाले देखेंगे; और किसी के फ़ीड में नहीं आएगी।",
    ),
    Audience.LINK: (
        "Only with the link. It is in no list. Whoever has its address can watch.",
        "सिर्फ़ लिंक से। किसी सूची में नहीं आएगी। जिसके पास लिंक हो, वह देख सकता है।",
    ),
}
