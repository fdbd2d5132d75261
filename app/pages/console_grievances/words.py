"""What moderators read around grievances and refused profiles, in English and Hindi."""

from __future__ import annotations

from catalog.profile.errors import ProfilePart
from core.languages import Pair
from moderation.rights.models import GrievanceKind, GrievanceState

STATES: dict[GrievanceState, Pair] = {
    GrievanceState.OPEN: ("To answer", "जवाब देना है"),
    GrievanceState.ANSWERED: ("Answered", "जवाब दिया"),
    GrievanceState.CLOSED: ("Closed", "बंद"),
}
KINDS: dict[GrievanceKind, Pair] = {
    GrievanceKind.INTIMATE: ("Intimate pictures", "निजी तस्वीरें"),
    GrievanceKind.IMPERSONATION: ("Impersonation", "किसी और का रूप धरना"),
    GrievanceKind.MINORS: ("A child at risk", "किसी बच्चे को ख़तरा"),
    GrievanceKind.PERSONAL_DATA: ("Personal data", "निजी जानकारी"),
    GrievanceKind.OTHER: ("Something else", "कुछ और"),
}
PARTS: dict[ProfilePart, Pair] = {
    ProfilePart.NAME: ("A name", "नाम"),
    ProfilePart.BIO: ("A bio", "परिचय"),
    ProfilePart.PICTURE: ("A picture", "तस्वीर"),
}
GRIEVANCES: dict[str, Pair] = {
    "which": ("Which grievances", "कौन सी शिकायतें"),
    "none": ("None here", "यहाँ कोई शिकायत नहीं है"),
    "none_more": (
        "The nearest deadline will stand at the top.",
        "जिसकी समय-सीमा सबसे पास हो, वह सबसे ऊपर दिखेगी।",
    ),
    "came": (" · came in {received}, due {due}", " · {received} को आई, {due} तक जवाब"),
    "withdrawn": ("Taken back", "वापस ली गई"),
    "answer": ("Answer", "जवाब"),
    "send": ("Answer", "जवाब दें"),
    "replace": ("Replace the answer", "जवाब बदलें"),
    "close": ("Close it", "बंद करें"),
    "clip": ("The clip it names", "जिस क्लिप की बात है"),
    "clip_more": (
        " has a case in the queue, under the same clock.",
        ", उसका केस इसी समय-सीमा के साथ क़तार में है।",
    ),
    "answered_on": ("Answered on {day}", "{day} को जवाब दिया"),
    "taken_back": (
        "Its maker took it back; nothing is to be done.",
        "लिखने वाले ने इसे वापस ले लिया; कुछ करना नहीं है।",
    ),
    "bad_answer": (
        "Write an answer of 1 to 2,000 letters",
        "1 से 2,000 अक्षरों का जवाब लिखें",
    ),
    "answered": (
        "Answered; its maker can read it now",
        "जवाब दे दिया; लिखने वाला इसे अब पढ़ सकता है",
    ),
    "closed": ("Closed", "बंद कर दी"),
}
CONTEST: dict[str, Pair] = {
    "picture": ("The refused picture", "रोकी गई तस्वीर"),
    "show": ("Show the picture", "तस्वीर दिखाएँ"),
    "blur": ("Blur it", "धुंधली करें"),
    "what": ("What becomes of it", "इसका क्या हो"),
    "stand": ("Let it stand: it shows at once", "रहने दें: यह तुरंत दिखेगा"),
    "uphold": ("Uphold: it stays away", "रोक बनी रहे: यह नहीं दिखेगा"),
    "words": ("Answer, if a plain one is not enough", "जवाब, अगर सादा जवाब काफ़ी न हो"),
    "decide": ("Decide and close", "फ़ैसला करके बंद करें"),
    "refused": (
        "{part}, refused by the automatic check: {rule}",
        "{part}, स्वचालित जाँच ने रोका: {rule}",
    ),
    "own": (
        "It is about your own profile; somebody else has to decide.",
        "यह आपकी अपनी प्रोफ़ाइल के बारे में है; फ़ैसला किसी और को करना होगा।",
    ),
    "choose": ("Choose what becomes of it", "चुनें कि इसका क्या हो"),
    "long": ("An answer has at most 2,000 letters", "जवाब 2,000 अक्षरों तक का हो सकता है"),
    "stands": ("It shows now", "अब यह दिख रहा है"),
    "stays": ("It stays away", "यह नहीं दिखेगा"),
}
