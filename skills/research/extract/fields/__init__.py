"""What a statement says about one field: values with the place where they stand, by how such things are said."""

import re
from collections.abc import Iterator, Mapping

from skills.research.compare.untold import untold_in
from skills.research.extract.fields.buyers.customers import customers
from skills.research.extract.fields.edges.edge import edges
from skills.research.extract.fields.faults.weakness import weaknesses
from skills.research.extract.fields.money.funding import funding
from skills.research.extract.fields.prices.price import prices
from skills.research.extract.fields.product import products
from skills.research.extract.fields.proofs.proof import proofs
from skills.research.extract.fields.segment import segments
from skills.research.extract.labels.value import Finder, Need, Said, Value

__all__ = ["FINDERS", "Finder", "Need", "Said", "Value"]


_OURS = re.compile(r"we\b|(?:our )?(?:prices?|pricing|fees|rates)\b", re.IGNORECASE)


def _or_untold(field: str, finder: Finder) -> Finder:
    """What a finder finds, or that the house says that it keeps the figure back."""

    def find(said: Said) -> Iterator[Value]:
        yield from finder(said)
        if kept := untold_in(field, said.text):
            # what is said of many, or of others, is no word of the house whose page it stands on
            is_ours = said.own and bool(_OURS.match(said.text[slice(*kept)]))
            yield Value(*kept, sure=0.7, affirms=False, need=Need.SITE if is_ours else Need.NAMED)

    return find


FINDERS: Mapping[str, Finder] = {
    "segment": segments,
    "product": products,
    "price": _or_untold("price", prices),
    "customers": _or_untold("customers", customers),
    "funding": _or_untold("funding", funding),
    "edge": edges,
    "weakness": weaknesses,
    "proof": proofs,
}
