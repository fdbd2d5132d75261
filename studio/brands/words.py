"""What these services say to brands and creators beside what they refuse, in English and Hindi."""

from __future__ import annotations

from core.languages import Pair
from studio.analytics.comparison import LAST
from studio.brands.rules import ApproachState

SHARES: Pair = (
    "By applying you show this brand, beside your public profile, the median views of your last "
    f"{LAST} clips and how many of them show products like these.",
    "आवेदन करने पर यह ब्रांड आपकी पब्लिक प्रोफ़ाइल के साथ यह भी देखेगा: आपकी पिछली "
    f"{LAST} क्लिप के मीडियन व्यू, और उनमें से कितनी में ऐसे प्रोडक्ट हैं।",
)
FITS: dict[str, Pair] = {
    "brand": (
        "You made 1 clip with this brand’s products.",
        "आपकी 1 क्लिप में इस ब्रांड के प्रोडक्ट हैं।",
    ),
    "brands": (
        "You made {number} clips with this brand’s products.",
        "आपकी {number} क्लिप में इस ब्रांड के प्रोडक्ट हैं।",
    ),
    "shelf": ("You made 1 clip with {what}.", "आपकी 1 क्लिप इस श्रेणी की है: {what}।"),
    "shelves": (
        "You made {number} clips with {what}.",
        "आपकी {number} क्लिप इस श्रेणी की हैं: {what}।",
    ),
}
# Why somebody cannot join a brief.
OBSTACLES: dict[str, Pair] = {
    "not_open": ("This brief is not open.", "यह ब्रीफ़ खुला नहीं है।"),
    "too_late": ("The last day to apply has passed.", "आवेदन की आख़िरी तारीख़ निकल गई है।"),
    "full": ("Every place of this brief is taken.", "इस ब्रीफ़ की सारी जगहें भर गई हैं।"),
    "no_creator": ("Briefs are for creators.", "ब्रीफ़ क्रिएटर के लिए होते हैं।"),
    "blocked": (
        "This brief does not take your application.",
        "इस ब्रीफ़ के लिए आपका आवेदन नहीं लिया जा सकता।",
    ),
    "you_blocked": (
        "You have blocked this brand. Unblock it first.",
        "आपने इस ब्रांड को ब्लॉक किया है। पहले इसे अनब्लॉक करें।",
    ),
    "invited_only": ("This brief is by invitation.", "यह ब्रीफ़ सिर्फ़ निमंत्रण से है।"),
}
STANDINGS: dict[ApproachState, Pair] = {
    ApproachState.APPLIED: ("You have applied.", "आप आवेदन कर चुके हैं।"),
    ApproachState.INVITED: (
        "You are invited; answer the invitation.",
        "आपको निमंत्रण मिला है; उसका जवाब दें।",
    ),
    ApproachState.ACCEPTED: ("You are part of it.", "आप इसमें शामिल हैं।"),
    ApproachState.DECLINED: ("This was declined.", "इसके लिए मना कर दिया गया।"),
    ApproachState.EXPIRED: ("This was not answered in time.", "समय पर जवाब नहीं आया।"),
}
# What of a brief cannot change, by the names that the API has for it.
TERMS: dict[str, Pair] = {
    "title": ("title", "शीर्षक"),
    "wants": ("wants", "ब्रीफ़ का टेक्स्ट"),
    "product_ids": ("product_ids", "प्रोडक्ट"),
    "commission_bp": ("commission_bp", "कमीशन"),
    "is_gifted": ("is_gifted", "भेंट"),
    "apply_until": ("apply_until", "आवेदन की आख़िरी तारीख़"),
    "publish_from": ("publish_from", "पब्लिश का पहला दिन"),
    "publish_until": ("publish_until", "पब्लिश का आख़िरी दिन"),
    "earn_until": ("earn_until", "कमीशन का आख़िरी दिन"),
    "places": ("places", "जगहें"),
    "is_open_to_all": ("is_open_to_all", "कौन आवेदन कर सकता है"),
}
# What a brand reads of a clip that is made for it.
NOTES: dict[str, Pair] = {
    "approved": (
        "You approved this clip; it comes out at its hour.",
        "आपने यह क्लिप मंज़ूर की है; यह अपने समय पर पब्लिश होगी।",
    ),
    "waits": (
        "This clip waits for your answer. Nobody else sees it before.",
        "यह क्लिप आपके जवाब के इंतज़ार में है। तब तक इसे कोई और नहीं देखता।",
    ),
    "live": (
        "You approved this clip, and it is live. If its creator changes it, it waits for you.",
        "आपने यह क्लिप मंज़ूर की और यह लाइव है। क्रिएटर इसे बदले, तो यह फिर आपके पास आएगी।",
    ),
    "elsewhere": (
        "Its creator has it, or it is being checked. It comes to you by itself.",
        "यह क्रिएटर के पास है, या इसकी जाँच हो रही है। यह अपने आप आपके पास आएगी।",
    ),
}
CALLS: dict[str, Pair] = {
    "changes": ("{brand} asks for changes: {reason}", "{brand} ने बदलाव माँगे हैं: {reason}"),
    "invitation": ("{brand} invites you: {title}", "{brand} का निमंत्रण: {title}"),
    "review": (
        "A clip by {creator} waits for your answer.",
        "{creator} की एक क्लिप आपके जवाब के इंतज़ार में है।",
    ),
    "application": ("1 creator applied: {title}", "1 क्रिएटर का आवेदन: {title}"),
    "applications": ("{number} creators applied: {title}", "{number} क्रिएटर के आवेदन: {title}"),
}
# Kept with a clip that goes back to its creator, in the language that they read.
ENDED: Pair = (
    "The brand ended the agreement before this clip was out. Take it out of the agreement to "
    "publish it on your own; its label stays.",
    "यह क्लिप पब्लिश होने से पहले ही ब्रांड ने समझौता ख़त्म कर दिया। इसे ख़ुद पब्लिश करने के लिए समझौते से "
    "बाहर निकालें; इसका लेबल बना रहेगा।",
)
