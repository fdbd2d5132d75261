"""Weapons, drugs, blood and imitations by list: no model here sees any of them.

English, Hindi and romanised Hindi. What is everyday speech in beauty and fashion stays out: guns
of metal grey, killer heels, glue guns, bloody good, a perfume called Opium.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from functools import cache

LABELS = ("weapons", "drugs", "gore", "counterfeit")

_LISTED: Mapping[str, str] = {
    "weapons": """
        pistol|pistols|revolver|revolvers|rifle|rifles|shotgun|shotguns|ak 47|ak47|handgun|handguns
        ammunition|live bullets|hand grenade|grenades|pipe bomb|country made gun|gun for sale
        buy a gun|sell guns|katta pistol|desi katta|tamancha|bandook|bandookein|kartoos|kaartoos
        switchblade|brass knuckles|pepper ball gun
        पिस्तौल|तमंचा|तमंचे|बंदूक|बन्दूक|बंदूकें|राइफल|कारतूस|देसी कट्टा|हथगोला|ग्रेनेड
        """,
    "drugs": """
        cocaine|heroin powder|methamphetamine|crystal meth|mdma|lsd tabs|ecstasy pills|ketamine
        marijuana|cannabis|hashish|weed for sale|buy weed|sell weed|ganja|gaanja|charas
        brown sugar drug|afeem|smack drug|nashe ki goli|nashe ki goliyan|mephedrone|xanax
        गांजा|गाँजा|चरस|अफीम|अफ़ीम|कोकीन|हेरोइन|स्मैक|नशे की गोली|नशे की गोलियां|ब्राउन शुगर नशा
        """,
    "gore": """
        beheading|beheaded|decapitated|dismembered|gore video|gory video|severed head|severed hand
        slit throat|slit her throat|slit his throat|dead body|dead bodies|brutal murder
        lynching video|sar kata|sar kaat|laash|khoon kharaba|gala kaat|gala kata
        सिर कटा|सिर काट|गला काट|लाश|लाशें|लाशों|ख़ून ख़राबा|खून खराबा
        """,
    "counterfeit": """
        first copy|1st copy|master copy|mirror copy|7a copy|7a quality|5a quality|10a quality
        replica bag|replica bags|replica shoe|replica shoes|replica watch|replica watches
        super clone|duplicate brand|fake branded|dupli branded|aaa replica|aaa quality copy
        nakli brand|nakli branded|counterfeit|copy of gucci|copy of rolex|gucci copy|rolex copy
        फर्स्ट कॉपी|मास्टर कॉपी|नकली ब्रांड|नक़ली ब्रांड|डुप्लीकेट ब्रांड
        """,
}


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    found = {}
    for label, listed in _LISTED.items():
        words = sorted((w.strip() for w in re.split(r"[|\n]", listed) if w.strip()), key=len)
        joined = "|".join(re.escape(word) for word in reversed(words))
        # A vowel sign is no letter to `\b`.
        found[label] = re.compile(rf"(?<![\w\u0900-\u097f])(?:{joined})(?![\w\u0900-\u097f])")
    return found


def goods(folded: str) -> dict[str, str]:
    """The labels whose list names something in a folded text, each with the word."""
    named = {}
    for label, pattern in _patterns().items():
        if match := pattern.search(folded):
            named[label] = match[0]
    return named


@cache
def goods_sha256() -> str:
    """Of every list."""
    whole = "\n".join(f"{label}:{pattern.pattern}" for label, pattern in _patterns().items())
    return hashlib.sha256(whole.encode()).hexdigest()
