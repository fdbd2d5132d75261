"""What brands read of products that were held, in English and Hindi. Pure."""

from __future__ import annotations

from core.languages import Pair
from moderation.products.models import WordState

DONE: dict[WordState, Pair] = {
    WordState.HELD: (
        "This product is not shown until a person has looked at its words. It is in the queue.",
        "जब तक कोई व्यक्ति इसके शब्द न देख ले, यह प्रोडक्ट नहीं दिखेगा। यह क़तार में है।",
    ),
    WordState.UNSEEN: (
        "The words you sent last could not be checked yet. What showed before stays; what is new "
        "waits. They are tried again by themselves.",
        "आपके भेजे नए शब्दों की जाँच अभी नहीं हो सकी। जो पहले दिखता था, वही दिखेगा; जो नया है, वह रुका है। "
        "जाँच अपने आप फिर होगी।",
    ),
    WordState.ALLOWED: (
        "A person looked at this product's words. It shows.",
        "एक व्यक्ति ने इस प्रोडक्ट के शब्द देखे। अब यह दिख रहा है।",
    ),
    WordState.REFUSED: (
        "This product is not shown: a person looked at its words and they may not stand.",
        "यह प्रोडक्ट नहीं दिखेगा: एक व्यक्ति ने इसके शब्द देखे, और ये यहाँ नहीं रह सकते।",
    ),
}
BY_MACHINE: Pair = (
    "Our automatic check found it; a person decides. You need not do anything, and may send other "
    "words at any time.",
    "यह हमारी स्वचालित जाँच में मिला; फ़ैसला एक व्यक्ति करेगा। आपको कुछ करने की ज़रूरत नहीं, और आप कभी भी "
    "दूसरे शब्द भेज सकते हैं।",
)
BY_PERSON: Pair = (
    "A person decided. Send other words and they are judged anew; if we are wrong, write to the "
    "grievance officer and somebody else looks.",
    "फ़ैसला एक व्यक्ति ने किया। दूसरे शब्द भेजें, तो जाँच नए सिरे से होगी; अगर ग़लती हमारी है, तो शिकायत अधिकारी "
    "को लिखें, कोई दूसरा व्यक्ति देखेगा।",
)
UNCHECKED: Pair = ("The automatic check did not finish", "स्वचालित जाँच पूरी नहीं हुई")
EVERYTHING_HELD: Pair = ("Everything is looked at just now", "अभी सब कुछ देखा जा रहा है")
