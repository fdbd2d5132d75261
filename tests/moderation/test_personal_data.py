"""Personal data: numbers that check, homes with their PIN code, and nothing that a shop writes."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.classifiers.checksums import is_luhn, is_verhoeff
from moderation.classifiers.personal import SCORES, THRESHOLD, as_read, personal
from moderation.classifiers.private import personal_signal
from moderation.comments import screen_comment

# Made up; each has the check digit that makes it a number of its kind.
AADHAAR = "2345 6789 0124"
CARD = "4111 1111 1111 1111"

GIVEN = [
    ("aadhaar", f"her aadhaar is {AADHAAR}"),
    ("aadhaar", f"{AADHAAR} wala hi hai"),
    ("aadhaar", "2345-6789-0124"),
    ("aadhaar", "aadhar no 234567890124"),
    ("aadhaar", "adhaar: 2 3 4 5 6 7 8 9 0 1 2 4"),
    ("aadhaar", "आधार नंबर २३४५ ६७८९ ०१२४"),
    ("aadhaar", "ಆಧಾರ್ ೨೩೪೫ ೬೭೮೯ ೦೧೨೪"),
    ("aadhaar", "２３４５ ６７８９ ０１２４"),
    ("aadhaar", "order ke liye aadhaar 2345 6789 0124"),
    ("pan", "PAN ABCPE1234F"),
    ("pan", "ABCPE1234F is on his return"),
    ("pan", "pan card no. abcpe1234f"),
    ("pan", "पैन नंबर ABCPE1234F"),
    ("card", f"pay with {CARD}"),
    ("card", "4111111111111111 cvv 123"),
    ("card", "card for my order 4111-1111-1111-1111"),
    ("card", "6521 1111 1111 1110"),
    ("card", "3782 822463 10005"),
    ("account", "A/c 123456789012 IFSC SBIN0001234"),
    ("account", "hdfc0000123 , 50100123456789"),
    ("account", "khata number 30123456789"),
    ("account", "खाता संख्या 30123456789"),
    ("landline", "ring 011-23456789"),
    ("landline", "(022) 2345 6789"),
    ("landline", "+91 80 4123 4567"),
    ("landline", "0484-2345678"),
    ("address", "Flat no 302, Green Apartments, Andheri East, Mumbai 400069"),
    ("address", "she lives at H.No. 12, Gali 4, Laxmi Nagar, Delhi - 110092"),
    ("address", "House 45, Sector 21, Gurgaon 122016"),
    ("address", "221, MG Road, Bengaluru 560001"),
    ("address", "makan no. 7 shivaji nagar pune 411005"),
    ("address", "मकान नंबर 12, गली नंबर 4, लक्ष्मी नगर, दिल्ली 110092"),
    ("address", "फ्लैट नंबर १२, जयपुर ३०२००१"),
    ("anothers_contact", "her number is 98765 43210, call her"),
    ("anothers_contact", "Priya's phone number: 9876543210"),
    ("anothers_contact", "uska number 98765-43210 hai"),
    ("anothers_contact", "priya ka number 9876543210"),
    ("anothers_contact", "उसका नंबर ९८७६५४३२१०"),
    ("anothers_contact", "spam him at rahul.k@mail.example"),
]
SHOPS = [
    "MRP ₹1,23,456.00, now ₹99,999",
    "order 234567890124 is late",  # Checks as an Aadhaar number and is an order's.
    "order id 2345 6789 0124",
    "234567890124",  # Twelve digits that nobody calls anything.
    "tracking no. 4111111111111111",
    "AWB 2345 6789 0124 out for delivery",
    "2345 6789 0123",  # No check digit.
    "4111 1111 1111 1112",
    "sku 8901234567890",
    "barcode 8901030865278 and 8901030865285",
    "1111 1111 1111",
    "0000 0000 0000 0000",
    "2022 2023 2024 2025 collections",
    "1947 1950 2024",
    "style ABCPE1234F in blue",
    "model no ABCPE1234F",
    "ABCDE1234F is the pattern",  # Of no person: the fourth letter says what it is of.
    "GSTIN 27ABCPE1234F1Z5",
    "IFSC SBIN0001234 is the Delhi branch",
    "ref 123456789012",
    "SHEIN0WINTER21 flat 500 off",
    "flat 500 off, delivered to 560001",
    "flat 50% off at pincode 110001",
    "Flat 302 in Green Apartments",  # No PIN code.
    "House no 12, Laxmi Nagar, Delhi",
    "12, MG Road, Bengaluru",
    "does it come to 560001?",
    "pincode 110092 delivery?",
    "पिनकोड 110092 पर मिलेगा?",
    "house of silk, 122016 sold",
    "made in Jaipur 302001",
    "since 1998, 25 years, 100000 happy buyers",
    "size 38, chest 96 cm, 2 of 3 left",
    "pack of 12, 500 ml, lot 20240101",
    "2026-11-28 10:30 to 2026-12-01",
    "28-11-2026 09:15",
    "1800-123-4567 toll free",
    "0.12-0.345 mm",
    "+30 days, 7-10 working days",
    "the account of my day 12",
    "her kurta in size 40",
    "his number one choice",
    "our shop ka number 9876543210",  # A way out of the platform; nobody's privacy.
    "order ke liye number 9876543210",
    "call 98765 43210",
    "mail care@brand.example",
    "riya.shop@okaxis",
    "let's contact 9876543210",
]


@pytest.mark.parametrize(("kind", "text"), GIVEN)
def test_what_belongs_to_a_person_is_found_where_it_stands(kind: str, text: str) -> None:
    (found,) = personal(text)
    assert found.kind == kind
    piece = as_read(text)[found.start : found.end]
    assert any(c.isdigit() or c == "@" for c in piece)
    assert piece == piece.strip(" .,:-")


@pytest.mark.parametrize("text", SHOPS)
def test_what_a_shop_writes_is_left_alone(text: str) -> None:
    assert personal(text) == []


@pytest.mark.parametrize(
    ("text", "state"), [(text, "held") for _, text in GIVEN] + [(text, "visible") for text in SHOPS]
)
def test_a_comment_with_somebodys_data_waits_for_a_person_and_another_shows(
    installation: Path, text: str, state: str
) -> None:
    said = screen_comment(text, classify=lambda written: [personal_signal(written)])
    assert said.state == state
    assert said.labels == (("personal_data",) if state == "held" else ())


@pytest.mark.parametrize(("kind", "text"), GIVEN)
def test_the_number_itself_is_in_no_reason_and_its_place_is_in_the_text(
    kind: str, text: str
) -> None:
    signal = personal_signal(text)
    assert (signal.score, signal.is_over) == (SCORES[kind], True)
    assert not any(c.isdigit() or c == "@" for c in signal.reason)
    if signal.where != "whole text":  # As it was read it does not stand in it: other digits.
        start, end = (int(n) for n in signal.where.removeprefix("chars ").split("–"))
        (found,) = personal(text)
        assert text[start:end] == as_read(text)[found.start : found.end]


def test_every_kind_is_sure_enough_to_count() -> None:
    assert min(SCORES.values()) >= THRESHOLD
    assert {kind for kind, _ in GIVEN} == set(SCORES)


@given(st.integers(10**10, 10**11 - 1), st.integers(10**14, 10**15 - 1))
def test_one_digit_in_ten_checks_and_no_slip_of_one_digit_does(eleven: int, fifteen: int) -> None:
    for number, checks in ((str(eleven), is_verhoeff), (str(fifteen), is_luhn)):
        (right,) = [number + digit for digit in "0123456789" if checks(number + digit)]
        for place, digit in enumerate(right):
            other = str((int(digit) + 1) % 10)
            assert not checks(right[:place] + other + right[place + 1 :])


def test_verhoeff_knows_neighbours_that_changed_places() -> None:
    rng = random.Random(4)
    for _ in range(200):
        right = next(
            n
            for n in (str(rng.randrange(2 * 10**11, 10**12)) for _ in range(999))
            if is_verhoeff(n)
        )
        at = rng.randrange(11)
        if right[at] != right[at + 1]:
            swapped = right[:at] + right[at + 1] + right[at] + right[at + 2 :]
            assert not is_verhoeff(swapped)


@given(st.text(alphabet="0123456789 -.,/()+abcPE@FIN", max_size=300))
def test_finds_lie_inside_the_text_and_apart_from_each_other(text: str) -> None:
    end = 0
    for one in personal(text):
        assert end <= one.start < one.end <= len(as_read(text))
        end = one.end


@pytest.mark.parametrize(
    "unit",
    ["9", "9 ", "1234 ", "2345-", "110001 ", "flat 1 ", "her ", "0", "(0", "SBIN0", "a@b.c "],
)
def test_hostile_texts_cost_little(unit: str) -> None:
    text = (unit * 10_000)[:10_000]
    started = time.process_time()
    personal(text)
    assert time.process_time() - started < 2
