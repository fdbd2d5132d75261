"""What the Products panel and the suggested tags say, in English and Hindi."""

from __future__ import annotations

from catalog.kinds import PinTerms, SoldOut
from core.languages import Pair

TAGS: dict[str, Pair] = {
    "from": ("From", "कब से"),
    "to": ("To", "कब तक"),
    "left": ("From the left", "बाएँ से"),
    "top": ("From the top", "ऊपर से"),
    "seconds": ("s", "से॰"),
    "terms": ("How you came by it", "यह आपको कैसे मिला"),
    "sold_out_then": ("When it is sold out", "स्टॉक ख़त्म होने पर"),
    "then": ("Then: {product}", "तब: {product}"),
    "not_this": ("Not this one", "यह नहीं"),
    "take_off": ("Take off {product}", "{product} हटाएँ"),
    "span": ("{start} s to {end} s", "{start} से {end} से॰ तक"),
    "stand_in": ("Stand in", "इसे दिखाएँ"),
    "let_stand_in": ("Let {product} stand in", "बदले में {product} दिखाएँ"),
    "tag": ("Tag", "टैग करें"),
    "tag_it": ("Tag {product}", "{product} टैग करें"),
    "none": (
        "Tag what you show. A product appears at its second, and people can buy it there.",
        "जो दिखाएँ, उसे टैग करें। प्रोडक्ट अपने समय पर दिखेगा और लोग वहीं से ख़रीद सकेंगे।",
    ),
    "search": ("Search the shop, or paste a link", "दुकान में खोजें या लिंक पेस्ट करें"),
    "fitting": ("Fitting this clip", "इस क्लिप से मेल खाते"),
    "nothing": ("Nothing in the shop by that name.", "इस नाम का कुछ दुकान में नहीं है।"),
    "tagged": (
        "Tagged. Drag it to its place in the preview",
        "टैग हो गया। प्रीव्यू में इसे सही जगह ले जाएँ",
    ),
    "choose_below": ("Choose below what stands in", "नीचे चुनें कि बदले में क्या दिखे"),
    "stands_in": ("It stands in", "अब बदले में यह दिखेगा"),
    "off": ("The tag is off", "टैग हटा दिया"),
    "always_there": (
        "This product is on screen all the time already.",
        "यह प्रोडक्ट पूरी क्लिप में पहले से टैग है।",
    ),
    "changed": (
        "This tag was changed elsewhere; reload the page.",
        "यह टैग कहीं और बदला गया; पेज फिर से खोलें।",
    ),
    "outside": (
        "A tag lies inside the picture, from 0 to 100 %.",
        "टैग तस्वीर के अंदर रहता है, 0 से 100 % तक।",
    ),
    "hidden": (
        "{product} is sold out: its tag is hidden until it is back.",
        "{product} का स्टॉक ख़त्म है: वापस आने तक इसका टैग छिपा है।",
    ),
}
TERMS: dict[PinTerms, Pair] = {
    PinTerms.OWN: ("Chosen and paid for by me", "मैंने ख़ुद चुना और ख़रीदा"),
    PinTerms.GIFTED: ("Given, lent or made cheaper", "भेंट, उधार या छूट पर मिला"),
    PinTerms.COMMISSION: ("I earn when it sells", "बिकने पर मुझे कमाई होती है"),
}
SOLD_OUT: dict[SoldOut, Pair] = {
    SoldOut.NEAREST: ("Show the nearest of its brand", "उसी ब्रांड का मिलता-जुलता दिखाएँ"),
    SoldOut.CHOSEN: ("Show one that I choose", "जो मैं चुनूँ, वह दिखाएँ"),
    SoldOut.HIDE: ("Hide the tag", "टैग छिपाएँ"),
    SoldOut.KEEP: ("Show it as sold out", "“स्टॉक ख़त्म” दिखाएँ"),
}
OFFERS: dict[str, Pair] = {
    "take": ("Take {tag}. {why}", "{tag} जोड़ें। {why}"),
    "put_away": ("Put away {tag}", "{tag} हटा दें"),
    "about": (
        "Suggested for this clip. Nothing is on it until you take it.",
        "इस क्लिप के लिए सुझाव। आप जो चुनेंगे, वही जुड़ेगा।",
    ),
}
