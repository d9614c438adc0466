"""What is told of somebody's last place, of a rival without a site, and of a mark that is only being looked at."""

import pytest

from skills.research.facts import Fact
from tests.skills.research.extract.world import others, page, read

REVIEWS = "<h1>Norvik</h1><h2>Bad</h2><ul><li>{said}</li></ul>"


@pytest.mark.parametrize(
    "said",
    [
        "In my last studio the kiln leaked twice. Not so any more.",
        "At our previous supplier the app crashed every week.",
        "In meinem alten Atelier fehlt die Heizung.",
        "Dans mon ancien atelier, il manque un chauffage.",
    ],
)
def test_what_somebody_lacked_in_his_last_place_is_no_weakness_of_his_new_one(said: str) -> None:
    assert _weak(said) == []


@pytest.mark.parametrize(
    "said",
    [
        "In my last week the app crashed twice.",
        "In my last studio nothing broke, but here the app crashed twice.",
    ],
)
def test_what_somebody_lacks_now_is_a_weakness(said: str) -> None:
    assert any("crashed" in one.value for one in _weak(said))


def test_what_a_reviewer_tells_of_the_house_by_name_is_its_own_wherever_he_used_it() -> None:
    said = "In my last company we used Norvik and the app crashed twice."
    assert any("crashed" in one.value for one in _weak(said))


def _weak(said: str) -> list[Fact]:
    return others(REVIEWS.format(said=said), "weakness")


@pytest.mark.parametrize(
    "said",
    [
        "Its nearest rival, Tondern, took in €3 million in May.",
        "Its biggest competitor Tondern took in €3 million in May.",
    ],
)
def test_what_a_rival_took_in_is_not_given_to_the_house_before(said: str) -> None:
    assert others(f"<h1>News</h1><p>Norvik has a second hall. {said}</p>", "funding") == []


def test_what_the_house_itself_took_in_stays() -> None:
    said = "<h1>News</h1><p>Norvik has a second hall. It took in €3 million in May.</p>"
    assert [one.value for one in others(said, "funding")] == ["€3 million"]


REGISTER = (
    "<h1>Register</h1><table><tr><th>Member</th><th>Certificate or mark</th><th>State</th></tr>"
    "<tr><td>Norvik AS</td><td>ISO 9001</td><td>{state}</td></tr></table>"
)


@pytest.mark.parametrize("state", ["under assessment", "awaiting audit", "being reviewed", "in Prüfung"])
def test_a_certificate_that_is_being_looked_at_is_not_held(state: str) -> None:
    assert _registered(state) == set()


def test_the_state_of_a_certificate_is_no_proof_beside_it() -> None:
    assert _registered("held since 2023") == {"ISO 9001"}


def _registered(state: str) -> set[str]:
    found = read(page(REGISTER.format(state=state), url="https://guild.example/register", of="Guild"))
    return {one.value for one in found.facts if one.field == "proof" and one.span.source == "s1"}
