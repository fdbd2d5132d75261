"""What people say and write in clips, around a thing; the text head learns from these.

`{}` is a thing of some category. Phrases were written apart from the demo's clips, which are only
ever used to judge.
"""

# ruff: noqa: E501 — a phrase to a line.

from __future__ import annotations

PHRASES: dict[str, tuple[str, str, str]] = {
    "howto": (
        "how to use {} step by step; a beginner's guide to {}; {} tutorial in under a minute; watch till the end and learn {}; do this, then this, then {}; three mistakes you make with {}; the right way to wear {}; first prep, then apply, then set: {}",
        "{} कैसे करें, आसान तरीका; {} लगाने का सही तरीका; तीन आसान कदम और {}; सीखिए {}",
        "{} kaise kare step by step; {} ka sahi tareeka; aasan tareeke se {}; seekhiye {} teen step mein",
    ),
    "review": (
        "honest review of {} after thirty days; is this {} worth it?; I tested {} so you do not have to; what I liked and did not like about {}; my verdict on {}; rating every {}",
        "{} का सच्चा रिव्यू; तीस दिन बाद {} का नतीजा; क्या {} लेना चाहिए",
        "{} ka honest review; tees din baad {} ka result; kya {} lena chahiye",
    ),
    "grwm": (
        "get ready with me, {} included; grwm for a day out with {}; come get dressed with me: {}; getting ready in five minutes with {}",
        "मेरे साथ तैयार होइए, {}; पाँच मिनट में तैयार {} के साथ",
        "mere saath ready ho jao {}; paanch minute mein taiyaar {} ke saath",
    ),
    "festive": (
        "diwali look with {}; festive season and {}; navratri nights in {}; eid outfit with {}; onam and {}; {} for karva chauth; durga puja pandal look with {}",
        "दिवाली के लिए {}; त्योहार और {}; नवरात्रि में {}; करवा चौथ पर {}; ईद पर {}",
        "diwali ke liye {}; tyohar wali {}; navratri mein {}; eid par {}; karwa chauth {}",
    ),
    "wedding": (
        "bridal {} for the wedding day; wedding guest look with {}; what to wear to a sangeet: {}; mehendi night and {}; for the bride, {}; her trousseau had {}",
        "शादी के लिए {}; दुल्हन की {}; संगीत की रात और {}; बारात में {}; मेहंदी पर {}",
        "shaadi ke liye {}; dulhan wali {}; sangeet ki raat {}; baraat mein {}; mehendi function {}",
    ),
    "monsoon": (
        "monsoon proof {}; {} that survives the rain; rainy day essentials and {}; humidity, puddles and {}",
        "बारिश में {}; मानसून और {}; बरसात के लिए {}",
        "baarish mein {}; monsoon wali {}; barsaat ke liye {}",
    ),
    "summer": (
        "summer {} for hot days; forty degrees and {}; beat the heat with {}; {} for the beach and the sun",
        "गर्मी में {}; धूप और {}; लू में {}",
        "garmi mein {}; dhoop mein {}; garmiyon ke liye {}",
    ),
    "office": (
        "office ready {}; {} from desk to dinner; what I wear to work: {}; meetings all day in {}; interview look with {}",
        "ऑफिस के लिए {}; काम पर {}; इंटरव्यू में {}",
        "office ke liye {}; kaam par {}; interview mein {}",
    ),
    "travel": (
        "packing {} for a trip; travel kit with {}; a weekend in the hills with {}; carry-on essentials: {}; airport look with {}; exploring the old city in {}",
        "सफ़र में {}; घूमने के लिए {}; पहाड़ों में {}",
        "safar mein {}; ghoomne ke liye {}; trip par {}",
    ),
    "handmade": (
        "{} made by hand by one artisan; handcrafted {} in small batches; watch the craftsman finish {}; nine hours of work in one {}; our workshop where {} is made",
        "हाथ से बनी {}; कारीगर और {}; एक-एक {} हाथ से",
        "haath se bani {}; karigar ki {}; handmade {} gaon se",
    ),
    "handloom": (
        "{} woven on a handloom; the weaver and her loom, {}; khadi and {}; block printed {}; ikat, jamdani, {}; natural dye and {}",
        "हथकरघे की {}; बुनकर और {}; खादी {}; ठप्पा छपाई वाली {}",
        "hathkargha {}; bunkar ki {}; khadi {}; block print {}",
    ),
    "budget": (
        "{} under five hundred rupees; affordable {} that looks expensive; budget finds: {}; cheap and good {}; dupes for luxury {}",
        "सस्ती और अच्छी {}; पाँच सौ के अंदर {}; कम दाम में {}",
        "sasti aur acchi {}; paanch sau ke andar {}; kam daam mein {}",
    ),
    "ingredients": (
        "read the label of your {}; ingredients explained: {}; what is inside {}; the science behind {}; five per cent is enough in {}; no sulphates, no parabens in {}",
        "{} में क्या है; सामग्री पढ़िए, {}; {} का विज्ञान",
        "{} mein kya hai; label padho {}; {} ke andar kya hai",
    ),
    "routine": (
        "my morning routine with {}; night routine and {}; sunday self care with {}; every day the same {}; my five minute routine: {}",
        "सुबह की दिनचर्या और {}; रात को सोने से पहले {}; इतवार को {}",
        "subah ki routine {}; raat ko sone se pehle {}; sunday routine {}",
    ),
    "styling": (
        "three ways to style {}; one {}, five outfits; how I pair {}; outfit of the day with {}; mix and match {}; lookbook: {}",
        "{} को तीन तरह से पहनें; एक {} पाँच लुक; आज का लुक {}",
        "{} teen tarah se pehno; ek {} paanch look; aaj ka outfit {}",
    ),
    "sizing": (
        "which size of {} to buy; {} fit guide from XS to 4XL; measure yourself for {}; does {} run small?; every body, every size of {}",
        "{} का सही नाप; कौन सा साइज़ लें, {}; हर नाप में {}",
        "{} ka sahi size; kaunsa size lein {}; har naap mein {}",
    ),
    "sustainable": (
        "sustainable {} made to last; slow fashion and {}; recycled {}; no plastic, no waste: {}; repair, rewear, {}; vegan and cruelty free {}",
        "टिकाऊ {}; बिना प्लास्टिक की {}; दोबारा पहनिए {}",
        "tikau {}; bina plastic wali {}; dobara pehno {}",
    ),
    "ayurveda": (
        "ayurvedic {} from an old recipe; neem, tulsi and {}; grandmother's remedy: {}; turmeric and {}; herbs from the kitchen and {}",
        "आयुर्वेदिक {}; दादी माँ का नुस्खा, {}; नीम, हल्दी और {}",
        "ayurvedic {}; dadi maa ka nuskha {}; neem haldi aur {}",
    ),
    "": (
        "{}; look at this {}; new {} just in; my favourite {}; {} in three shades; I bought {} yesterday; the one {} I reach for; here is {}; {} again today; why everyone asks about my {}; back in stock: {}; it is only {}, nothing else; small {} big smile; first the {} and then the rest",
        "{}; देखिए यह {}; मेरी पसंदीदा {}; नई {}; आज {}; बस {}; यह {} कमाल है",
        "{}; dekho yeh {}; meri favourite {}; nayi {}; aaj {}; bas {}; yeh {} kamaal hai",
    ),
}

