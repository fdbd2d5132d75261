"""Where an order goes and whom to call: checked and brought into one spelling. Pure."""

from __future__ import annotations

import re

import phonenumbers

from core.languages import Pair

STATES = (
    "Andaman and Nicobar Islands",
    "Andhra Pradesh",
    "Arunachal Pradesh",
    "Assam",
    "Bihar",
    "Chandigarh",
    "Chhattisgarh",
    "Dadra and Nagar Haveli and Daman and Diu",
    "Delhi",
    "Goa",
    "Gujarat",
    "Haryana",
    "Himachal Pradesh",
    "Jammu and Kashmir",
    "Jharkhand",
    "Karnataka",
    "Kerala",
    "Ladakh",
    "Lakshadweep",
    "Madhya Pradesh",
    "Maharashtra",
    "Manipur",
    "Meghalaya",
    "Mizoram",
    "Nagaland",
    "Odisha",
    "Puducherry",
    "Punjab",
    "Rajasthan",
    "Sikkim",
    "Tamil Nadu",
    "Telangana",
    "Tripura",
    "Uttar Pradesh",
    "Uttarakhand",
    "West Bengal",
)
_STATE_OF = {name.casefold(): name for name in STATES} | {
    "new delhi": "Delhi",
    "nct of delhi": "Delhi",
    "orissa": "Odisha",
    "pondicherry": "Puducherry",
    "uttaranchal": "Uttarakhand",
}
_JOINERS = re.compile("[\u200c\u200d]")  # Devanagari needs them.
_PIN = re.compile(r"[1-9][0-9]{5}")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]{2,}")
_MOBILE = {
    phonenumbers.PhoneNumberType.MOBILE,
    phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE,
}


class NotAcceptable(ValueError):
    """A sentence about a field for whoever filled it in, in both languages."""

    def __init__(self, detail: str, hindi: str) -> None:
        super().__init__(detail)
        self.hindi = hindi


def checked_text(text: str, what: Pair, *, longest: int, shortest: int = 1) -> str:
    """`text` with single blanks.

    Raises:
        NotAcceptable: Too short, too long, or with unprintable characters.
    """
    english, hindi = what
    clean = " ".join(text.split())
    if len(clean) < shortest:
        raise NotAcceptable(f"Please fill in {english}.", f"{hindi} लिखें।")
    if len(clean) > longest:
        raise NotAcceptable(
            f"Please keep {english} to {longest} characters.",
            f"{hindi} {longest} अक्षर तक में लिखें।",
        )
    if not _JOINERS.sub("", clean).isprintable():
        raise NotAcceptable(f"Please use plain letters in {english}.", f"{hindi} सादे अक्षरों में लिखें।")
    return clean


def checked_pin(text: str) -> str:
    """A PIN code as six digits.

    Raises:
        NotAcceptable: It is none.
    """
    pin = re.sub(r"[\s-]", "", text)
    if not _PIN.fullmatch(pin):
        raise NotAcceptable(
            "A PIN code has 6 digits and does not begin with 0.",
            "पिन कोड में 6 अंक होते हैं, और वह 0 से शुरू नहीं होता।",
        )
    return pin


def checked_phone(text: str) -> str:
    """An Indian mobile number as `+91…`.

    Raises:
        NotAcceptable: It is none.
    """
    refusal = NotAcceptable(
        "Please give a 10-digit Indian mobile number, e.g. 98765 43210.",
        "भारत का 10 अंकों वाला मोबाइल नंबर लिखें, जैसे 98765 43210।",
    )
    try:
        number = phonenumbers.parse(text, "IN")
    except phonenumbers.NumberParseException:
        raise refusal from None
    if number.country_code != 91 or not phonenumbers.is_valid_number(number):
        raise refusal
    if phonenumbers.number_type(number) not in _MOBILE:
        raise refusal
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def checked_state(text: str) -> str:
    """A state or union territory in its official spelling.

    Raises:
        NotAcceptable: There is none of that name.
    """
    state = _STATE_OF.get(" ".join(text.replace("&", "and").split()).casefold())
    if state is None:
        raise NotAcceptable(
            "Please choose a state or union territory of India.",
            "भारत का कोई राज्य या केंद्र शासित प्रदेश चुनें।",
        )
    return state


def checked_email(text: str) -> str | None:
    """An email address, or `None` for an empty one.

    Raises:
        NotAcceptable: It does not look like one.
    """
    email = text.strip()
    if not email:
        return None
    if len(email) > 254 or not _EMAIL.fullmatch(email) or not email.isprintable():
        raise NotAcceptable("That does not look like an email address.", "यह ईमेल पता ठीक नहीं लगता।")
    return email
