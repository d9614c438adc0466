"""Words that say the same, for rules of which each would otherwise know one of them."""

# “No other tool prints it”, “Not one other tool”
NO_OTHER = r"(?:no (?:other|competing)|not (?:one|a single) other)"
# “the only app that prints it”
SOLE = r"(?:only|sole)"
# “readers grumble that”, “their main grievance”
COMPLAIN = r"(?:complain\w*|(?:grumbl|moan)(?:es?|ed|s)? (?=that\b|about\b)|grievances?)"
# “the firm means to serve 900 farms”, and not “by no means” or “what that means to you”
MEANS_TO = (
    r"(?<!\bno )(?<!\ball )(?<!\bany )(?<!\bthe )(?<!\bits )(?<!\bour )(?<!\bown )(?<!\bthose )(?<!\bwhat it )"
    r"(?<!\bthat )(?<!\bthis )means to "
    r"(?!(?:us|you|me|them|him|her|an?|the)\b)"
)
# “Tidebook took the Gilded Oar”
TOOK = r"(?:(?:took|scooped|landed|picked up|carried off|walked off with)(?= the (?-i:[A-ZÀ-Þ])))"
# “it has no timed entry”, “it does not have any”
_HAVE_NOT = r"(?:do|does|did)(?: not|n[’']t) have"
HAS_NO = rf"(?:ha(?:s|ve|d) no|(?<=\bwe)[’']ve no|lack(?:s|ed)?(?: any| an?)?|{_HAVE_NOT} (?:any|an?))"
# “there is no app”, “there isn't any”
THERE_IS_NO = (
    r"(?:there(?: is|[’']s| are)(?: still| currently)? no|there (?:is|are)(?: not|n[’']t) (?:yet |currently )?any|"
    r"you(?: will|[’']ll)? find no)"
)
# of a plan, a list or a certificate; a retired nurse is a person
WITHDRAWN = (
    r"(?:withdrawn|discontinued|"
    r"retired(?= (?:in|on|since|by|at|from|as of|last|early|late|\d)|\s*(?:$|[^\w\s-])))"
)
