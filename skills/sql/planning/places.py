"""Names of places for the codes that databases keep instead: California for CA, Canada for CA."""

_STATES = """AL Alabama,AK Alaska,AZ Arizona,AR Arkansas,CA California,CO Colorado,CT Connecticut,DE Delaware,
FL Florida,GA Georgia,HI Hawaii,ID Idaho,IL Illinois,IN Indiana,IA Iowa,KS Kansas,KY Kentucky,
LA Louisiana,ME Maine,MD Maryland,MA Massachusetts,MI Michigan,MN Minnesota,MS Mississippi,MO Missouri,
MT Montana,NE Nebraska,NV Nevada,NH New Hampshire,NJ New Jersey,NM New Mexico,NY New York,
NC North Carolina,ND North Dakota,OH Ohio,OK Oklahoma,OR Oregon,PA Pennsylvania,RI Rhode Island,
SC South Carolina,SD South Dakota,TN Tennessee,TX Texas,UT Utah,VT Vermont,VA Virginia,WA Washington,
WV West Virginia,WI Wisconsin,WY Wyoming,DC District of Columbia"""
_COUNTRIES = """US United States,US USA,US United States of America,US America,GB United Kingdom,GB UK,GB Great Britain,
DE Germany,FR France,ES Spain,IT Italy,NL Netherlands,BE Belgium,AT Austria,CH Switzerland,SE Sweden,
NO Norway,DK Denmark,FI Finland,IE Ireland,PT Portugal,PL Poland,CZ Czech Republic,GR Greece,TR Turkey,
RU Russia,UA Ukraine,CA Canada,MX Mexico,BR Brazil,AR Argentina,CL Chile,CO Colombia,AU Australia,
NZ New Zealand,JP Japan,CN China,IN India,KR South Korea,SG Singapore,HK Hong Kong,TW Taiwan,TH Thailand,
VN Vietnam,ID Indonesia,MY Malaysia,PH Philippines,ZA South Africa,EG Egypt,NG Nigeria,KE Kenya,
IL Israel,AE United Arab Emirates,SA Saudi Arabia"""


def _table(text: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for pair in text.replace("\n", "").split(","):
        code, _, name = pair.partition(" ")
        found[code] = (*found.get(code, ()), name)
    return found


# people and things of a country
_OF_COUNTRIES = """US American,GB British,DE German,FR French,ES Spanish,IT Italian,NL Dutch,BE Belgian,
AT Austrian,CH Swiss,SE Swedish,NO Norwegian,DK Danish,FI Finnish,IE Irish,PT Portuguese,
PL Polish,CZ Czech,GR Greek,TR Turkish,RU Russian,UA Ukrainian,CA Canadian,MX Mexican,
BR Brazilian,AR Argentine,CL Chilean,CO Colombian,AU Australian,JP Japanese,CN Chinese,
IN Indian,KR Korean,TH Thai,VN Vietnamese,ID Indonesian,ZA South African,EG Egyptian,
NG Nigerian,KE Kenyan,IL Israeli,SA Saudi,NZ New Zealand"""
STATES, COUNTRIES, PEOPLES = _table(_STATES), _table(_COUNTRIES), _table(_OF_COUNTRIES)
_SAME = {"USA": ("US", "United States", "United States of America", "America")} | {
    "UK": ("GB", "United Kingdom", "Great Britain")
}


def codes_of(literal: str, column: str) -> tuple[str, ...]:
    """What people call the place that a two-letter value stands for in a column of states or of countries."""
    name = column.lower()
    if "countr" in name or "nation" in name:
        return (*COUNTRIES.get(literal, ()), *_SAME.get(literal, ()), *_people_of(literal))
    if "state" in name or "region" in name or "province" in name:
        return STATES.get(literal, ())
    return ()


def _people_of(literal: str) -> tuple[str, ...]:
    """ "German" for DE and for Germany."""
    codes = [literal, *(code for code, names in COUNTRIES.items() if literal in names)]
    return tuple(name for code in codes for name in PEOPLES.get(code, ()))
