"""The bag says in both languages what is wrong with a line, and how a state is called."""

from __future__ import annotations

from typing import get_args

import pytest

from app.sheets.bag import SAID
from app.sheets.product import FEW, option_of
from app.sheets.state_names import HINDI, state_name, state_text
from app.words import ORDER, status_words
from catalog.schemas import VariantView
from commerce.checkout import FormInvalid, read_form
from commerce.delivery_address import STATES
from commerce.orders_machine import OrderStatus, OrderStep, OrderStepRefused
from commerce.schemas import LineProblem
from core.ids import new_id
from core.money import money
from tests.app.both_languages import in_hindi


def test_every_problem_of_a_line_and_every_status_of_an_order_can_be_said() -> None:
    assert set(SAID) == set(get_args(LineProblem))
    assert set(ORDER) == set(OrderStatus)
    assert status_words("shipped") == "On its way"
    in_hindi([status_words(status, "hi-IN") for status in OrderStatus])


@pytest.mark.parametrize("status", OrderStatus)
def test_an_order_that_cannot_be_cancelled_says_so_in_both(status: OrderStatus) -> None:
    refused = OrderStepRefused(status, OrderStep.CANCEL)
    assert "cancel" in refused.told("en")
    in_hindi([refused.told("hi")])


def test_every_state_has_its_name_in_hindi_and_one_that_we_do_not_know_stays() -> None:
    assert list(HINDI) == list(STATES)
    in_hindi(HINDI.values())
    assert len(set(HINDI.values())) == len(STATES)
    assert state_name("Goa") == ("Goa", "गोवा")
    assert (state_text("Goa", "en"), state_text("Bombay", "hi")) == ("Goa", "Bombay")


@pytest.mark.parametrize(
    ("left", "english", "hindi"),
    [
        (FEW + 1, "In stock", "स्टॉक में है"),
        (2, "Only 2 left", "स्टॉक में सिर्फ़ 2"),
        (0, "Sold out", "स्टॉक ख़त्म"),
    ],
)
def test_a_variant_says_what_is_left_of_it(left: int, english: str, hindi: str) -> None:
    variant = VariantView(
        id=new_id(), sku="", label="", swatch="", price=money(100), list_price=money(200),
        available=left, image_url=None,
    )  # fmt: skip
    assert option_of(variant).stock_text == english
    drawn = option_of(variant, "hi")
    assert (drawn.stock_text, drawn.saving, drawn.label) == (hindi, "50% की छूट", "सामान्य")


WRONG = {
    "contact": {"name": " ", "phone": "12345", "email": "nope"},
    "address": {
        "line1": "x" * 121, "line2": "a\u202eb", "city": "", "state": "Atlantis", "pin": "056003",
    },
    "cart_total_minor": 1,
}  # fmt: skip


def test_the_form_says_in_hindi_what_to_mend_to_who_reads_it() -> None:
    with pytest.raises(FormInvalid) as refused:
        read_form(WRONG, "hi-IN")
    assert refused.value.fields == {
        "contact.name": "अपना नाम लिखें।",
        "contact.phone": "भारत का 10 अंकों वाला मोबाइल नंबर लिखें, जैसे 98765 43210।",
        "contact.email": "यह ईमेल पता ठीक नहीं लगता।",
        "address.line1": "मकान और गली 120 अक्षर तक में लिखें।",
        "address.line2": "इलाक़ा या पहचान की जगह सादे अक्षरों में लिखें।",
        "address.city": "अपना शहर लिखें।",
        "address.state": "भारत का कोई राज्य या केंद्र शासित प्रदेश चुनें।",
        "address.pin": "पिन कोड में 6 अंक होते हैं, और वह 0 से शुरू नहीं होता।",
    }
