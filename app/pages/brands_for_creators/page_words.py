"""What a creator's pages of working with brands say, in English and Hindi."""

from __future__ import annotations

from core.languages import Pair

BRANDS: dict[str, Pair] = {
    "brands": ("Work with brands", "ब्रांड के साथ काम"),
    "failed": ("This page did not load", "यह पेज नहीं खुला"),
    "safe": ("{problem} What you agreed is safe.", "{problem} जो तय हुआ है, वह सुरक्षित है।"),
    "waits": ("Waits for you", "आपको करना है"),
    "mine": ("My collaborations", "मेरे कोलैबोरेशन"),
    "earned": ("Earned so far ", "अब तक की कमाई "),
    "applications": ("My applications", "मेरे आवेदन"),
    "earnings": ("Earnings", "कमाई"),
    "statements": ("Statements", "स्टेटमेंट"),
    "no_statements": (
        "After each month with delivered sales, a statement says what each brand owes you.",
        "जिस महीने कोई बिक्री डिलीवर हो, उसके बाद स्टेटमेंट बताता है कि हर ब्रांड को आपको कितना देना है।",
    ),
}
OFFERS: dict[str, Pair] = {
    "open": ("Open briefs", "खुले ब्रीफ़"),
    "box": ("Brand or title", "ब्रांड या शीर्षक"),
    "order": ("Order", "क्रम"),
    "newest": ("Newest", "सबसे नए"),
    "ending": ("Ending soon", "जल्द ख़त्म"),
    "every": ("Everything", "सब"),
    "category": ("Category", "श्रेणी"),
    "none_fits": (
        "No open brief fits that. Try fewer words.",
        "ऐसा कोई खुला ब्रीफ़ नहीं है। कम शब्द आज़माएँ।",
    ),
    "none": ("No open briefs just now", "अभी कोई खुला ब्रीफ़ नहीं है"),
    "none_more": (
        "Brands write here what clips they look for and what they pay. Come back soon; "
        "invitations show at the top.",
        "ब्रांड यहाँ लिखते हैं कि उन्हें कैसी क्लिप चाहिए और वे क्या देंगे। जल्द फिर देखें; निमंत्रण सबसे ऊपर दिखते हैं।",
    ),
    "more": ("More briefs", "और ब्रीफ़"),
}
BRIEF: dict[str, Pair] = {
    "brief": ("Brief", "ब्रीफ़"),
    "not_shown": ("This brief cannot be shown", "यह ब्रीफ़ नहीं दिखाया जा सकता"),
    "wants": ("What they look for", "उन्हें क्या चाहिए"),
    "products": ("Products", "प्रोडक्ट"),
    "earns": ("You earn {sum}", "आपको मिलेंगे {sum}"),
    "agreed": ("What is agreed", "क्या तय होगा"),
    "can": ("What you can do", "आप क्या कर सकते हैं"),
    "others": ("Other briefs", "दूसरे ब्रीफ़"),
}
ANSWER: dict[str, Pair] = {
    "apply": ("Apply", "आवेदन करें"),
    "pitch": ("Why you? (optional)", "आप ही क्यों? (ज़रूरी नहीं)"),
    "pitch_more": (
        "What you would show, and how. The brand reads it.",
        "आप क्या दिखाएँगे और कैसे। इसे ब्रांड पढ़ेगा।",
    ),
    "applied": ("You applied", "आपने आवेदन किया है"),
    "applied_more": (
        "The brand answers. You can take it back until then.",
        "ब्रांड जवाब देगा। तब तक आप इसे वापस ले सकते हैं।",
    ),
    "applied_now": ("You applied. The brand sees it now", "आवेदन हो गया। अब ब्रांड इसे देख सकता है"),
    "you_wrote": ("You wrote", "आपने लिखा"),
    "withdraw": ("Withdraw", "वापस लें"),
    "invited": ("You are invited", "आपको निमंत्रण मिला है"),
    "brand_wrote": ("The brand wrote", "ब्रांड ने लिखा"),
    "late": (
        "The last day to answer has passed.",
        "जवाब देने की आख़िरी तारीख़ निकल गई है।",
    ),
    "accept": ("Accept", "स्वीकार करें"),
    "decline": ("Decline", "मना करें"),
    "part": ("You are part of it", "आप इसमें शामिल हैं"),
    "part_more": (
        "Make a clip, then choose this collaboration under Disclosure in its editor.",
        "क्लिप बनाएँ, फिर उसके एडिटर में “लेबल” के नीचे यह कोलैबोरेशन चुनें।",
    ),
    "not_now": ("Not now", "अभी नहीं"),
}
# What each answer means, before it is given.
SURE: dict[str, Pair] = {
    "accept": ("Work with this brand?", "इस ब्रांड के साथ काम करें?"),
    "accept_more": (
        "You agree to the terms on this page. Your clip carries its label, and the brand approves "
        "it before it comes out.",
        "आप इस पेज की शर्तें मान रहे हैं। आपकी क्लिप पर लेबल रहेगा, और पब्लिश होने से पहले ब्रांड उसे मंज़ूर करेगा।",
    ),
    "accept_yes": ("Accept and agree", "शर्तें मानकर स्वीकार करें"),
    "decline": ("Decline this invitation?", "यह निमंत्रण ठुकरा दें?"),
    "decline_more": (
        "The brand sees that you declined. This cannot be undone.",
        "ब्रांड को दिखेगा कि आपने मना किया। यह वापस नहीं लिया जा सकता।",
    ),
    "withdraw": ("Withdraw your application?", "अपना आवेदन वापस लें?"),
    "withdraw_more": (
        "The brand no longer sees your application or your numbers.",
        "ब्रांड को अब आपका आवेदन और आपके आँकड़े नहीं दिखेंगे।",
    ),
}
DONE: dict[str, Pair] = {
    "accept": (
        "Agreed. Make your clip and put it under this collaboration",
        "बात पक्की। अपनी क्लिप बनाएँ और उसे इस कोलैबोरेशन में जोड़ें",
    ),
    "decline": ("Declined", "मना कर दिया"),
    "withdraw": (
        "Withdrawn. You can apply again while the brief is open",
        "वापस ले लिया। ब्रीफ़ खुला रहने तक फिर आवेदन कर सकते हैं",
    ),
}
