"""Ways to lead a buyer off the platform: phone numbers, payment ids, links, calls to pay."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cache

from core.spelling import clean

_DIGITS = str.maketrans("०१२३४५६७८९", "0123456789")
_NUMBER_WORDS = {
    "zero": "0", "oh": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5",
    "six": "6", "seven": "7", "eight": "8", "nine": "9", "shunya": "0", "ek": "1", "do": "2",
    "teen": "3", "chaar": "4", "char": "4", "paanch": "5", "panch": "5", "chhe": "6", "cheh": "6",
    "saat": "7", "sat": "7", "aath": "8", "nau": "9",
}  # fmt: skip
_SPOKEN = re.compile(r"(?:\b(?:" + "|".join(_NUMBER_WORDS) + r"|\d)\b[\s,.-]*){8,}", re.IGNORECASE)
_BANKS = (
    "upi|ybl|ibl|axl|paytm|okaxis|oksbi|okicici|okhdfcbank|apl|icici|sbi|hdfcbank|axisbank|pnb|"
    "ptyes|ptsbi|pthdfc|ptaxis|barodampay|kotak|freecharge|jupiteraxis|naviaxis|superyes|waicici"
)
_PATTERNS = {
    "phone": re.compile(r"(?<![\d₹.])(?:\+?91[\s-]?|0)?[6-9](?:[\s.\-()]{0,2}\d){9}(?!\d)"),
    "payment": re.compile(rf"\b[\w.\-]{{2,}}\s?@\s?(?:{_BANKS})\b", re.IGNORECASE),
    "messenger": re.compile(
        r"\b(?:wa\.me|t\.me|chat\.whatsapp\.com|telegram\.me|wh?at+s\s?a+pp?|wh?tsa?pp?|telegram)\b"
        r"|(?:व्हाट्स|वॉट्स|वाट्स)\s?(?:एप|ऐप|अप|ऍप)|टेल[ीि]ग्राम",
        re.IGNORECASE,
    ),
    "link": re.compile(
        r"\bhttps?://\S+|\bwww\.\S+|\b[\w-]+(?:\.|\s?\(dot\)\s?|\s?\[dot\]\s?)"
        r"(?:com|in|net|org|xyz|top|ru|cn|info|click|link|shop|online|site|live|me|io|biz|ly)"
        r"(?:/\S*)?\b",
        re.IGNORECASE,
    ),
    "email": re.compile(r"\b[\w.+-]+@[\w-]+\.[a-z]{2,}\b", re.IGNORECASE),
}
_PAY = re.compile(
    r"\b(?:send|transfer|pay|deposit|bhej|bhejo|bhejiye|jama)\b.{0,30}"
    r"(?:₹|\brs\b|\binr\b|rupees|rupaye|paise|advance|money|upi|gpay|paytm|phonepe|amount)"
    r"|(?:₹|\brs\b|rupaye|paise|पैसे|रुपये|रुपए|राशि).{0,30}"
    r"(?:\b(?:bhej|bhejo|bhejiye|jama|transfer|send)\b|भेज|जमा|ट्रांसफर)",
    re.IGNORECASE,
)
KINDS = ("phone", "payment", "messenger", "link", "email", "pay")


@dataclass(frozen=True, slots=True)
class Contact:
    """One way out: its kind and where it stands in the cleaned text."""

    kind: str
    start: int
    end: int


def contacts(text: str) -> list[Contact]:
    """Phone numbers (also spelt out), UPI ids, messengers, links, addresses and calls to pay."""
    cleaned = clean(text).translate(_DIGITS)
    found = [
        Contact(kind, m.start(), m.end())
        for kind, pattern in _PATTERNS.items()
        for m in pattern.finditer(cleaned)
    ]
    for spoken in _SPOKEN.finditer(cleaned):
        words = re.findall(r"[a-z]+|\d", spoken[0].lower())
        digits = "".join(_NUMBER_WORDS.get(w, w) for w in words)
        if re.search(r"[6-9]\d{9}", digits) and any(w in _NUMBER_WORDS for w in words):
            found.append(Contact("phone", spoken.start(), spoken.end()))
    found += [Contact("pay", m.start(), m.end()) for m in _PAY.finditer(cleaned)]
    return sorted(found, key=lambda c: c.start)


@cache
def patterns_sha256() -> str:
    """Of every pattern."""
    patterns = (*_PATTERNS.values(), _SPOKEN, _PAY)
    return hashlib.sha256("\n".join(p.pattern for p in patterns).encode()).hexdigest()
