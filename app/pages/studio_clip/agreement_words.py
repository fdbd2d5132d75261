"""What the editor says of the brand that a clip is made for, in English and Hindi."""

from __future__ import annotations

from core.languages import Pair

AGREED: dict[str, Pair] = {
    "whole": ("Whole clip", "पूरी क्लिप"),
    "moment": ("Show the moment at {moment}", "{moment} वाला पल दिखाएँ"),
    "asks": ("{brand} asks for changes", "{brand} ने बदलाव माँगे हैं"),
    "asks_more": (
        "Make them, then hand the clip in again. Nobody but you sees it meanwhile.",
        "बदलाव करके क्लिप फिर से भेजें। तब तक यह सिर्फ़ आपको दिखती है।",
    ),
    "wishes": ("What the brand asks for", "ब्रांड ने क्या माँगा है"),
    "make_for": ("Make it for this", "इसके लिए बनाएँ"),
    "make_it_for": ("Make it for {title}", "{title} के लिए बनाएँ"),
    "tagged": ("Tagged", "टैग है"),
    "tag": ("Tag", "टैग करें"),
    "tag_it": ("Tag {product}", "{product} टैग करें"),
    "made_for": ("Made for ", "किसके लिए: "),
    "take_out": ("Take it out", "इससे हटाएँ"),
    "tag_one": (
        "Tag at least one of these, so that viewers find it and you are paid.",
        "इनमें से कम से कम एक टैग करें, ताकि लोग उसे ढूँढ सकें और आपको पैसे मिलें।",
    ),
    "products": ("Products of the agreement", "समझौते के प्रोडक्ट"),
    "said": ("What the brand said", "ब्रांड ने क्या कहा"),
    "none": (
        "You have no running collaboration to make this clip for.",
        "अभी आपका किसी ब्रांड के साथ काम नहीं चल रहा, जिसके लिए यह क्लिप हो।",
    ),
    "find": ("Find briefs", "ब्रीफ़ खोजें"),
    "for_brand": ("Made for a brand?", "किसी ब्रांड के लिए है?"),
    "brand_card": ("Made for a brand", "ब्रांड के लिए"),
    "choose": (
        "Choose the collaboration that this clip is for. Its label follows, and the brand "
        "approves the clip before it comes out.",
        "चुनें कि यह क्लिप किस ब्रांड के काम की है। लेबल अपने आप लगेगा, और लाइव होने से पहले "
        "ब्रांड क्लिप को मंज़ूरी देगा।",
    ),
    "one_moment": ("One moment", "एक पल रुकें"),
    "is_for": ("Made for {brand}", "अब यह {brand} के लिए है"),
    "own_again": ("It is your own clip again", "अब यह फिर आपकी अपनी क्लिप है"),
    "about": ("{brand} · {reward} · out by {day}", "{brand} · {reward} · {day} तक लाइव"),
    "approved": ("{brand} approved it", "{brand} ने मंज़ूरी दी"),
    "changes": ("{brand} asked for changes", "{brand} ने बदलाव माँगे"),
    "goes_to": ("Goes to {brand} once it is checked", "जाँच के बाद {brand} के पास जाएगी"),
    "late": ("The answer of {brand} is late", "{brand} के जवाब में देर है"),
    "safe": ("Your clip is safe; it keeps waiting.", "आपकी क्लिप सुरक्षित है; इंतज़ार जारी है।"),
    "waits": ("Waits for {brand}", "{brand} का इंतज़ार"),
    "answer_by": ("They answer by {hour}.", "जवाब {hour} तक आएगा।"),
}
