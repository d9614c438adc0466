"""Rules that a guidelines document states, in English and in German, and what confirming them changes."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skills.creative.brand.guidelines import RuleKind, applied, rules_in
from skills.creative.brand.kit import Logo
from skills.creative.brand.kit_file import kit_of, kit_yaml, plain_kit

SAMPLE = Path(__file__).parents[4] / "docs/sample_company/creative/guidelines.md"


def found(text: str) -> list[tuple[str, str, str]]:
    return [(rule.kind.value, rule.value, rule.part) for rule in rules_in(text)]


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ('Never use the word "cheap".', [("banned", "cheap", "")]),
        ("Avoid “best” and “only”.", [("banned", "best", ""), ("banned", "only", "")]),
        ("Don't say 'game-changing'.", [("banned", "game-changing", "")]),
        ("Das Wort „billig“ verwenden wir nie.", [("banned", "billig", "")]),
        ("Vermeiden Sie „einzigartig“.", [("banned", "einzigartig", "")]),
        ('Use "Confidant", not "confidant".', [("spelling", "Confidant", "")]),
        ("Schreiben Sie „Halden“, nicht „HALDEN“.", [("spelling", "Halden", "")]),
        ('Write "sign in", not "log in".', [("banned", "log in", "")]),
        ("Our primary colour is #1f5a4c.", [("colour", "#1F5A4C", "main")]),
        ("Unsere Akzentfarbe: #E0A526", [("colour", "#E0A526", "accent")]),
        ("Keep a minimum clear space of 25 % around the logo.", [("clear space", "25", "")]),
        ("Der Schutzraum beträgt 30 Prozent.", [("clear space", "30", "")]),
        ("The logo is at least 24 px high.", [("logo size", "24", "")]),
        ("Headlines have no more than six words.", [("headline words", "6", "")]),
        ("Überschriften haben höchstens 8 Wörter.", [("headline words", "8", "")]),
        ("Headlines are set in Manrope.", [("font", "Manrope", "heading")]),
        ("Fließtext in Source Serif Pro.", [("font", "Source Serif Pro", "body")]),
        ('Always add "Terms apply." in the UK.', [("disclaimer", "Terms apply.", "GB")]),
        ("In Deutschland immer „inkl. MwSt.“ angeben.", [("disclaimer", "inkl. MwSt.", "DE")]),
    ],
)
def test_a_plain_rule_is_found(text: str, rules: list[tuple[str, str, str]]) -> None:
    assert found(text) == rules


@pytest.mark.parametrize(
    "text",
    [
        "We never stop learning.",
        'Our slogan is "Breathe easy".',
        "Headlines are set in Sentence case.",
        "Colours: see #brand-channel.",
        "Headlines are short.",
        "---\ntitle: Headlines in Comic Sans\n---\n",
        "",
    ],
)
def test_what_states_no_rule_gives_none(text: str) -> None:
    assert found(text) == []


def test_each_quote_stands_in_the_document_word_for_word() -> None:
    text = SAMPLE.read_text(encoding="utf-8")
    rules = rules_in(text)
    assert len(rules) == 12
    assert all(text[rule.start : rule.end] == rule.quote for rule in rules)


def test_a_disclaimers_condition_is_read() -> None:
    [rule] = rules_in('Always add "inkl. MwSt." in Germany when a price is shown.')
    assert (rule.kind, rule.part, rule.when) == (RuleKind.DISCLAIMER, "DE", "price")


def test_nothing_changes_before_somebody_confirms_and_then_only_that() -> None:
    kit = replace(plain_kit("Halden", "#000000"), logos=(Logo(Path("x.png"), "0"),))
    rules = rules_in(SAMPLE.read_text(encoding="utf-8"))
    changed = applied(kit, [rule for rule in rules if rule.kind in (RuleKind.COLOUR, RuleKind.CLEAR_SPACE)])
    assert changed.palette.main == (31, 90, 76)
    assert changed.logos[0].clear == 0.25
    assert changed.banned == ()
    assert "Our primary colour is #1F5A4C." in changed.rules
    assert changed.sha256 != kit.sha256


def test_a_kit_with_confirmed_rules_is_written_down_and_read_back() -> None:
    kit = applied(plain_kit("Halden", "#000000"), rules_in(SAMPLE.read_text(encoding="utf-8")))
    assert kit_of(kit_yaml(kit, Path()), Path()) == kit


def test_each_rule_says_what_it_would_change() -> None:
    assert all(rule.change.endswith((".", ".“")) for rule in rules_in(SAMPLE.read_text(encoding="utf-8")))


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read_and_quoted_rightly(text: str) -> None:
    assert all(text[rule.start : rule.end] == rule.quote for rule in rules_in(text))


@pytest.mark.parametrize("piece", ['never "', '"a" and ', "headings in A ", "logo 9 ", "write “a” not "])
def test_a_document_made_to_be_slow_is_not(piece: str) -> None:
    assert len(rules_in(piece * 20_000)) < 5
