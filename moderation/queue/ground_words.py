"""The grounds of a case in the language of whoever looks; its row keeps them in English. Pure."""

from __future__ import annotations

from dataclasses import replace

from catalog.kinds import ReportReason
from core.languages import Pair, in_language, reads_hindi
from moderation.decision import Reason
from moderation.policy import Policy
from moderation.queue.finding_words import FINDINGS, PICTURES, term_in_hindi
from moderation.queue.kept_english import hindi_of
from moderation.queue.queues import LEGAL_ORDER

REPORTED: dict[ReportReason, Pair] = {
    ReportReason.SPAM: ("Spam", "स्पैम या धोखाधड़ी"),
    ReportReason.HATE: ("Hate", "नफ़रत या उत्पीड़न"),
    ReportReason.SEXUAL: ("Sexual", "यौन सामग्री"),
    ReportReason.VIOLENCE: ("Violence", "हिंसा या ख़तरा"),
    ReportReason.COUNTERFEIT: ("Counterfeit", "नक़ली सामान"),
    ReportReason.MISLEADING: ("Misleading", "झूठा दावा"),
    ReportReason.MINORS: ("Minors", "बच्चे को ख़तरा"),
    ReportReason.INTIMATE: ("Intimate pictures", "निजी तस्वीरें"),
    ReportReason.IMPERSONATION: ("Impersonation", "किसी और का रूप धरना"),
    ReportReason.WEAPONS: ("Weapons", "हथियार"),
    ReportReason.DRUGS: ("Drugs", "नशीले पदार्थ"),
    ReportReason.PERSONAL_DATA: ("Personal data", "निजी जानकारी"),
    ReportReason.OTHER: ("Other", "कुछ और"),
}
# What the machine, colleagues and the law give as grounds; the rules name their own labels.
TITLES: tuple[Pair, ...] = (
    ("New creator", "नया क्रिएटर"),
    ("Not screened", "जाँच नहीं हुई"),
    ("Everything is held", "सब कुछ रोका जा रहा है"),
    ("Reported by viewers", "दर्शकों की रिपोर्ट"),
    ("Look at once", "तुरंत देखें"),
    ("Legal order", "क़ानूनी आदेश"),
    ("Appeal", "अपील"),
    ("Grievance", "शिकायत"),
    ("Drawn at random", "रैंडम चुनी गई"),
    ("Taken down", "हटाई गई"),
    ("Account ended", "खाता बंद किया गया"),
    ("About the account", "खाते के बारे में"),
    ("What was written", "क्या लिखा गया"),
    ("A colleague asks a lead", "एक साथी ने लीड से पूछा है"),
    ("Another look", "एक और नज़र"),
    ("Refused before", "पहले नामंज़ूर"),
)
SENTENCES: tuple[Pair, ...] = (
    (
        "Clips of creators who are not trusted yet are looked at by a person.",
        "जिन क्रिएटर पर अभी भरोसा नहीं बना, उनकी क्लिप कोई व्यक्ति देखता है।",
    ),
    (
        "The rules in force hold everything until a person has looked.",
        "लागू नियमों के हिसाब से सब कुछ तब तक रुका है, जब तक कोई व्यक्ति न देखे।",
    ),
    ("The screening said nothing.", "जाँच से कोई नतीजा नहीं मिला।"),
    ("The screening stopped: {what}.", "जाँच बीच में रुक गई: {what}।"),
    ("A model is not available: {what}", "एक मॉडल उपलब्ध नहीं है: {what}"),
    (
        "{share} of the pictures could not be read, {long} s of them in a row: the file is damaged "
        "there.",
        "{share} तस्वीरें पढ़ी नहीं जा सकीं, उनमें {long} सेकंड लगातार: फ़ाइल वहाँ ख़राब है।",
    ),
    (
        "{share} of the pictures could not be read: the file is damaged there.",
        "{share} तस्वीरें पढ़ी नहीं जा सकीं: फ़ाइल वहाँ ख़राब है।",
    ),
    (
        "What is said in it was not heard ({why}), and somebody speaks for {spoken} s.",
        "इसमें जो बोला गया, वह सुना नहीं गया ({why}), और {spoken} सेकंड तक कोई बोलता है।",
    ),
    (
        "What is said in it was not heard ({why}), and nobody can tell whether somebody speaks.",
        "इसमें जो बोला गया, वह सुना नहीं गया ({why}), और यह भी पता नहीं कि कोई बोलता है या नहीं।",
    ),
    ("Measures what is shown.", "जो दिखाया जा रहा है, उसे मापने के लिए।"),
    ("Judge it by what it shows.", "इसमें जो दिखता है, उसी से फ़ैसला करें।"),
    (
        "Approve if it may go on, reject if it has to end for good. Judge by all that is known of "
        "it.",
        "खाता चल सकता है तो मंज़ूर करें, हमेशा के लिए बंद होना चाहिए तो नामंज़ूर। इसके बारे में जो कुछ मालूम है, "
        "उसी से फ़ैसला करें।",
    ),
    ("Its maker asks for another look.", "बनाने वाले चाहते हैं कि इसे फिर देखा जाए।"),
    ("Grievance {number} names this clip.", "शिकायत {number} इस क्लिप के बारे में है।"),
    ("Reported once as {kind}.", "एक बार रिपोर्ट हुई: {kind}।"),
    ("Reported {count} times as {kind}.", "{count} बार रिपोर्ट हुई: {kind}।"),
    (
        "{count} reporters whose earlier reports held up say so independently; the clip goes no "
        "further until somebody has looked.",
        "जिनकी पिछली रिपोर्ट सही निकली थीं, ऐसे {count} लोग अलग-अलग यही कह रहे हैं; जब तक कोई न देखे, "
        "क्लिप आगे नहीं जाएगी।",
    ),
    (
        "{count} reporters whose earlier reports held up say so independently.",
        "जिनकी पिछली रिपोर्ट सही निकली थीं, ऐसे {count} लोग अलग-अलग यही कह रहे हैं।",
    ),
    (
        "A person refused this product for what the models do not see; its words are others now.",
        "किसी व्यक्ति ने इस प्रोडक्ट को ऐसी बात पर नामंज़ूर किया था जो मॉडल नहीं देखते; अब इसके शब्द अलग हैं।",
    ),
)
NO_RULE: Pair = ("No rule suspected", "किसी नियम का शक नहीं")
ORDER_OF_LAW: Pair = ("Legal order", "क़ानूनी आदेश")
EARLIER_RULE: Pair = ("An earlier rule", "पहले का कोई नियम")


