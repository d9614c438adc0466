"""The summary is short, cited, and says what is missing."""

from datetime import date

import pytest

from skills.language import reader_of, speaking
from skills.research.deliver.cited import Proof
from skills.research.deliver.summary import Summary, summary
from skills.research.report import Report
from tests.skills.research.compare.world import fact, number, source
from tests.skills.research.compare.world import report as weighed
from tests.skills.research.sample import dozen, empty, rich, single, without_prices


def lines(found: Summary) -> str:
    return "\n".join([*(one.text for part in found.parts for one in part.sentences),
                      *(note for part in found.parts for note in part.notes)])  # fmt: skip


@pytest.mark.parametrize("report", [rich(), dozen(), single(), without_prices(), empty()],
                         ids=["rich", "dozen", "single", "unpriced", "empty"])  # fmt: skip
@pytest.mark.parametrize("language", ["en", "de", "ja"])
def test_it_has_at_most_two_hundred_words_all_of_them_proven(report: Report, language: str) -> None:
    with speaking(reader_of(language)):
        found = summary(report)
        assert found.words <= 200
        proof = Proof(report)
        assert all(proof.holds(one) for part in found.parts for one in part.sentences)


def test_it_names_proven_leaders_and_what_is_missing() -> None:
    said = lines(summary(rich()))
    assert "Kestrel Cold Chain: market leader" in said
    assert "contradict" in said
    assert "no newer evidence" in said
    assert "Not found: " in said
    assert "2 pages could not be read." in said


def test_without_evidence_it_names_no_leader() -> None:
    assert "not enough evidence to name a leader" in lines(summary(empty()))
    assert "not enough evidence to name a leader" in lines(summary(single()))


def test_what_is_not_proven_stands_apart() -> None:
    parts = {str(part.title): part for part in summary(dozen()).parts}
    assert "lowest entry price" in parts["Not proven"].sentences[0].text
    assert all("lowest" not in one.text for one in parts["Leaders"].sentences)


def test_a_figure_that_others_contradict_is_marked_where_it_ranks_somebody() -> None:
    acme = source("s1", "Acme has 1,240 customers.", "acme.com", voice_of="Acme")
    borea = source("s2", "Borea has 600 customers.", "borea.com", voice_of="Borea")
    news = source("s3", "Borea counts 445 customers.", "news.com", published=date(2026, 6, 30))
    said = [
        fact(acme, "Acme", "customers", "1,240 customers", measure=number(1240)),
        fact(borea, "Borea", "customers", "600 customers", measure=number(600)),
        fact(news, "Borea", "customers", "Borea counts 445 customers", measure=number(445)),
    ]
    told = lines(summary(weighed(said, [acme, borea, news], "Acme", "Borea")))
    assert "most customers, by its own figures, 1,240; next is Borea, 600 (contradicted)." in told


def test_it_says_that_no_page_names_a_company_and_how_to_name_some_where_none_was_found() -> None:
    news = source("s1", "Acme has 900 customers.", "news.com")
    told = [fact(news, "Acme", "customers", "900 customers", measure=number(900))]
    said = lines(summary(weighed(told, [news], "Acme", "Nobodyco")))
    assert "No page that was read names Nobodyco." in said
    assert "names Acme" not in said
    named = source("s1", "Nobodyco is here.", "news.com")
    assert "No page" not in lines(summary(weighed([], [named], "Nobodyco")))
    assert "--company" in lines(summary(empty()))
