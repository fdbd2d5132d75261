"""Words of the shop that stand alone are no abuse, and abuse that stands alone is none of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.spelling import fold
from moderation.classifiers.screen import screen_text
from moderation.classifiers.wares import FEW, reads_like_a_label

WARES = """
    Banarasi;Bandhani;#bandhani;Bandhani Dupatta;Bandhani Dupatta.1.499;Angrakha;Bichiya;Bandi
    Paithani;Kanjivaram;Chikankari;Phulkari;Ajrakh;Ikat;Patola;Mulmul;Sharara;Gharara;Leheriya
    Kalamkari;Jamdani;Baluchari;Sambalpuri;Chanderi;Maheshwari;Tussar;Bagru;Gota patti;Zardozi
    Kantha;Kota doria;Gadwal;Pochampally;Kasavu;Veshti;Jutti;Mojari;Kolhapuri;Nath;Maang tikka
    Kamarbandh;Payal;Jhumka;Chandbali;Kundan;Polki;Meenakari;Mangalsutra;Chooda;Sindoor;Alta
    Mehndi;Kajal;Surma;Ubtan;Multani mitti;Kumkumadi;Bhringraj;Shikakai;Attar;Mogra;Oudh
    attarwali;nakhra;keshkatha;Anarkali;Kaftan;Bandhgala;Achkan;Palazzo;Pashmina
    Mekhela chador;Gamosa;Toda embroidery;Lambani work;Gajra;Potli;Batua;Nude lipstick
    Brown girl;Deep skin;Dusky;Black dress;Kaala tika;Killer heels;Savage;Hijab;Abaya;Rakhi
    Bihu;Warli;बनारसी;बाँधनी;चंदेरी साड़ी;लहँगा;झुमके
""".replace("\n", ";").split(";")


@pytest.mark.slow
@pytest.mark.parametrize("ware", [one.strip() for one in WARES if one.strip()])
def test_what_a_shop_writes_on_its_wares_is_held_nowhere(models: object, ware: str) -> None:
    assert [signal.label for signal in screen_text(ware) if signal.is_over] == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "abuse",
    ["bhangi", "chinki", "retard", "nigger", "idiot", "moron", "dumb cow", "stupid bitch",
     "kill muslims", "hate hindus", "bhosdike", "dalit gandagi", "ugly hindu pig"],
)  # fmt: skip
def test_abuse_that_stands_alone_is_still_found(models: object, abuse: str) -> None:
    assert any(signal.is_over for signal in screen_text(abuse))


@given(st.lists(st.sampled_from(["banarasi", "silk", "nath", "लहँगा"]), min_size=FEW + 1))
def test_a_sentence_is_no_label(words: list[str]) -> None:
    assert not reads_like_a_label(fold(" ".join(words)), -9.0)


def test_unknown_words_are_a_label_only_where_their_spelling_is_harmless() -> None:
    assert reads_like_a_label("banarasi silk 1,499", 5.0)
    assert reads_like_a_label("somethingrare", -3.0)
    assert not reads_like_a_label("somethingrare", 0.5)
    assert not reads_like_a_label("banarasi kutiya", 0.5)
    assert not reads_like_a_label("😍 1,499", -3.0)
