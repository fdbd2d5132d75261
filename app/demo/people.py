"""Who lives in the demo: creators and brands of Indian beauty and fashion, all invented."""

from __future__ import annotations

from app.demo.records import Language, Person, PersonKind

_EN, _HI, _MIX = Language.EN, Language.HI, Language.HINGLISH


def _creator(
    handle: str,
    name: str,
    city: str,
    language: Language,
    colours: tuple[str, str],
    emblem: str,
    bio: str,
) -> Person:
    locale = "hi-IN" if language is _HI else "en-IN"
    return Person(handle, name, PersonKind.CREATOR, bio, city, locale, language, colours, emblem)


def _brand(
    handle: str, name: str, city: str, colours: tuple[str, str], bio: str, language: Language = _EN
) -> Person:
    locale = "hi-IN" if language is _HI else "en-IN"
    return Person(handle, name, PersonKind.BRAND, bio, city, locale, language, colours)


CREATORS: tuple[Person, ...] = (
    _creator(
        "meher_glows",
        "Meher Kapadia",
        "Surat",
        _EN,
        ("#ffd9c7", "#d2456f"),
        "1f469-1f3fc",
        "Skin first, everything else second. I patch-test so you can nap.",
    ),
    _creator(
        "ananya_drapes",
        "Ananya Iyer",
        "Chennai",
        _EN,
        ("#ffe3a8", "#b3254f"),
        "1f469-1f3fe",
        "One saree, many drapes. Mostly cotton, always pockets.",
    ),
    _creator(
        "zoya_kohl",
        "Zoya Siddiqui",
        "Lucknow",
        _MIX,
        ("#d9c8ff", "#4b2a7b"),
        "1f9d5-1f3fc",
        "Kajal, kitaabein aur thoda sa nakhra. Lucknow se, pyaar se.",
    ),
    _creator(
        "rupa_curls",
        "Rupa Fernandes",
        "Panaji",
        _EN,
        ("#bfe9dd", "#1f7a6a"),
        "1f469-1f3fc-200d-1f9b1",
        "3B curls, sea air, honest wash days.",
    ),
    _creator(
        "tanvi_thrifts",
        "Tanvi Deshmukh",
        "Pune",
        _MIX,
        ("#ffd1a6", "#c2501f"),
        "1f481-1f3fc",
        "Budget mein style, bina sorry bole. Under ₹1,500 club.",
    ),
    _creator(
        "harleen_rang",
        "हरलीन गिल",
        "Ludhiana",
        _HI,
        ("#ffe08a", "#c2185b"),
        "1f478-1f3fc",
        "शादी, संगीत, मेहंदी: हर मौके का एक रंग होता है।",
    ),
    _creator(
        "ishaan_grooms",
        "Ishaan Mehra",
        "Delhi",
        _MIX,
        ("#c6dcff", "#2b4a8b"),
        "1f9d4-1f3fc",
        "Daadhi, skin aur do minute. Grooming jo roz ho sake.",
    ),
    _creator(
        "lata_nuskhe",
        "लता जोशी",
        "Jaipur",
        _HI,
        ("#ffd7c2", "#a3552b"),
        "1f475-1f3fc",
        "नानी के नुस्खे, आज की रसोई से। धीरे-धीरे, रोज़।",
    ),
    _creator(
        "nivedita_labels",
        "Nivedita Rao",
        "Bengaluru",
        _EN,
        ("#cdeaf2", "#1d6f8a"),
        "1f469-1f3fc-200d-1f52c",
        "Cosmetic chemist. I read the back of the bottle aloud.",
    ),
    _creator(
        "sana_layers",
        "Sana Qureshi",
        "Hyderabad",
        _EN,
        ("#e3e7d0", "#5d6b34"),
        "1f9d5-1f3fe",
        "Layers, drapes and long hems, from office to Eid.",
    ),
    _creator(
        "mary_weaves",
        "Mary Ralte",
        "Aizawl",
        _EN,
        ("#ffd0d6", "#8a1f3d"),
        "1f481-1f3fe",
        "Loom notes from the hills. Who wove it, how long it took.",
    ),
    _creator(
        "arjun_steps",
        "Arjun Nair",
        "Kochi",
        _EN,
        ("#ccf0e4", "#1f5f7a"),
        "1f468-1f3fe",
        "Shoes, monsoon, more shoes. Reviews after a hundred kilometres.",
    ),
    _creator(
        "pallavi_fits",
        "Pallavi Ghosh",
        "Kolkata",
        _MIX,
        ("#ffc7d9", "#7a1f5b"),
        "1f469-1f3fe",
        "Size 18, style unlimited. Fit checks jo sach bolte hain.",
    ),
    _creator(
        "kabir_itr",
        "कबीर अंसारी",
        "Kannauj",
        _HI,
        ("#f3dfb0", "#8a5a14"),
        "1f468-1f3fc",
        "कन्नौज की ख़ुशबू: मिट्टी, गुलाब, ख़स।",
    ),
)

BRANDS: tuple[Person, ...] = (
    _brand(
        "gulrukh_beauty",
        "Gulrukh",
        "Mumbai",
        ("#ffc2d4", "#a3122f"),
        "Colour for every Indian undertone. Made in small batches, refilled for life.",
    ),
    _brand(
        "sukoon_botanics",
        "Sukoon Botanics",
        "Dehradun",
        ("#d7ecd0", "#2f6b4a"),
        "Skin care with short labels, from the foothills.",
    ),
    _brand(
        "keshkatha",
        "Kesh Katha",
        "Mysuru",
        ("#e9d3b8", "#6b3f1f"),
        "Hair oils and washes, with the recipe on the front.",
    ),
    _brand(
        "nakhra_nails",
        "Nakhra",
        "Bengaluru",
        ("#ffd3ec", "#8a2a9b"),
        "Nail colour with attitude and without the strong smell.",
    ),
    _brand(
        "attarwali",
        "अत्तरवाली",
        "Kannauj",
        ("#f6dfa6", "#8a4a12"),
        "देग-भपका से निकला इत्र, छोटी शीशियों में।",
        _HI,
    ),
    _brand(
        "taanabana_looms",
        "Taana Baana",
        "Varanasi",
        ("#ffd9a0", "#7b1f3f"),
        "Handloom clothes. Every label names the weaver and the days.",
    ),
    _brand(
        "nayi_gali",
        "Nayi Gali",
        "Ahmedabad",
        ("#cfe3ff", "#1f4f8a"),
        "Easy clothes in block print and khadi denim, XS to 5XL.",
    ),
    _brand(
        "ghungroo_jewels",
        "Ghungroo",
        "Jaipur",
        ("#ffe6a3", "#a3651f"),
        "Meenakari, glass and brass, light enough to dance in.",
    ),
    _brand(
        "chaal_footwear",
        "Chaal",
        "Agra",
        ("#ffd2bd", "#8a3a1f"),
        "Juttis, heels and sneakers on lasts made for Indian feet.",
    ),
    _brand(
        "mitti_and_cane",
        "Mitti and Cane",
        "Guwahati",
        ("#e8dcc0", "#5f5a2a"),
        "Bags and small things in cane, canvas and cactus leather.",
    ),
)

PEOPLE: tuple[Person, ...] = CREATORS + BRANDS
