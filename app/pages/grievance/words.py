"""What the page of grievances says, in English and Hindi."""

from __future__ import annotations

from core.languages import Pair, all_in, in_language

PAGE: dict[str, Pair] = {
    "grievances": ("Grievances", "शिकायतें"),
    "form": ("A grievance", "एक शिकायत"),
    "about": (
        "For anything that the report button does not settle. You need no account. "
        "You get a number at once, and an answer in time.",
        "उस हर बात के लिए जो “शिकायत करें” बटन से न सुलझे। खाता ज़रूरी नहीं। "
        "नंबर तुरंत मिलता है, और जवाब समय पर।",
    ),
    "name": ("Your name", "आपका नाम"),
    "email": ("Email", "ईमेल"),
    "kind": ("What is it about?", "यह किस बारे में है?"),
    "intimate": (
        "Intimate pictures of me or somebody, without consent",
        "मेरी या किसी की निजी तस्वीरें, बिना सहमति के",
    ),
    "impersonation": (
        "Somebody pretends to be me or another",
        "कोई मेरा या किसी और का रूप धर रहा है",
    ),
    "minors": ("A child is at risk", "किसी बच्चे को ख़तरा है"),
    "personal_data": (
        "Somebody's phone number, address or papers are shown",
        "किसी का फ़ोन नंबर, पता या काग़ज़ात दिखाए गए हैं",
    ),
    "other": ("Something else", "कुछ और"),
    "kind_more": (
        "The law sets how soon we have to act: within hours for the first ones.",
        "क़ानून तय करता है कि हमें कब तक कुछ करना है: पहली बातों पर कुछ ही घंटों में।",
    ),
    "mine": ("Your grievances", "आपकी शिकायतें"),
    "what": ("What happened?", "क्या हुआ?"),
    "link": (
        "Link to the clip or page, if there is one",
        "क्लिप या पेज का लिंक, अगर हो",
    ),
    "send": ("Send the grievance", "शिकायत भेजें"),
    "check": ("Please check: {fields}.", "कृपया इन्हें जाँच लें: {fields}।"),
    "received": ("Received", "शिकायत मिल गई"),
    "answer_by": (
        "We answer by {day} (time in India). Keep these two; the secret is shown only now.",
        "जवाब {day} (भारत का समय) तक मिलेगा। ये दोनों सँभालकर रखें; गुप्त कोड सिर्फ़ अभी दिख रहा है।",
    ),
    "number": ("Number", "नंबर"),
    "secret": ("Secret", "गुप्त कोड"),
    "where": ("Where does mine stand?", "मेरी शिकायत कहाँ पहुँची?"),
    "looking": ("Look up a grievance", "शिकायत खोजें"),
    "look_up": ("Look it up", "देखें"),
    "both": ("Type the number and the secret", "नंबर और गुप्त कोड दोनों लिखें"),
    "settled_by": ("To be settled by {day}.", "{day} तक निपटारा होना है।"),
    "officer": ("Grievance officer", "शिकायत अधिकारी"),
    "nobody": (
        "Whoever runs this installation has not named an officer yet; the form reaches "
        "its moderators.",
        "यहाँ अभी कोई अधिकारी तय नहीं है; यह फ़ॉर्म मॉडरेटर तक पहुँचता है।",
    ),
}
STATES: dict[str, Pair] = {
    "open": ("Received; it is being looked at.", "मिल गई; इसे देखा जा रहा है।"),
    "answered": ("Answered.", "जवाब दिया जा चुका है।"),
    "closed": ("Answered and closed.", "जवाब दिया गया और शिकायत बंद हुई।"),
}
WITHDRAWN: Pair = (
    "Taken back by whoever wrote it, and closed.",
    "लिखने वाले ने इसे वापस ले लिया, और यह बंद हुई।",
)
# What the form begins with, by `about` in the address: nothing else of an address is shown.
BEGUN: dict[str, Pair] = {
    "name_refused": (
        "I could not join, because the automatic check refused my name. It is really mine: ",
        "मेरा खाता नहीं बन सका, क्योंकि स्वचालित जाँच ने मेरा नाम नहीं लिया। यह सच में मेरा नाम है: ",
    ),
    "handle_refused": (
        "I could not join, because the automatic check refused my handle. It is fine: ",
        "मेरा खाता नहीं बन सका, क्योंकि स्वचालित जाँच ने मेरा हैंडल नहीं लिया। इसमें कुछ ग़लत नहीं: ",
    ),
}


def page_words(locale: str) -> dict[str, str]:
    """Everything that the page says by itself."""
    return all_in(PAGE, locale)


def begun(about: str, locale: str) -> str:
    """The first words of a grievance of that kind, in the reader's language; mostly none."""
    pair = BEGUN.get(about)
    return in_language(pair, locale) if pair else ""
