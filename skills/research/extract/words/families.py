"""Words that say the same, for rules of which each would otherwise know one of them."""

# “No other tool prints it”, “Not one other tool”
NO_OTHER = r"(?:no (?:other|competing)|not (?:one|a single) other)"
# “the only app that prints it”
SOLE = r"(?:only|sole)"
# of a plan, a list or a certificate; a retired nurse is a person
WITHDRAWN = (
    r"(?:withdrawn|discontinued|retired(?= (?:in|on|since|by|at|from|as of|last|early|late|\d)|\W*$|[,;.)|]))"
)
