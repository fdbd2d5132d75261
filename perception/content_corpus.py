"""Things of beauty and fashion in English, Hindi and Hindi in Latin letters.

The content basis is fitted on these: what differs between lines matters for taste, what differs
along a line is only language. The first word of a line is its family.
"""

# ruff: noqa: E501 — a table with one thing to a line reads better than wrapped lines.

from __future__ import annotations

LINES = """
lips|matte red lipstick|मैट लाल लिपस्टिक|matte laal lipstick
lips|nude lip gloss|न्यूड लिप ग्लॉस|nude lip gloss honthon ke liye
lips|tinted lip balm for dry lips|सूखे होंठों के लिए टिंटेड लिप बाम|sookhe honthon ke liye tinted lip balm
lips|liquid lipstick that lasts all day|पूरे दिन टिकने वाली लिक्विड लिपस्टिक|poora din tikne wali liquid lipstick
lips|lip liner pencil|लिप लाइनर पेंसिल|lip liner pencil kaise lagaye
eyes|black kajal that does not smudge|काजल जो नहीं फैलता|kaajal jo failta nahi
eyes|winged eyeliner tutorial|विंग्ड आईलाइनर कैसे लगाएं|winged eyeliner kaise lagaye
eyes|volume mascara for long lashes|लंबी पलकों के लिए मस्कारा|lambi palkon ke liye mascara
eyes|smoky eyeshadow palette|स्मोकी आईशैडो पैलेट|smoky eyeshadow palette
eyes|eyebrow pencil and gel|भौंहों के लिए पेंसिल और जेल|bhaunhon ke liye eyebrow pencil
base|foundation for dusky skin|सांवली त्वचा के लिए फाउंडेशन|saanwli twacha ke liye foundation
base|concealer for dark circles|डार्क सर्कल के लिए कंसीलर|dark circles chhupane ka concealer
base|compact powder with SPF|एसपीएफ वाला कॉम्पैक्ट पाउडर|spf wala compact powder
base|peach blush for cheeks|गालों के लिए पीच ब्लश|gaalon ke liye peach blush
base|highlighter for a glowing look|चमकदार लुक के लिए हाइलाइटर|chamakdar look ke liye highlighter
base|makeup brushes and sponge set|मेकअप ब्रश और स्पंज का सेट|makeup brush aur sponge ka set
skin|vitamin C serum for glowing skin|चमकती त्वचा के लिए विटामिन सी सीरम|chamakti twacha ke liye vitamin c serum
skin|sunscreen SPF 50 without white cast|सनस्क्रीन एसपीएफ 50 बिना सफेदी के|sunscreen spf 50 bina safedi ke
skin|moisturiser for oily skin|तैलीय त्वचा के लिए मॉइस्चराइजर|oily skin ke liye moisturiser
skin|face wash for acne and pimples|मुंहासों के लिए फेस वॉश|pimple ke liye face wash
skin|niacinamide for large pores|खुले रोमछिद्रों के लिए नियासिनामाइड|khule pores ke liye niacinamide
skin|night cream against wrinkles|झुर्रियों के लिए नाइट क्रीम|jhurriyon ke liye night cream
skin|clay face mask at home|घर पर मुल्तानी मिट्टी फेस पैक|ghar par multani mitti face pack
skin|aloe vera gel for soothing skin|त्वचा के लिए एलोवेरा जेल|twacha ke liye aloe vera gel
skin|rose water toner|गुलाब जल टोनर|gulab jal toner
skin|body lotion for winter|सर्दियों के लिए बॉडी लोशन|sardiyon ke liye body lotion
skin|body scrub with coffee|कॉफी वाला बॉडी स्क्रब|coffee wala body scrub
skin|hand cream for soft hands|मुलायम हाथों के लिए हैंड क्रीम|mulayam haathon ke liye hand cream
hair|hair oil for hair growth|बाल बढ़ाने वाला तेल|baal badhane wala tel
hair|anti dandruff shampoo|रूसी के लिए शैम्पू|roosi ke liye shampoo
hair|hair serum for frizzy hair|रूखे बालों के लिए सीरम|rookhe baalon ke liye serum
hair|hair straightener and curler|बाल सीधे करने की मशीन|baal seedhe karne ki machine
hair|natural henna hair colour|बालों के लिए प्राकृतिक मेहंदी|baalon ke liye natural mehndi
hair|easy hairstyle for college|कॉलेज के लिए आसान हेयरस्टाइल|college ke liye aasan hairstyle
hair|hair mask for damaged hair|खराब बालों के लिए हेयर मास्क|kharab baalon ke liye hair mask
nails|gel nail polish at home|घर पर जेल नेल पॉलिश|ghar par gel nail polish
nails|nail art for beginners|आसान नेल आर्ट|aasan nail art kaise kare
nails|bridal mehndi design for hands|दुल्हन की मेहंदी डिजाइन|dulhan ki mehndi design
scent|perfume that lasts long|देर तक टिकने वाला इत्र|der tak tikne wala perfume
scent|deodorant for summer|गर्मियों के लिए डियोड्रेंट|garmiyon ke liye deodorant
scent|attar of roses and oud|गुलाब और ऊद का अत्तर|gulab aur oud ka attar
saree|Banarasi silk saree for weddings|शादी के लिए बनारसी सिल्क साड़ी|shaadi ke liye banarasi silk saree
saree|cotton saree for the office|ऑफिस के लिए सूती साड़ी|office ke liye cotton saree
saree|how to drape a saree|साड़ी कैसे पहनें|saree kaise pehne
saree|designer blouse for saree|साड़ी के लिए डिजाइनर ब्लाउज|saree ke liye designer blouse
saree|georgette party wear saree|जॉर्जेट पार्टी वियर साड़ी|georgette party wear saree
ethnic|bridal lehenga in red|लाल दुल्हन का लहंगा|laal dulhan ka lehenga
ethnic|cotton kurta set with dupatta|दुपट्टे के साथ सूती कुर्ता सेट|dupatte ke saath cotton kurta set
ethnic|anarkali suit for festivals|त्योहार के लिए अनारकली सूट|tyohar ke liye anarkali suit
ethnic|sharara and kurti|शरारा और कुर्ती|sharara aur kurti
ethnic|embroidered dupatta|कढ़ाई वाला दुपट्टा|kadhai wala dupatta
ethnic|Diwali outfit ideas|दिवाली के कपड़ों के आइडिया|diwali ke kapdon ke ideas
western|blue denim jeans|नीली डेनिम जींस|neeli denim jeans
western|oversized T-shirt for college|कॉलेज के लिए ढीली टी-शर्ट|college ke liye oversized t-shirt
western|floral summer dress|फूलों वाली गर्मियों की ड्रेस|phoolon wali summer dress
western|crop top and skirt|क्रॉप टॉप और स्कर्ट|crop top aur skirt
western|blazer for women at work|महिलाओं के लिए ऑफिस ब्लेज़र|mahilaon ke liye office blazer
western|winter jacket and sweater|सर्दियों की जैकेट और स्वेटर|sardiyon ki jacket aur sweater
western|co-ord set for travel|सफर के लिए को-ऑर्ड सेट|safar ke liye co-ord set
men|kurta pyjama for men|पुरुषों के लिए कुर्ता पजामा|mardon ke liye kurta pyjama
men|formal shirt and trousers for men|पुरुषों की फॉर्मल शर्ट और पैंट|mardon ki formal shirt aur pant
men|beard oil and trimmer|दाढ़ी का तेल और ट्रिमर|daadhi ka tel aur trimmer
men|sherwani for the groom|दूल्हे की शेरवानी|dulhe ki sherwani
feet|white sneakers|सफेद स्नीकर्स जूते|safed sneakers joote
feet|high heels for a party|पार्टी के लिए ऊंची हील|party ke liye high heels
feet|Kolhapuri sandals|कोल्हापुरी चप्पल|kolhapuri chappal
feet|embroidered juttis|कढ़ाई वाली जूती|kadhai wali jutti
feet|running shoes|दौड़ने के जूते|daudne ke joote
jewels|gold plated jhumka earrings|सोने की परत वाले झुमके|gold plated jhumke
jewels|silver anklets|चांदी की पायल|chaandi ki payal
jewels|diamond ring|हीरे की अंगूठी|heere ki anguthi
jewels|kundan necklace set|कुंदन का हार|kundan ka haar
jewels|glass bangles|कांच की चूड़ियां|kaanch ki choodiyan
jewels|oxidised nose pin|ऑक्सीडाइज्ड नोज पिन|oxidised nath aur nose pin
bags|leather handbag for women|महिलाओं के लिए चमड़े का हैंडबैग|mahilaon ke liye leather handbag
bags|small sling bag|छोटा स्लिंग बैग|chhota sling bag
bags|college backpack|कॉलेज का बैग|college ka backpack
bags|embroidered potli clutch|कढ़ाई वाली पोटली|kadhai wali potli
extras|wrist watch for women|महिलाओं की कलाई घड़ी|ladkiyon ki kalai ghadi
extras|sunglasses for a round face|गोल चेहरे के लिए धूप का चश्मा|gol chehre ke liye chashma
extras|silk scarf and stole|रेशमी स्कार्फ और स्टोल|reshmi scarf aur stole
extras|hair clips and scrunchies|बालों की क्लिप और रबर|baalon ki clip aur rubber band
kids|frock for a baby girl|बच्ची की फ्रॉक|bachchi ki frock
kids|baby lotion and massage oil|बच्चे का लोशन और मालिश का तेल|bachche ka lotion aur maalish tel
"""


def families() -> list[tuple[str, tuple[str, str, str]]]:
    """(family, (English, Hindi, Hindi in Latin letters)) of each line."""
    rows = [line.split("|") for line in LINES.strip().splitlines()]
    return [(family, (english, hindi, roman)) for family, english, hindi, roman in rows]
