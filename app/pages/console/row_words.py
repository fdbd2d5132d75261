"""What rows of the console say of a case, its time and its place, in English and Hindi."""

from __future__ import annotations

from core.languages import Pair

ORIGINS: dict[str, Pair] = {
    "screening": ("New clip", "नई क्लिप"),
    "edit": ("Edited words", "बदले हुए शब्द"),
    "report": ("Reported", "रिपोर्ट"),
    "take_down": ("Taken down", "हटाई गई"),
    "comment": ("Comment", "कमेंट"),
    "product": ("Product", "प्रोडक्ट"),
    "appeal": ("Appeal", "अपील"),
    "legal_order": ("Legal order", "क़ानूनी आदेश"),
    "sample": ("Random sample", "रैंडम नमूना"),
}
QUEUE_NAMES: dict[str, Pair] = {
    "legal": ("Legal", "क़ानूनी"),
    "appeals": ("Appeals", "अपील"),
    "third": ("Third look", "तीसरी नज़र"),
    "second": ("Second look", "दूसरी नज़र"),
    "leads": ("For a lead", "लीड के लिए"),
    "sample": ("Random sample", "रैंडम नमूना"),
    "comments": ("Comments", "कमेंट"),
    "clips": ("Clips", "क्लिप"),
    "accounts": ("Accounts", "खाते"),
    "products": ("Products", "प्रोडक्ट"),
}
SECONDS: Pair = ("{count} s", "{count} से॰")
MINUTES: Pair = ("{count} min", "{count} मि॰")
HOURS: Pair = ("{count} h", "{count} घं॰")
DAYS: Pair = ("{count} days", "{count} दिन")
LEFT: Pair = ("{span} left", "{span} बाक़ी")
OVERDUE: Pair = ("{span} overdue", "{span} की देरी")
ROW: dict[str, Pair] = {
    "skipped": ("Skipped once", "एक बार छोड़ा गया"),
    "skipped_often": ("Skipped {count} times", "{count} बार छोड़ा गया"),
    "report": ("1 report", "1 रिपोर्ट"),
    "reports": ("{count} reports", "{count} रिपोर्ट"),
    "for_lead": ("For a lead", "लीड के लिए"),
    "mine": ("Yours", "आपके पास"),
    "taken": ("With {name}", "{name} के पास"),
    "others": ("For others", "दूसरों के लिए"),
    "own": ("Your own", "आपका अपना"),
    "waiting": ("Waiting", "इंतज़ार"),
}
BUDGET: dict[str, Pair] = {
    "today": ("Today", "आज"),
    "used": ("{used} of {most}", "{most} में से {used}"),
    "nothing": ("nothing yet", "अभी कुछ नहीं"),
}
