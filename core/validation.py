"""What is wrong with a field of a request, in the language of whoever sent it. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from core.languages import reads_hindi

# By Pydantic's type of an error; it writes the English itself.
HINDI = {
    "missing": "यह ज़रूरी है",
    "string_too_short": "कम से कम {min_length} अक्षर चाहिए",
    "string_too_long": "ज़्यादा से ज़्यादा {max_length} अक्षर हो सकते हैं",
    "string_pattern_mismatch": "यह ठीक से नहीं लिखा है",
    "string_type": "यहाँ शब्द चाहिए",
    "enum": "इनमें से कोई एक चुनें: {expected}",
    "extra_forbidden": "इसकी यहाँ ज़रूरत नहीं है",
    "not_acceptable": "{hindi}",  # Told by the rule that refused it.
}
OTHERWISE = "यह ठीक नहीं है"


def said_of(error: Mapping[str, Any], locale: str) -> str:
    """One of Pydantic's errors as a sentence."""
    if not reads_hindi(locale):
        return str(error["msg"])
    return HINDI.get(error["type"], OTHERWISE).format(**error.get("ctx", {}))
