"""What a statement says about one field: values with the place where they stand, by how such things are said."""

from collections.abc import Mapping

from skills.research.extract.fields.customers import customers
from skills.research.extract.fields.edge import edges
from skills.research.extract.fields.funding import funding
from skills.research.extract.fields.price import prices
from skills.research.extract.fields.product import products
from skills.research.extract.fields.proof import proofs
from skills.research.extract.fields.segment import segments
from skills.research.extract.fields.value import Finder, Need, Said, Value
from skills.research.extract.fields.weakness import weaknesses

__all__ = ["FINDERS", "Finder", "Need", "Said", "Value"]

FINDERS: Mapping[str, Finder] = {
    "segment": segments,
    "product": products,
    "price": prices,
    "customers": customers,
    "funding": funding,
    "edge": edges,
    "weakness": weaknesses,
    "proof": proofs,
}
