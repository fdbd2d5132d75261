"""What moderators read around products whose words are held, in English and Hindi."""

from __future__ import annotations

from core.languages import Pair

PRODUCTS: dict[str, Pair] = {
    "which": ("Which products", "कौन से प्रोडक्ट"),
    "waiting": ("Waiting", "इंतज़ार में"),
    "refused": ("Kept away", "रोके गए"),
    "total": ("In all: {count}", "कुल: {count}"),
    "none": ("No product here", "यहाँ कोई प्रोडक्ट नहीं है"),
    "none_more": (
        "Products whose words the rules hold, or that nothing could judge, wait here.",
        "जिन प्रोडक्ट के शब्द नियमों से रुकते हैं, या जिनकी जाँच नहीं हो सकी, वे यहाँ दिखते हैं।",
    ),
    "shown": (
        "It shows with its older words while these wait.",
        "जब तक ये शब्द रुके हैं, यह अपने पुराने शब्दों के साथ दिख रहा है।",
    ),
    "hidden": ("It is nowhere in the shop.", "यह दुकान में कहीं नहीं दिख रहा।"),
    "why": ("Why here", "यहाँ क्यों"),
    "score": ("{score} of 1, from {limit} on it counts", "1 में से {score}, {limit} से गिना जाता है"),
    "by": ("By the rules {version}, {since}", "नियम {version} के अनुसार, {since}"),
    "choice": ("What becomes of it", "इसका क्या हो"),
    "show": ("Let it show", "दिखने दें"),
    "keep": ("Keep it away:", "रोकें:"),
    "note": ("A word to its owner", "मालिक के लिए एक बात"),
    "decide": ("Decide", "फ़ैसला करें"),
    "choose": ("Choose what becomes of it", "चुनें कि इसका क्या हो"),
    "long": ("A note has at most 500 letters", "नोट 500 अक्षरों तक का हो सकता है"),
    "own": (
        "It is your own, or your own decision; somebody else has to decide.",
        "यह आपका अपना है, या आपका अपना फ़ैसला; फ़ैसला किसी और को करना होगा।",
    ),
    "now_shown": ("It shows now", "अब यह दिख रहा है"),
    "now_kept": ("It is kept away; its owner can read why", "इसे रोक दिया; मालिक वजह पढ़ सकता है"),
}
