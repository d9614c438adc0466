"""Days, data, heads of columns, accounts and whom to call prove nothing."""

import pytest

from skills.research.extract.fields.proofs.no_proof import is_bare_figure, is_no_proof
from skills.research.extract.words.furniture import is_furniture
from tests.skills.research.extract.marked import Marks, facts
from tests.skills.research.extract.world import own


@pytest.mark.parametrize(
    "words", ["−25 bis −10 °C", "26 minutes", "18.4", "10 x 12 m", "from 2 to 8 °C", "3,050 kg"]
)
def test_data_prove_nothing_until_somebody_says_what_was_measured(words: str) -> None:
    assert is_bare_figure(words)
    assert facts(f"<p>{words}</p>", Marks("proof", words)) == []


@pytest.mark.parametrize(
    "words",
    ["31 hours until the first pallet", "4.3 from 211 reviews", "ISO 9001", "99.97% of readings"],
)
def test_what_was_measured_is_no_bare_figure(words: str) -> None:
    assert not is_bare_figure(words)
    assert not is_no_proof(words)


@pytest.mark.parametrize(
    "words",
    [
        "State",
        "Prix par mois",
        "Not part of the group",
        "Not held",
        "Bisher nicht.",
        "Year to 31 December, £ million",
        "Maren Gieschen, Telefon 0421 9603 118",
    ],
)
def test_heads_of_columns_accounts_and_whom_to_call_prove_nothing(words: str) -> None:
    assert is_no_proof(words)


@pytest.mark.parametrize(
    "words", ["Not one call missed in 400 days", "No major findings", "State Prize 2026", "Year of the Van"]
)
def test_what_says_more_may_prove_something(words: str) -> None:
    assert not is_no_proof(words)


def test_figures_below_results_are_those_of_accounts_and_a_score_is_a_proof() -> None:
    accounts = "<tr><th>Results</th><th>2025</th></tr><tr><td>Net debt</td><td>18.4</td></tr>"
    assert own(f"<h1>Results at a glance</h1><table>{accounts}</table>", "proof") == []
    scores = "<tr><th>System</th><th>Score</th></tr><tr><td>Norvik</td><td>8.8</td></tr>"
    assert [one.value for one in own(f"<h1>Bench</h1><table>{scores}</table>", "proof")] == ["8.8"]


def test_a_rating_below_its_heading_is_a_proof() -> None:
    assert [one.value for one in own("<h2>Rating</h2><ul><li>4.8 / 5</li></ul>", "proof")] == ["4.8 / 5"]


def test_the_answer_below_a_question_is_no_item_of_a_list() -> None:
    said = "<h2>Are you certified to ISO 9001?</h2><p>The form lies on a desk.</p>"
    assert own(f"<h1>Questions</h1>{said}", "proof") == []
    assert own("<h1>Questions</h1><h2>Are you certified?</h2><p>We hold ISO 9001.</p>", "proof") != []


def test_how_long_one_reads_is_furniture() -> None:
    assert is_furniture("Case study · 6 minute read", own=True)
    assert not is_furniture("Case study: 6 minutes a ticket instead of 20", own=True)


def test_of_a_mill_is_what_a_mill_holds() -> None:
    assert own("<p>Our steel comes from a mill with EN 1090, for what it is worth.</p>", "proof") == []
    assert own("<p>Our frames come from Leeds and are certified to EN 1090.</p>", "proof") != []


@pytest.mark.parametrize(
    "words",
    [
        "SC661207",
        "Tern Mobile Cooling Ltd. SC661207",
        "Amit Varma, managing director since 2020",
        "52, in nine time zones",
        "With the award came €10,000",
    ],
)
def test_a_number_of_a_register_a_name_and_prize_money_prove_nothing(words: str) -> None:
    assert is_no_proof(words)


@pytest.mark.parametrize(
    "words",
    [
        "certified to ISO 9001, FM123456",
        "Gas Safe registered 536491",
        "patients treated so far: 250000",
        "voted best supplier, owner satisfaction 98 %",
    ],
)
def test_a_certificate_with_its_number_and_what_was_reached_are_proofs(words: str) -> None:
    assert not is_no_proof(words)


@pytest.mark.parametrize(
    "words",
    [
        "7.1 De overeenkomst geldt voor onbepaalde tijd",
        "Drei Schichten, sechs Norvik 400",
        "Dev Pattar, engineering",
        "General terms",
        "Privacy statement",
        "★ from 97 reviews",
    ],
)
def test_a_clause_counted_things_a_colleague_and_a_page_of_the_law_prove_nothing(words: str) -> None:
    assert is_no_proof(words)


@pytest.mark.parametrize(
    "html", ["<h1>Pricing</h1><p>It was $5.25 until April 2026. Green paper doubled by half.</p>"]
)
def test_what_doubled_below_prices_is_a_cost(html: str) -> None:
    assert [one.value for one in own(html, "proof") if not one.past] == []
