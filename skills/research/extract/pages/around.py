"""Whether a sentence says nothing, of anything or of one field: by its own words, by what stands around it, or by the
page that it stands on."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from skills.research.cued import Cued
from skills.research.extract.amounts.normal import money_in
from skills.research.extract.fields.edges.only_told import is_on_the_bench, is_only_advertised
from skills.research.extract.fields.edges.shared import is_common, is_shared_since
from skills.research.extract.fields.faults.mended import is_mended_since, is_withdrawn
from skills.research.extract.fields.faults.no_fault import keeps_private
from skills.research.extract.fields.money.funding import names_a_grant
from skills.research.extract.fields.money.whose_money import is_of_backed, is_of_somebody_else, stake_in
from skills.research.extract.fields.money.whose_sums import is_pay, was_paid_before
from skills.research.extract.fields.prices.asked_by_others import is_room_elsewhere
from skills.research.extract.fields.prices.dealers import is_asked_by_a_dealer
from skills.research.extract.fields.prices.example_bills import sums_up
from skills.research.extract.fields.prices.other_sums import is_other_money
from skills.research.extract.fields.prices.passing_offers import has_ended
from skills.research.extract.fields.prices.said_before import is_all_paid_once, is_of_the_example
from skills.research.extract.fields.proofs.not_held import is_refused, is_told_by_guests
from skills.research.extract.labels.value import FIGURES, Said
from skills.research.extract.names.names import Mention
from skills.research.extract.pages.beside import is_among_plans, is_of_a_person
from skills.research.extract.pages.house_replies import is_answer, is_mended_in_reply
from skills.research.extract.pages.one_page import OnePage
from skills.research.extract.pages.stories import Stories
from skills.research.extract.words.doubt import is_coming, is_taken_back
from skills.research.extract.words.former_houses import is_of_former_house
from skills.research.extract.words.furniture import leads_elsewhere
from skills.research.extract.words.guesses import is_only_guessed
from skills.research.extract.words.of_buyers import CASE_STUDY
from skills.research.extract.words.of_something_else import (
    is_of_former_buyers,
    is_of_gifts_or_incidents,
    is_of_namesakes,
)
from skills.research.extract.words.replies import (
    is_asked_whether,
    is_misfiled,
    is_taken_down,
    is_untrue,
    says_no,
)
from skills.research.extract.words.statements import Statement

# a footer's line names its house, or links to what the law asks for, and says no more
_FOOTER = Cued(
    r"©|\bdo not sell (?:or share )?my (?:personal )?information\b|"
    r"\b(?:security|privacy|terms|imprint|legal|cookies) \| [^|]{1,30}(?: \||$)",
    re.IGNORECASE,
)
# what a job pays and how many customers a patch has
_JOB = Cued(
    r"/(?:jobs?|careers?|vacanc\w+|stellen\w*|karriere|emplois?|empleos?)/(?!pricing|prices|plans?|products?|"
    r"about)[^/]+/?$",
    re.IGNORECASE,
)
_MOST_OF_TILE = 5  # words
_NEAR_BEFORE = 400  # letters
_OF_PRICE = re.compile(
    r"\b(?:prices?|pays?|paid|invoices?|bills?|rate|preise?|zahl\w+|rechnung|prix|pai\w+|factures?|precios?|pag\w+)\b",
    re.IGNORECASE,
)
_LEAST_OF_ROUND = 10_000  # of any money; less is collected for a lifeboat, or won at a fair


@dataclass(frozen=True)
class Around:
    """A sentence with the one before it, the words below it where it is a heading, and the sentence behind it in the
    same place."""

    on: OnePage
    stories: Stories
    statement: Statement
    before: Statement | None
    below: Statement | None
    behind: str

    @property
    def text(self) -> str:
        return self.statement.text

    def is_beside_the_point(self, named: Sequence[Mention]) -> bool:
        """Whether it is still to come, taken back, asked only, of something else, a footer or the title of another
        story; `named` are those whom it names."""
        if (
            is_coming(self.statement.path)
            or is_among_plans(self.on, self.statement)
            or self._is_taken_back()
            or _FOOTER.search(self.text)
            or is_misfiled(self.text)
            or is_of_namesakes(self.statement.path)
            or is_untrue(self.behind)
            or is_asked_whether(self.behind)
            or is_taken_down(self.text)
            or (is_of_former_house(self.text) and not any(one.name for one in named))
        ):
            return True
        return leads_elsewhere(self.statement.path) and not (named or self.on.who.own)

    def says_nothing_of(self, field: str) -> bool:
        """Whether a whole sentence proves nothing of it: what all do, what was not won, how many a customer has."""
        if field in FIGURES and (_JOB.search(self.on.page.url) or is_only_guessed(self.behind)):
            return True
        if self._is_below_other_words(field):
            return True
        asked = {
            "customers": self._is_no_count,
            "proof": self._is_no_proof,
            "price": self._is_no_price,
            "funding": self._is_no_funding,
            "weakness": self._is_no_fault,
            "product": self._is_on_the_bench,
            "segment": self._is_on_the_bench,
            "edge": self._is_no_edge,
        }
        return field in asked and asked[field]()

    def _is_below_other_words(self, field: str) -> bool:
        """Whether a heading above speaks of what was given or went wrong, or of those who buy no more."""
        path = self.statement.path
        if field in ("edge", "proof") and is_of_gifts_or_incidents(path):
            return True
        return field in ("customers", "proof") and is_of_former_buyers(path)

    def _is_no_count(self) -> bool:
        """Whether so many are a customer's, below whose name they stand."""
        is_story = len(self.text.split()) <= _MOST_OF_TILE and bool(CASE_STUDY.search(self.on.page.url))
        return is_story or self.stories.counts_of_somebody(self.statement)

    def _is_no_proof(self) -> bool:
        is_none = self.below is not None and is_refused(self.below.text)
        is_none = is_none or is_told_by_guests(self.text) or is_of_a_person(self.on, self.statement)
        return is_none or self.stories.is_customers_prize(self.statement, self.behind)

    def _is_no_funding(self) -> bool:
        sums = money_in(self.text)
        if sums and all(one.measure.amount < _LEAST_OF_ROUND for one in sums):
            return True
        is_buyers = self.on.parts.is_theirs(self.text, self.statement.path, with_us=False)
        return is_buyers or any(map(names_a_grant, self.statement.path[-1:])) or self._is_anothers_money()

    def _is_no_fault(self) -> bool:
        """Whether it is kept from others for their sake, an answer to somebody's complaint, or over."""
        is_kept = self.on.who.own is not None and keeps_private(self.text)
        return is_kept or is_answer(self.text) or self._is_over()

    def _is_on_the_bench(self) -> bool:
        return is_on_the_bench(self.text, self.behind)

    def _is_over(self) -> bool:
        """Whether a fault is taken back, or mended by what is said behind it or answered below it."""
        if is_mended_since(self.behind, self.text) or is_withdrawn(self._rest_behind()):
            return True
        return self.on.who.own is None and is_mended_in_reply(self.on, self.statement)

    def _is_taken_back(self) -> bool:
        begins = self.on.page.text.rfind("\n", 0, self.statement.start) + 1
        return is_taken_back(self.statement.path, self.text, self.on.page.text[begins : self.statement.start])

    def _paragraph_before(self) -> str:
        """What is said before it there, as far as anybody would remember it."""
        text, start = self.on.page.text, self.statement.start
        return text[max(text.rfind("\n", 0, start) + 1, start - _NEAR_BEFORE) : start]

    def _rest_behind(self) -> str:
        """What is said behind it in its paragraph."""
        text = self.on.page.text
        ends = text.find("\n", self.statement.end)
        return text[self.statement.end : ends if ends >= 0 else len(text)]

    def _is_no_edge(self) -> bool:
        """Whether a sentence tells of what others have too, of what is to come, or only what an advertisement says."""
        text = self.text
        if says_no(text, self.before.text if self.before else "") or is_on_the_bench(text, self.behind):
            return True
        if not self.on.who.own and is_only_advertised(text):
            return True
        if self.on.who.own and _OF_PRICE.search(text) and money_in(self._paragraph_before()):
            return True  # who pays which of the prices told before
        if self.on.who.own and is_mended_since(self.behind, self.text):
            return True
        is_theirs = self.stories.is_told_of_a_customer(self.statement)
        return is_theirs or is_common(text) or is_shared_since(text) or is_shared_since(self.behind)

    def _is_no_price(self) -> bool:
        """Whether a sum is what an example comes to, what a job pays, what a customer paid before, what is asked
        elsewhere or was until it ended."""
        text = self.text
        before = self.before.text if self.before else ""
        if before and (sums_up(text, before) or is_asked_by_a_dealer(text, before)):
            return True
        if is_all_paid_once(self._paragraph_before()) or is_of_the_example(text, before):
            return True
        if has_ended(self.behind) or self._answers_what_is_besides():
            return True
        if self.on.who.own is not None and is_room_elsewhere(text, self.on.page):
            return True
        if self.on.parts.is_theirs(text, self.statement.path):
            return True
        if self.on.who.own is not None and self.stories.tells_what_they_ask(self.statement):
            return True
        url = self.on.page.url
        is_story = bool(CASE_STUDY.search(url)) and was_paid_before(text)
        return self.on.who.own is not None and (is_pay(url, self.statement.path) or is_story)

    def _answers_what_is_besides(self) -> bool:
        """“Delivery?”, a paragraph alone, below which a sum is as below such a heading."""
        asked = self.before
        if (
            self.on.who.own is None
            or asked is None
            or not asked.text.endswith("?")
            or not self._is_alone(asked)
        ):
            return False
        said = Said(self.text, (*self.statement.path, asked.text), own=True)
        sums = money_in(self.text)
        return bool(sums) and all(is_other_money(said, one) for one in sums)

    def _is_alone(self, before: Statement) -> bool:
        """Whether the sentence before is a paragraph of its own, right above this one."""
        text = self.on.page.text
        is_first = before.start == 0 or text[before.start - 1] == "\n"
        between = text[before.end : self.statement.start]
        return is_first and before.path == self.statement.path and "\n" in between and not between.strip()

    def _is_anothers_money(self) -> bool:
        """“Kliniekwas, which raised €5 million”, on the site of a house that the sentence does not name."""
        mentions = self.on.who.found.names.mentions
        if stake := stake_in(self.text):  # whoever pays has bought, and has been given nothing
            is_buyer = any(one.name for one in mentions(self.text[: stake.start()]))
            return is_buyer and not any(one.name for one in mentions(stake["target"]))
        if any(one.name for one in mentions(self.text)):
            return False
        if not self.on.who.own:
            return is_of_backed(self.text)
        return is_of_somebody_else(self.text, self.statement.path[-1] if len(self.statement.path) > 1 else "")
