"""What can be wrong with the text of rules, in English and Hindi."""

from __future__ import annotations

from core.languages import Pair

LINE: Pair = ("Line {line}: {problem}", "पंक्ति {line}: {problem}")
LINE_FIELD: Pair = ("Line {line}, {where}: {problem}", "पंक्ति {line}, {where}: {problem}")
PROBLEMS: dict[str, Pair] = {
    "mapping": (
        "has to be a mapping of names to values",
        "यहाँ नाम और उनके मान होने चाहिए",
    ),
    "one_word": ("a name has to be one word", "नाम एक ही शब्द का होना चाहिए"),
    "twice": ("stands here twice", "यहाँ दो बार लिखा है"),
    "unknown_name": (
        "is not known here; known are {known}",
        "यहाँ नहीं चलता; ये चलते हैं: {known}",
    ),
    "lacks": ("lacks {name}", "{name} नहीं है"),
    "code": (
        "a code has small letters, digits and _, at most 40",
        "कोड में छोटे अक्षर, अंक और _ ही हों, ज़्यादा से ज़्यादा 40",
    ),
    "list": ("has to be a list", "यहाँ सूची होनी चाहिए"),
    "length": (
        "has to have 1 to {most} characters, has {count}",
        "1 से {most} अक्षर होने चाहिए, {count} हैं",
    ),
    "whole": (
        "has to be a whole number from {least} to {most}",
        "{least} से {most} तक की पूरी संख्या होनी चाहिए",
    ),
    "whole_is": (
        "has to be a whole number from {least} to {most}, is {value}",
        "{least} से {most} तक की पूरी संख्या होनी चाहिए, {value} है",
    ),
    "fraction": (
        "has to be a number above 0, up to 1",
        "0 से बड़ी, 1 तक की संख्या होनी चाहिए",
    ),
    "fraction_is": (
        "has to be a number above 0, up to 1, is {value}",
        "0 से बड़ी, 1 तक की संख्या होनी चाहिए, {value} है",
    ),
    "flag": ("has to be true or false", "true या false होना चाहिए"),
    "day": ("has to be a day as 2026-02-20", "दिन ऐसे लिखें: 2026-02-20"),
    "day_is": (
        "has to be a day as 2026-02-20, is {value}",
        "दिन ऐसे लिखें: 2026-02-20; यहाँ {value} है",
    ),
    "text": ("has to be a text; put it in quotes", "टेक्स्ट होना चाहिए; उसे कोट में लिखें"),
    "unknown_value": (
        "{value} is not known; known are {known}",
        "{value} नहीं चलता; ये चलते हैं: {known}",
    ),
    "too_long": (
        "has at most {most} characters, has {count}",
        "ज़्यादा से ज़्यादा {most} अक्षर हो सकते हैं, {count} हैं",
    ),
    "no_signs": ("write it out; no & and no *", "पूरा लिखें; & और * नहीं"),
    "no_yaml": ("is no YAML: {why}", "YAML नहीं है: {why}"),
    "too_deep": ("is nested too deeply", "बहुत ज़्यादा परतें हैं"),
    "empty": ("is empty", "ख़ाली है"),
    "altered": ("the stored text has been altered", "सहेजा हुआ टेक्स्ट बदल दिया गया है"),
    "no_reason": (
        "{reason} is none of the reasons below",
        "{reason} नीचे दी वजहों में नहीं है",
    ),
    "judge": ("{judge}: one of {known} judges", "{judge}: इनमें से कोई एक हो: {known}"),
    "no_judge": (
        "has to say who finds it; at least report",
        "लिखें कि इसे कौन ढूँढता है; कम से कम report",
    ),
    "no_ladder": (
        "is empty, so only report may judge it",
        "ख़ाली है, इसलिए इसे सिर्फ़ report परख सकता है",
    ),
    "no_allow": (
        "below the first band all is allowed; leave it out",
        "पहली सीमा से नीचे सब चलता है; इसे न लिखें",
    ),
    "only_hold": (
        "on {surface} a machine can only hold",
        "{surface} पर मशीन सिर्फ़ रोक सकती है",
    ),
    "rise": ("bands have to rise", "सीमाएँ बढ़ते क्रम में हों"),
    "no_more": (
        "{action} takes no more away than the band before it",
        "{action} पिछली सीमा से ज़्यादा सख़्त नहीं है",
    ),
    "no_band": (
        "has no band; leave the surface out where the label does not count",
        "कोई सीमा नहीं है; जहाँ लेबल नहीं गिना जाता, वह जगह न लिखें",
    ),
    "unmeasured": (
        "a machine removes only where its precision was measured; say it under measured",
        "मशीन वहीं हटाती है जहाँ मापा गया हो कि वह कितनी सही है; measured में लिखें",
    ),
    "imprecise": (
        "a machine may not remove here: the precision's lower bound is {bound}, the target "
        "{target}",
        "यहाँ मशीन हटा नहीं सकती: सही होने की निचली सीमा {bound} है, लक्ष्य {target} है",
    ),
    "no_clock": (
        "{clock} is none of the clocks below",
        "{clock} नीचे दी समय-सीमाओं में नहीं है",
    ),
    "clock_ends": (
        "{clock} ends; another of its rows has to begin on the day one ends, and the last may "
        "have no until",
        "{clock} ख़त्म हो जाती है; जिस दिन एक पंक्ति ख़त्म हो, उसी दिन दूसरी शुरू हो, और आख़िरी में until न हो",
    ),
    "ends_before": ("lies before its beginning", "शुरुआत से पहले का है"),
    "overlap": (
        "{clock} runs twice on one day; end the older row",
        "{clock} एक ही दिन दो बार चलती है; पुरानी पंक्ति को ख़त्म करें",
    ),
}
