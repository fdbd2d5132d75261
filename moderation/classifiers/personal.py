"""What belongs to a person and not into public: numbers of identity, cards, accounts, homes.

Patterns, each with its check digit where there is one, so that prices, product codes and orders are
left alone. What looks the same without one counts where the text says what it is.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from core.spelling import clean
from moderation.classifiers.checksums import is_luhn, is_verhoeff
from moderation.classifiers.contacts import contacts

# How sure a find is: a checked number is what it is, an address may be a shop's.
SCORES = {
    "aadhaar": 0.95,
    "card": 0.95,
    "pan": 0.9,
    "account": 0.9,
    "address": 0.8,
    "anothers_contact": 0.8,
    "landline": 0.7,
}
THRESHOLD = 0.6

_NEAR = 40  # Characters before a number in which its name may stand.
_APART = 160  # As long as an address, or what is said of one account, may be.

_AADHAAR = re.compile(r"(?<![\d₹.])(?<!\d[ -])(\d{4})([ .-])(\d{4})\2(\d{4})(?!\d)(?!\2\d{4})")
_TWELVE = re.compile(r"(?<![\d₹.])\d(?:[ .\-/]{0,2}\d){11}(?![ .-]?\d)")
_AADHAAR_NAMED = re.compile(r"a+dh?a+r|\buidai\b|\buid\b|आधार", re.IGNORECASE)
_CARD = re.compile(
    r"(?<![\d₹.])(?<!\d[ -])(?:(\d{4})([ .-]?)(\d{4})\2(\d{4})\2(\d{4})(?:\2\d{1,3})?"
    r"|3[47]\d{2}([ .-]?)\d{6}\6\d{5})(?![ .-]?\d)"
)
_CARD_NAMED = re.compile(
    r"\b(?:card|cvv|credit|debit|visa|rupay|maestro|mastercard|expiry|exp)\b|कार्ड", re.IGNORECASE
)
# What the networks in use in India begin with: Visa, Mastercard, American Express, RuPay, Diners.
_ISSUED = re.compile(r"4|5[1-5]|2(?:22[1-9]|2[3-9]|[3-6]|7[01]|720)|3[47]|60|65|8[12]|508|35[36]")
_PAN = re.compile(r"\b[A-Z]{3}P[A-Z]\d{4}[A-Z]\b")  # P: of a person; a firm's is public.
_PAN_NAMED = re.compile(
    r"\b(?:pan(?: ?card)?|पैन(?: ?कार्ड)?)(?: ?(?:no|number|num|नंबर))?[\s.:#-]{1,3}"
    r"(?:(?:is|hai|है)[\s:]{1,2})?([a-z]{3}p[a-z]\d{4}[a-z])\b",
    re.IGNORECASE,
)
_IFSC = re.compile(r"\b[A-Z]{4}0[A-Z0-9]{6}\b", re.IGNORECASE)
_ACCOUNT = re.compile(r"(?<![\d₹.,])\d(?:[ -]?\d){8,17}(?![\d.,]?\d)")
_ACCOUNT_NAMED = re.compile(
    r"(?:\b(?:a/?c|acct|account|khata|khaata)\b|खाता|अकाउंट)[^\d\n]{0,20}$", re.IGNORECASE
)
_LANDLINE = re.compile(
    r"(?<![\d₹.])(?:\+91[\s-]?|0)(?:\((0?[1-8]\d{1,3})\)[\s-]?|([1-8]\d{1,3})[\s-])"
    r"([2-7]\d{1,3}[\s-]?\d{3,4})(?![ -]?\d)"
    r"|(?<![\d₹.])\((0[1-8]\d{1,3})\)[\s-]?([2-7]\d{1,3}[\s-]?\d{3,4})(?![ -]?\d)"
)
_PIN = re.compile(r"(?<![\d₹.,])(?<![\d][ -])[1-9]\d{2} ?\d{3}(?![\d.,]?\d)(?!\s?(?:rs|₹|/-))")
_UNIT = re.compile(
    r"(?:\b(?:flat|house|h|hno|plot|door|d|room|quarter|qtr|makan|makaan|ghar|villa|bungalow|apt)"
    r"[\s.]{0,2}(?:no|num|number|nambar|nr|#)[\s.:#-]{0,3}"
    r"|(?:मकान|फ्लैट|फ़्लैट|घर|प्लॉट|कमरा)\s(?:नंबर|नं\.?|संख्या)[\s.:-]{0,3})[a-z]?[-/]?\d",
    re.IGNORECASE,
)
_UNIT_BARE = re.compile(
    r"\b(?:flat|house|plot|villa|apt|quarter|room)\s#?\s?[a-z]?[-/]?\d{1,4}[a-z]?\b"
    r"(?!\s?(?:%|off|rs|₹|percent|cashback|discount))",
    re.IGNORECASE,
)
_STREET = re.compile(
    r"\b(?:road|rd|street|nagar|gali|galli|lane|marg|colony|sector|phase|vihar|enclave|mohalla|"
    r"mohallah|layout|cross|society|apartments?|residency|heights|chowk|ward|village|gaon|post|"
    r"taluka?|tehsil|tehseel|dist|district)\b"
    r"|सड़क|रोड|गली|नगर|मार्ग|कॉलोनी|कालोनी|सेक्टर|मोहल्ला|मुहल्ला|सोसाइटी|अपार्टमेंट|चौक|गाँव|गांव|ज़िला|जिला",
    re.IGNORECASE,
)
_STREET_NUMBER = re.compile(
    r"\b(?:gali|galli|street|lane|cross|ward)\s(?:no|number)?[\s.:#-]{0,3}\d{1,3}\b"
    r"|गली (?:नंबर|नं\.?)\s?\d"
    r"|\b\d{1,4}[a-z]?(?:/\d{1,4})?,\s?(?:[\w.]+\s){1,3}(?:road|rd|street|lane|marg|colony|nagar)\b",
    re.IGNORECASE,
)
_NAMES_OF_IT = r"(?:number|no\.?|num|nambar|phone|fone|mobile|contact|whatsapp|e-?mail|mail)\b"
_ANOTHERS = re.compile(
    r"\b(?:(?:his|her|their|uska|uski|uske|iska|iski|iske|unka|unki|unke|inka|inki"
    r"|(?!let|it|that|what|here|who)\w{2,20}'s)(?:\s\w{1,20}){0,2}\s"
    + _NAMES_OF_IT
    + r"|\w{2,20} k[aei](?: (?:phone|mobile|whatsapp|personal|private))? "
    + _NAMES_OF_IT
    + r"|(?:call|ring|message|msg|text|dm|whatsapp|spam|troll|harass)\s"
    r"(?:him|her|this (?:girl|guy|woman|man|boy|lady))\b"
    r"|(?:usko|isko|use|ise|unko|inko|[iu]s lad[ks]?[aei]* ko)\s(?:call|phone|fone|message|msg)\b)"
    r"|(?:उसका|उसकी|उसके|इसका|इसकी|इसके|उनका|उनकी|उनके|इनका|इनकी|[\u0900-\u097f]{2,20} का)\s"
    r"(?:[\u0900-\u097f]+\s)?(?:नंबर|फ़ोन|फोन|मोबाइल|ईमेल|व्हाट्सएप)"
    r"|(?:उसको|उसे|इसको|इसे|उनको|उन्हें)\s(?:कॉल|फ़ोन|फोन|मैसेज)",
    re.IGNORECASE,
)
# Whoever gives these gives their own, or a shop's.
_OWN = re.compile(
    r"shop|store|brand|company|seller|customer|care|office|support|order|delivery|booking|helpline"
    r"|duka+n|hamara|hamare|mera|दुकान|हमार|मेरा|ऑर्डर",
    re.IGNORECASE,
)
_SHOP = re.compile(
    r"(?:\b(?:order|ordr|track(?:ing)?|awb|invoice|bill|ref(?:erence)?|sku|model|style|item|isbn|"
    r"ean|upc|barcode|batch|txn|transaction|utr|coupon|code|gst(?:in)?|lot|serial|imei|product)\b"
    r"|ऑर्डर|आर्डर|बिल|कूपन|कोड|इनवॉइस|ट्रैकिंग)[^\d\n]{0,20}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Personal:
    """One find: its kind of `SCORES`, and where it stands in the read text of `as_read`."""

    kind: str
    start: int
    end: int


def as_read(text: str) -> str:
    """The text as the patterns read it: cleaned, with every script's digits as 0 to 9."""
    return "".join(
        str(unicodedata.decimal(c)) if c.isdecimal() and not c.isascii() else c for c in clean(text)
    )