# Nothing of the shop in them: what the heads must stay silent on.
ELSEWHERE = [
    "five minute paneer sandwich",
    "the train was late again",
    "my cat sleeps on the keyboard",
    "last over of the match",
    "cycling up to the fort",
    "how to fix a leaking tap",
    "our new office chair has arrived",
    "unboxing a phone",
    "street food in the old town",
    "sunset from the terrace",
    "exam results tomorrow",
    "guitar lesson for beginners",
    "the garden after a week",
    "planting tomatoes",
    "football practice at six",
    "a joke about monday",
    "traffic on the ring road",
    "chai and biscuits",
    "dance challenge",
    "the baby laughs",
    "sketching a bird",
    "a bottle on a table",
    "people walk past a shop",
    "testing the camera",
    "bike repair",
    "a chair in an empty room",
    "happy birthday to my brother",
    "thank you for one lakh followers",
    "see you next week",
    "link in bio",
    "good morning everyone",
    "आज मौसम अच्छा है",
    "मैच कौन जीतेगा",
    "चाय पी लो",
    "सुप्रभात दोस्तों",
    "नई फ़िल्म देखी",
    "aaj mausam accha hai",
    "match kaun jeetega",
    "chai pe charcha",
    "good morning doston",
    "nayi film dekhi",
]
