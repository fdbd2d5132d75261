"""What the page of the rules says, in English and Hindi."""

from __future__ import annotations

from core.languages import Pair
from moderation.policies.rules import Action

TABS: dict[str, Pair] = {
    "versions": ("Versions", "संस्करण"),
    "coverage": ("Who finds what", "कौन क्या ढूँढता है"),
    "clocks": ("The law's clocks", "क़ानूनी समय-सीमाएँ"),
}
ACTIONS: dict[Action, Pair] = {
    Action.ALLOW: ("allow", "चलने दें"),
    Action.LIMIT: ("limit", "कम दिखाएँ"),
    Action.AGE_GATE: ("adults only", "सिर्फ़ वयस्क"),
    Action.HOLD: ("hold", "रोकें"),
    Action.REMOVE: ("remove", "हटाएँ"),
}
SURFACES: dict[str, Pair] = {
    "caption": ("caption", "कैप्शन"),
    "comment": ("comment", "कमेंट"),
    "speech": ("speech", "बोली"),
    "screen_text": ("screen text", "तस्वीर में लिखा"),
    "hashtag": ("hashtag", "हैशटैग"),
    "product_text": ("product text", "प्रोडक्ट का विवरण"),
    "sound": ("sound", "आवाज़ का नाम"),
    "frames": ("frames", "तस्वीरें"),
    "cover": ("cover", "कवर"),
    "avatar": ("avatar", "प्रोफ़ाइल तस्वीर"),
}
RULES: dict[str, Pair] = {
    "failed": ("The rules did not load", "नियम नहीं खुले"),
    "rules": ("The rules", "नियम"),
    "people": ("People alone", "सिर्फ़ लोग"),
    "off": ("Switched off here", "यहाँ बंद है"),
    "coverage": (
        "What no model sees goes by lists and reports, and always to a person. Harm, 0 to 100, "
        "orders the queue.",
        "जो कोई मॉडल नहीं देखता, वह सूचियों और रिपोर्ट से मिलता है, और हमेशा किसी व्यक्ति तक जाता है। क़तार "
        "का क्रम नुक़सान से बनता है, 0 से 100 तक।",
    ),
    "label": ("Label", "लेबल"),
    "harm": ("Harm", "नुक़सान"),
    "found_by": ("Found by", "कौन ढूँढता है"),
    "counts_in": ("Counts in", "कहाँ गिना जाता है"),
    "reports_alone": ("reports alone", "सिर्फ़ रिपोर्ट"),
    "clocks": (
        "A case keeps the row that was in force, in India, when it came in.",
        "केस के साथ वही पंक्ति रहती है जो उसके आने पर भारत में लागू थी।",
    ),
    "what": ("What", "क्या"),
    "in_force": ("In force", "लागू"),
    "acknowledge": ("Answer within", "जवाब कब तक"),
    "act": ("Act within", "कार्रवाई कब तक"),
    "source": ("Source", "स्रोत"),
    "none_asked": ("none asked", "ज़रूरी नहीं"),
    "since": ("from {since}", "{since} से"),
    "since_until": ("from {since} until {until}", "{since} से {until} तक"),
}
TEXT: dict[str, Pair] = {
    "new": ("A new version", "नया संस्करण"),
    "version": ("Version {name}", "संस्करण {name}"),
    "own_name": (
        "Give it a version of its own in its second line. It is kept as a draft first.",
        "दूसरी पंक्ति में इसका अपना संस्करण लिखें। पहले यह ड्राफ़्ट रहेगा।",
    ),
    "text": ("Text of the rules", "नियमों का टेक्स्ट"),
    "ahead": ("What would have changed", "क्या बदल जाता"),
    "against": ("Held against", "किस समय पर परखें"),
    "day": ("the last day", "पिछला दिन"),
    "days": ("the last {count} days", "पिछले {count} दिन"),
    "look": ("Look ahead", "असर देखें"),
    "shifts": ("Verdicts that would change, by label", "जो नतीजे बदलते, लेबल के हिसाब से"),
    "examples": ("Examples", "उदाहरण"),
    "others": ("Verdicts that would be others", "जो नतीजे कुछ और होते"),
    "any": ("Any label", "कोई भी लेबल"),
    "not_weighed": ("not weighed", "नहीं आँका"),
    "label": ("Label", "लेबल"),
    "now": ("Now", "अभी"),
    "then": ("Then", "तब"),
    "verdicts": ("Verdicts", "नतीजे"),
    "harm": ("Harm × score", "नुक़सान × स्कोर"),
    "when": ("When", "कब"),
    "change": ("Change", "बदलाव"),
    "score": ("Score", "स्कोर"),
    "where": ("Where", "कहाँ"),
    "why": ("Why these rules", "ये नियम क्यों"),
    "why_more": (
        "Whoever reads them later sees it.",
        "बाद में जो इन्हें पढ़ेगा, उसे यह दिखेगा।",
    ),
    "keep": ("Keep as a draft", "ड्राफ़्ट सेव करें"),
}
VERSIONS: dict[str, Pair] = {
    "write": ("Write a new version", "नया संस्करण लिखें"),
    "reach": ("How far it reaches", "यह कहाँ तक लागू है"),
    "to_shadow": ("Judge in the shadow", "शैडो में परखें"),
    "share": ("Share, in percent", "हिस्सा, प्रतिशत में"),
    "share_more": (
        "Of what is screened, drawn at random.",
        "जाँची जाने वाली चीज़ों में से, रैंडम चुना हुआ।",
    ),
    "to_slice": ("Out to this slice", "इस हिस्से पर चलाएँ"),
    "to_live": ("Put it in force", "लागू करें"),
    "retire": ("Retire it", "हटाएँ"),
    "back": ("Roll back", "पिछला वापस लाएँ"),
    "shadow": ("In the shadow", "शैडो में"),
    "differs": (
        "Where it differs from the rules in force",
        "लागू नियमों से कहाँ अलग है",
    ),
    "leave": ("Leave it as it is", "जैसा है, रहने दें"),
    "out_to": ("Out to {percent} %", "{percent} % पर"),
}
SURE: dict[str, tuple[Pair, Pair, Pair]] = {
    "live": (
        ("Put it in force for everything?", "इसे सब पर लागू करें?"),
        (
            "Live clips are judged again by it, newest first. You can roll back at any time.",
            "पब्लिश क्लिप इससे फिर परखी जाएँगी, सबसे नई पहले। आप कभी भी पिछला वापस ला सकते हैं।",
        ),
        ("Put it in force", "लागू करें"),
    ),
    "retired": (
        ("Retire this version?", "यह संस्करण हटाएँ?"),
        (
            "It judges nothing any more. It stays readable and can come back through the shadow.",
            "यह अब कुछ नहीं परखेगा। इसे पढ़ा जा सकेगा, और शैडो से होकर यह वापस आ सकेगा।",
        ),
        ("Retire it", "हटाएँ"),
    ),
    "back": (
        ("Roll back to the version before?", "पिछला संस्करण वापस लाएँ?"),
        (
            "The rules in force are retired and live clips are judged again by those before.",
            "लागू नियम हट जाएँगे, और पब्लिश क्लिप पिछले नियमों से फिर परखी जाएँगी।",
        ),
        ("Roll back", "पिछला वापस लाएँ"),
    ),
}
DONE: dict[str, Pair] = {
    "only_admins": ("Only admins change rules", "नियम सिर्फ़ एडमिन बदलते हैं"),
    "kept": (
        "Kept as a draft; nothing follows from it yet",
        "ड्राफ़्ट सेव हुआ; अभी इससे कुछ नहीं बदलेगा",
    ),
    "back": (
        "Rolled back; live clips are judged again",
        "पिछला वापस आया; पब्लिश क्लिप फिर परखी जाएँगी",
    ),
    "live": ("In force from now on", "अब से लागू"),
    "retired": ("Retired", "हटा दिया"),
    "shadow": ("It judges in the shadow now", "अब यह शैडो में परख रहा है"),
    "slice": ("Out to a slice", "एक हिस्से पर चल रहा है"),
    "draft_first": ("Keep it as a draft first", "पहले ड्राफ़्ट सेव करें"),
}
AHEAD: dict[str, Pair] = {
    "nothing": (
        "Of the last {days} days there is nothing that could be judged again.",
        "पिछले {days} दिनों का कुछ ऐसा नहीं है जिसे फिर परखा जा सके।",
    ),
    "nothing_old": (
        "Of the last {days} days there is nothing that could be judged again. {old} verdicts are "
        "too old.",
        "पिछले {days} दिनों का कुछ ऐसा नहीं है जिसे फिर परखा जा सके। {old} नतीजे बहुत पुराने हैं।",
    ),
    "changed": (
        "{changed} of {all} verdicts of the last {days} days would have been others. People would "
        "have looked at {after} clips instead of {before}.",
        "पिछले {days} दिनों के {all} नतीजों में से {changed} कुछ और होते। लोग {before} के बजाय {after} क्लिप "
        "देखते।",
    ),
    "old": (
        " {old} are too old to be judged again.",
        " {old} फिर परखने के लिए बहुत पुराने हैं।",
    ),
    "newest": (" Only the newest were looked at.", " सिर्फ़ सबसे नए देखे गए।"),
    "shadow_nothing": (
        "It has judged nothing beside the rules in force so far.",
        "इसने लागू नियमों के साथ अब तक कुछ नहीं परखा।",
    ),
    "shadow": (
        "Beside the rules in force it has judged {all} times and said the same {same} times "
        "({share}).",
        "लागू नियमों के साथ इसने {all} बार परखा और {same} बार वही कहा ({share})।",
    ),
    "walk_done": (
        "After the last change: {looked} live clips judged again, {changed} changed.",
        "पिछले बदलाव के बाद: {looked} पब्लिश क्लिप फिर परखी गईं, {changed} बदलीं।",
    ),
    "walk_waits": (
        "{looked} live clips judged again, {changed} changed so far; it waits until the queues "
        "are shorter.",
        "अब तक {looked} पब्लिश क्लिप फिर परखी गईं, {changed} बदलीं; क़तार छोटी होने तक रुका है।",
    ),
    "walk": (
        "{looked} live clips judged again, {changed} changed so far; it goes on.",
        "अब तक {looked} पब्लिश क्लिप फिर परखी गईं, {changed} बदलीं; काम जारी है।",
    ),
}
