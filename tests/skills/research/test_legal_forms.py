"""The forms that a register adds to a name, which all who read names share."""

import re

import pytest

from indexing.web.legal import LEGAL, LEGAL_WORDS, REGISTERED
from skills.research.compare.alike import same_name
from skills.research.compare.mentions import mentions_in
from skills.research.extract.names.names import bare

FORMS = (
    "Ltd GmbH AG S.A. SA S.A.S. SAS S.r.l. SpA B.V. BV Oy AS A/S ApS K/S plc DAC CLG Teoranta Ltda Kft d.o.o. s.r.o. "
    "Incorporated Corporation LLC L.L.C. SARL S.L. SLU KGaA UG eG KK OÜ UAB e.V."
).split()


@pytest.mark.parametrize("form", FORMS)
def test_a_form_is_no_part_of_a_name_for_whoever_reads_names(form: str) -> None:
    assert re.fullmatch(LEGAL, form.rstrip("."))
    assert re.fullmatch(REGISTERED, form.rstrip("."))
    assert bare(f"Acme {form}") == "Acme"
    assert same_name(f"Acme {form}", "Acme")
    assert [name for _, _, name in mentions_in(f"Acme {form} leads in Britain", ["Acme"])] == ["Acme"]


def test_a_word_that_is_no_registers_alone_ends_names_and_registers_none() -> None:
    assert re.fullmatch(LEGAL, "Company")
    assert not re.search(rf"\s{REGISTERED}\b", "Our Company")
    assert "pc" not in LEGAL_WORDS
    assert not re.fullmatch(LEGAL, "PC")
