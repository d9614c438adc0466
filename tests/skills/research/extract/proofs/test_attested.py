"""Proofs with who attests them: a body, an institute, a label, a survey of users, a first place with its figure."""

import pytest

from tests.skills.research.extract.world import others, own


@pytest.mark.parametrize(
    "said",
    [
        "Fair Kiln Wales has accredited all six studios as smoke-free since 2024",
        "Der Keramikverband hat unsere Häuser zertifiziert",
        "Ofenwacht heeft onze ateliers gecertificeerd",
        "Terre Vive a certifié nos ateliers",
        "Accredited Fair Tax employer since 2019",
        "Met keurmerk Schone Lucht Goud voor alle ateliers",
        "Das Prüfinstitut Sollingen hat im Mai 2026 bei vollem Betrieb 41 Dezibel gemessen",
        "In March 2026 the acousticians of Hush House measured 41 dB beside the wheel",
    ],
)
def test_who_attests_stands_in_the_proof(said: str) -> None:
    [fact] = own(f"<h1>About</h1><p>{said}.</p>", "proof")
    assert fact.value in said
    assert fact.value.split()[0] == said.split()[0]


@pytest.mark.parametrize(
    "said",
    [
        "Fair Kiln Wales has not accredited us yet.",
        "We hope that Fair Kiln Wales will have accredited all our studios by 2028.",
        "Two Mondays a year we do not fire.",
        "Öfen verkaufen wir nicht.",
    ],
)
def test_what_nobody_has_attested_is_no_proof(said: str) -> None:
    assert own(f"<h1>Certificates</h1><p>{said}</p>", "proof") == []


def test_time_that_users_spend_less_is_a_proof() -> None:
    html = (
        "<figure><blockquote>On average each spent 3.5 hours a week less at the sink.</blockquote></figure>"
    )
    assert [one.value for one in own(html, "proof")] == ["On average each spent 3.5 hours a week less"]


def test_what_was_measured_is_told_with_its_figure() -> None:
    said = "A study by the University of Bergen found 38% fewer errors"
    assert [one.value for one in own(f"<p>{said}.</p>", "proof")] == [said]


def test_who_leads_by_a_figure_is_told_by_others_alone() -> None:
    said = "<p>Norvik leads in heat kept with 84% after an hour.</p>"
    assert [one.value for one in others(said, "proof")] == [
        "Norvik leads in heat kept with 84% after an hour"
    ]
    assert own(said, "proof") == []
