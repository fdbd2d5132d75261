"""What a shop says every day is no false hold, and what leads a buyer away is held: real models."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest

from app.demo.shelf import PRODUCTS
from catalog.wording import Wording
from moderation.classifiers.shop_words import screen_shop_text, shop_models_sha256
from moderation.decision import flagged
from moderation.policies.parsing import shipped
from moderation.products.judging import judge
from moderation.products.models import WordState

HONEST = (
    "Nude lipstick, matte, 4 g",
    "Naughty nude lip liner",
    "Sexy red long-stay lipstick",
    "Sexy black lace bodycon dress for party night",
    "Blush pink powder blush for cheeks",
    "Orgasm blush, peach pink with golden shimmer",
    "Better than sex volumising mascara",
    "Intense black kajal, smudge-proof, 24 h",
    "Killer kohl",
    "Blood red lipstick",
    "Full body waxing kit with strips and spatula for bikini line",
    "Bikini wax strips, 20 pieces",
    "Intimate wash with lactic acid, pH 3.5, for daily use",
    "Trimmer for private parts, waterproof",
    "Padded push-up bra, skin colour, pack of 3",
    "Nipple cream with lanolin for nursing mothers",
    "Condoms, extra thin, pack of 10",
    "Swimming costume for girls, full length",
    "Kitchen knife set, stainless steel",
    "Flat 50 % off! Buy 2 get 1 free. Limited offer, only ₹499, MRP ₹999",
    "Hydrating body butter for bare skin. Order now and get a free gift worth ₹200!",
    "Hot pink nail paint - offer: Rs. 99 only, cash on delivery, free shipping above ₹499",
    "Net weight 50 ml. Best before 24 months. Batch no. 12345678901. FSSAI Lic 10012345678901",
    "Manufactured by Rose Labs, Plot 14, MIDC, Andheri East, Mumbai 400093. "
    "Customer care: 1800-123-4567, care@roselabs.in",
    "सेक्सी रेड लिपस्टिक, सिर्फ़ ₹299, आज का ऑफ़र",
    "काजल जो 24 घंटे टिके",
    "इंटीमेट वॉश, महिलाओं के लिए",
    "वैक्सिंग किट, बिकिनी लाइन के लिए",
    "Pyaar wali sexy lal lipstick, sirf 199 rupaye mein",
    "Gori twacha ke liye ubtan",
)
HELD = (
    ("Call 98765 43210 on WhatsApp for wholesale price", "contact"),
    ("Pay to rose@okaxis by UPI for 50% off", "contact"),
    ("Send ₹500 to 9876543210 on GPay to book", "contact"),
    ("You won a prize, send 500 rupees to claim it now", "spam"),
    ("Join our telegram t.me/deals for free lipstick", "spam"),
    ("Buy cheaper at www.otherstore.in, use code SAVE", "spam"),
    ("hot girls call service available in delhi", "sexual"),
    ("nude video call 500 rupees whatsapp", "sexual"),
    ("नंगी लड़कियों की वीडियो, अभी कॉल करें", "sexual"),
    ("Muslims are terrorists sticker", "hate"),
    ("chutiya mug gift for friend", "profanity"),
    ("First copy Rolex, AAA replica", "counterfeit"),
    ("Desi katta pistol with bullets", "weapons"),
)


@pytest.mark.parametrize("text", HONEST)
def test_a_shops_daily_words_show(text: str, models: Path, installation: Path) -> None:
    said = judge(uuid4(), Wording(text, "", "Gulmohar"))
    assert said.state is WordState.CLEAR, said.verdict.reasons


@pytest.mark.parametrize(("text", "label"), HELD)
def test_what_leads_away_or_attacks_is_held(
    text: str, label: str, models: Path, installation: Path
) -> None:
    said = judge(uuid4(), Wording("Lipstick", text, "Gulmohar"))
    assert said.state is WordState.HELD
    assert label in {reason.code for reason in said.verdict.reasons}


def test_none_of_the_demos_products_is_held(models: Path, installation: Path) -> None:
    held = [
        (one.name, [reason.code for reason in flagged(found, shipped())])
        for one in PRODUCTS
        if flagged(found := judge(uuid4(), _demo(one.name, one.description)).signals, shipped())
    ]
    assert held == []


def test_an_offer_is_a_scam_only_where_it_leads_out_of_the_shop(models: Path) -> None:
    offer = "Flat 50 % off! Buy 2 get 1 free. Limited offer, only ₹499"
    assert "spam" not in {signal.label for signal in screen_shop_text(offer)}
    led = screen_shop_text(f"{offer}. Order on wa.me/rose")
    assert max(signal.score for signal in led if signal.label == "spam") > 0.9


def test_what_judges_has_one_name(models: Path) -> None:
    assert shop_models_sha256() == shop_models_sha256()
    assert len(shop_models_sha256()) == 64


def _demo(name: str, description: str) -> Wording:
    return Wording(name, description, "Gulmohar")
