"""What the brief editor says to its brand, in English and Hindi."""

from __future__ import annotations

from core.languages import Pair
from studio.brands.forms import MAX_PLACES

BRIEF: dict[str, Pair] = {
    "brief": ("Brief", "ब्रीफ़"),
    "home": ("To working with brands", "ब्रांड के पेज पर जाएँ"),
    "not_shown": ("This brief cannot be shown", "यह ब्रीफ़ नहीं दिखाया जा सकता"),
    "not_yours": (
        "Briefs are written with a brand’s own account.",
        "ब्रीफ़ ब्रांड के अपने खाते से लिखे जाते हैं।",
    ),
    "keep": ("Save draft", "ड्राफ़्ट सेव करें"),
    "save": ("Save", "सेव करें"),
    "saved": ("Saved", "सेव हो गया"),
    "open": ("Open it", "खोलें"),
    "close": ("Close", "बंद करें"),
    "cancel": ("Cancel the brief", "ब्रीफ़ रद्द करें"),
    "not_yet": ("Not yet", "अभी नहीं"),
    "relied": (
        "Creators rely on this brief. Title, places, the last day to apply and who may apply can "
        "change; the rest stays.",
        "क्रिएटर इस ब्रीफ़ पर भरोसा करते हैं। शीर्षक, जगहें, आवेदन की आख़िरी तारीख़ और कौन आवेदन कर "
        "सकता है, यह बदल सकता है; बाक़ी वैसा ही रहेगा।",
    ),
    "over": (
        "Nobody joins any more. What was agreed goes on.",
        "अब कोई नहीं जुड़ सकता। जो तय हुआ है, वह चलता रहेगा।",
    ),
    "look": ("Some fields need another look.", "कुछ जगहें फिर से देखें।"),
}
# What each step means, before it is taken.
MEANS: dict[str, Pair] = {
    "open": ("Open this brief?", "यह ब्रीफ़ खोलें?"),
    "open_yes": ("Open it", "खोलें"),
    "open_read": (
        "Creators can read it and apply, or answer your invitation.",
        "क्रिएटर इसे पढ़कर आवेदन कर सकेंगे, या आपके निमंत्रण का जवाब दे सकेंगे।",
    ),
    "open_stays": (
        "What they agree to stays as it is: the text, products, commission, gift, and when clips "
        "come out and sales earn. A mistake in these means another brief.",
        "वे जिस पर सहमत होते हैं, वह वैसा ही रहेगा: टेक्स्ट, प्रोडक्ट, कमीशन, भेंट, क्लिप कब पब्लिश "
        "होंगी और बिक्री पर कब तक कमीशन है। इनमें ग़लती हो, तो दूसरा ब्रीफ़ लिखना होगा।",
    ),
    "open_changes": (
        "Title, places, the last day to apply and who may apply can still change.",
        "शीर्षक, जगहें, आवेदन की आख़िरी तारीख़ और कौन आवेदन कर सकता है, यह बाद में भी बदल सकता है।",
    ),
    "close": ("Close this brief?", "यह ब्रीफ़ बंद करें?"),
    "close_yes": ("Close it", "बंद करें"),
    "close_agreed": (
        "Whoever you agreed with goes on: their clips still come to you, and sales still earn.",
        "जिनसे बात तय हो चुकी है, उनका काम चलता रहेगा: उनकी क्लिप आपके पास आएँगी और बिक्री पर कमीशन मिलेगा।",
    ),
    "cancel": ("Cancel this brief?", "यह ब्रीफ़ रद्द करें?"),
    "cancel_yes": ("Cancel the brief", "ब्रीफ़ रद्द करें"),
    "cancel_agreed": (
        "What was agreed before stays agreed; end a collaboration on its own if you want to.",
        "जो पहले तय हुआ, वह तय रहेगा; चाहें तो कोई कोलैबोरेशन अलग से ख़त्म करें।",
    ),
    "nobody": (
        "Nobody joins any more. Applications and invitations without an answer end.",
        "अब कोई नहीं जुड़ सकेगा। जिन आवेदनों और निमंत्रणों का जवाब नहीं आया, वे ख़त्म हो जाएँगे।",
    ),
    "for_good": ("It is not opened again.", "यह फिर नहीं खुलेगा।"),
}
DONE: dict[str, Pair] = {
    "open": ("Open. Creators see it now", "खुल गया। अब क्रिएटर इसे देख सकते हैं"),
    "close": ("Closed. What was agreed goes on", "बंद हो गया। जो तय हुआ, वह चलता रहेगा"),
    "cancel": ("Cancelled. What was agreed goes on", "रद्द हो गया। जो तय हुआ, वह चलता रहेगा"),
}
FORM: dict[str, Pair] = {
    "products": ("Products", "प्रोडक्ट"),
    "products_more": (
        "Sales of these earn the commission, and creators tag at least one.",
        "इनकी बिक्री पर कमीशन मिलता है, और क्रिएटर कम से कम एक टैग करते हैं।",
    ),
    "chosen": ("Chosen products", "चुने हुए प्रोडक्ट"),
    "search": ("Search your products", "अपने प्रोडक्ट खोजें"),
    "yours": ("Your products", "आपके प्रोडक्ट"),
    "none": (
        "No product of yours has these words.",
        "आपके किसी प्रोडक्ट में ये शब्द नहीं हैं।",
    ),
    "wish": ("What you would like to see", "आप क्या देखना चाहते हैं"),
    "title": ("Title", "शीर्षक"),
    "wants": ("The brief", "ब्रीफ़"),
    "wants_more": (
        "What to show, what to leave out, in your own words. English or Hindi.",
        "क्या दिखाना है और क्या नहीं, अपने शब्दों में। हिन्दी या अंग्रेज़ी में।",
    ),
    "offer": ("What you offer", "आप क्या देंगे"),
    "commission": ("Commission in %", "कमीशन, % में"),
    "commission_more": (
        "Of the goods’ price, without delivery.",
        "प्रोडक्ट की क़ीमत पर, डिलीवरी के बिना।",
    ),
    "share_of": ("{share} for {title}", "{share}, {title} पर"),
    "share": ("{share} for example", "जैसे {share}"),
    "gifted": ("Creators keep the products", "प्रोडक्ट क्रिएटर के रहेंगे"),
    "gifted_more": (
        "You send them; the clip’s label says so.",
        "आप उन्हें भेजेंगे; क्लिप के लेबल पर यह लिखा होगा।",
    ),
    "when": ("When and for how many", "कब और कितनों के लिए"),
    "apply_until": ("Apply until", "आवेदन कब तक"),
    "apply_until_more": ("The whole day counts.", "पूरा दिन गिना जाएगा।"),
    "places": ("Places", "जगहें"),
    "places_more": ("How many creators you take.", "आप कितने क्रिएटर लेंगे।"),
    "publish_from": ("Clips out from", "क्लिप किस दिन से"),
    "publish_from_more": (
        "Your approval lets it out from this day.",
        "आपकी मंज़ूरी से क्लिप इस दिन से पब्लिश हो सकेगी।",
    ),
    "publish_until": ("Clips out until", "क्लिप किस दिन तक"),
    "publish_until_more": ("The last day.", "आख़िरी दिन।"),
    "earn_until": ("Sales earn until", "बिक्री पर कमीशन कब तक"),
    "earn_until_more": (
        "Later sales earn no commission.",
        "बाद की बिक्री पर कमीशन नहीं मिलेगा।",
    ),
    "who": ("Who may apply", "कौन आवेदन कर सकता है"),
    "all": ("Every creator", "हर क्रिएटर"),
    "all_more": (
        "It is shown in the list of open briefs.",
        "यह खुले ब्रीफ़ की सूची में दिखेगा।",
    ),
    "invited": ("Only whom I invite", "सिर्फ़ जिन्हें मैं बुलाऊँ"),
    "invited_more": ("Nobody else finds it.", "किसी और को यह नहीं मिलेगा।"),
}
WRONG: dict[str, Pair] = {
    "title": ("Give it a name of three letters or more.", "कम से कम तीन अक्षर का नाम दें।"),
    "wants": (
        "Say in a sentence or two what the clips should show.",
        "एक-दो वाक्य में बताएँ कि क्लिप में क्या दिखे।",
    ),
    "products": ("Choose at least one of your products.", "अपना कम से कम एक प्रोडक्ट चुनें।"),
    "commission": (
        "A share from 0 to 50, with two decimals at most.",
        "0 से 50 तक का हिस्सा, दशमलव के बाद ज़्यादा से ज़्यादा दो अंक।",
    ),
    "nothing": ("Offer a share, a gift, or both.", "कमीशन, भेंट या दोनों दें।"),
    "places": (f"A number from 1 to {MAX_PLACES}.", f"1 से {MAX_PLACES} तक की संख्या।"),
    "day": ("Choose a day.", "कोई दिन चुनें।"),
    "out_before": (
        "Clips have to come out after they may begin to.",
        "यह दिन क्लिप के पहले दिन के बाद का होना चाहिए।",
    ),
    "out_too_soon": (
        "Clips cannot be due before applying ends.",
        "क्लिप का आख़िरी दिन आवेदन बंद होने से पहले नहीं हो सकता।",
    ),
    "earn_too_short": (
        "Sales have to earn at least until clips are out.",
        "कमीशन कम से कम क्लिप के आख़िरी दिन तक मिलना चाहिए।",
    ),
}
