"""What the sheet and the page of a product say, in English and Hindi."""

from __future__ import annotations

from core.languages import Pair

PRODUCT: dict[str, Pair] = {
    "product": ("Product", "प्रोडक्ट"),
    "failed": ("This product did not load", "यह प्रोडक्ट नहीं खुला"),
    "picture": ("Picture {number}", "तस्वीर {number}"),
    "taxes": ("Includes all taxes", "सभी टैक्स शामिल हैं"),
    "in_stock": ("In stock", "स्टॉक में है"),
    "also_sold_out": (", sold out", ", स्टॉक ख़त्म"),
    "standard": ("Standard", "सामान्य"),
    "shade": ("Shade", "शेड"),
    "size": ("Size", "साइज़"),
    "choose": ("Choose one", "कोई एक चुनें"),
    "seller": ("Sold by", "विक्रेता"),
    "origin": ("Country of origin", "किस देश में बना"),
    "seen_in": ("Seen in these clips", "इन क्लिप में दिखा"),
    "clips": ("Clips with this product", "इस प्रोडक्ट वाली क्लिप"),
    "add": ("Add to bag", "बैग में डालें"),
    "added": ("In your bag", "बैग में डाल दिया"),
    "buy": ("Buy now", "अभी ख़रीदें"),
    "page": ("Open the product's page", "प्रोडक्ट का पेज खोलें"),
    "report": ("Report this product", "इस प्रोडक्ट की शिकायत करें"),
    "wrong": ("What is wrong with it?", "इसमें क्या ग़लत है?"),
}
