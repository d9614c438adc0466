"""Who is no customer, a name that is not the house's, and terms that bind nobody are neither faults nor edges."""

import pytest

from tests.skills.research.extract.marked import Marks, facts


@pytest.mark.parametrize(
    ("html", "words"),
    [
        (
            "<p>Das Stadtwerk Hemmen ist nicht unser Kunde, auch wenn es in einem Verzeichnis so steht.</p>",
            "Das Stadtwerk Hemmen ist nicht unser Kunde, auch wenn es in einem Verzeichnis so steht",
        ),
        (
            "<p>Harbour Mills is not a customer of ours, although a list says so.</p>",
            "Harbour Mills is not a customer of ours, although a list says so",
        ),
        (
            "<p>Contrairement à ce qu'affiche un comparateur, le groupe Valmont n'est pas client de Norvik.</p>",
            "Contrairement à ce qu'affiche un comparateur, le groupe Valmont n'est pas client de Norvik",
        ),
    ],
)
def test_who_is_no_customer_is_no_weakness(html: str, words: str) -> None:
    assert [one.value for one in facts(html, Marks("weakness", words))] == []


@pytest.mark.parametrize(
    ("html", "words"),
    [
        (
            "<p>Das Stadtwerk Hemmen ist nicht unser Kunde, auch wenn es in einem Verzeichnis so steht.</p>",
            "Das Stadtwerk Hemmen ist nicht unser Kunde, auch wenn es in einem Verzeichnis so steht",
        ),
        (
            "<p>Harbour Mills is not a customer of ours, although a list says so.</p>",
            "Harbour Mills is not a customer of ours, although a list says so",
        ),
        (
            "<p>Contrairement à ce qu'affiche un comparateur, le groupe Valmont n'est pas client de Norvik.</p>",
            "Contrairement à ce qu'affiche un comparateur, le groupe Valmont n'est pas client de Norvik",
        ),
    ],
)
def test_who_is_no_customer_is_no_edge(html: str, words: str) -> None:
    assert [one.value for one in facts(html, Marks("edge", words))] == []


@pytest.mark.parametrize(
    ("html", "words"),
    [
        (
            "<p>We are not Norwick & Daughters of Leeds, who make rather lovely boats.</p>",
            "We are not Norwick & Daughters of Leeds, who make rather lovely boats",
        ),
        (
            "<p>Daran ist nichts, die Familie verkauft nicht.</p>",
            "Daran ist nichts, die Familie verkauft nicht",
        ),
        (
            "<p>After the first 24 months the agreement carries on month by month.</p>",
            "After the first 24 months the agreement carries on month by month",
        ),
        (
            "<p>The terms of hire are four pages long and in English.</p>",
            "The terms of hire are four pages long and in English",
        ),
    ],
)
def test_whoever_a_house_is_not_and_easy_terms_are_no_weakness(html: str, words: str) -> None:
    assert [one.value for one in facts(html, Marks("weakness", words))] == []


@pytest.mark.parametrize(
    ("html", "words"),
    [
        (
            "<p>Nach vier Wochen wollte Norvik das Gerät nicht wieder hergeben.</p>",
            "Nach vier Wochen wollte Norvik das Gerät nicht wieder hergeben",
        )
    ],
)
def test_who_does_not_want_to_give_it_back_praises(html: str, words: str) -> None:
    assert [one.value for one in facts(html, Marks("weakness", words), own=False)] == []
