"""What a brand reads of who applied for its brief, and of inviting, in English and Hindi."""

from __future__ import annotations

from core.languages import Pair

PEOPLE: dict[str, Pair] = {
    "creators": ("Creators", "क्रिएटर"),
    "about": (
        "Accepting makes an agreement on the terms below and takes a place.",
        "स्वीकार करने पर नीचे की शर्तों पर समझौता हो जाता है और एक जगह भर जाती है।",
    ),
    "nobody": (
        "Nobody yet. Applications show here at once.",
        "अभी कोई नहीं। आवेदन आते ही यहाँ दिखेंगे।",
    ),
    "facts": ("What you may know of {name}", "{name} के बारे में आप क्या जान सकते हैं"),
    "accept": ("Accept", "स्वीकार करें"),
    "accept_whom": ("Accept {name}", "{name} को स्वीकार करें"),
    "decline": ("Decline", "मना करें"),
    "decline_whom": ("Decline {name}", "{name} को मना करें"),
    "withdraw": ("Take the invitation back", "निमंत्रण वापस लें"),
}
ANSWERED: dict[str, Pair] = {
    "accept": ("Agreed. The creator reads it now", "बात पक्की। क्रिएटर को अब दिख रहा है"),
    "decline": ("Declined", "मना कर दिया"),
    "withdraw": ("The invitation is taken back", "निमंत्रण वापस ले लिया"),
}
INVITE: dict[str, Pair] = {
    "title": ("Invite a creator", "किसी क्रिएटर को बुलाएँ"),
    "handle": ("Their handle", "उनका हैंडल"),
    "words": ("A word to them (optional)", "उनके लिए कुछ शब्द (ज़रूरी नहीं)"),
    "send": ("Invite", "निमंत्रण भेजें"),
    "sent": ("Invited", "निमंत्रण भेज दिया"),
    "whom": ("Whom do you want to invite?", "आप किसे बुलाना चाहते हैं?"),
    "too_long": ("That is too long.", "यह बहुत लंबा है।"),
}
FACTS: dict[str, Pair] = {
    "follower": ("1 follower", "1 फ़ॉलोअर"),
    "followers": ("{number} followers", "{number} फ़ॉलोअर"),
    "clip": ("1 clip published", "1 क्लिप पब्लिश की"),
    "clips": ("{number} clips published", "{number} क्लिप पब्लिश कीं"),
    "views_one": (
        "{views} median views of the last 1 clip",
        "पिछली 1 क्लिप के मीडियन व्यू: {views}",
    ),
    "views": (
        "{views} median views of the last {number} clips",
        "पिछली {number} क्लिप के मीडियन व्यू: {views}",
    ),
    "alike": (
        "{some} of {number} with products like these",
        "{number} में से {some} में ऐसे प्रोडक्ट",
    ),
}
