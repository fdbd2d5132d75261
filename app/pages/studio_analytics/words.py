"""What the pages of analytics say, in English and Hindi; `studio.analytics` names the numbers."""

from __future__ import annotations

from core.languages import Pair, in_language

PAGE: dict[str, Pair] = {
    "analytics": ("Analytics", "आँकड़े"),
    "of_clip": ("Analytics of a clip", "क्लिप के आँकड़े"),
    "edit": ("Edit", "एडिट करें"),
    "failed": ("These numbers cannot be shown", "ये आँकड़े नहीं दिखाए जा सकते"),
    "counted": ("Everything is still counted.", "सब कुछ फिर भी गिना जा रहा है।"),
    "nothing": ("Your numbers", "आपके आँकड़े"),
    "nothing_more": (
        "Who watched to which second, what they tapped and what sold shows here within seconds of "
        "the first view.",
        "किसने किस सेकंड तक देखा, क्या टैप किया और क्या बिका, सब पहले व्यू के कुछ ही सेकंड बाद यहाँ दिखेगा।",
    ),
}
ALL: dict[str, Pair] = {
    "days": ("Views by day", "हर दिन के व्यू"),
    "days_more": (
        "The last 28 days, by India's clock. Days with an order are darker.",
        "पिछले 28 दिन, भारतीय समय में। जिस दिन ऑर्डर आया, वह गहरा है।",
    ),
    "clips": ("Your clips", "आपकी क्लिप"),
    "best": ("Your clips, best first", "आपकी क्लिप, सबसे अच्छी पहले"),
    "best_more": (
        "Best first: by revenue, then by views.",
        "सबसे अच्छी पहले: बिक्री की रक़म से, फिर व्यू से।",
    ),
    "week": ("When your followers watch", "आपके फ़ॉलोअर कब देखते हैं"),
    "week_most": ("Most on {hours}.", "सबसे ज़्यादा: {hours}।"),
}
CLIP: dict[str, Pair] = {
    "curve": ("Who is still there", "कौन देखता रहा"),
    "withheld": (
        "Of fewer people a curve would be chance, and might tell about one of them.",
        "कम लोगों का ग्राफ़ बस संयोग होगा, और किसी एक के बारे में बता सकता है।",
    ),
    "as_table": ("As a table", "टेबल में देखें"),
    "seconds": ("The clip second by second", "क्लिप, हर सेकंड"),
    "funnel": ("From watching to ordering", "देखने से ऑर्डर तक"),
    "sources": ("Where they came from", "दर्शक कहाँ से आए"),
    "sources_said": ("Where views came from", "व्यू कहाँ से आए"),
    "no_sources": ("The first view shows here.", "पहला व्यू यहाँ दिखेगा।"),
    "products": ("Products", "प्रोडक्ट"),
    "no_products": (
        "Nothing tapped yet. A product tag at the second it shows is tapped most.",
        "अभी कुछ टैप नहीं हुआ। टैग उसी सेकंड पर सबसे ज़्यादा टैप होता है जब प्रोडक्ट दिखे।",
    ),
    "beside": ("Beside your last clips", "आपकी पिछली क्लिप से तुलना"),
}
PROMISE: dict[str, Pair] = {
    "promise": ("First viewers", "पहले दर्शक"),
    "meaning": (
        "Every approved clip is shown to its first people within a day, whoever made it.",
        "हर मंज़ूर क्लिप, चाहे जिसने बनाई हो, एक दिन में अपने पहले लोगों को दिखाई जाती है।",
    ),
    "shown": (
        "Shown {count} of the {promised} times we promised",
        "वादा {promised} बार दिखाने का, दिखाई गई {count} बार",
    ),
    "owed": ("The rest by {due}.", "बाक़ी {due} तक।"),
    "met": ("The promise is kept.", "वादा पूरा हुआ।"),
    "late": (
        "Late since {due}. Places are kept for late clips until they have been shown so often.",
        "{due} से देर हो गई है। पूरी बार दिखाए जाने तक देर वाली क्लिप के लिए जगह रखी जाती है।",
    ),
}
HEADS: dict[str, Pair] = {
    "clip": ("Clip", "क्लिप"),
    "views": ("Views", "व्यू"),
    "to_end": ("To the end", "आख़िर तक"),
    "taps": ("Taps", "टैप"),
    "bags": ("Bags", "बैग में"),
    "orders": ("Orders", "ऑर्डर"),
    "revenue": ("Revenue", "बिक्री की रक़म"),
    "commission": ("Commission", "कमीशन"),
    "product": ("Product", "प्रोडक्ट"),
    "best": ("Best at", "सबसे अच्छा पल"),
    "second": ("Second", "सेकंड"),
    "there": ("There", "देखते रहे"),
    "sure": ("95 % sure", "95 % पक्का"),
    "again": ("Again", "दोबारा"),
    "skipped": ("Skipped", "छोड़ा"),
    "measure": ("Measure", "माप"),
    "this": ("This clip", "यह क्लिप"),
    "among": ("Among them", "उनके बीच"),
    "usually": ("Usually", "आम तौर पर"),
    "place": ("Place", "स्थान"),
}
DRAWN: dict[str, Pair] = {
    "hours": ("{count} h", "{count} घंटे"),
    "minutes": ("{count} min", "{count} मिनट"),
    "seconds": ("{count} s", "{count} सेकंड"),
    "between": ("{low} to {high} %", "{low} से {high} %"),
    "rests": ("Counting rests for a moment; nothing is lost", "गिनती थोड़ी देर रुकी है; कुछ छूटा नहीं है"),
    "behind": ("Counting is {time} behind", "गिनती {time} पीछे है"),
    "live": ("Live, a few seconds old at most", "लाइव, ज़्यादा से ज़्यादा कुछ सेकंड पुराने"),
    "of_before": (
        "{share} of those before ({low} to {high} %)",
        "पिछले चरण के {share} ({low} से {high} %)",
    ),
    "few": ("Too few viewers", "दर्शक कम हैं"),
    "place": ("{place} of {of}", "{of} में से {place}"),
    "placed": (
        "{name}: {value}; usually {middle}; place {place}",
        "{name}: {value}; आम तौर पर {middle}; स्थान {place}",
    ),
    "day": (
        "{day}: {views} views, {orders} orders, {money}, {followers} new followers",
        "{day}: {views} व्यू, {orders} ऑर्डर, {money}, {followers} नए फ़ॉलोअर",
    ),
    "hour": ("{day} {hour}, {views} views", "{day} {hour}, {views} व्यू"),
    "no_caption": ("No caption", "कैप्शन नहीं है"),
}
WEEKDAYS: tuple[Pair, ...] = (
    ("Mon", "सोम"),
    ("Tue", "मंगल"),
    ("Wed", "बुध"),
    ("Thu", "गुरु"),
    ("Fri", "शुक्र"),
    ("Sat", "शनि"),
    ("Sun", "रवि"),
)


def say(key: str, locale: str, **facts: object) -> str:
    """A text of `DRAWN` with its facts, for whoever reads it."""
    return in_language(DRAWN[key], locale).format(**facts)