def personal(text: str) -> list[Personal]:
    """What belongs to a person, in order; of a stretch that is two things, the surest."""
    read = as_read(text)
    found = [one for find in _FINDERS for one in find(read)]
    kept: list[Personal] = []
    for one in sorted(found, key=lambda p: (-SCORES[p.kind], p.start)):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda p: p.start)


def _numbers_of_identity(read: str) -> Iterator[Personal]:
    for match in _AADHAAR.finditer(read):
        if _is_aadhaar(match[0]) and not _is_of_a_shop(read, match.start(), _AADHAAR_NAMED):
            yield Personal("aadhaar", *match.span())
    for match in _TWELVE.finditer(read):
        if _is_aadhaar(match[0]) and _before(read, match.start(), _AADHAAR_NAMED):
            yield Personal("aadhaar", *match.span())
    for match in _PAN.finditer(read):
        if not _is_of_a_shop(read, match.start()):
            yield Personal("pan", *match.span())
    yield from (Personal("pan", *match.span(1)) for match in _PAN_NAMED.finditer(read))


def _money(read: str) -> Iterator[Personal]:
    for match in _CARD.finditer(read):
        digits = _digits(match[0])
        is_one = _ISSUED.match(digits) and is_luhn(digits) and len(set(digits)) > 1
        if is_one and not _is_of_a_shop(read, match.start(), _CARD_NAMED):
            yield Personal("card", *match.span())
    branches = [match.span() for match in _IFSC.finditer(read)]
    for match in _ACCOUNT.finditer(read):
        start, end = match.span()
        is_near = any(end - _APART <= at and to <= start + _APART for at, to in branches)
        if is_near or _ACCOUNT_NAMED.search(read[max(0, start - _NEAR) : start]):
            yield Personal("account", start, end)


