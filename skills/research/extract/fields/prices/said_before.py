"""What the words before in the same paragraph say of a sum: that all of it is paid once, or that an example goes on."""

import re

_ONCE = (
    r"(?:once|one-off|one-time|only once|up front|einmalig|(?:nur )?einmal|une (?:seule )?fois|una (?:sola )?vez|"
    r"eenmalig|én gang|en gång|una tantum)"
)
# “All of this is charged once.”
_ALL_ONCE = re.compile(
    rf"(?:^|[.!?]\s+|\n)\W*(?:all (?:of )?(?:this|these|that|the following)|(?:each|all) of (?:these|them)|these|"
    rf"everything (?:here|below|in this list)|alles (?:hier|folgende|davon)|(?:das|dies) alles|tout cela|"
    rf"tout ce qui suit|todo esto|tutto questo|dit alles)(?: costs?| sums?| charges?|"
    rf" items?)?\b[^.!?$€£]{{0,30}}\b{_ONCE}\b"
    r"[^.!?$€£]{0,20}[.!?:]",
    re.IGNORECASE,
)
# “A campus with 6,000 stalls would pay $8,100. Postage for that campus is $18,000.”
_AGAIN = re.compile(
    r"\b(?:that|this|the same|such an?|dies\w{1,2}|jene\w?|dasselbe|cette?|ce|es[ea]|est[ea]|quest[ao]|die|dat)\s"
    r"(?P<who>[^\W\d_]{4,})",
    re.IGNORECASE,
)
_WITH_SO_MANY = r"\b(?:an?|one|eine?|une?|un[oa]?|een)\s(?:[\w-]+\s){{0,2}}?{}\b[^.;!?]{{0,60}}?\d"


def is_all_paid_once(before: str) -> bool:
    """Whether the paragraph says before of all its sums that they are charged once; `before` is what stands above."""
    return bool(_ALL_ONCE.search(before))


def is_of_the_example(text: str, before: str) -> bool:
    """Whether a sentence goes on about whoever the one before it reckons with."""
    return any(
        re.search(_WITH_SO_MANY.format(re.escape(one["who"])), before, re.IGNORECASE)
        for one in _AGAIN.finditer(text)
    )
