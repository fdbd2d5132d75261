"""What can be wrong with deciding about a product's words.

JhalakError
├── NotFound
│   └── ProductWordsNotFound
├── Conflict
│   └── WordsNotWaiting
└── Forbidden
    └── OwnProduct
"""

from __future__ import annotations

from core.errors import Conflict, Forbidden, NotFound


class ProductWordsNotFound(NotFound):
    """There is none of that id."""

    code = "product_words_not_found"

    def __init__(self) -> None:
        super().__init__(
            "There is no such product here; look at the list again.",
            "यहाँ ऐसा कोई प्रोडक्ट नहीं है; सूची फिर से देखें।",
        )


class WordsNotWaiting(Conflict):
    """Somebody was faster, or the shop has sent other words."""

    code = "product_words_not_waiting"

    def __init__(self) -> None:
        super().__init__(
            "This was decided already, or the words are others by now; look at the list again.",
            "इस पर फ़ैसला हो चुका है, या शब्द अब बदल गए हैं; सूची फिर से देखें।",
        )


class OwnProduct(Forbidden):
    """Nobody decides for themselves, nor twice about the same."""

    code = "own_product"

    def __init__(self) -> None:
        super().__init__(
            "It is your own product or your own decision; somebody else has to decide.",
            "यह आपका अपना प्रोडक्ट या आपका अपना फ़ैसला है; फ़ैसला किसी और को करना होगा।",
        )
