"""What a statement says, in English and Hindi: the rule's text, and what the house adds. Pure."""

from __future__ import annotations

from core.errors import InvalidInput
from core.languages import Pair
from moderation.decision import EVERYTHING, FAILED, NEW_CREATOR
from moderation.policy import Policy
from moderation.products.asking import REFUSED_BEFORE
from moderation.rights.models import FoundBy, Measure

Wording = dict[str, str]

# Grounds that are no rule: nothing was found, somebody has to look.
_GROUNDS: dict[str, tuple[Pair, Pair]] = {
    NEW_CREATOR: (
        ("First clips of a new creator", "नए क्रिएटर की पहली क्लिप"),
        (
            "A person looks at the first clips of new creators. "
            "Nothing was found against this one.",
            "नए क्रिएटर की पहली क्लिप एक व्यक्ति देखता है। इसमें कुछ ग़लत नहीं मिला है।",
        ),
    ),
    FAILED: (
        ("The automatic check did not finish", "स्वचालित जाँच पूरी नहीं हुई"),
        (
            "What cannot be checked waits for a person. Nothing against it was found.",
            "जिसकी जाँच नहीं हो पाती, उसे एक व्यक्ति देखता है। इसमें कुछ ग़लत नहीं मिला है।",
        ),
    ),
    EVERYTHING: (
        ("Everything is looked at just now", "अभी सब कुछ देखा जा रहा है"),
        (
            "At present a person looks at everything before it shows.",
            "इस समय सब कुछ दिखने से पहले एक व्यक्ति देखता है।",
        ),
    ),
    REFUSED_BEFORE.code: (
        ("It was refused before", "यह पहले नामंज़ूर हुआ था"),
        (
            "A person refused this product for more than its words, so a person looks at the new "
            "ones first.",
            "एक व्यक्ति ने इस प्रोडक्ट को सिर्फ़ शब्दों के लिए नामंज़ूर नहीं किया था, इसलिए नए शब्द पहले एक "
            "व्यक्ति देखेगा।",
        ),
    ),
}
_UNNAMED: tuple[Pair, Pair] = (
    ("Another rule", "कोई और नियम"),
    ("A person has to look at it.", "इसे एक व्यक्ति को देखना होगा।"),
)

DONE: dict[Measure, Pair] = {
    Measure.HELD: (
        "Your clip waits until a person has looked at it. Only you can see it.",
        "आपकी क्लिप तब तक रुकी है जब तक कोई व्यक्ति उसे देख न ले। इसे सिर्फ़ आप देख सकते हैं।",
    ),
    Measure.LIMITED: (
        "Your clip opens by its address and on your page; feeds leave it out.",
        "आपकी क्लिप अपने पते से और आपके पेज पर खुलती है; फ़ीड में नहीं आती।",
    ),
    Measure.AGE_GATED: (
        "Your clip opens for adults by its address; feeds leave it out.",
        "आपकी क्लिप सिर्फ़ वयस्कों के लिए अपने पते से खुलती है; फ़ीड में नहीं आती।",
    ),
    Measure.REJECTED: (
        "Your clip was rejected and is not shown to anybody else.",
        "आपकी क्लिप नामंज़ूर की गई है और किसी और को नहीं दिखती।",
    ),
    Measure.COMMENT_REMOVED: (
        "Your comment was removed and is not shown to anybody.",
        "आपका कमेंट हटा दिया गया है और किसी को नहीं दिखता।",
    ),
    Measure.PRODUCT_REFUSED: (
        "This product is not shown with these words. Send other words, and they are judged anew.",
        "यह प्रोडक्ट इन शब्दों के साथ नहीं दिखेगा। दूसरे शब्द भेजें, तो जाँच नए सिरे से होगी।",
    ),
    Measure.ACCOUNT_STOPPED: (
        "Your account was ended for good: it can no longer post, comment, report or change its "
        "profile. You can still watch and buy, and your orders stay.",
        "आपका खाता हमेशा के लिए बंद किया गया है: इससे पोस्ट, कमेंट, शिकायत या प्रोफ़ाइल में बदलाव नहीं हो सकता। "
        "आप अब भी देख और ख़रीद सकते हैं, और आपके ऑर्डर बने रहेंगे।",
    ),
    Measure.ACCOUNT_LIFTED: (
        "Your account can post, comment and report again. Strikes that have not faded still count.",
        "आपके खाते से फिर पोस्ट, कमेंट और शिकायत हो सकती है। जो स्ट्राइक अभी मिटी नहीं हैं, वे गिनी जाएँगी।",
    ),
    Measure.UPHELD: (
        "Another person has looked at it again. The decision stands.",
        "किसी दूसरे व्यक्ति ने इसे दोबारा देखा है। फ़ैसला वही रहेगा।",
    ),
    Measure.RESTORED: (
        "The decision was wrong and has been taken back, with its strike and all that followed.",
        "फ़ैसला ग़लत था। उसे, उसकी स्ट्राइक और उससे जुड़ी हर बात को वापस ले लिया गया है।",
    ),
}

