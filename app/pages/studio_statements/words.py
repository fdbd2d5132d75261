"""What the pages of statements say, in English and Hindi."""

from __future__ import annotations

from core.languages import Pair

EVERY: dict[str, Pair] = {
    "statements": ("Statements", "स्टेटमेंट"),
    "before": ("The month before", "पिछला महीना"),
    "after": ("The month after", "अगला महीना"),
    "by_clip": ("By clip", "हर क्लिप का"),
    "commissions": ("Commissions by clip", "हर क्लिप का कमीशन"),
    "no_sale": (
        "No sale of an agreed clip in this month.",
        "इस महीने समझौते वाली किसी क्लिप से बिक्री नहीं हुई।",
    ),
    "about": (
        "One for each month, brand and creator, made when the month ends. Jhalak keeps "
        "count; the brand pays the creator.",
        "हर महीने हर ब्रांड और क्रिएटर का एक, जो महीना ख़त्म होने पर बनता है। झलक हिसाब रखती है; "
        "क्रिएटर को पैसे ब्रांड देता है।",
    ),
    "none": (
        "None yet. The first comes after a month in which something was delivered.",
        "अभी कोई नहीं। पहला उस महीने के बाद आएगा जिसमें कुछ डिलीवर हुआ हो।",
    ),
    "more": ("More", "और दिखाएँ"),
    "both": ("{brand} to {creator}", "{brand} से {creator} को"),
}
# What a sum is called, and what it means.
SUMS: dict[str, Pair] = {
    "due": ("Due", "बक़ाया"),
    "due_brand": (
        "You owe it: earned, and on no statement yet.",
        "आपको देना है: कमाया जा चुका है, पर अभी किसी स्टेटमेंट में नहीं है।",
    ),
    "due_creator": (
        "Of all months: earned, and on no statement yet.",
        "सब महीनों का: कमाया जा चुका है, पर अभी किसी स्टेटमेंट में नहीं है।",
    ),
    "promised": ("Promised", "संभावित"),
    "promised_more": ("Sold in the month.", "इस महीने की बिक्री का।"),
    "earned": ("Earned", "कमाया"),
    "earned_more": (
        "Delivered in the month, whenever it was sold.",
        "जो इस महीने डिलीवर हुआ, चाहे कभी बिका हो।",
    ),
    "lapsed": ("Lapsed", "रद्द"),
    "lapsed_more": ("Cancelled or returned in the month.", "जो इस महीने रद्द हुआ या वापस आया।"),
    "on_the_way": ("On the way", "रास्ते में"),
    "on_the_way_more": (
        "Of all months: sold, not delivered yet.",
        "सब महीनों का: बिक चुका है, अभी डिलीवर नहीं हुआ।",
    ),
}
ONE: dict[str, Pair] = {
    "statement": ("Statement", "स्टेटमेंट"),
    "numbered": ("Statement {number}", "स्टेटमेंट {number}"),
    "print": ("Print", "प्रिंट करें"),
    "owes": ("{brand} owes {creator} for {month}", "{creator} को {brand} से मिलना है, {month}"),
    "number": ("Number", "नंबर"),
    "from": ("From", "देने वाला"),
    "to": ("To", "पाने वाला"),
    "issued": ("Issued", "जारी हुआ"),
    "counts": (
        "Jhalak counts what sales earn. It moves no money, deducts no tax and makes no "
        "invoice; “paid” is what the brand says.",
        "झलक बिक्री से हुई कमाई का हिसाब रखती है। वह पैसे नहीं भेजती, टैक्स नहीं काटती और बिल नहीं "
        "बनाती; “भुगतान हुआ” ब्रांड का कहा हुआ है।",
    ),
    "have_paid": ("Have you paid it?", "क्या आपने भुगतान कर दिया?"),
    "write": (
        "Write down how. The creator reads both, and it is not undone here.",
        "कैसे किया, लिखें। क्रिएटर दोनों बातें पढ़ेगा, और इसे यहाँ वापस नहीं लिया जा सकता।",
    ),
    "reference": ("The payment’s reference", "भुगतान का संदर्भ"),
    "reference_more": ("As on your bank’s statement.", "जैसा आपके बैंक के स्टेटमेंट में है।"),
    "paid_on": ("Paid on", "भुगतान की तारीख़"),
    "mark": ("Mark as paid", "भुगतान दर्ज करें"),
    "choose_day": ("Choose the day of the payment.", "भुगतान का दिन चुनें।"),
    "noted": (
        "Noted as paid. The creator sees it too",
        "भुगतान दर्ज हुआ। यह क्रिएटर को भी दिखेगा",
    ),
    "lines": ("Lines", "एक-एक चीज़"),
    "order_lines": ("Order lines", "ऑर्डर की हर चीज़"),
    "privacy": ("Nothing here says who bought.", "यहाँ यह नहीं लिखा कि किसने ख़रीदा।"),
}
HEADS: dict[str, Pair] = {
    "clip": ("Clip", "क्लिप"),
    "sales": ("Sales", "बिक्री"),
    "promised": SUMS["promised"],
    "earned": SUMS["earned"],
    "lapsed": SUMS["lapsed"],
    "amount": ("Amount", "रक़म"),
    "product": ("Product", "प्रोडक्ट"),
    "delivered": ("Delivered", "डिलीवर हुआ"),
    "pieces": ("Pieces", "संख्या"),
    "price": ("Price", "क़ीमत"),
    "share": ("Share", "हिस्सा"),
    "commission": ("Commission", "कमीशन"),
}
STAGES: dict[str, Pair] = {
    "closed": ("Statements are for creators and brands", "स्टेटमेंट क्रिएटर और ब्रांड के लिए हैं"),
    "closed_more": (
        "Sign in with the account that works with brands, or is one.",
        "उस खाते से साइन इन करें जो ब्रांड के साथ काम करता है, या ख़ुद ब्रांड का है।",
    ),
    "sign_in": ("Sign in", "साइन इन करें"),
    "failed": ("This did not load", "यह नहीं खुला"),
    "kept": (
        "What is owed is kept, whatever this page says.",
        "लेन-देन का हिसाब दर्ज है, चाहे यह पेज कुछ भी कहे।",
    ),
    "paid": ("Paid", "भुगतान हुआ"),
    "not_paid": ("Not paid yet", "भुगतान बाक़ी है"),
}
DRAWN: dict[str, Pair] = {
    "for_both": ("{creator} for {brand}", "{brand} के लिए {creator}"),
    "line": ("{count} line", "{count} चीज़"),
    "lines": ("{count} lines", "{count} चीज़ें"),
    "paid": ("Paid on {day}, {reference}", "{day} को भुगतान हुआ, {reference}"),
    "no_words": ("A clip without words", "बिना कैप्शन की क्लिप"),
}
