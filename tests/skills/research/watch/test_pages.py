"""Two versions of one page: what is told of the second, and what is not worth a word."""

import random
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexing.web.page import Block, BlockKind, Trouble, WebPage
from skills.research.facts import Fact, Span, Voice
from skills.research.watch.pages import material
from skills.research.watch.topics import Topic
from tests.examples import FEWER

NOW = datetime(2026, 11, 27, tzinfo=UTC)
PAGE = """# Acme Flow

Acme Flow helps teams plan their work.

Last updated: 3 November 2026

## Pricing

Start with the Basic plan for $12 per user per month.

| Plan | Price | Seats |
| --- | --- | --- |
| Basic | $12 | 5 users |
| Pro | $25 | 50 users |
| Team | $40 | unlimited users |

The free plan includes 3 projects. All plans come with email support.

## Features

- Gantt charts
- Single sign-on
- Integrates with Slack and Jira

Acme Flow runs on iOS and Android.

## Customers

More than 1,200 customers trust Acme, among them Globex and Initech.

Join 12,431 teams today. 4,512 downloads this week.

## Company

Jane Roe is our Chief Executive Officer. John Doe leads engineering as CTO.

Acme raised $30 million in a Series B led by Hooli Ventures in 2024.

We are ISO 27001 certified and SOC 2 Type II compliant.

## News

Acme opens an office in Lisbon.

## Related articles

How to plan a sprint. Why teams fail at planning.

We use cookies to improve your visit.

© 2026 Acme Inc. All rights reserved.
"""
GERMAN = """# Preise

Nordlicht ERP für den Mittelstand.

## Einstieg

19 € pro Nutzer und Monat

- 3 Mandanten
- Support per E-Mail

# Über uns

Über 800 Kunden vertrauen Nordlicht. Geschäftsführerin ist Jana Roth. Das Rechenzentrum ist nach ISO 27001 zertifiziert.

Nordlicht hat 12 Mio. € Kapital eingeworben.

Wir verwenden Cookies. Letzte Aktualisierung: 3.11.2026
"""
NEWS = "Acme opens an office in Lisbon."
TOLD = [
    ("$12 per user", "$14 per user", Topic.PRICE),
    ("| Pro | $25 |", "| Pro | $29 |", Topic.PRICE),
    ("$12", "€12", Topic.PRICE),
    ("| Team | $40 | unlimited users |\n", "", Topic.PRICE),
    ("| Basic | $12 | 5 users |", "| Basic | $12 | 3 users |", Topic.PRICE),
    ("unlimited users |\n", "unlimited users |\n| Enterprise | $90 | any |\n", Topic.PRICE),
    ("The free plan includes 3 projects. ", "", Topic.PRICE),
    ("The free plan includes 3 projects.", "We no longer offer a free plan.", Topic.PRICE),
    ("come with email support.", "come with email support. A setup fee of $500 applies.", Topic.PRICE),
    ("- Single sign-on", "- Single sign-on\n- Offline mode", Topic.PRODUCT),
    ("- Gantt charts\n", "", Topic.PRODUCT),
    ("Slack and Jira", "Slack, Jira and GitHub", Topic.PRODUCT),
    ("- Single sign-on", "- Single sign-on\n- Webhooks", Topic.PRODUCT),
    (NEWS, f"{NEWS} Acme was sold to Maple Inc. We stay in Lisbon.", Topic.FUNDING),
    ("iOS and Android", "iOS, Android and Windows", Topic.PRODUCT),
    (NEWS, "Acme was bought by Vandelay Industries.", Topic.FUNDING),
    (NEWS, "Jane Roe steps down at the end of the year.", Topic.LEADERSHIP),
    (NEWS, f"{NEWS}\n\nAcme launches Flow AI, an assistant for planners.", Topic.PRODUCT),
    (NEWS, f"{NEWS}\n\nAcme Boards will be discontinued on 1 March 2027.", Topic.PRODUCT),
    ("More than 1,200 customers", "More than 1,500 customers", Topic.CUSTOMERS),
    ("Globex and Initech", "Globex, Initech and Umbrella", Topic.CUSTOMERS),
    ("Jane Roe is our Chief", "Mary Major is our Chief", Topic.LEADERSHIP),
    (NEWS, "Acme appoints Mary Major as Chief Financial Officer.", Topic.LEADERSHIP),
    (NEWS, "Acme has raised $80 million in a Series C round.", Topic.FUNDING),
    (NEWS, "Acme was acquired by Vandelay Industries.", Topic.FUNDING),
    ("ISO 27001 certified and SOC 2 Type II compliant.", "ISO 27001 certified.", Topic.CERTIFICATES),
    ("Type II compliant.", "Type II compliant. Acme is now HIPAA compliant too.", Topic.CERTIFICATES),
]
SILENT = [
    ("3 November 2026", "10 November 2026"),
    ("12,431", "12,502"),
    ("4,512 downloads", "5,780 downloads"),
    ("We use cookies to improve your visit.", "We and 34 partners use cookies and ask for your consent."),
    ("© 2026", "© 2027"),
    ("- Gantt charts\n- Single sign-on", "- Single sign-on\n- Gantt charts"),
    (" ", "  "),
    ("$12", "12 USD"),
    ("$25", "USD 25.00"),
    ("More than 1,200 customers", "1,200+ customers"),
    ("More than 1,200 customers", "Over 1,190 customers"),
    ("Acme Flow helps teams plan their work.", "Acme Flow makes planning work simple for teams."),
    ("Acme Flow helps teams plan their work.", "Planning without the busywork."),
    ("All plans come with email support.", "Email support is part of every plan."),
    ("Start with the Basic plan for $12 per user per month.", "The Basic plan: $12 per user, per month."),
    ("Jane Roe is our Chief Executive Officer.", "Our CEO is Jane Roe."),
    ("How to plan a sprint.", "Ten pricing mistakes. New integrations for Globex."),
    ("## Company", "Black Friday: 40% off all plans, offer ends soon!\n\n## Company"),
    ("## Company", "Sponsored: Try Borea from $9 per month.\n\n## Company"),
    ("## Company", "“Acme cut our costs by half”, says Ann Poe, CFO at Soylent.\n\n## Company"),
    ("## Company", "1,234 people viewing this page. 3 comments. 12 min read\n\n## Company"),
    ("## Company", "It is 10:45 in Berlin.\n\n## Company"),
    ("## Company", "We are hiring a Head of Sales in Oslo.\n\n## Company"),
    ("## Features", "[Pricing](/p) [Customers](/c) [Blog](/b)\n\n## Features"),
    ("## Features", "[Book a demo](/demo)\n\n## Features"),
    ("## Features", "## What you get"),
    ("## Customers", "## Trusted by"),
    ("## Related articles", "## From our blog\n\nSeven mistakes in pricing\n\n## Related articles"),
    ("## Company", "Request id 8f3a2c9d01. Page generated in 0.12 s.\n\n## Company"),
    ("Acme Flow runs", "**Acme Flow** runs"),
    ("## Company", "Advertisement\n\nRun payroll with Paylo from $6 a month\n\n## Company"),
    ("| Basic | $12 | 5 users |", "| Basic | $12 | five users |"),
]