def ground_in(ground: Reason, policy: Policy, locale: str) -> Reason:
    """A ground for whoever reads it."""
    if not reads_hindi(locale):
        return ground
    rule = policy.labels.get(ground.code)
    title = rule.named(locale) if rule else dict(TITLES).get(ground.title, ground.title)
    if rule:
        return replace(ground, title=title, text=finding_in(ground.text, policy, locale))
    text = dict(_names(policy)).get(ground.text) or sentence_in(ground.text, locale)
    return replace(ground, title=title, text=text)


def policy_in(code: str, policy: Policy, locale: str) -> str:
    """What a case is suspected of, in words: a rule, an order of the law, or none."""
    if rule := policy.labels.get(code):
        return rule.named(locale)
    pair = {"": NO_RULE, LEGAL_ORDER: ORDER_OF_LAW}.get(code, EARLIER_RULE)
    return in_language(pair, locale)


def sentence_in(text: str, locale: str) -> str:
    """A sentence that was kept in English, for whoever reads it; as it is where it is not known."""
    if not reads_hindi(locale):
        return text

    def told(name: str, fact: str) -> str:
        return reported_as(fact, locale) if name == "kind" else fact

    return hindi_of(text, SENTENCES, told) or text


def finding_in(said: str, policy: Policy, locale: str) -> str:
    """What a classifier says of what it found, for whoever reads it."""
    if not reads_hindi(locale):
        return said
    named = dict(_names(policy))

    def told(name: str, fact: str) -> str:
        if name == "reason":
            return named.get(fact, fact)
        if name == "why":
            fact = hindi_of(fact, PICTURES) or fact
        return term_in_hindi(fact)

    known = (*FINDINGS, *SENTENCES)
    if whole := hindi_of(said, known, told):
        return whole
    pieces = said.replace(". ", ".\n").split("\n")  # What a second model adds.
    return " ".join(hindi_of(piece, known, told) or piece for piece in pieces)


def reported_as(kind: str, locale: str) -> str:
    """Why people reported something, in a word or two."""
    known = {reason.value: pair for reason, pair in REPORTED.items()}
    return in_language(known.get(kind, (kind.capitalize(), kind)), locale)


def _names(policy: Policy) -> list[Pair]:
    """What the rules themselves say, where a ground repeats it."""
    clocks = [(clock.title, clock.title_hi) for clock in policy.clocks]
    return [*clocks, *((reason.title, reason.title_hi) for reason in policy.reasons)]
