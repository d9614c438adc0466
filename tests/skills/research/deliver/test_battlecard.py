"""A battlecard keeps what customers may hear apart from what is ours, and every line of it is cited."""

import pytest

from skills.research.compare.cells import compare
from skills.research.deliver.battlecard import battlecard, is_prose
from skills.research.deliver.document import Items, Line
from skills.research.deliver.markdown import markdown_of
from skills.research.report import Report
from skills.research.schema import FIELDS
from tests.skills.research.compare.world import fact, report, source
from tests.skills.research.sample import KESTREL, LUMENTA, NOW, PYXIDA, US, dozen, rich, single


def lines(company: str, heading: str) -> list[Line]:
    sections = [one for one in battlecard(rich(), company).sections if heading in one.heading]
    return [
        line for one in sections for block in one.blocks if isinstance(block, Items) for line in block.lines
    ]


@pytest.mark.parametrize("company", [one for one in rich().companies if one != US])
def test_what_customers_may_hear_rests_on_nothing_internal(company: str) -> None:
    own = {one.id for one in rich().sources if one.internal}
    for line in lines(company, "What you may say"):
        assert not line.internal
        assert not own & {span.source for span in line.spans}
        assert US not in line.text


@pytest.mark.parametrize("company", rich().companies)
def test_every_line_is_cited_or_says_not_found(company: str) -> None:
    for section in battlecard(rich(), company).sections:
        for block in section.blocks:
            if isinstance(block, Items):
                assert all(line.spans or "not found" in line.text for line in block.lines)


def test_weaknesses_are_quoted_with_who_says_so() -> None:
    assert any(
        "“no recording while offline in cellars” (coldstudy.example)" in one.text
        for one in lines(LUMENTA, "weaknesses")
    )


def many_faults() -> Report:
    """A house with six faults and an award, and nothing else."""
    faults = [f"Acme cannot print sheet {n}." for n in "ABCDEF"]
    page = source("s1", " ".join((*faults, "It won the Cup of 2026.")), "reviews.com")
    known = source("s2", "Acme", "acme.com", voice_of="Acme")
    told = [fact(page, "Acme", "weakness", one) for one in faults]
    return report([*told, fact(page, "Acme", "proof", "won the Cup of 2026"), fact(known, "Acme", "company", "Acme")],
                  [page, known])  # fmt: skip


def test_of_what_a_card_has_no_room_for_it_says_how_much_there_is() -> None:
    [weak] = [one for one in battlecard(many_faults(), "Acme").sections if "weaknesses" in one.heading]
    told = [line.text for block in weak.blocks if isinstance(block, Items) for line in block.lines]
    assert len(told) == 5
    assert told[-1] == "and 2 more: the report has them."


def test_a_card_has_what_proves_them_good_and_lacks_nothing_where_nothing_is_to_be_warned_of() -> None:
    sections = battlecard(many_faults(), "Acme").sections
    assert "Proof" in [one.heading for one in sections]
    [lacks] = [one for one in sections if one.heading == "Not found"]
    assert "For colleagues only" not in markdown_of(battlecard(many_faults(), "Acme"))
    assert lacks


def test_markup_of_a_page_is_nothing_to_say_to_a_customer() -> None:
    said = [one.text for one in lines(KESTREL, "What you may say")]
    assert said == ["freightnews.example writes of Kestrel Cold Chain: “Reviewers miss an open interface”"]
    assert not is_prose("<b>")


def test_what_a_rival_writes_is_nothing_to_say_to_a_customer() -> None:
    page = source("s1", "Acme takes nine days to answer.", "borea.com", voice_of="Borea")
    paper = source("s2", "Acme has no calendar.", "trade.com")
    told = [
        fact(page, "Acme", "weakness", "takes nine days to answer"),
        fact(paper, "Acme", "weakness", "has no calendar"),
    ]
    card = battlecard(report(told, [page, paper], "Acme", "Borea"), "Acme")
    [said] = [one for one in card.sections if "What you may say" in one.heading]
    texts = [line.text for block in said.blocks if isinstance(block, Items) for line in block.lines]
    assert texts == ["trade.com writes of Acme: “has no calendar”"]


def test_where_we_are_behind_or_nobody_knows_nothing_is_to_be_claimed() -> None:
    said = " ".join(one.text for one in lines(KESTREL, "what not to say"))
    assert "They are ahead; do not claim it: Price" in said
    assert "Do not quote; sources disagree" in said
    assert "They do lead here: Kestrel Cold Chain: market leader" in said
    assert "They are ahead; do not claim it: Price" not in " ".join(
        one.text for one in lines(PYXIDA, "what not to say")
    )


def test_lines_for_colleagues_are_marked() -> None:
    assert all(one.internal for one in lines(PYXIDA, "For colleagues only"))
    assert "*(internal)*" in markdown_of(battlecard(rich(), PYXIDA))


def test_without_a_side_of_our_own_it_has_what_is_known_of_them() -> None:
    assert "Basis 9.50 EUR" in markdown_of(battlecard(single(), LUMENTA))
    assert all(markdown_of(battlecard(dozen(), one)) for one in dozen().companies[:2])


def test_what_a_card_does_not_have_is_said_in_one_line() -> None:
    shown = markdown_of(battlecard(compare("q", ["Acme"], FIELDS, [], [], now=NOW), "Acme"))
    assert shown.count("Nothing was found") == 1
    assert "For colleagues only: our" not in shown  # there is no side of our own


def test_a_company_that_is_not_in_the_report_has_none() -> None:
    with pytest.raises(KeyError):
        battlecard(rich(), "Nobody")
