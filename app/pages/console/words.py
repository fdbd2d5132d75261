"""What the console says around a case: rooms, queue, keys and decision, in English and Hindi."""

from __future__ import annotations

from core.languages import Pair
from moderation.desk.schemas import SkipReason

ROOM: dict[str, Pair] = {
    "moderation": ("Moderation", "मॉडरेशन"),
    "queue": ("Queue", "क़तार"),
    "board": ("Live board", "लाइव बोर्ड"),
    "grievances": ("Grievances", "शिकायतें"),
    "banks": ("Banks", "पहचान-संग्रह"),
    "rules": ("Rules", "नियम"),
    "promises": ("First viewers", "पहले दर्शक"),
    "leads": ("Leads", "लीड"),
    "rooms": ("Rooms of the console", "कंसोल के हिस्से"),
    "closed": ("This is the moderators' room", "यह मॉडरेटरों की जगह है"),
    "closed_more": (
        "Sign in with a moderator account to look after the clips.",
        "क्लिप की देखरेख के लिए मॉडरेटर खाते से साइन इन करें।",
    ),
    "sign_in": ("Sign in", "साइन इन करें"),
    "failed": ("This did not load", "यह नहीं खुला"),
    "quiet": ("All quiet", "सब शांत है"),
    "quiet_more": ("Nothing waits for a person right now.", "अभी कोई केस इंतज़ार में नहीं है।"),
    "more": ("More", "और"),
}
QUEUE: dict[str, Pair] = {
    "failed": ("The queue did not load", "क़तार नहीं खुली"),
    "choose": ("Choose a case", "कोई केस चुनें"),
    "choose_more": (
        "Or press J, and the most urgent one opens.",
        "या J दबाएँ, सबसे ज़रूरी केस खुल जाएगा।",
    ),
    "next": ("Next case", "अगला केस"),
    "shown": ("Hard pictures you were shown", "आपको दिखाई गईं मुश्किल तस्वीरें"),
    "shown_today": ("What you were shown today", "आज आपको क्या दिखाया गया"),
    "enough": (
        "You have looked at enough hard pictures for today. Cases in words are still here if you "
        "want them; others take the rest. Thank you.",
        "आज के लिए आप काफ़ी मुश्किल तस्वीरें देख चुके हैं। चाहें तो शब्दों वाले केस यहाँ हैं; बाक़ी दूसरे लोग "
        "देख लेंगे। शुक्रिया।",
    ),
    "which": ("Which cases", "कौन से केस"),
    "none": ("Nothing of this kind waits.", "इस तरह का कोई केस इंतज़ार में नहीं है।"),
    "elsewhere": (
        "Cases that wait for others, by their policies, languages and skills: {count}",
        "दूसरों के केस, उनके नियम, भाषा और हुनर के हिसाब से: {count}",
    ),
    "nothing": ("Nothing waits for you right now", "अभी आपके लिए कोई केस नहीं है"),
}
FILTERS: dict[str, Pair] = {
    "all": ("All {count}", "सब {count}"),
    "open": ("Unclaimed {count}", "किसी के पास नहीं {count}"),
    "mine": ("Mine {count}", "मेरे {count}"),
    "appeals": ("Appeals {count}", "अपील {count}"),
    "legal": ("Legal {count}", "क़ानूनी {count}"),
    "sample": ("Random sample {count}", "रैंडम नमूना {count}"),
}
KEYS: dict[str, Pair] = {
    "J": ("Next case in the queue", "क़तार का अगला केस"),
    "K": ("Case before", "पिछला केस"),
    "P": ("Publish: approve it", "पब्लिश: मंज़ूर करें"),
    "1–9": ("Choose the rule it breaks", "जो नियम टूटा, वह चुनें"),
    "E": ("Reject for that reason", "उस वजह से नामंज़ूर करें"),
    "Z": (
        "Take the last decision back, within 10 seconds",
        "पिछला फ़ैसला वापस लें, 10 सेकंड के अंदर",
    ),
    "S": ("Skip with a reason", "वजह बताकर छोड़ें"),
    "A": ("Ask a lead", "लीड से पूछें"),
    "N": ("Write a note", "नोट लिखें"),
    "Space": ("Play or pause", "चलाएँ या रोकें"),
    "B": ("Blur or show clearly", "धुंधला करें या साफ़ दिखाएँ"),
    "G": ("Grey or colour", "ग्रे या रंगीन"),
    "Esc": ("Leave a field, or skipping", "फ़ील्ड से बाहर आएँ, या छोड़ना रहने दें"),
    "?": ("This list", "यह सूची"),
}
DECISION: dict[str, Pair] = {
    "decision": ("Decision", "फ़ैसला"),
    "keys": ("Keys", "शॉर्टकट"),
    "approve": ("Approve", "मंज़ूर करें"),
    "because": ("Or reject, because", "या नामंज़ूर करें, वजह:"),
    "note": ("Note to the creator (optional)", "क्रिएटर के लिए नोट (ज़रूरी नहीं)"),
    "reject": ("Reject", "नामंज़ूर करें"),
    "skip": ("Skip", "छोड़ें"),
    "skip_because": ("Skip, because", "छोड़ें, वजह:"),
    "skip_more": (
        "Somebody else takes it; nobody thinks less of you.",
        "इसे कोई और ले लेगा; इससे आपके बारे में कोई ग़लत नहीं सोचेगा।",
    ),
    "back": ("Back to deciding", "फ़ैसले पर वापस"),
    "ask": ("Ask a lead", "लीड से पूछें"),
    "ask_what": ("What should they look at?", "उन्हें क्या देखना है?"),
    "pass_on": ("Pass it on", "आगे भेजें"),
    "closed": ("This case is closed.", "यह केस बंद है।"),
    "own": (
        "This is your own clip; somebody else decides.",
        "यह आपकी अपनी क्लिप है; फ़ैसला कोई और करेगा।",
    ),
    "taken": ("Somebody else has this case.", "यह केस किसी और के पास है।"),
    "rules": ("Rules of {version}", "नियम {version}"),
    "alike": ("Decide {count} more like it", "ऐसे {count} और केस पर भी यही फ़ैसला"),
    "alike_more": (
        "The same file, edit, words, hashtags and products; all of them or none.",
        "वही फ़ाइल, एडिट, शब्द, हैशटैग और सामान; या तो सब पर, या किसी पर नहीं।",
    ),
    "alike_waits": (", waiting {age}", ", {age} से इंतज़ार में"),
    "alike_taken": (", with a colleague", ", किसी साथी के पास"),
}
SKIPS: tuple[tuple[SkipReason, Pair], ...] = (
    (SkipReason.LANGUAGE, ("I do not know the language", "मुझे यह भाषा नहीं आती")),
    (SkipReason.UNSURE, ("I am not sure", "मुझे पक्का नहीं पता")),
    (SkipReason.CONFLICT, ("I know whom it is about", "यह मेरी पहचान के व्यक्ति का है")),
    (SkipReason.DISTRESSING, ("It is too much for me now", "अभी यह देखना मेरे लिए मुश्किल है")),
    (SkipReason.OTHER, ("Something else", "कुछ और")),
)
ACTS: dict[str, Pair] = {
    "approve": ("Approved", "मंज़ूर किया"),
    "reason_first": ("Choose a reason first", "पहले वजह चुनें"),
    "reject": ("Rejected; the creator sees why", "नामंज़ूर किया; क्रिएटर को वजह दिखेगी"),
    "many": ("{said}, {count} cases", "{said}, {count} केस"),
    "nothing_back": ("There is nothing to take back", "वापस लेने को कुछ नहीं है"),
    "taken_back": ("Taken back", "फ़ैसला वापस लिया"),
    "skipped": ("Back in the queue for somebody else", "क़तार में वापस, अब कोई और लेगा"),
    "asked": ("A lead takes it from here", "अब इसे लीड देखेंगे"),
    "write_first": ("Write something first", "पहले कुछ लिखें"),
    "noted": ("Noted", "नोट जुड़ गया"),
}
