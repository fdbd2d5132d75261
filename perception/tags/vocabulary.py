"""Every tag that can be proposed, and the words that name it in three ways of writing.

A line is: kind | slug | hashtag | English | Hindi | Hindi in Latin letters; things are divided by
semicolons. Categories are slugs of the shop's own shelves; topics are hashtags only.
"""

# ruff: noqa: E501 — a table with one tag to a line reads better than wrapped lines.

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

TABLE = """
category|lips|lipstick|lipstick; lip gloss; lip balm; lip liner; lip tint; lip crayon|लिपस्टिक; लिप बाम; लिप ग्लॉस; होंठ|lipistick; honth; lip balam; honthon
category|eyes|eyemakeup|kajal; eyeliner; mascara; eyeshadow; kohl; lashes; eyebrow pencil|काजल; आईलाइनर; मस्कारा; पलकें; आईशैडो; सुरमा|kaajal; surma; palkein; aankhon ka makeup
category|face|makeup|foundation; concealer; blush; highlighter; compact powder; primer; bronzer; cc cream; setting spray|फाउंडेशन; कंसीलर; ब्लश; हाइलाइटर; प्राइमर; कॉम्पैक्ट|foundation shade; chehre ka base; blush lagana; concealer lagaya
category|nails|nails|nail polish; nail paint; nail art; manicure; cuticle oil; nails|नेल पॉलिश; नाखून; नेल आर्ट; मैनीक्योर; नेलपेंट|nakhun; nailpaint; nakhoon; nail polish lagana
category|skincare|skincare|serum; moisturiser; sunscreen; face wash; cleanser; toner; face mask; spf; niacinamide; face cream; retinol; vitamin c; face oil; exfoliator|सीरम; मॉइस्चराइज़र; सनस्क्रीन; फेस वॉश; क्लींजर; टोनर; फेस पैक; उबटन; त्वचा; मुल्तानी मिट्टी; क्रीम|twacha; ubtan; face pack; multani mitti; skin ke liye; chehra dhona; gulab jal
category|bath|bodycare|soap; body wash; body lotion; bath salts; body butter; body scrub; loofah; bar of soap|साबुन; बॉडी लोशन; बॉडी स्क्रब; नहाना|sabun; nahane ka; body lotion lagana
category|haircare|haircare|shampoo; hair oil; conditioner; hair mask; hair serum; scalp; curls; frizz; hair fall; split ends|शैम्पू; बालों का तेल; बाल; कंडीशनर; चम्पी; जूड़ा; नारियल तेल|baal; baalon; champi; tel malish; shampoo karna; ghungrale baal; nariyal tel
category|hairwear|hairaccessories|hair clip; scrunchie; headband; claw clip; gajra; hair pin; bun stick; barrette|हेयर क्लिप; गजरा; रबर बैंड; हेयर पिन|gajra; hair pin lagana; clutcher; juda pin
category|fragrance|perfume|perfume; attar; cologne; body mist; eau de parfum; incense scent; fragrance; notes of oud; scent|इत्र; परफ्यूम; ख़ुशबू; खुशबू; महक; सुगंध|ittar; itr; khushboo; mehek; sugandh; perfume lagana
category|grooming|grooming|beard oil; shaving cream; razor; trimmer; aftershave; beard balm; beard|दाढ़ी; शेविंग; रेज़र; मूँछ; ट्रिमर|dadhi; shaving; daadhi ka tel; moonch; trimmer
category|jewellery|jewellery|earrings; necklace; jhumka; bangles; ring; nose pin; anklet; kundan; pendant; bracelet; choker; maang tikka; mangalsutra; pearls|झुमके; हार; चूड़ी; कंगन; अँगूठी; पायल; नथ; गहने; मांग टीका; बिंदी; चूड़ियाँ|jhumke; chudi; kangan; payal; nath; gehne; angoothi; haar; choodiyan; bindi
category|footwear|footwear|sneakers; heels; sandals; juttis; kolhapuri chappals; boots; loafers; shoes; mojaris; flats; slippers; sole|जूते; जूती; चप्पल; सैंडल; मोजड़ी; कोल्हापुरी; हील्स|joote; jutti; chappal; mojari; kolhapuri; juti; joota
category|bags|bags|handbag; tote; clutch; backpack; potli; sling bag; purse; wallet; jhola; satchel; laptop bag|बैग; पर्स; पोटली; झोला; बटुआ; थैला|jhola; potli; batua; thaila; purse; bag mein
category|eyewear|eyewear|sunglasses; spectacles; glasses frames; blue light glasses; aviators; shades for the sun|चश्मा; धूप का चश्मा; ऐनक|chashma; dhoop ka chashma; sunglass
category|watches|watches|wristwatch; watch strap; smartwatch; dial; chronograph|घड़ी; कलाई घड़ी; घड़ियाँ|ghadi; kalai ghadi
category|accessories|accessories|belt; scarf; hat; stole; cap; gloves; umbrella; tie; socks; brooch; hand fan; pocket square|बेल्ट; टोपी; छाता; स्कार्फ; पगड़ी; मोज़े; रूमाल|topi; chhata; pagdi; mauze; rumal; belt
category|sarees|saree|saree; sari; banarasi; kanjeevaram; pallu; chanderi; pleats of a sari; six yards; jamdani|साड़ी; बनारसी; पल्लू; साड़ियाँ; कांजीवरम|sadi; saari; pallu; banarsi; kanjivaram
category|dupattas|dupatta|dupatta; odhni; phulkari; chunni; shawl; bandhani dupatta; hijab; head scarf|दुपट्टा; ओढ़नी; चुन्नी; फुलकारी; शॉल; बंधेज|odhni; chunni; phulkari; shaal; bandhej; dupatta lena
category|lehengas|lehenga|lehenga; ghagra; chaniya choli; bridal skirt; sharara; lehenga choli|लहँगा; लहंगा; घाघरा; चनिया चोली; शरारा|lehnga; ghaghra; chaniya choli; sharara
category|blouses|blouse|saree blouse; blouse neckline; choli; backless blouse; blouse piece; blouse back|ब्लाउज़; चोली; ब्लाउज का गला|blouse ka gala; choli; blouse silwana
category|kurtas|kurta|kurta; kurti; salwar suit; anarkali; kurta set; palazzo suit; chikankari; salwar kameez|कुर्ता; कुर्ती; सलवार; अनारकली; चिकनकारी; कुर्ते|kurti; salwar suit; anarkali; chikankari; kurte
category|dresses|dress|dress; gown; maxi; sundress; frock; jumpsuit; wrap dress; midi dress|ड्रेस; फ्रॉक; गाउन|frock; gown; dress pehni; maxi dress
category|tops|tops|t-shirt; shirt; crop top; tank top; hoodie; sweatshirt; polo; tee; shirt collar|टी-शर्ट; शर्ट; टॉप; कमीज़|kameez; tshirt; top pehna; shirt
category|bottoms|bottoms|jeans; trousers; skirt; shorts; palazzo; leggings; cargo pants; denim; joggers|जींस; पैंट; स्कर्ट; पतलून; पाजामा|jeans; patloon; pajama; skirt; pant
category|outerwear|outerwear|jacket; coat; blazer; shrug; cardigan; raincoat; sweater; trench coat; bomber|जैकेट; कोट; स्वेटर; ब्लेज़र; बरसाती|swetter; coat; jacket pehna; barsaati
category|activewear|activewear|yoga pants; sports bra; gym leggings; track pants; workout set; running shorts|योगा पैंट; जिम के कपड़े; ट्रैक पैंट|gym ke kapde; yoga pants; track suit
category|menswear|menswear|sherwani; nehru jacket; bandhgala; mens suit; dhoti; pathani; lungi; mundu; for men|शेरवानी; धोती; बंदगला; नेहरू जैकेट; मर्दों के कपड़े|sherwani; bandhgala; dhoti; mardon ke kapde; dulhe ka
category|home|homedecor|cushion cover; candle; bedsheet; table runner; vase; lamp; rug; diya holder; quilt; curtain|मोमबत्ती; चादर; कुशन; दीया; रज़ाई; पर्दे|mombatti; chaadar; diya; parde; razai; ghar ki sajawat
topic|howto|howto|||
topic|review|review|||
topic|grwm|grwm|||
topic|festive|festive|||
topic|wedding|wedding|||
topic|monsoon|monsoon|||
topic|summer|summer|||
topic|office|officewear|||
topic|travel|travel|||
topic|handmade|handmade|||
topic|handloom|handloom|||
topic|budget|budgetfinds|||
topic|ingredients|ingredients|||
topic|routine|routine|||
topic|styling|styling|||
topic|sizing|sizeguide|||
topic|sustainable|slowfashion|||
topic|ayurveda|ayurveda|||
"""


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag.

    Attributes:
        kind: `category` or `topic`.
        slug: Of the shop's shelf, or the topic's name.
        hashtag: What is proposed for the caption, without the sign.
        things: What names it: English, Hindi, Hindi in Latin letters.
    """

    kind: str
    slug: str
    hashtag: str
    things: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]


@cache
def tags() -> tuple[Tag, ...]:
    """Every tag, in the order of the heads' rows."""
    out = []
    for line in TABLE.strip().splitlines():
        kind, slug, hashtag, *written = line.split("|")
        english, hindi, roman = (
            tuple(t.strip() for t in text.split(";") if t.strip()) for text in written
        )
        out.append(Tag(kind, slug, hashtag, (english, hindi, roman)))
    return tuple(out)


@cache
def slugs() -> tuple[str, ...]:
    """The slugs of `tags`, in order."""
    return tuple(tag.slug for tag in tags())
