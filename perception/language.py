"""Which language a text is in; Hindi in Latin letters, too, which general models call English."""

from __future__ import annotations

import re
from dataclasses import dataclass

from perception.fasttext_file import Identifier, load
from perception.models import LANGUAGE
from perception.runtime import PerProcess
from perception.weights import ModelUnavailable, ready

UNKNOWN = "und"
ROMANISED_HINDI = "hi-Latn"
READ_CHARS = 2_000
# Below this the general model guesses.
LEAST_CONFIDENCE = 0.35

# Frequent words of Hindi as people type it; none is a word of English, so "main", "to", "me",
# "the", "hi", "do", "us", "par" and "are" are left out although they are as frequent.
_WORDS_AS_TYPED = """
    aaj aaja aao aap aapka aapke aapki aapko abhi accha acchi acha achha achhi achi agar apna
    apne apni aur badhiya bahot bahut batao behen bhai bhi bilkul bohot bola bolo chahiye
    chahta dekha dekhna dekho didi diya dost gaya gaye gayi ghar haan hai hain hamara hamari
    hoga hogi honge hoon hum humara hun iska iske iski jaao jaisa jaise jana jao jhooth ji
    jyada ka kab kahan kaisa kaise kaisi kal kar karke karna karo karta karte karti kaun ke
    kharab khareed kharida ki kitna kitne kitni kiya kiye ko koi kuch kuchh kya kyon kyu kyun
    ladka ladki lagao lagta lagti lekin liya liye magar mast matlab mehnga mein mera mere meri
    mujhe mujhko nahee nahi nahin paise pehna pehno phir pyara pyari raha rahe rahi roz rupaye
    saath sab sach sakta sakte sakti sasta se shaadi sirf sundar suno tarah tera tere teri tha
    thay thi thoda thodi toh tujhe tum tumhara tumhari tumhe uska uske uski wahi waise wala
    wale wali wo woh yaar yahi ye yeh zyada
"""
ROMAN_WORDS = frozenset(_WORDS_AS_TYPED.split())
_WORD = re.compile(r"[a-z]+")
_LETTER = re.compile(r"[^\W\d_]")
_DEVANAGARI = re.compile(r"[\u0900-\u097f]")


@dataclass(frozen=True, slots=True)
class Language:
    """A language as a BCP 47 tag (`hi-Latn` for Hindi in Latin letters) and how sure it is."""

    code: str
    confidence: float


def detect(text: str) -> Language:
    """The main language of a text; `und` when there is too little to tell.

    Raises:
        ModelUnavailable: Neither the script nor the words decide and the model is not prepared.
    """
    sample = " ".join(text[:READ_CHARS].split())
    letters = len(_LETTER.findall(sample))
    if letters < 2:
        return Language(UNKNOWN, 0.0)
    if len(_DEVANAGARI.findall(sample)) / len(sample.replace(" ", "")) >= 0.3:
        return _devanagari(sample)
    words = _WORD.findall(sample.lower())
    hits = sum(word in ROMAN_WORDS for word in words)
    if (hits >= 2 and hits / len(words) >= 0.2) or (hits == 1 and len(words) <= 2):
        return Language(ROMANISED_HINDI, min(0.99, 0.5 + hits / len(words)))
    return _model_says(sample)


def _devanagari(sample: str) -> Language:
    # Marathi and Nepali share the script; Hindi is the default of the house.
    found = _model_says(sample)
    return found if found.code in {"mr", "ne", "sa"} else Language("hi", 0.99)


def _model_says(sample: str) -> Language:
    (label,), (confidence,) = _identifier().predict(sample, k=1)
    if confidence < LEAST_CONFIDENCE:
        return Language(UNKNOWN, float(confidence))
    return Language(label.removeprefix("__label__"), min(1.0, float(confidence)))


def _load() -> Identifier:
    try:
        return load(ready(LANGUAGE) / "lid.176.ftz")
    except ValueError as error:
        raise ModelUnavailable(LANGUAGE.name, f"cannot be loaded ({error})") from error


_identifier = PerProcess(_load)
