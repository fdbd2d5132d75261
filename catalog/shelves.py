"""What the shelves of the shop are called, for readers of English and of Hindi."""

from __future__ import annotations

from catalog.models import Category
from catalog.schemas import CategoryView
from core.languages import in_language

# Shelves that shops usually have. Feeds of products bring names in one language only.
HINDI: dict[str, str] = {
    "accessories": "एक्सेसरीज़",
    "activewear": "ऐक्टिववियर",
    "bags": "बैग",
    "bath": "नहाने का सामान",
    "bath-and-body": "नहाना और शरीर",
    "beauty": "ब्यूटी",
    "blouses": "ब्लाउज़",
    "body-care": "शरीर की देखभाल",
    "bottoms": "पैंट और स्कर्ट",
    "dresses": "ड्रेस",
    "dupattas": "दुपट्टे",
    "earrings": "झुमके और बालियाँ",
    "ethnic-wear": "एथनिक वियर",
    "eyes": "आँखें",
    "eyewear": "चश्मे",
    "face": "चेहरा",
    "footwear": "जूते-चप्पल",
    "foundations": "फ़ाउंडेशन",
    "fragrances": "ख़ुशबू",
    "gifts": "तोहफ़े",
    "grooming": "ग्रूमिंग",
    "hair": "बाल",
    "haircare": "बालों की देखभाल",
    "hair-care": "बालों की देखभाल",
    "hairwear": "बालों की सजावट",
    "handbags": "हैंडबैग",
    "health": "सेहत",
    "home": "घर",
    "home-decor": "घर की सजावट",
    "innerwear": "इनरवियर",
    "jackets": "जैकेट",
    "jeans": "जींस",
    "jewellery": "गहने",
    "jewelry": "गहने",
    "kajal": "काजल",
    "kids": "बच्चे",
    "kitchen": "रसोई",
    "kurtas": "कुर्ते",
    "lehengas": "लहँगे",
    "lips": "होंठ",
    "lipsticks": "लिपस्टिक",
    "makeup": "मेकअप",
    "mascara": "मस्कारा",
    "men": "पुरुष",
    "menswear": "मर्दों के कपड़े",
    "mom-and-baby": "माँ और शिशु",
    "nails": "नाख़ून",
    "outerwear": "जैकेट और कोट",
    "perfumes": "परफ़्यूम",
    "sarees": "साड़ियाँ",
    "serums": "सीरम",
    "shampoos": "शैंपू",
    "shirts": "शर्ट",
    "shoes": "जूते",
    "skincare": "त्वचा की देखभाल",
    "skin-care": "त्वचा की देखभाल",
    "sunglasses": "धूप के चश्मे",
    "sunscreens": "सनस्क्रीन",
    "tops": "टॉप",
    "watches": "घड़ियाँ",
    "wellness": "सेहत",
    "women": "महिलाएँ",
}


def hindi_of(slug: str) -> str:
    """The Hindi name of a shelf that shops usually have, in one or many; else empty."""
    return HINDI.get(slug) or HINDI.get(f"{slug}s") or HINDI.get(f"{slug}es") or ""


def shelf_name(shelf: Category | CategoryView, locale: str) -> str:
    """What whoever reads calls the shelf; its own name where nobody gave it a Hindi one."""
    return in_language((shelf.name, shelf.name_hi or shelf.name), locale)