def _homes(read: str) -> Iterator[Personal]:
    for match in _LANDLINE.finditer(read):
        digits = _digits(match[0]).removeprefix("91") if match[0][0] == "+" else _digits(match[0])
        if len(digits.lstrip("0")) == 10 and not _is_of_a_shop(read, match.start()):
            yield Personal("landline", *match.span())
    for pin in _PIN.finditer(read):
        since = max(0, pin.start() - _APART)
        place = read[since : pin.start()]
        first = min((m.start() for m in _rooms(place)), default=None)
        if first is not None and not _is_of_a_shop(read, pin.start()):
            yield Personal("address", since + first, pin.end())


def _rooms(place: str) -> Iterator[re.Match[str]]:
    """Where a house or flat is named, before a PIN code."""
    yield from _UNIT.finditer(place)
    yield from _STREET_NUMBER.finditer(place)
    if _STREET.search(place):
        yield from _UNIT_BARE.finditer(place)


def _of_others(read: str) -> Iterator[Personal]:
    for contact in contacts(read):
        if contact.kind in ("phone", "email"):
            around = read[max(0, contact.start - _NEAR) : contact.end + _NEAR]
            said = _ANOTHERS.search(around)
            if said and not _OWN.search(said[0]):
                yield Personal("anothers_contact", contact.start, contact.end)


_FINDERS: tuple[Callable[[str], Iterator[Personal]], ...] = (
    _numbers_of_identity,
    _money,
    _homes,
    _of_others,
)


def _is_aadhaar(written: str) -> bool:
    digits = _digits(written)
    return digits[0] in "23456789" and len(set(digits)) > 1 and is_verhoeff(digits)


def _is_of_a_shop(read: str, start: int, named: re.Pattern[str] | None = None) -> bool:
    """Whether an order's or a product's number is announced, and nothing else is."""
    if named is not None and _before(read, start, named):
        return False
    return _before(read, start, _SHOP)


def _before(read: str, start: int, pattern: re.Pattern[str]) -> bool:
    return bool(pattern.search(read[max(0, start - _NEAR) : start]))


def _digits(written: str) -> str:
    return "".join(c for c in written if c.isdigit())


@cache
def personal_sha256() -> str:
    """Of every pattern, and of how sure each kind is."""
    patterns = (
        _AADHAAR, _TWELVE, _AADHAAR_NAMED, _CARD, _CARD_NAMED, _ISSUED, _PAN, _PAN_NAMED, _IFSC,
        _ACCOUNT, _ACCOUNT_NAMED, _LANDLINE, _PIN, _UNIT, _UNIT_BARE, _STREET, _STREET_NUMBER,
        _ANOTHERS, _OWN, _SHOP,
    )  # fmt: skip
    return hashlib.sha256(
        "\n".join([*(p.pattern for p in patterns), repr(sorted(SCORES.items()))]).encode()
    ).hexdigest()
