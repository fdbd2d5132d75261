"""What a creator reads of their collaborations and their money, in English and Hindi."""

from __future__ import annotations

from core.languages import Pair

WORK: dict[str, Pair] = {
    "untitled": ("Collaboration", "कोलैबोरेशन"),
    "no_caption": ("No caption yet", "अभी कैप्शन नहीं है"),
    "asks": ("{brand} asks for changes", "{brand} ने बदलाव माँगे हैं"),
    "waits": ("Waits for {brand}", "{brand} का इंतज़ार"),
}
# Where a collaboration stands.
STATUS: dict[str, Pair] = {
    "over": ("Over", "ख़त्म"),
    "late": ("No clip yet", "अभी क्लिप नहीं है"),
    "new": ("To make", "बनानी है"),
    "changes": ("Changes", "बदलाव"),
    "refused": ("Not published", "पब्लिश नहीं हुई"),
    "draft": ("Draft", "ड्राफ़्ट"),
    "checked": ("On its way", "रास्ते में"),
    "waiting": ("With {brand}", "{brand} के पास"),
    "scheduled": ("Approved", "मंज़ूर"),
    "live": ("Live", "लाइव"),
}
# What comes next.
STEP: dict[str, Pair] = {
    "over": ("Since {day}. Later sales earn nothing.", "{day} से। बाद की बिक्री पर कुछ नहीं मिलता।"),
    "late": ("The days to publish it have passed.", "इसे पब्लिश करने के दिन निकल गए हैं।"),
    "new": ("Make your clip and hand it in.", "अपनी क्लिप बनाएँ और भेजें।"),
    "changes": ("{brand} asks for changes.", "{brand} ने बदलाव माँगे हैं।"),
    "refused": ("Change it and hand it in again.", "इसे बदलें और फिर से भेजें।"),
    "draft": ("Finish your clip and hand it in.", "अपनी क्लिप पूरी करें और भेजें।"),
    "checked": (
        "It is checked, then {brand} looks at it.",
        "इसकी जाँच हो रही है, फिर {brand} इसे देखेगा।",
    ),
    "waiting": ("{brand} looks at it.", "{brand} इसे देख रहा है।"),
    "waiting_by": (
        "{brand} looks at it. They answer by {hour}.",
        "{brand} इसे देख रहा है। जवाब {hour} तक।",
    ),
    "waiting_late": (
        "{brand} looks at it. Their answer is late; your clip stays safe.",
        "{brand} इसे देख रहा है। जवाब में देर हो गई है; आपकी क्लिप सुरक्षित है।",
    ),
    "scheduled": ("It comes out at its hour.", "यह अपने समय पर पब्लिश होगी।"),
    "live": ("Sales count until {day}.", "बिक्री {day} तक गिनी जाएगी।"),
}
# The button that leads there.
BUTTON: dict[str, Pair] = {
    "new": ("Create a clip", "क्लिप बनाएँ"),
    "changes": ("See them", "बदलाव देखें"),
    "refused": ("Open", "खोलें"),
    "draft": ("Go on editing", "एडिट जारी रखें"),
    "scheduled": ("Open", "खोलें"),
    "live": ("Analytics", "आँकड़े"),
}
FIGURES: dict[str, Pair] = {
    "earned": ("Earned this month", "इस महीने की कमाई"),
    "earned_more": (
        "Delivered, whenever it was sold.",
        "जो डिलीवर हुआ, चाहे कभी भी बिका हो।",
    ),
    "way": ("On the way", "रास्ते में"),
    "way_more": ("Sold and not delivered yet.", "बिका, पर अभी डिलीवर नहीं हुआ।"),
    "sold": ("Sold this month", "इस महीने बिका"),
    "sold_more": ("Earned once it is delivered.", "डिलीवर होने पर कमाई में जुड़ेगा।"),
    "cancelled": ("Cancelled", "रद्द"),
    "cancelled_more": (
        "Cancelled or returned this month.",
        "इस महीने रद्द या वापस हुआ।",
    ),
    "next": ("Next statement", "अगला स्टेटमेंट"),
    "next_more": (
        "Earned and on no statement yet.",
        "कमाया, पर अभी किसी स्टेटमेंट में नहीं।",
    ),
}
