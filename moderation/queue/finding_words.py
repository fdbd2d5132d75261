"""What the classifiers say of what they found, in both languages; rows keep the English. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from core.languages import Pair

FINDINGS: tuple[Pair, ...] = (
    (
        "It reads as abuse of a person with a probability of {score}.",
        "यह किसी व्यक्ति के साथ गाली-गलौज लगता है, संभावना {score}।",
    ),
    (
        "It reads as hatred towards a group of people with a probability of {score}.",
        "यह किसी समूह के लोगों के ख़िलाफ़ नफ़रत लगता है, संभावना {score}।",
    ),
    (
        "It reads as sexual content or solicitation with a probability of {score}.",
        "यह यौन सामग्री या यौन प्रस्ताव लगता है, संभावना {score}।",
    ),
    (
        "It reads as a scam or as selling off the platform with a probability of {score}.",
        "यह धोखाधड़ी या प्लेटफ़ॉर्म से बाहर बेचना लगता है, संभावना {score}।",
    ),
    (
        "Our own model says {ours}, {other} {theirs}.",
        "हमारा अपना मॉडल {ours} कहता है, {other} {theirs}।",
    ),
    ("It holds {count} listed words.", "इसमें सूची के {count} शब्द हैं।"),
    ("No listed words.", "सूची का कोई शब्द नहीं।"),
    ("It gives nothing that is a person's own.", "इसमें किसी की निजी जानकारी नहीं है।"),
    ("It gives {named}.", "इसमें है: {named}।"),
    ("No way out of the platform is given.", "इसमें प्लेटफ़ॉर्म से बाहर जाने का कोई रास्ता नहीं है।"),
    ("It names “{word}”.", "इसमें “{word}” का नाम है।"),
    ("Nothing is named.", "किसी चीज़ का नाम नहीं है।"),
    (
        "Only the first {read} of {all} characters were read.",
        "{all} में से पहले {read} अक्षर ही पढ़े गए।",
    ),
    (
        "{lost} of {all} frames could not be looked at: {why}",
        "{all} में से {lost} फ़्रेम देखे नहीं जा सके: {why}",
    ),
    (
        "The two nudity models disagree about this frame ({scores}).",
        "नग्नता के दोनों मॉडल इस फ़्रेम पर सहमत नहीं हैं ({scores})।",
    ),
    (
        "Both nudity models see nudity in this frame ({scores}).",
        "नग्नता के दोनों मॉडल इस फ़्रेम में नग्नता देखते हैं ({scores})।",
    ),
    (
        "Neither nudity model sees nudity in {count} frames ({scores} at most).",
        "नग्नता का कोई मॉडल {count} फ़्रेम में नग्नता नहीं देखता (ज़्यादा से ज़्यादा {scores})।",
    ),
    (
        "Neither nudity model sees nudity in this frame, the likeliest ({scores} at most).",
        "नग्नता का कोई मॉडल सबसे संभावित फ़्रेम में भी नग्नता नहीं देखता (ज़्यादा से ज़्यादा {scores})।",
    ),
    (
        "One model calls this frame suggestive with {score}.",
        "एक मॉडल इस फ़्रेम को उत्तेजक कहता है, संभावना {score}।",
    ),
    ("Nothing of the banks is in it.", "सूचियों में दर्ज कुछ भी इसमें नहीं है।"),
    (
        "It is in the bank “{bank}” ({reason}), and {count} more.",
        "यह सूची “{bank}” में है ({reason}), और {count} और में।",
    ),
    ("It is in the bank “{bank}” ({reason}).", "यह सूची “{bank}” में है ({reason})।"),
    ("It copies nothing that was taken away.", "यह किसी हटाई गई चीज़ की नक़ल नहीं है।"),
    (
        "It shows {share} of itself in clip {clip}, which was taken away: {reason}.",
        "इसका {share} हिस्सा क्लिप {clip} में है, जो हटाई गई थी: {reason}।",
    ),
    ("It copies nobody's clip.", "यह किसी और की क्लिप की नक़ल नहीं है।"),
    (
        "{share} of its pictures are in clip {clip} of somebody else, with its sound.",
        "इसकी {share} तस्वीरें किसी और की क्लिप {clip} में हैं, आवाज़ के साथ।",
    ),
    (
        "{share} of its pictures are in clip {clip} of somebody else.",
        "इसकी {share} तस्वीरें किसी और की क्लिप {clip} में हैं।",
    ),
    (
        "Listening is switched off in this installation.",
        "यहाँ सुनकर जाँच करना बंद रखा गया है।",
    ),
    ("There is no sound in it.", "इसमें आवाज़ नहीं है।"),
    (
        "It was listened to: no words in {spoken} s of speech.",
        "इसे सुना गया: {spoken} सेकंड की बोली में कोई शब्द नहीं।",
    ),
    (
        "It was listened to: {count} words, {language} in {spoken} s of speech.",
        "इसे सुना गया: {spoken} सेकंड की बोली में {count} शब्द, भाषा {language}।",
    ),
)
PICTURES: tuple[Pair, ...] = (
    ("There is no frame to look at.", "देखने के लिए कोई फ़्रेम नहीं है।"),
    ("The picture is not an array of bytes.", "तस्वीर का डेटा पढ़ने लायक़ नहीं है।"),
    (
        "The picture has the shape {shape}, not (height, width, 3).",
        "तस्वीर का आकार {shape} है, (ऊँचाई, चौड़ाई, 3) नहीं।",
    ),
    (
        "The picture is {size}: too small to show anything.",
        "तस्वीर {size} है: इतनी छोटी कि कुछ नहीं दिखता।",
    ),
    (
        "The picture is {size}: larger than {most} pixels.",
        "तस्वीर {size} है: {most} पिक्सेल से बड़ी।",
    ),
    (
        "The picture is {size}: a strip that shows nothing.",
        "तस्वीर {size} है: ऐसी पट्टी जिसमें कुछ नहीं दिखता।",
    ),
)
"""Why a picture could not be looked at."""

_TERMS: Mapping[str, str] = {
    "a phone number": "फ़ोन नंबर",
    "a payment id": "पेमेंट आईडी",
    "a messenger": "मैसेंजर",
    "an e-mail address": "ईमेल पता",
    "a link": "लिंक",
    "a call to send money": "पैसे भेजने की बात",
    "an Aadhaar number": "आधार नंबर",
    "the number of a payment card": "पेमेंट कार्ड का नंबर",
    "a person's PAN": "किसी का पैन",
    "a bank account": "बैंक खाता",
    "a home with its PIN code": "पिन कोड के साथ घर का पता",
    "somebody else's phone number or e-mail address": "किसी और का फ़ोन नंबर या ईमेल पता",
    "a landline number": "लैंडलाइन नंबर",
    "the speech model is not there": "बोली का मॉडल नहीं है",
}


def term_in_hindi(words: str) -> str:
    """One of the things that a sentence names, or several joined by "and"; others as they are."""
    return " और ".join(_TERMS.get(one, one) for one in words.split(" and "))