def page(
    text: str, language: str = "en", *, blocks: tuple[Block, ...] = (), trouble: Trouble = Trouble.NONE
) -> WebPage:
    return WebPage(
        "https://acme.com/p", "0" * 64, NOW, text, language=language, blocks=blocks, trouble=trouble
    )


def changed(old: str, new: str, text: str = PAGE) -> str:
    assert old in text
    return text.replace(old, new)


@pytest.mark.parametrize(("old", "new", "topic"), TOLD)
def test_tells_what_matters(old: str, new: str, topic: Topic) -> None:
    found = material(page(PAGE), page(changed(old, new)))
    assert topic in {one.topic for one in found}


@pytest.mark.parametrize(("old", "new"), SILENT)
def test_is_silent_about_the_rest_in_both_directions(old: str, new: str) -> None:
    other = page(changed(old, new))
    assert material(page(PAGE), other) == ()
    assert material(other, page(PAGE)) == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("19 €", "24 €"),
        ("3 Mandanten", "1 Mandant"),
        ("Über 800 Kunden", "Über 1.000 Kunden"),
        ("Jana Roth", "Peter Kern"),
        ("ISO 27001", "ISO 9001"),
        ("12 Mio. €", "20 Mio. €"),
    ],
)
def test_tells_what_matters_in_german(old: str, new: str) -> None:
    assert material(page(GERMAN, "de"), page(changed(old, new, GERMAN), "de"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("3.11.2026", "10.11.2026"),
        ("19 €", "19,00 EUR"),
        ("Über 800 Kunden vertrauen Nordlicht.", "Mehr als 800 Kunden vertrauen auf Nordlicht."),
        ("Wir verwenden Cookies.", "Wir und unsere Partner verwenden Cookies, um Inhalte zu messen."),
        ("Geschäftsführerin ist Jana Roth.", "Jana Roth ist Geschäftsführerin."),
    ],
)
def test_is_silent_about_the_rest_in_german(old: str, new: str) -> None:
    assert material(page(GERMAN, "de"), page(changed(old, new, GERMAN), "de")) == ()


