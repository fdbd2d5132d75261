"""What every report says, of whatever it is, in English and Hindi."""

from __future__ import annotations

from core.languages import Pair

REPORT: dict[str, Pair] = {
    "detail": ("Anything to add? (optional)", "कुछ और बताना है? (ज़रूरी नहीं)"),
    "send": ("Send the report", "शिकायत भेजें"),
    "failed": ("The report was not sent", "शिकायत नहीं गई"),
    "thanks": (
        "Thank you. You will find what came of it under You",
        "धन्यवाद। नतीजा आपके पेज पर मिलेगा",
    ),
}
REASONS: dict[str, Pair] = {
    "hate": ("Hate or harassment", "नफ़रत या उत्पीड़न"),
    "spam": ("Spam or a scam", "स्पैम या धोखाधड़ी"),
    "sexual": ("Nudity or sexual content", "नग्नता या यौन सामग्री"),
    "violence": ("Violence or danger", "हिंसा या ख़तरा"),
    "misleading": ("False claim about a product", "प्रोडक्ट के बारे में झूठा दावा"),
    "minors": ("Puts a child at risk", "किसी बच्चे को ख़तरा"),
    "intimate": ("Intimate pictures without consent", "बिना सहमति की निजी तस्वीरें"),
    "impersonation": ("Pretends to be somebody else", "किसी और का रूप धरता है"),
    "personal_data": (
        "Somebody's phone number, address or papers",
        "किसी का फ़ोन नंबर, पता या काग़ज़ात",
    ),
    "weapons": ("Sells or praises weapons", "हथियार बेचता या सराहता है"),
    "drugs": ("Sells or praises drugs", "नशा बेचता या सराहता है"),
    "counterfeit": ("Fake or counterfeit goods", "नक़ली सामान"),
    "other": ("Something else", "कुछ और"),
}
