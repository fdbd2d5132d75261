"""What is said of clips that are known from before, and of putting one into a bank."""

from __future__ import annotations

from core.languages import Pair
from moderation.known.models import BankAction, MatchState

ACTIONS: dict[BankAction, Pair] = {
    BankAction.HOLD: ("Holds for a person", "किसी के देखने तक रोके"),
    BankAction.REMOVE: ("Rejects once confirmed", "पक्का होने पर नामंज़ूर करे"),
}
STATES: dict[MatchState, Pair] = {
    MatchState.CONFIRMED: ("Called right", "सही बताया गया"),
    MatchState.DENIED: ("Called wrong", "ग़लत बताया गया"),
}
KNOWN: dict[str, Pair] = {
    "again": ("Known again", "पहले से पहचाना हुआ"),
    "alike": ("{share} alike, bank “{bank}”", "{share} मिलता-जुलता, संग्रह “{bank}”"),
    "shows": (
        "Shows {share} of what an older clip shows",
        "एक पुरानी क्लिप का {share} इसमें दिखता है",
    ),
    "shows_sound": (
        "Shows {share} of what an older clip shows, with the same sound",
        "एक पुरानी क्लिप का {share} इसमें दिखता है, आवाज़ भी वही है",
    ),
    "see": ("see it", "देखें"),
    "is_it": ("It is", "वही है"),
    "is_it_reject": ("It is; reject the clip", "वही है; क्लिप नामंज़ूर करें"),
    "is_not": ("It is not", "वह नहीं है"),
    "right": ("Called right", "सही बताया"),
    "rejected": (
        "Called right, and the clip is rejected",
        "सही बताया, और क्लिप नामंज़ूर हुई",
    ),
    "denied": (
        "Called wrong; it is not held for this again",
        "ग़लत बताया; अब क्लिप इस वजह से नहीं रुकेगी",
    ),
    "banked": (
        "In the bank; the next clip like it waits for a person",
        "संग्रह में डाल दिया; ऐसी अगली क्लिप किसी के देखने तक रुकेगी",
    ),
    "bank_form": (
        "A bank's name has small letters, digits and dashes; say where it is known from",
        "संग्रह के नाम में अंग्रेज़ी के छोटे अक्षर, अंक और डैश ही हों; यह भी लिखें कि कहाँ से पता है",
    ),
    "put": ("Put it into a bank", "संग्रह में डालें"),
    "bank": ("Bank", "संग्रह"),
    "because": ("Because of", "वजह"),
    "what": ("What of it is bad", "इसमें क्या ख़राब है"),
    "both": ("Pictures and sound", "तस्वीरें और आवाज़"),
    "pictures": ("Pictures", "तस्वीरें"),
    "sound": ("Sound", "आवाज़"),
    "match": ("A match", "मिलान होने पर"),
    "source": ("Known from", "कहाँ से पता है"),
    "source_more": ("A case, an order.", "कोई केस, कोई आदेश।"),
    "until": ("Until the end of", "किस दिन के अंत तक"),
    "until_more": ("Left empty, it counts for good.", "ख़ाली छोड़ें, तो हमेशा गिना जाएगा।"),
    "put_in": ("Put it in", "डालें"),
}
