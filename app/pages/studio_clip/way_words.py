"""What the editor says between handing a clip in and the feed, in English and Hindi."""

from __future__ import annotations

from core.languages import Pair

STEPS: dict[str, Pair] = {
    "processing": ("Getting ready", "तैयार हो रही है"),
    "screening": ("Being checked", "जाँच में"),
    "held": ("A person looks", "रिव्यू में"),
    "brand": ("Waits for {brand}", "{brand} का इंतज़ार"),
    "scheduled": ("Waits for its hour", "अपने समय का इंतज़ार"),
    "published": ("Live", "लाइव"),
}
READY: Pair = ("Ready, and waits for {brand}", "तैयार, {brand} का इंतज़ार")
NUMBERS: dict[str, Pair] = {
    "views": ("Views", "व्यू"),
    "watched": ("Watched", "देखा गया"),
    "to_end": ("To the end", "आख़िर तक"),
    "likes": ("Likes", "लाइक"),
    "comments": ("Comments", "कमेंट"),
    "saves": ("Saves", "सेव"),
    "taps": ("Product taps", "प्रोडक्ट पर टैप"),
    "sales": ("Sales", "बिक्री"),
}
CHECKS: dict[str, Pair] = {
    "made_for": ("Made for {brand}", "{brand} के लिए"),
    "made_for_advice": (
        "Tag at least one product of the agreement.",
        "समझौते का कम से कम एक प्रोडक्ट टैग करें।",
    ),
    "caption": ("Caption", "कैप्शन"),
    "caption_advice": ("Say in a line what one sees.", "एक लाइन में बताएँ कि क्या दिख रहा है।"),
    "hashtags": ("Hashtags", "हैशटैग"),
    "hashtags_advice": ("Two or three help people find it.", "दो-तीन हैशटैग से लोग इसे ढूँढ पाते हैं।"),
    "products": ("Products", "प्रोडक्ट"),
    "products_advice": (
        "Tag what you show, so that people can buy it.",
        "जो दिखाएँ, उसे टैग करें, ताकि लोग ख़रीद सकें।",
    ),
    "captions": ("Captions", "सबटाइटल"),
    "captions_advice": ("Many watch without sound.", "बहुत से लोग बिना आवाज़ के देखते हैं।"),
    "disclosure": ("Disclosure: {label}", "लेबल: {label}"),
    "machine": ("Made by a machine: {parts}", "मशीन से बना: {parts}"),
    "nothing": ("nothing", "कुछ नहीं"),
    "done": ("Done", "हो गया"),
    "lacking": ("Missing", "बाक़ी है"),
    "change": ("Change", "बदलें"),
    "add": ("Add", "जोड़ें"),
}
WAY: dict[str, Pair] = {
    "status": ("Status", "स्थिति"),
    "why": ("Why, and how to appeal", "क्यों, और अपील कैसे करें"),
    "change": ("Change what was said and hand it in again.", "जो बताया गया है, वह बदलें और फिर से भेजें।"),
    "see": ("See it in the feed", "फ़ीड में देखें"),
    "ready": ("Ready to go?", "भेजने को तैयार?"),
    "then": (
        "After this it is made ready and checked. A new creator's clips are also looked at by "
        "a person.",
        "इसके बाद क्लिप तैयार होगी और जाँची जाएगी। नए क्रिएटर की क्लिप कोई व्यक्ति भी देखता है।",
    ),
    "then_brand": (
        " Then it waits for {brand}, and comes out once they approve.",
        " फिर {brand} की मंज़ूरी का इंतज़ार होगा; मंज़ूरी मिलते ही क्लिप आ जाएगी।",
    ),
    "submit": ("Submit", "भेजें"),
    "submit_hour": ("Submit and schedule", "भेजें और शेड्यूल करें"),
    "sure": ("Delete this clip?", "यह क्लिप हटा दें?"),
    "sure_more": (
        "The clip, its file, its numbers and its comments go for good. Nobody can bring them back.",
        "क्लिप, उसकी फ़ाइल, आँकड़े और कमेंट हमेशा के लिए मिट जाएँगे। इन्हें कोई वापस नहीं ला सकता।",
    ),
    "delete": ("Delete for good", "हमेशा के लिए हटाएँ"),
    "keep": ("Keep it", "रहने दें"),
}
LOOK: dict[str, Pair] = {
    "look_ahead": ("A look ahead", "पहले से जाँच"),
    "look": ("Look", "जाँचें"),
    "again": ("Look again", "फिर जाँचें"),
    "looking": ("Looking at your clip", "आपकी क्लिप देखी जा रही है"),
    "nothing": (
        "Nothing was found that would speak against it.",
        "इसमें कोई दिक़्क़त नहीं मिली।",
    ),
    "about": (
        "Words, captions and some pictures, seen as the check afterwards sees them. A hint, "
        "not the verdict.",
        "शब्द, सबटाइटल और कुछ तस्वीरें, वैसे ही जैसे बाद की जाँच में। यह इशारा है, फ़ैसला नहीं।",
    ),
    "moment": ("Show the moment at {moment}", "{moment} वाला पल दिखाएँ"),
}
HOUR: dict[str, Pair] = {
    "when": ("When", "कब"),
    "soon": ("As soon as it is ready", "तैयार होते ही"),
    "at_hour": ("At an hour", "तय समय पर"),
    "hour": ("Day and hour", "दिन और समय"),
    "zone": ("Your time: {zone}", "आपका समय: {zone}"),
    "scheduled": ("Scheduled for ", "शेड्यूल: "),
    "ahead": (". It is made ready and checked ahead.", "। तैयारी और जाँच पहले हो जाएगी।"),
    "audience": ("Who sees it", "कौन देखे"),
    "called_off": (
        "Called off. It waits until you choose another hour.",
        "शेड्यूल हटा दिया। दूसरा समय चुनने तक क्लिप रुकी रहेगी।",
    ),
    "now": ("Come out now", "अभी लाइव करें"),
    "call_off": ("Call off", "शेड्यूल हटाएँ"),
    "recall": ("Back to editing", "फिर एडिट करें"),
    "comes_out": ("It comes out in a moment", "क्लिप थोड़ी देर में लाइव होगी"),
    "waits": (
        "It waits until you choose another hour",
        "दूसरा समय चुनने तक क्लिप रुकी रहेगी",
    ),
    "yours_again": ("You can edit it again", "अब आप इसे फिर एडिट कर सकते हैं"),
}
