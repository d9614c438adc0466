"""Whose a certificate or a sum is, and whether there is anything to tell at all: mended, gone, only asked for."""

import pytest

from tests.skills.research.extract.world import own


@pytest.mark.parametrize(
    ("field", "html"),
    [
        ("proof", "<p>La certification HDS est celle de notre hébergeur.</p>"),
        ("proof", "<p>Our ISO 27001 certificate is held by our data center.</p>"),
        ("proof", "<p>Das Zertifikat nach ISO 27001 gehört unserem Rechenzentrum.</p>"),
        ("proof", "<p>La certification ISO 27001 appartient à notre prestataire.</p>"),
        ("proof", "<p>In our own survey, 8 out of 10 visitors of our booth liked Norvik better.</p>"),
        ("proof", "<p>80 % der Besucher an unserem Messestand sind mit Norvik zufrieden.</p>"),
        ("customers", "<p>12 hôpitaux ont demandé un devis.</p>"),
        ("customers", "<p>12 hospitals have asked for a quote.</p>"),
        ("customers", "<p>12 Kliniken haben ein Angebot angefordert.</p>"),
        ("customers", "<p>12 customers requested a demo.</p>"),
        ("funding", "<h2>Financement</h2><ul><li>Marché du ministère : 2,7 millions d’euros</li></ul>"),
        ("funding", "<h2>Financement</h2><ul><li>Marché, sur quatre ans : 2,7 millions d’euros</li></ul>"),
        ("funding", "<h2>Finanzierung</h2><ul><li>Vom Land, über vier Jahre: 2,7 Mio. Euro</li></ul>"),
        ("funding", "<h2>Funding</h2><ul><li>Contract with the ministry: €2.7 million</li></ul>"),
        ("funding", "<h2>Finanzierung</h2><ul><li>Rahmenvertrag mit dem Land: 2,7 Mio. Euro</li></ul>"),
        ("funding", "<h2>Financement</h2><ul><li>Contrat avec la ville : 2,7 millions d’euros</li></ul>"),
        (
            "weakness",
            "<h2>Known limits</h2><ul><li>Carts that froze were fixed the same week</li></ul><h2>More</h2>",
        ),
        (
            "weakness",
            "<h2>Known limits</h2><ul><li>Slow reports have been fixed in May</li></ul><h2>More</h2>",
        ),
        ("weakness", "<h2>Questions</h2><p>Gespräche werden nie aufgezeichnet.</p>"),
        ("weakness", "<h2>Questions</h2><p>Calls are never recorded.</p>"),
        ("weakness", "<h2>Questions</h2><p>Vos données ne sont jamais vendues.</p>"),
        ("product", "<p>Norvik Brief, unseren Dienst, gibt es seit 2023 nicht mehr.</p>"),
        ("product", "<p>Norvik Letter is a service that is no longer offered.</p>"),
        ("product", "<p>Norvik Courrier, notre service, n’existe plus.</p>"),
        ("product", "<p>Norvik Brief verkaufen wir seit 2023 nicht mehr.</p>"),
    ],
)
def test_what_is_anothers_or_over_is_not_told_of_the_house(field: str, html: str) -> None:
    assert [one.value for one in own(html, field) if not one.past] == []


@pytest.mark.parametrize(
    ("field", "html"),
    [
        ("proof", "<p>La certification HDS est la nôtre depuis 2023.</p>"),
        ("proof", "<p>We are certified to ISO 27001 and hold the certificate ourselves.</p>"),
        ("proof", "<p>Wir sind nach ISO 27001 zertifiziert, wie unser Rechenzentrum.</p>"),
        ("proof", "<p>Norvik is rated 4.6 of 5 by 320 users.</p>"),
        ("customers", "<p>120 hospitals use Norvik.</p>"),
        ("customers", "<p>120 Kliniken arbeiten mit Norvik.</p>"),
        ("customers", "<p>120 hospitals use Norvik and asked for more.</p>"),
        ("funding", "<h2>Financement</h2><p>Norvik a levé 8 millions d’euros auprès de Loire Capital.</p>"),
        ("funding", "<p>Norvik raised €8 million in a Series A led by Loire Capital.</p>"),
        ("funding", "<h2>Funding</h2><ul><li>Seed round 2021: €1.2 million</li></ul>"),
        ("weakness", "<h2>Known limits</h2><ul><li>Carts freeze and were never fixed</li></ul>"),
        ("weakness", "<h2>Known limits</h2><ul><li>Reports are slow</li></ul>"),
        ("weakness", "<p>Norvik has no app for Android.</p>"),
        ("weakness", "<p>Norvik cannot record calls.</p>"),
        ("product", "<p>Norvik Brief ist unser Dienst.</p>"),
        ("product", "<p>Norvik Letter is our service for letters.</p>"),
    ],
)
def test_what_is_the_houses_own_stays(field: str, html: str) -> None:
    assert [one.value for one in own(html, field) if not one.past]
