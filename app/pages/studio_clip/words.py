"""What the editor says around its panels, in its panel of words and in passing messages."""

from __future__ import annotations

from catalog.kinds import VideoKind
from core.languages import Pair

EDITOR: dict[str, Pair] = {
    "edit": ("Edit", "एडिट"),
    "title": ("Edit a clip", "क्लिप एडिट करें"),
    "delete": ("Delete this clip", "यह क्लिप हटाएँ"),
    "submit": ("Submit", "भेजें"),
    "submit_again": ("Submit again", "फिर से भेजें"),
    "not_saved": ("Not saved: {why}", "सेव नहीं हुआ: {why}"),
    "panels": ("Panels", "पैनल"),
    "what": ("What to edit", "क्या एडिट करना है"),
    "missing": ("This clip cannot be shown", "यह क्लिप नहीं दिखाई जा सकती"),
    "to_clips": ("To your clips", "अपनी क्लिप पर जाएँ"),
}
TABS: dict[str, Pair] = {
    "clip": ("Clip", "क्लिप"),
    "frame": ("Frame", "फ़्रेम"),
    "text": ("Text", "टेक्स्ट"),
    "sound": ("Sound", "साउंड"),
    "look": ("Look", "लुक"),
    "stickers": ("Stickers", "स्टिकर"),
    "cover": ("Cover", "कवर"),
    "words": ("Words", "शब्द"),
    "products": ("Products", "प्रोडक्ट"),
    "captions": ("Captions", "सबटाइटल"),
    "disclosure": ("Disclosure", "लेबल"),
    "history": ("Versions", "वर्ज़न"),
}
WORDS: dict[str, Pair] = {
    "caption": ("Caption", "कैप्शन"),
    "caption_hint": (
        "Hashtags belong in it: #monsoon #lipstick",
        "हैशटैग भी इसी में लिखें: #बारिश #लिपस्टिक",
    ),
    "steps_back": (
        "The clip steps back for a moment while new words are checked.",
        "नए शब्दों की जाँच तक क्लिप थोड़ी देर नहीं दिखेगी।",
    ),
    "save": ("Save these words", "ये शब्द सेव करें"),
    "kind": ("Kind", "किस तरह की क्लिप"),
    "language": ("Language", "भाषा"),
    "found": ("Found by itself", "अपने आप पता चले"),
    "sound": ("Sound", "साउंड"),
    "sound_hint": (
        "What people read under the clip, such as “Original sound”.",
        "लोग क्लिप के नीचे यही पढ़ते हैं, जैसे “ओरिजिनल साउंड”।",
    ),
}
KINDS: dict[VideoKind, Pair] = {
    VideoKind.USER: ("My own experience", "मेरा अपना अनुभव"),
    VideoKind.EDUCATIONAL: ("How it is done", "कैसे करते हैं"),
    VideoKind.PRODUCT: ("About one product", "एक प्रोडक्ट के बारे में"),
    VideoKind.BRAND: ("From a brand", "ब्रांड की ओर से"),
}
# In passing, by handlers.
KEPT: dict[str, Pair] = {
    "lost_tag": (
        "A product tag lost its picture and went with it",
        "एक प्रोडक्ट टैग अपने हिस्से के साथ हट गया",
    ),
    "lost_tags": (
        "{count} product tags lost their pictures and went with them",
        "{count} प्रोडक्ट टैग अपने हिस्सों के साथ हट गए",
    ),
    "no_value": ("that value is not possible.", "यह यहाँ नहीं चल सकता।"),
    "no_change": ("that change is not possible.", "यह बदलाव नहीं हो सकता।"),
    "same_words": ("People see these words already", "लोगों को यही शब्द दिख रहे हैं"),
    "new_words": (
        "Saved. Your new words are being checked",
        "सेव हो गया। नए शब्दों की जाँच हो रही है",
    ),
}
