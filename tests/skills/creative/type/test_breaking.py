"""Where lines break in each language, and where they never do."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skills.creative.type.breaking import NEVER_FIRST, NEVER_LAST
from skills.creative.type.setting import Setting, Style, set_text
from tests.examples import FEWER


def lines(text: str, language: str, width: int, *, size: float = 40, keep: tuple[str, ...] = ()) -> Setting:
    return set_text(text, Style("manrope", size, language=language, keep=keep), width)


def test_a_german_word_that_no_line_holds_is_hyphenated_between_its_parts() -> None:
    set_ = lines("Donaudampfschifffahrtsgesellschaft", "de-DE", 460)
    assert set_.hyphenated
    assert set_.fits
    assert set_.texts[0] in ("Donau-", "Donaudampf-", "Donaudampfschiff-", "Donaudampfschifffahrts-")


def test_a_word_that_fits_a_line_of_its_own_is_never_hyphenated() -> None:
    set_ = lines("Wunderbare Fahrradversicherung heute", "de-DE", 480)
    assert not set_.hyphenated
    assert "Fahrradversicherung" in set_.texts


@pytest.mark.parametrize(
    "word", ["KUNDENZUFRIEDENHEIT", "Modell4000Supermaschine", "1.299.000.000,00€", "SuperMegaBikePlus"]
)
def test_names_in_capitals_numbers_and_codes_are_never_hyphenated(word: str) -> None:
    set_ = lines(word, "de-DE", 150)
    assert not set_.hyphenated
    assert not set_.fits


def test_a_name_to_keep_is_never_hyphenated() -> None:
    assert lines("Sonnenblumenkernbrot", "de-DE", 250).hyphenated
    assert not lines("Sonnenblumenkernbrot", "de-DE", 250, keep=("Omas Sonnenblumenkernbrot",)).hyphenated


def test_at_least_three_letters_stand_on_both_sides_of_a_hyphen() -> None:
    for width in range(90, 600, 17):
        texts = lines("Oberammergauerinnen", "de-DE", width).texts
        assert all(len(part.rstrip("-")) >= 3 for part in texts)


@pytest.mark.parametrize(
    ("text", "language", "together"),
    [
        ("Nur 1 299,00 € im Monat", "fr-FR", "1\u00a0299,00\u00a0€"),
        ("Vraiment gratuit !", "fr-FR", "gratuit\u00a0!"),
        ("Jedź z nami w góry", "pl-PL", "z\u00a0nami"),
        ("Nur 5 kg schwer", "de-DE", "5\u00a0kg"),
        ("keep\u00a0it whole", "en-US", "keep\u00a0it"),
    ],
)
def test_what_belongs_together_stays_on_one_line(text: str, language: str, together: str) -> None:
    style = Style("manrope", 40, language=language, hyphenate=False)
    for width in range(60, 700, 20):
        assert sum(together in line for line in set_text(text, style, width).texts) == 1


def test_a_headline_is_balanced_and_ends_in_no_single_word_where_it_can() -> None:
    set_ = lines("Save twenty per cent on every electric bike", "en-US", 640)
    assert len(set_.texts) == 2
    assert len(set_.texts[-1].split()) > 1
    widths = [line.width for line in set_.lines]
    assert min(widths) > 0.7 * max(widths)


def test_running_text_fills_its_lines() -> None:
    style = Style("manrope", 40, balanced=False)
    first, *_ = set_text("Save twenty per cent on every electric bike we have", style, 640).texts
    assert first == "Save twenty per cent on every"


@pytest.mark.parametrize("language", ["ja-JP", "zh-Hans", "zh-TW"])
@FEWER
@given(
    text=st.text("今だけ、（無料）で。「送料」ー！っょ々20%円", min_size=1, max_size=40),
    width=st.integers(90, 600),
)
def test_no_line_of_the_east_starts_or_ends_with_what_may_not_stand_there(
    language: str, text: str, width: int
) -> None:
    texts = set_text(text, Style("manrope", 40, language=language), width).texts
    assert all(line[0] not in NEVER_FIRST for line in texts[1:])
    assert all(line[-1] not in NEVER_LAST for line in texts[:-1])
    assert "".join(texts) == text


def test_japanese_breaks_between_phrases() -> None:
    set_ = lines("電動自転車が今だけ20%オフ、送料無料でお届けします。", "ja-JP", 420)
    assert set_.texts == ("電動自転車が今だけ", "20%オフ、送料無料で", "お届けします。")


def test_korean_breaks_at_blanks_only() -> None:
    text = "전기 자전거 전 품목 이번 주에만 할인"
    assert " ".join(lines(text, "ko-KR", 260).texts) == text


@settings(deadline=None)
@given(
    st.text(max_size=60), st.integers(1, 900), st.sampled_from(["en-US", "de-DE", "ar-SA", "ja-JP", "th-TH"])
)
def test_no_visible_character_is_lost_or_doubled_by_breaking(text: str, width: int, language: str) -> None:
    def seen(of: str) -> str:
        return "".join(of.split()).replace("-", "").replace("\u00ad", "")

    whole = set_text(text, Style("manrope", 20, language=language, hyphenate=False), 100_000)
    broken = set_text(text, Style("manrope", 20, language=language), width)
    assert seen("".join(broken.texts)) == seen("".join(whole.texts))
