"""A sentence that begins with the name of a house nobody asked for is about that house, and so is its “it”."""

import pytest

from skills.research.extract.names.openings import begins_with_house, is_introduced
from tests.skills.research.extract.world import others

LEADS = "Norvik leads in harbours."


@pytest.mark.parametrize(
    "said",
    [
        f"<p>{LEADS} Gondly has no English interface. It also has no API.</p>",
        f"<h1>Norvik and Tallow</h1><p>{LEADS}</p><p>Linora, the clinic specialist, declined. It has no API.</p>",
        "<h1>Norvik</h1><p>Linora, the German hospital specialist, declined to talk to us. It has no API.</p>",
    ],
)
def test_a_weakness_is_not_that_of_the_house_before(said: str) -> None:
    assert others(said, "weakness") == []


@pytest.mark.parametrize(
    "said",
    [
        f"{LEADS} It has no API.",
        f"{LEADS} Reporting is slow.",
        f"{LEADS} Support is only available in English.",
        f"{LEADS} Users complain about slow exports.",
        "The harbour uses Norvik. Anna Berg, the head of the harbour, declined to talk. The tool has no API.",
    ],
)
def test_what_begins_with_no_houses_name_is_still_said_of_the_one_before(said: str) -> None:
    assert others(f"<p>{said}</p>", "weakness") != []


@pytest.mark.parametrize(
    "text",
    [
        "Reporting is slow.",
        "Support, the main complaint, is only by e-mail.",
        "Setup was easy.",
        "Tide has no API.",
        "Battery life is short.",
        "Anna Berg, the head of operations, is not happy.",
        "Users complain.",
        "Nobody has an API.",
    ],
)
def test_plain_words_and_people_are_no_houses(text: str) -> None:
    assert not begins_with_house(text, f"{text} The tide comes twice a day.")


def test_a_house_is_known_by_its_form_or_by_what_it_is_said_to_be() -> None:
    assert is_introduced("Linora, the German hospital specialist, declined to talk to us.")
    assert is_introduced("Linora, der Spezialist für Kliniken, hat keine Schnittstelle.")
    assert begins_with_house("Gondly has no API.", "Gondly has no API.")
