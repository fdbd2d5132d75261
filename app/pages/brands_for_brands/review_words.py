"""What the review room says to a brand, in English and Hindi."""

from __future__ import annotations

from catalog.kinds import Disclosure
from catalog.models import Approval
from core.languages import Pair

MOST_NOTES = 50
ROOM: dict[str, Pair] = {
    "title": ("Review a clip", "क्लिप का रिव्यू"),
    "review": ("Review", "रिव्यू"),
    "closed_more": (
        "Sign in with the account of the brand that this clip is made for.",
        "यह क्लिप जिस ब्रांड के लिए बनी है, उसके खाते से साइन इन करें।",
    ),
    "not_shown": ("This clip cannot be shown", "यह क्लिप नहीं दिखाई जा सकती"),
    "with_creator": ("Its creator has it.", "यह क्रिएटर के पास है।"),
    "clip": ("The clip", "क्लिप"),
    "products": ("Products in it", "इसके प्रोडक्ट"),
    "round": ("Round {number}", "राउंड {number}"),
    "hour": (
        "Its creator chose {hour} for it to come out.",
        "क्रिएटर ने इसे {hour} पर पब्लिश करना चुना है।",
    ),
    "show_tag": ("Show where it is tagged, {when}", "दिखाएँ कि यह कहाँ टैग है, {when}"),
    "earlier": ("Earlier rounds", "पिछले राउंड"),
    "answered": ("Round {number}: {answer}", "राउंड {number}: {answer}"),
    "unanswered": ("Not answered", "जवाब नहीं दिया"),
    "whole": ("Whole clip", "पूरी क्लिप"),
    "span": ("{start} to {end}", "{start} से {end}"),
}
NOTES: dict[str, Pair] = {
    "notes": ("Notes", "नोट"),
    "yours": ("Your notes", "आपके नोट"),
    "at": ("At {time}", "{time} पर"),
    "what": ("What should be different here?", "यहाँ क्या अलग होना चाहिए?"),
    "add": ("Add note", "नोट जोड़ें"),
    "key": (" writes where the clip rests", " दबाकर वहीं लिखें जहाँ क्लिप रुकी है"),
    "show": ("Show {time}", "{time} दिखाएँ"),
    "drop": ("Take off: {text}", "हटाएँ: {text}"),
    "words": ("Of the whole clip (optional)", "पूरी क्लिप के बारे में (ज़रूरी नहीं)"),
    "most": (
        f"{MOST_NOTES} notes are the most for one round",
        f"एक राउंड में ज़्यादा से ज़्यादा {MOST_NOTES} नोट हो सकते हैं",
    ),
}
ANSWER: dict[str, Pair] = {
    "late": (
        "Your answer is late. The clip waits on; nothing comes out without it.",
        "आपके जवाब में देर हो गई है। क्लिप रुकी है; आपके जवाब के बिना पब्लिश नहीं होगी।",
    ),
    "approve": ("Approve", "मंज़ूर करें"),
    "changes": ("Ask for changes", "बदलाव माँगें"),
    "key": (" approves", " दबाकर मंज़ूर करें"),
    "about": (
        "Asking for changes sends the clip back to its creator with your notes. It comes to you "
        "again before it is out.",
        "बदलाव माँगने पर क्लिप आपके नोट के साथ क्रिएटर के पास लौटती है। पब्लिश होने से पहले यह फिर "
        "आपके पास आएगी।",
    ),
    "approved": ("Approved. It comes out by itself", "मंज़ूर किया। यह अपने आप पब्लिश होगी"),
    "asked": ("Sent. The creator reads your notes now", "भेज दिया। क्रिएटर अब आपके नोट पढ़ सकता है"),
}
# What approving means, before it is done.
SURE: dict[str, Pair] = {
    "sure": ("Approve this clip?", "यह क्लिप मंज़ूर करें?"),
    "as_seen": (
        "It comes out as you saw it, at its hour, or as soon as the brief says.",
        "यह वैसी ही पब्लिश होगी जैसी आपने देखी, अपने समय पर या ब्रीफ़ के पहले दिन से।",
    ),
    "name": ("Your name stands on its label.", "इसके लेबल पर आपका नाम होगा।"),
    "changed": (
        "If its creator changes it, it waits for you again.",
        "क्रिएटर इसे बदले, तो यह फिर आपके जवाब का इंतज़ार करेगी।",
    ),
    "for_good": (
        "You cannot take the approval back.",
        "मंज़ूरी वापस नहीं ली जा सकती।",
    ),
    "not_sent": (
        "Your notes are not sent with an approval.",
        "मंज़ूरी के साथ आपके नोट नहीं भेजे जाते।",
    ),
    "yes": ("Approve this clip", "यह क्लिप मंज़ूर करें"),
    "not_yet": ("Not yet", "अभी नहीं"),
}
LABELS: dict[Disclosure, Pair] = {
    Disclosure.NONE: ("No label", "कोई लेबल नहीं"),
    Disclosure.PAID: ("Paid partnership", "पेड पार्टनरशिप"),
    Disclosure.GIFTED: ("Gifted", "भेंट में मिला"),
    Disclosure.OWN_BRAND: ("Own brand", "अपना ब्रांड"),
}
ANSWERS: dict[Approval, Pair] = {
    Approval.APPROVED: ("Approved", "मंज़ूर"),
    Approval.CHANGES: ("You asked for changes", "आपने बदलाव माँगे"),
}
