"""Words of names that are written as one, as databases that fold case make them: `orderdate`, `custpostalcode`."""

from functools import lru_cache

SHORTEST = 4  # a shorter name is one word, or a shortening that nobody can take apart
COMMON = frozenset(
    """account active actual address admin age amount annual approved area arrival at author available average
    balance bank base batch begin billing birth bonus book born branch brand budget building business buyer
    by campaign cancel cancelled capacity card cart case category cell center channel check child city class
    client close code color comment commission company completed contact content cost count country county
    course created credit currency current cust customer cycle daily data date day days dead death debit
    delivered delivery department departure depth desc description destination device director discount
    display distance district document dose due duration effective email emp employee end ended entry
    estimated event exchange expected expiry external family fax fee file final first flag flight from full
    gender given grade gross group guest height high hire hired home hour house id image income index
    industry info insurance internal invoice is item job join joined key kind label language last latitude
    lead length level license limit link list location log long low mail main major make manager mark market
    max maximum member message method middle min minimum mobile model modified money month name net new next
    note notes num number occupation of office on open opened order orders org organization origin other out
    owner paid parent part party passenger password patient pay payment percent period person phone place
    plan player position post postal price primary priority product profile program project provider publish
    published purchase quantity quarter range rank rate rating reason receipt received receiver record ref
    reference region registered release request required reserved result return review role room route
    salary sale sales schedule school score season seat second section sector seller sender sent serial
    service session set settlement sex shares ship shipped shipping shop short signup size source staff
    stage start started state station status stock stop store street string student sub subject sum supplier
    symbol system tag target tax team term text ticker time title to total town track trade transaction
    treatment trip tx type unit unique update updated url user value vehicle vendor version visit volume
    weight when width win work year zip zone""".split()
)
# words of English that only look as if they were made of such words
_WHOLE = frozenset(
    """airline airport background bathroom bedroom birthday callback cashback checkout classroom database dataset
    deadline download endpoint feedback framework hardware headline highway homepage household income
    keyword landmark layout lifetime network newspaper notebook online outcome outlet overtime passport
    password payout payroll pipeline placeholder playlist railway salesman salesperson shareholder software
    stakeholder subway textbook timeline timestamp turnover upload warehouse website weekday weekend
    workflow workload workplace workshop""".split()
)


@lru_cache(maxsize=50_000)
def taken_apart(word: str) -> tuple[str, ...]:
    """The words of a name in lower case, in as few pieces as can be; the name itself where it has no such words."""
    if len(word) < SHORTEST or word in COMMON or word in _WHOLE or word.removesuffix("s") in _WHOLE:
        return (word,)
    best: list[tuple[str, ...] | None] = [(), *([None] * len(word))]
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - 14), end):
            before, piece = best[start], word[start:end]
            if before is None or piece not in COMMON:
                continue
            kept = best[end]
            if kept is None or len(before) + 1 < len(kept):
                best[end] = (*before, piece)
    found = best[len(word)]
    return found if found is not None and min(map(len, found)) > 1 and len(found) <= 4 else (word,)