def test_says_what_was_and_what_is_with_spans_into_both() -> None:
    before, after = page(PAGE), page(changed("$12 per user", "$14 per user"))
    [change] = material(before, after)
    assert (change.was, change.is_) == (
        "Start with the Basic plan for $12 per user per month.",
        "Start with the Basic plan for $14 per user per month.",
    )
    for span, text in ((change.before, before.text), (change.after, after.text)):
        assert span is not None
        assert text[span.start : span.end] == span.quote


@pytest.mark.parametrize("trouble", [Trouble.LOGIN, Trouble.PAYWALL, Trouble.EMPTY, Trouble.NOT_FOUND])
def test_a_page_that_cannot_be_read_tells_nothing(trouble: Trouble) -> None:
    assert material(page(PAGE), page("Please log in. Plans from $99.", trouble=trouble)) == ()


def test_what_is_missing_from_the_end_of_a_page_that_was_cut_is_not_gone() -> None:
    cut = PAGE[: PAGE.index("## Features")]
    assert material(page(PAGE), page(cut, trouble=Trouble.TOO_LARGE)) == ()
    assert material(page(PAGE), page(cut)) != ()


def test_the_words_of_guests_are_nobodys_news() -> None:
    words = "The Pro plan costs $99 per month here."
    text = changed("## News", f"{words}\n\n## News")
    guest = Block(text.index(words), text.index(words) + len(words), BlockKind.TEXT, quoted=True)
    assert material(page(PAGE), page(text, blocks=(guest,))) == ()
    assert material(page(PAGE), page(text)) != ()


def test_a_fact_says_what_a_sentence_is_about_where_no_word_does() -> None:
    before, after = page("Globo offers 30 wings to all."), page("Globo offers 45 wings to all.")
    quote = "45 wings"
    start = after.text.index(quote)
    fact = Fact("Globo", "customers", quote, Span("s1", start, start + len(quote), quote), Voice.ITSELF, 0.9)
    assert [one.topic for one in material(before, after, (), (fact,))] == [Topic.CUSTOMERS]


@FEWER
@given(st.randoms(use_true_random=False))
def test_the_order_of_sections_is_no_change(chance: random.Random) -> None:
    head, *sections = PAGE.split("\n## ")
    chance.shuffle(sections)
    assert material(page(PAGE), page("\n## ".join((head, *sections)))) == ()


@given(st.text(max_size=300))
def test_any_text_against_itself_is_no_change(text: str) -> None:
    assert material(page(text), page(f"{text}\n\n")) == ()


@given(st.text(max_size=200), st.text(max_size=200))
def test_no_change_is_empty_or_the_same_on_both_sides(one: str, other: str) -> None:
    for change in material(page(f"Plan A costs $1. {one}"), page(f"Plan A costs $2. {other}")):
        assert change.was.strip() != change.is_.strip()
