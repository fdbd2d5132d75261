"""What the page of leads says, in English and Hindi."""

from __future__ import annotations

from core.languages import Pair
from moderation.models import Subject

SUBJECTS: dict[Subject, Pair] = {
    Subject.VIDEO: ("A clip", "एक क्लिप"),
    Subject.COMMENT: ("A comment", "एक कमेंट"),
}
ORDERED: dict[Subject, Pair] = {**SUBJECTS, Subject.PRODUCT: ("A product", "एक प्रोडक्ट")}
ORDER: dict[str, Pair] = {
    "order": ("Legal order", "क़ानूनी आदेश"),
    "meaning": (
        "It opens a case with the clock that was in force when the order came in.",
        "इससे केस खुलता है, उस समय-सीमा के साथ जो आदेश आने पर लागू थी।",
    ),
    "about": ("About", "किसके बारे में"),
    "id": ("Its address or id", "उसका पता या आईडी"),
    "kind": ("What it is", "यह क्या है"),
    "received": ("When it came in, in India", "कब आया, भारत के समय में"),
    "received_more": ("Left empty, it is now.", "ख़ाली छोड़ें, तो अभी का समय।"),
    "reference": ("Its reference", "उसका संदर्भ नंबर"),
    "enter": ("Enter the order", "आदेश दर्ज करें"),
    "entered": (
        "Entered under {rule}: due {due} in India, {left}.",
        "{rule} के तहत दर्ज: भारत के समय से {due} तक, {left}।",
    ),
    "queued": ("Entered; it is in the queue", "दर्ज हुआ; अब यह क़तार में है"),
    "bad_time": ("Give the day and time it came in.", "लिखें कि यह किस दिन और समय आया।"),
}
REVIEWERS: dict[str, Pair] = {
    "reviewers": ("Reviewers", "मॉडरेटर"),
    "meaning": (
        "Reviewers see and take cases by policy, language and skill. Nothing ticked is no limit.",
        "मॉडरेटर को केस नियम, भाषा और हुनर के हिसाब से दिखते और मिलते हैं। कुछ न चुनने पर कोई सीमा नहीं।",
    ),
    "who": ("Who", "कौन"),
    "level": ("Level", "लेवल"),
    "level_1": ("1: every first look", "1: हर पहली नज़र"),
    "level_2": ("2: experienced", "2: अनुभवी"),
    "policies": ("Policies", "नियम"),
    "languages": ("Languages", "भाषाएँ"),
    "skills": ("Skills", "हुनर"),
    "keep": ("Keep", "सेव करें"),
    "nobody": ("There is no moderator yet.", "अभी कोई मॉडरेटर नहीं है।"),
    "kept": ("Kept; the next cases go by it", "सेव हो गया; अगले केस इसी हिसाब से मिलेंगे"),
}
GOLDEN: dict[str, Pair] = {
    "golden": ("Golden items", "परख के नमूने"),
    "meaning": (
        "Clips and comments whose right answer is known. Reviewers meet one unannounced about once "
        "in {every} decisions; what they say of it changes nothing but the numbers below. Every "
        "real decision about one is looked at again by somebody who does not know it.",
        "ऐसी क्लिप और कमेंट जिनका सही जवाब पता है। मॉडरेटर को क़रीब हर {every} फ़ैसलों में ऐसा एक "
        "नमूना बिना बताए दिखाया जाता है; उस पर उनका जवाब नीचे के आँकड़ों के सिवा कुछ नहीं बदलता। "
        "इन पर हर असली फ़ैसला कोई दूसरा भी देखता है, जिसे पहला फ़ैसला पता नहीं होता।",
    ),
    "answer": ("The right answer", "सही जवाब"),
    "keep": ("Keep the answer", "जवाब सेव करें"),
    "nothing_wrong": ("Nothing is wrong with it", "इसमें कुछ ग़लत नहीं है"),
    "kept": (
        "Kept; reviewers meet it now and then",
        "सेव हो गया; मॉडरेटर को यह बीच-बीच में दिखेगा",
    ),
    "agreed": ("How often they say what is right", "कितनी बार सही कहते हैं"),
    "line": (
        "{right} of {n} as the right answer says ({low} to {high}); to show it or not, {same}.",
        "{n} में से {right} सही जवाब जैसे ({low} से {high}); दिखाना है या नहीं, इसमें {same}।",
    ),
    "none_answered": ("None answered so far.", "अब तक कोई जवाब नहीं।"),
    "given_back": ("Given back: {count}.", "लौटाए: {count}।"),
    "nobody": ("No reviewer has met one so far.", "अब तक किसी मॉडरेटर को कोई नमूना नहीं दिखा।"),
    "check": ("Please check what you entered", "जो भरा है, उसे जाँच लें"),
}
