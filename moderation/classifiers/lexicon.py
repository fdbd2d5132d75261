"""Profanity by list: English, Hindi in both scripts, Bengali in Latin letters.

The data of `anti-profanity` (MIT), less the words that are everyday speech in beauty and fashion
(`bal` is hair, `butt` and `breasts` are body parts, `lust` is a lipstick), plus Devanagari.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cache

from anti_profanity.data import BengaliProfanity, EnglishProfanity, HindiProfanity

from core.spelling import fold, squeeze

_EVERYDAY_AS_WRITTEN = """
    anal ass asses ballbag balls bloody boner boobs breasts bum butt camina chink cipa clit cock
    cocks coon cox crap cum dick dink dirsa doggin dogging doosh duche dyke fag fanny feck flange
    fook hoar hoare hoer homo hore jap kock kum kums labia lust lusting maal masochist muff muther
    nazi pecker penis piss pissed prick pricks pron pube rimming s.o.b. sadist scrotum screwing
    semen sex shag skank smut snatch spac spunk teets teez tosser turd wang willies willy xrated
    bal hol mang abal bulli suzit chod madar maadar kutte kutha kuthri muttha harami bhikaar gand
    chut lodu maal-chhodna a55 ar5e hell damn mof0 fux fuks spac knobed bestial beastial
    ejaculate ejaculated ejaculates ejaculation pornography pornos phonesex heshe pimpis
    """
_EVERYDAY = frozenset(_EVERYDAY_AS_WRITTEN.split())
# Listed above, yet abuse when a text says nothing else; they count half.
_HARSH_AS_WRITTEN = """
    ass asses dick cock cocks piss pissed prick pricks crap fag homo turd wanker chod gand chut
    mc bc madar harami kutte kutha
    kamine kamina kamini saala saale haramkhor kutiya cum semen boobs anal
    aukat aukaat badchalan badtameez behuda beshram besharam chhakkon chinki
    churail chudail gawar gawaar habshi hijda hijde hijdon hijra hijre jahil jaahil jihadi
    kalmuhi kaluti kalooti kalloo kallu katwa kulta manhoos manhus mleccha nalayak namakharam neech
    nikamma nikamme sapole suar tharki
    औकात कलमुँही कलमुंही कलूटी कुलटा चुड़ैल जिहादी नमकहराम नीच बदचलन मनहूस मनहूसों
    बकवास साला साले कुत्ते कुत्ता कुतिया कमीना कमीने हरामी हरामखोर सूअर
    """
_HARSH = frozenset(_HARSH_AS_WRITTEN.split())
_DEVANAGARI_AS_WRITTEN = """
    चूतिया चुतिया चूतिये चुतिये चूतियापा मादरचोद मादरचोत मदरचोद बहनचोद बहेनचोद भेनचोद बेनचोद
    भोसड़ी भोसड़ीके भोसडीके भोसड़ा भोसडा गांडू गाण्डू गांड गाण्ड लंड लण्ड लौड़ा लौडा लौड़े लवड़ा
    लोड़ा रंडी रण्डी रंडीबाज चूत चोद चोदू झांट झाटू भड़वा भड़वे भड़वी छिनाल टट्टी हरामज़ादा हरामजादा
    हरामज़ादे हरामजादे हरामज़ादी हरामजादी चुदाई चोदना फुद्दी रांड
    """
_DEVANAGARI = frozenset(_DEVANAGARI_AS_WRITTEN.split())
_MORE_AS_WRITTEN = """
    fck fcks fcking fckn sht btch
    mcbc bkl randwe chutiyapa chutiyon bhenchod benchod behnchod madarchodo bhosdiwale
    gaandu motherfucking fcking fuckboy bullshit dumbass jackass twat haramzada haramzadi
    haramzade
    """
# Names that nobody gives themselves; who says that one should not use them does not use them.
_SLURS_AS_WRITTEN = """
    bhangi bhangiyo bhangiyon bhimta bhimte bhimto bhimton chinkis chinkiyo chinkiyon kanglu kanglus
    katua katue katuo katuon katuwe katuwon katwe katwo katwon landyabaaz malechh mullon
    भंगी भंगियों भीमटा भीमटे भीमटों कटुआ कटुए कटुओं कटवे मुल्लों चिंकियों म्लेच्छों
    """
_SLURS = frozenset(squeeze(fold(word)) for word in _SLURS_AS_WRITTEN.split())
_OF_THE_WORD = re.compile(
    r"\b(?:bol|keh|kah|pukar|bula)(?:na|ne|ke|kar)\b|\bg+a+l+i\b|कह(?:ना|ने|कर)|बोल(?:ना|ने|कर)|गाली"
)
_MORE = frozenset(_MORE_AS_WRITTEN.split())
_MORE_PHRASES = frozenset(
    {
        *("behen chod", "bhen chod", "bahan chod", "behan chod"),
        *(f"{whose} k{of}" for whose in ("suar", "soowar", "suwar", "kutte", "kutiya", "haram")
          for of in ("e bachche", "e bache", "e bacche", "i aulad", "i aulaad")),
        *("सूअर की औलाद", "सूअर के बच्चे", "कुत्ते की औलाद", "हराम की औलाद", "कुतिया की औलाद"),
    }
)  # fmt: skip
# छोड़ना, to leave; squeezed it would read like चोद-. The abuse that is written so is a phrase above.
_LEAVE = re.compile("chh+o+[dr]")
_TOKEN = re.compile(r"[\w\u0900-\u097f*]+")


@dataclass(frozen=True, slots=True)
class Hit:
    """A listed word: where in the folded text, and whether it is always abuse."""

    start: int
    end: int
    is_strong: bool


@cache
def _lists() -> tuple[frozenset[str], frozenset[str], re.Pattern[str]]:
    """Strong words, harsh words, strong phrases; Latin words are keyed by their squeezed form."""
    listed = {w.lower().strip() for w in (*EnglishProfanity, *HindiProfanity, *BengaliProfanity)}
    listed -= _EVERYDAY
    words = {w for w in listed if _TOKEN.fullmatch(w)} | _MORE
    phrases = {fold(w) for w in listed if " " in w} | _MORE_PHRASES
    strong = frozenset(squeeze(fold(w)) for w in words if len(w) > 1) | _DEVANAGARI
    everyday = frozenset(squeeze(w) for w in _EVERYDAY)
    pattern = "|".join(re.escape(p) for p in sorted(phrases, key=len, reverse=True))
    return (
        strong - everyday,
        frozenset(squeeze(w) for w in _HARSH),
        re.compile(rf"(?<!\w)(?:{pattern})(?!\w)"),
    )


def hits(folded: str) -> list[Hit]:
    """Listed words of a folded text, in order."""
    strong, harsh, phrases = _lists()
    found = [Hit(m.start(), m.end(), True) for m in phrases.finditer(folded)]
    for match in _TOKEN.finditer(folded):
        word = match[0].strip("0123456789_*")
        if _LEAVE.match(word):
            continue
        key = squeeze(word)
        if key in _SLURS:
            found.append(Hit(match.start(), match.end(), not _OF_THE_WORD.search(folded)))
        elif key in strong:
            found.append(Hit(match.start(), match.end(), True))
        elif key in harsh:
            found.append(Hit(match.start(), match.end(), False))
    return sorted(found, key=lambda hit: hit.start)


@cache
def list_sha256() -> str:
    """Of every entry, sorted."""
    strong, harsh, phrases = _lists()
    parts = [*sorted(strong), *sorted(harsh), *sorted(_SLURS), phrases.pattern]
    whole = "\n".join([*parts, _LEAVE.pattern, _OF_THE_WORD.pattern])
    return hashlib.sha256(whole.encode()).hexdigest()
