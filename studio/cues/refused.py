"""Why a change to captions cannot be made, in English and Hindi."""

from __future__ import annotations

from studio.captions import MAX_CUE_CHARS, MAX_CUES, CaptionsRefused


def too_long() -> CaptionsRefused:
    """The text has more characters than one caption takes."""
    return CaptionsRefused(
        f"a caption has at most {MAX_CUE_CHARS} characters.",
        f"एक सबटाइटल में {MAX_CUE_CHARS} अक्षर तक हो सकते हैं।",
        code="captions_too_long",
    )


def too_long_together() -> CaptionsRefused:
    """Two captions have more characters than one takes."""
    return CaptionsRefused(
        f"together they have more than {MAX_CUE_CHARS} characters.",
        f"दोनों मिलाकर {MAX_CUE_CHARS} अक्षर से ज़्यादा हैं।",
        code="captions_too_long",
    )


def no_text() -> CaptionsRefused:
    """A caption without words, or with too many."""
    return CaptionsRefused(
        f"a caption has 1 to {MAX_CUE_CHARS} characters.",
        f"एक सबटाइटल में 1 से {MAX_CUE_CHARS} अक्षर होते हैं।",
    )


def too_many() -> CaptionsRefused:
    """No room for one more."""
    return CaptionsRefused(
        f"There are more than {MAX_CUES} captions.",
        f"{MAX_CUES} से ज़्यादा सबटाइटल हैं।",
        code="captions_too_many",
    )


def outside() -> CaptionsRefused:
    """Its times are not possible."""
    return CaptionsRefused(
        "a caption has to end after it begins, inside the clip.",
        "सबटाइटल का अंत उसकी शुरुआत के बाद और क्लिप के अंदर होना चाहिए।",
        code="captions_time",
    )


def no_split() -> CaptionsRefused:
    """One of the two would be empty."""
    return CaptionsRefused(
        "a caption can be split between two of its words only.",
        "सबटाइटल को दो शब्दों के बीच से ही बाँटा जा सकता है।",
    )


def no_next() -> CaptionsRefused:
    """It is the last one."""
    return CaptionsRefused(
        "there is no caption after this one to join.",
        "इसके बाद जोड़ने को कोई सबटाइटल नहीं है।",
    )


def no_such() -> CaptionsRefused:
    """None has that number."""
    return CaptionsRefused(
        "there is no such caption; it may have changed meanwhile.",
        "ऐसा कोई सबटाइटल नहीं है; शायद वह इस बीच बदल गया।",
    )