COMMENT_HELD: Pair = (
    "Your comment waits until a person has looked at it, which happens without your asking. "
    "Only you can see it.",
    "आपका कमेंट तब तक रुका है जब तक कोई व्यक्ति उसे देख न ले; इसके लिए आपको कुछ नहीं करना है। "
    "इसे सिर्फ़ आप देख सकते हैं।",
)

PRODUCT_HELD: Pair = (
    "This product is not shown until a person has looked at its words. You need not do anything, "
    "and may send other words at any time.",
    "जब तक कोई व्यक्ति इसके शब्द न देख ले, यह प्रोडक्ट नहीं दिखेगा। आपको कुछ करने की ज़रूरत नहीं, और आप कभी भी "
    "दूसरे शब्द भेज सकते हैं।",
)
PRODUCT_UNSEEN: Pair = (
    "The words you sent last wait until a person has looked at them. A product that showed before "
    "goes on with its older words; a new one is not shown yet.",
    "आपके भेजे नए शब्द तब तक रुके हैं जब तक कोई व्यक्ति उन्हें देख न ले। जो प्रोडक्ट पहले दिखता था, वह पुराने शब्दों "
    "के साथ दिखेगा; नया अभी नहीं दिखेगा।",
)
PRODUCT_RESTORED: Pair = (
    "The decision was wrong and has been taken back. The product shows, if its words are still "
    "those.",
    "फ़ैसला ग़लत था और वापस ले लिया गया है। अगर प्रोडक्ट के शब्द अब भी वही हैं, तो वह दिखेगा।",
)

FOUND: dict[FoundBy, Pair] = {
    FoundBy.MACHINE: ("An automatic check found it.", "यह एक स्वचालित जाँच में मिला।"),
    FoundBy.REPORT: ("Viewers reported it.", "दर्शकों ने इसकी शिकायत की।"),
    FoundBy.PERSON: ("A moderator came upon it.", "एक मॉडरेटर ने इसे देखा।"),
    FoundBy.ORDER: ("A legal order named it.", "एक क़ानूनी आदेश में इसका नाम था।"),
    FoundBy.SAMPLE: (
        "It was drawn at random for a look.",
        "इसे यूँ ही चुनकर देखा गया।",
    ),
}
BY_MACHINE: Pair = (
    "A machine decided, without a person.",
    "फ़ैसला मशीन ने किया, किसी व्यक्ति ने नहीं।",
)
BY_PERSON: Pair = ("A person decided.", "फ़ैसला एक व्यक्ति ने किया।")

SURFACES: dict[str, Pair] = {
    "caption": ("in the caption", "कैप्शन में"),
    "hashtag": ("in the hashtags", "हैशटैग में"),
    "speech": ("in what is said", "बोली गई बात में"),
    "screen_text": ("in words on the picture", "तस्वीर पर लिखे शब्दों में"),
    "frames": ("in the picture", "तस्वीर में"),
    "cover": ("on the cover", "कवर पर"),
    "product_text": ("in the product's text", "प्रोडक्ट के विवरण में"),
    "product_title": ("in the title", "नाम में"),
    "product_brand": ("in the brand's name", "ब्रांड के नाम में"),
    "product_description": ("in the description", "विवरण में"),
    "sound": ("in the sound's title", "साउंड के नाम में"),
    "avatar": ("on the portrait", "प्रोफ़ाइल तस्वीर में"),
    "comment": ("in the comment", "कमेंट में"),
}


def wording_of(code: str, policy: Policy) -> Wording:
    """The rule behind a reason's or a label's code, in both languages."""
    if code in _GROUNDS:
        (title, title_hi), (text, text_hi) = _GROUNDS[code]
    else:
        try:
            reason = policy.reason(code)
        except InvalidInput:
            rule = policy.labels.get(code)
            if rule is None:
                (title, title_hi), (text, text_hi) = _UNNAMED
                return {"title": title, "title_hi": title_hi, "text": text, "text_hi": text_hi}
            reason = policy.reason(rule.reason)
        title, title_hi = reason.title, reason.title_hi
        text, text_hi = reason.text, reason.text_hi
    return {"title": title, "title_hi": title_hi, "text": text, "text_hi": text_hi}


def reason_of_label(label: str, policy: Policy) -> str:
    """The code of the reason that a label stands for; the label where the policy has none."""
    rule = policy.labels.get(label)
    return rule.reason if rule else label
