"""What a brand's home of working with creators says, in English and Hindi."""

from __future__ import annotations

from core.languages import Pair
from studio.brands.rules import ApproachState, BriefState

HOME: dict[str, Pair] = {
    "clips": ("Clips to review", "रिव्यू के लिए क्लिप"),
    "applications": ("Applications", "आवेदन"),
    "together": ("Working together", "साथ में काम"),
    "briefs": ("My briefs", "मेरे ब्रीफ़"),
    "new": ("New brief", "नया ब्रीफ़"),
    "which": ("Which briefs", "कौन से ब्रीफ़"),
    "none": ("None of these yet.", "अभी ऐसा कोई नहीं है।"),
    "more": ("More", "और दिखाएँ"),
    "first": ("Your first brief", "आपका पहला ब्रीफ़"),
    "first_more": (
        "Say what you would like to see and what you offer. Creators apply, you choose, and "
        "nothing comes out before you approve it.",
        "बताएँ कि आप क्या देखना चाहते हैं और क्या देंगे। क्रिएटर आवेदन करते हैं, आप चुनते हैं, और आपकी "
        "मंज़ूरी के बिना कुछ पब्लिश नहीं होता।",
    ),
    "closed": ("This is for brands", "यह ब्रांड के लिए है"),
    "closed_more": (
        "Sign in with a brand’s account to write briefs and look at clips.",
        "ब्रीफ़ लिखने और क्लिप देखने के लिए ब्रांड के खाते से साइन इन करें।",
    ),
    "failed": ("This did not load", "यह नहीं खुला"),
    "safe": (
        "{problem} Your briefs and agreements are safe.",
        "{problem} आपके ब्रीफ़ और समझौते सुरक्षित हैं।",
    ),
}
FILTERS: dict[str, Pair] = {
    "": ("All", "सब"),
    "open": ("Open", "खुले"),
    "draft": ("Drafts", "ड्राफ़्ट"),
    "closed": ("Closed", "बंद"),
    "cancelled": ("Cancelled", "रद्द"),
}
OWED: dict[str, Pair] = {
    "owe": ("What you owe", "आपको क्या देना है"),
    "statements": ("Statements", "स्टेटमेंट"),
    "due": ("Due", "बक़ाया"),
    "due_more": (
        "Earned, and on no statement yet",
        "कमाया गया, पर अभी किसी स्टेटमेंट में नहीं",
    ),
    "earned": ("Earned this month", "इस महीने कमाया गया"),
    "earned_more": ("Delivered in the running month", "इसी महीने डिलीवर हुआ"),
    "way": ("On the way", "रास्ते में"),
    "way_more": ("Sold, and not delivered yet", "बिका, पर अभी डिलीवर नहीं हुआ"),
}
# What ending a collaboration means, before it is ended.
END: dict[str, Pair] = {
    "end": ("End working with {creator}", "{creator} के साथ काम ख़त्म करें"),
    "sure": ("End this collaboration?", "यह कोलैबोरेशन ख़त्म करें?"),
    "sales": (
        "Sales from now on earn the creator nothing.",
        "अब से होने वाली बिक्री पर क्रिएटर को कुछ नहीं मिलेगा।",
    ),
    "owed": ("What was earned before stays owed.", "पहले की कमाई देनी रहेगी।"),
    "live": (
        "Live clips stay, with their label and your name.",
        "लाइव क्लिप अपने लेबल और आपके नाम के साथ बनी रहेंगी।",
    ),
    "waiting": (
        "A clip that still waits for you goes back to its creator.",
        "जो क्लिप आपके जवाब के इंतज़ार में है, वह क्रिएटर के पास लौट जाएगी।",
    ),
    "keep": ("Keep working together", "साथ काम जारी रखें"),
    "yes": ("End it", "ख़त्म करें"),
    "done": (
        "Ended. Sales from now on earn nothing",
        "ख़त्म हुआ। अब की बिक्री पर कुछ नहीं मिलेगा",
    ),
}
ROWS: dict[str, Pair] = {
    "answer": ("Answer by {hour} · {left}", "जवाब {hour} तक · {left}"),
    "late": (
        "Your answer is late. Nothing comes out without it.",
        "आपके जवाब में देर हो गई है। इसके बिना कुछ पब्लिश नहीं होगा।",
    ),
    "applied": ("1 application waits", "1 आवेदन जवाब के इंतज़ार में"),
    "applied_many": ("{number} applications wait", "{number} आवेदन जवाब के इंतज़ार में"),
    "taken": ("{taken} of 1 place taken", "1 में से {taken} जगह भरी"),
    "taken_many": ("{taken} of {places} places taken", "{places} में से {taken} जगहें भरीं"),
    "yours": ("Only you see it", "सिर्फ़ आप देख सकते हैं"),
    "apply": ("Apply until {day}", "आवेदन {day} तक"),
    "earn": ("Sales earn until {day}", "बिक्री पर कमीशन {day} तक"),
    "untitled": ("An agreement", "एक समझौता"),
    "until": ("until {day}", "{day} तक"),
    "clip": ("1 clip", "1 क्लिप"),
    "clips": ("{number} clips", "{number} क्लिप"),
    "hidden": ("{number} not public", "{number} पब्लिक नहीं"),
    "gone": ("{number} taken down on {day}", "{number} हटाई गई, {day} को"),
}
STATES: dict[BriefState, Pair] = {
    BriefState.DRAFT: ("Draft", "ड्राफ़्ट"),
    BriefState.OPEN: ("Open", "खुला"),
    BriefState.CLOSED: ("Closed", "बंद"),
    BriefState.CANCELLED: ("Cancelled", "रद्द"),
}
STANDINGS: dict[ApproachState, Pair] = {
    ApproachState.APPLIED: ("Applied", "आवेदन किया"),
    ApproachState.INVITED: ("Invited", "निमंत्रण भेजा"),
    ApproachState.ACCEPTED: ("Accepted", "स्वीकार"),
    ApproachState.DECLINED: ("Declined", "मना किया"),
    ApproachState.WITHDRAWN: ("Withdrawn", "वापस लिया"),
    ApproachState.EXPIRED: ("Not answered in time", "समय पर जवाब नहीं"),
}
LEFT: dict[str, Pair] = {
    "over": ("time is up", "समय निकल गया"),
    "moment": ("less than an hour left", "एक घंटे से कम बाक़ी"),
    "hour": ("1 hour left", "1 घंटा बाक़ी"),
    "hours": ("{number} hours left", "{number} घंटे बाक़ी"),
    "days": ("{number} days left", "{number} दिन बाक़ी"),
}
OFFER: dict[str, Pair] = {
    "share": ("{share} of sales", "बिक्री का {share}"),
    "gift": ("the products as a gift", "प्रोडक्ट भेंट में"),
    "none": ("No offer yet", "अभी कोई ऑफ़र नहीं"),
}
