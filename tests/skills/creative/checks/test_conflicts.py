"""Kits that contradict themselves."""

from dataclasses import replace
from pathlib import Path

import pytest

from skills.creative.brand.kit import Claim, Disclaimer, Kit, Logo
from skills.creative.checks.conflicts import kit_conflicts
from skills.creative.formats.known import named
from tests.skills.creative.checks.drafts import KIT

GREY = (150, 150, 150)


def test_a_kit_that_holds_together_is_left_alone() -> None:
    assert kit_conflicts(KIT) == ()


@pytest.mark.parametrize(
    ("kit", "where"),
    [
        (replace(KIT, palette=replace(KIT.palette, ink=GREY)), "palette.ink"),
        (replace(KIT, claims=(Claim("The cheapest"),), banned=("cheap",)), "claims.1"),
        (replace(KIT, disclaimers=(Disclaimer("x " * 3000, "DE"),)), "disclaimers.1"),
        (replace(KIT, disclaimers=(Disclaimer(" ", "DE"),)), "disclaimers.1"),
        (
            replace(KIT, disclaimers=(Disclaimer("No cheap tricks.", "GB"),), banned=("cheap",)),
            "disclaimers.1",
        ),
        (replace(KIT, logos=(Logo(Path("logo.png"), "", least_px=5000),)), "logos.1"),
        (replace(KIT, phrases={"de-DE": {"free": "Gratis"}}, banned=("gratis",)), "phrases.de-DE.free"),
        (replace(KIT, banned=("Aero",)), "name"),
    ],
)
def test_what_cannot_all_be_kept_is_named(kit: Kit, where: str) -> None:
    assert [one.where for one in kit_conflicts(kit) if one.hard] == [where]


def test_a_logo_too_tall_for_some_formats_is_said_softly() -> None:
    kit = replace(KIT, logos=(Logo(Path("logo.png"), "", least_px=100),))
    (finding,) = kit_conflicts(kit)
    assert not finding.hard
    assert kit_conflicts(kit, named(["Snapchat"])) == ()
