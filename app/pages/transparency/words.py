"""What the page of public numbers says around them, in English and Hindi."""

from __future__ import annotations

from core.languages import Pair, all_in

PAGE: dict[str, Pair] = {
    "title": ("What moderation does", "मॉडरेशन क्या करता है"),
    "counted": ("Counted from the decisions themselves.", "यह गिनती फ़ैसलों से ही की गई है।"),
    "floor": (
        "Numbers from 1 to {most} could point at somebody. They are withheld, and "
        "so is what would give them away.",
        "1 से {most} तक की गिनती से किसी की पहचान हो सकती है। इसलिए वह नहीं बताई जाती, "
        "और न वह जिससे उसका पता चले।",
    ),
    "failed": ("The numbers did not load", "आँकड़े नहीं खुले"),
    "views": (
        "Of all views in thirty days, on what breaks our rules",
        "तीस दिन में जितनी बार क्लिप देखी गईं, उनमें से नियम तोड़ने वाली क्लिप",
    ),
    "deadlines": ("Legal deadlines kept in thirty days", "तीस दिन में समय पर पूरे हुए क़ानूनी काम"),
    "caption": ("What was done, on which rule", "किस नियम पर क्या किया गया"),
    "measures": ("Measures", "कार्रवाई"),
    "rule": ("Rule", "नियम"),
    "what": ("What", "क्या हुआ"),
    "found_by": ("Found by", "कैसे मिला"),
    "how_often": ("How often", "कितनी बार"),
    "nothing": ("Nothing was taken away.", "कुछ नहीं हटाया गया।"),
    "appeals": ("Appeals", "अपील"),
    "grievances": ("Grievances", "शिकायतें"),
    "median": (
        "Median time from opening a case to a person's decision",
        "मामला खुलने से किसी व्यक्ति के फ़ैसले तक का मध्य समय",
    ),
}
SOURCES: dict[str, Pair] = {
    "machine": ("Machine", "मशीन"),
    "report": ("Reports", "शिकायतें"),
    "person": ("Moderator", "मॉडरेटर"),
    "order": ("Legal order", "क़ानूनी आदेश"),
    "sample": ("Random look", "यूँ ही चुनकर"),
}
MEASURES: dict[str, Pair] = {
    "held": ("Held for a look", "जाँच के लिए रोका"),
    "limited": ("Limited", "सीमित"),
    "age_gated": ("For adults", "सिर्फ़ वयस्कों के लिए"),
    "rejected": ("Rejected or taken down", "नामंज़ूर किया या हटाया"),
    "comment_removed": ("Comment removed", "कमेंट हटाया"),
    "product_refused": ("Product not shown", "प्रोडक्ट नहीं दिखाया"),
    "account_stopped": ("Account ended", "खाता बंद किया"),
}
DASH: Pair = ("–", "–")
WITHHELD: Pair = ("(withheld)", "(नहीं बताया गया)")
FEWER: Pair = ("fewer than {floor}", "{floor} से कम")
TOO_LITTLE: Pair = (
    "Too little was looked at to say.",
    "कुछ कहने के लिए अभी बहुत कम देखा गया है।",
)
RATE: Pair = (
    "{value:.2%} (between {low:.2%} and {high:.2%}, with 95 % certainty, of {n})",
    "{n} में से {value:.2%} (95 % निश्चितता के साथ {low:.2%} और {high:.2%} के बीच)",
)
APPEALS: Pair = (
    "{received} received, {reversed} reversed the decision, {upheld} let it stand",
    "मिलीं: {received}; फ़ैसला पलटा: {reversed}; फ़ैसला वही रहा: {upheld}",
)
GRIEVANCES: Pair = (
    "{received} received, {answered} answered, {in_time} of them in time",
    "मिलीं: {received}; जवाब दिया: {answered}; समय पर: {in_time}",
)
HOURS: Pair = ("{hours:.1f} hours", "{hours:.1f} घंटे")
LOG: Pair = (
    "The log: {entries} entries, the last with sha256 {head}",
    "लॉग: {entries} प्रविष्टियाँ, आख़िरी का sha256 {head}",
)


def page_words(locale: str) -> dict[str, str]:
    """Everything that the page says by itself."""
    return all_in(PAGE, locale)
