"""Whether a sentence tells what somebody wished for and nobody granted, as minutes are full of it.

Rules over words, no model. A policy speaks of asking too ("if you want a letter", "leave is requested in the app"), so
only what a named person or one who speaks of himself proposes counts, what is said of a request that was made, and
what the words behind it turn down.
"""

import re
from collections.abc import Iterator

from skills.ask.answer import MEETING
from skills.ask.pieces.around import after
from skills.ask.pieces.sentences import Sentence

# a name or a pronoun; "the Portal" and "Ein Kunde" are no names, nor are words that open a rule
_WHO = (
    r"(?:(?<![\w'’-])(?<![Tt]he )(?<![Dd]er )(?<![Dd]ie )(?<![Dd]as )(?<![Ee]in )(?<![Ee]ine )"
    r"(?<![Jj]ede )(?<![Jj]eder )(?<![Ll]e )(?<![Ll]a )"
    r"(?<!\b[Aa] )(?<!\b[Aa]n )(?<!\b[Uu]n )(?<!\b[Uu]ne )(?<!our )(?<!ach )(?<!very )"
    r"(?!(?:If|When|Who|Whoever|Anyone|Anybody|Everyone|Everybody|Someone|Nobody|We|You|Your|They|Employees?|Staff|"
    r"Managers?|Customers?|Clients?|Suppliers?|Contractors?|Visitors?|Guests?|The|An?|This|That|It|Please|Wer|Wenn|"
    r"Wir|Sie|Man|Mitarbeiter\w*|Kund\w+|Qui|Si|Nous|Vous|On)\b)[A-ZÀ-Þ][\w'’-]*\.?(?:\s+[A-ZÀ-Þ][\w'’-]*)?"
    r"|\b(?:[Hh]e|[Ss]he|[Ee]r|[Ii]l|[Ee]lle)\b)"
)
_HOW = r"(?:\s+(?:also|again|then|had|has|have|auch|wieder|a|avait|aussi))?"
_WISHED = (
    r"(?:suggested|proposed|wished|pleads for|argued for|"
    r"schlug|beantragte|wünschte|regte|hätte gern\w*|propos(?:é|ait)|sugg(?:éré|érait)|souhait(?:é|ait))"
)
# what programs and customers do as a rule ("SAP proposes the price") counts where people's words are kept
_WISHES = (
    r"(?:suggests|proposes|would (?:like|prefer|love)|argues for|schlägt|würde gern\w*|suggère|souhaiterait|voudrait|"
    r"aimerait)"
)
# and this ("Okta asks for a code") in minutes alone
_ASKS = (
    r"(?:ask(?:s|ed) (?:for|if|whether|to|that)|want(?:s|ed)|wish(?:es)|request(?:s|ed)|recommend(?:s|ed)|"
    r"beantragt|möchte|wünscht|forder(?:t|te)|bat|bittet|propose|demand(?:e|é|ait)|souhaite)"
)
_RECORD = re.compile(
    r"\b(?:minutes|meetings?(?! rooms?\b)|forum|stand-?up|sync|retro(?:s|spectives?)?|committee|council|"
    r"(?<!notice )(?<!white )board|all[- ]hands|town ?hall|"
    r"weekly(?!.*\b(?:menus?|plans?|rotas?|schedules?|timetables?|checks?|prices?|offers?|hours)\b)|"
    r"(?:(?<=^)|(?<=team )|(?<=call )|(?<=project ))notes(?! de (?:frais|service)\b)|"
    r"(?<!release )notes(?= (?:of|from)\b|\W+\d{4}\b|\W+\d{1,2}\.? [^\W\d])|"
    r"protokolle?|\w*sitzung|\w*besprechung|jour fixe|comptes?[- ]rendus?|réunion|procès-verbal)\b",
    re.IGNORECASE,
)
_ASKED_FOR = re.compile(rf"{_WHO}{_HOW}\s+{_ASKS}(?!\w)")
_PROPOSES = re.compile(
    rf"{_WHO}{_HOW}\s+{_WISHES}(?!\w)"
    r"|\bEs gibt\b.{0,30}\b(?:Wunsch|Wünsche|Vorschl[aä]ge?|Antr[aä]ge?|Idee)\b"
    r"|^\W*(?:Proposals?|Suggestions?|Ideas?|Wish(?:es)?|Requests?|Motion|Vorschlag|Antrag|Wunsch|Idee|Proposition|"
    r"Demande|Souhait)\b[^:.]{0,40}:"
)
_PROPOSED = re.compile(
    rf"{_WHO}{_HOW}\s+{_WISHED}(?!\w)"
    r"|\bI\s+(?:(?:would|['’]d)\s+)?(?:like to )?(?:propose|suggest)\b|\b(?:I would|I['’]d) (?:like|love|prefer)\b"
    r"|\bich (?:schlage|beantrage|hätte gern|wünsche)|\bje (?:propose|suggère|souhaite|voudrais)\b"
    r"|\b(?:There was|There were|Es gab)\b.{0,30}\b(?:wish|wishes|suggestions?|proposals?|requests?|ideas?|"
    r"Wunsch|Wünsche|Vorschl[aä]ge?|Antr[aä]ge?|Idee)\b"
    r"|\bwurden? (?:[\w.,%€£$-]+ ){0,6}(?:vorgeschlagen|beantragt|abgelehnt|gewünscht|vertagt)\b"
    r"|^\W*(?:Proposal|Suggestion|Idea|Motion|Vorschlag|Idee|Proposition)(?: (?:\d+|by|from|von)\b[^:.]{0,30})?:"
)
_PASSIVE = re.compile(
    r"\b(?:was|were) (?:also )?(?:suggested|proposed|requested|asked for|not approved|not agreed)\b"
    r"|\b(?:was|were|has been|have been) (?:also )?(?:rejected|turned down|voted down|ruled out|put off)\b"
    r"|\b(?:a|ont) été (?:propos|suggér|demand|rejet|refus|report)ée?s?\b"
)
# "claims that were rejected", "after the claim was rejected" are said of any claim
_OF_ANY = re.compile(
    r"(?:(?<!, )\b(?:that|which|who|what|as|than|qui)|"
    r"\b(?:when|where|once|since|until|till|after|before|unless|lorsqu['’]\w+|après que|dès que)\b[^,;.]*)\s+$",
    re.IGNORECASE,
)
_QUOTED_WORDS = re.compile(r"[“\"„«][^“”\"„«»\n]*[”\"“»]")
# what rules hardly say and whoever writes a mail does
_LONGED_FOR = re.compile(
    r"\b(?:it|that|this)(?:['’]d| would) (?:also |really )?be (?:so |very |really )?(?:nice|great|good|lovely|fair|"
    r"fairer|better|helpful|cool|fantastic)\b(?! (?:practice|manners)\b)|^\W*would be (?:nice|great|good|lovely)\b|"
    r"\bI wish\b|\b(?:if only|wouldn['’]t it be)\b|\b(?:es|das) wäre (?:schön|toll|gut|besser|nett|super)\b|"
    r"\bce serait (?:bien|mieux|super|sympa)\b",
    re.IGNORECASE,
)
_WOULD_DO = re.compile(
    r"\bI(?:['’]d| would)(?:n['’]t| not)? (?:rather |also |just |personally |simply )?(?!rather\b|also\b|just\b|"
    r"personally\b|simply\b|say\b|guess\b|think\b|expect\b|advise\b|recommend\b|reckon\b|be\b|need\b|better\b|"
    r"have to\b)[a-z]+"
    r"|\b[Ww]e (?:really |also )?(?:should|ought to)(?:n['’]t| not)? (?:really |also |all |just )?(?!really\b|also\b|"
    r"all\b|just\b|be\b|have\b(?=[^.]*\bby\b)|receive\b|get\b|know\b|see\b|hear\b|arrive\b|finish\b|always\b|never\b)[a-z]+"
    r"|^\W*(?:[Ww]hy (?:not|can['’]t we|don['’]t we)|[Hh]ow about|[Ww]hat (?:about|if we))\b"
    r"|\b(?:[Ww]ir|[Mm]an) sollten? (?:\w+ ){0,6}\w+en\b"
    r"|\b[Ii]ch würde (?:\w+ ){1,8}(?!sagen\b|denken\b|empfehlen\b)\w+en\b"
    r"|\b(?:[Oo]n devrait|[Nn]ous devrions|[Jj]e (?:donnerais|mettrais|ferais))\b"
)
_CONDITION = re.compile(
    r"^\W*(?:if|when(?:ever)?|where|once|unless|before|anyone who|who(?:ever)?|wenn|falls|wer|sofern|si|lorsque|quand|"
    r"qui)\b"
    r"|\b(?:if|wenn|falls|lorsqu['’e])\b",
    re.IGNORECASE,
)
# a short sentence that turns down what stands before it; "Rejected claims are sent back" does not
_TURNED_DOWN = re.compile(
    r"^\W*(?:(?:[\w'’-]+:\s*)?(?:this|that|it|proposal|request|das|dies|der (?:antrag|vorschlag)|cela|demande)\s+)?"
    r"(?:(?:was|were|is|has been|wurde|wird|ist|a été|est)\s+)?"
    r"(?:rejected|declined|refused|turned down|voted down|withdrawn|dropped|postponed|deferred|adjourned|put off|"
    r"not (?:agreed|approved|accepted|decided|yet decided)|no (?:decision|agreement|majority|consensus)|undecided|"
    r"abgelehnt|vertagt|verschoben|zurückgestellt|zurückgezogen|verworfen|nicht (?:beschlossen|angenommen|entschieden)|"
    r"(?:keine|ohne) (?:entscheidung|einigung|mehrheit)|(?:refus|rejet|report|ajourn|abandonn)ée?s?|"
    r"(?:pas|aucune|sans) (?:de )?(?:décision|accord))"
    r"(?:\s*(?:[.,;:!–-]|$)|\s+(?:by|for now|to|until|till|as|because|at|from|yet|von|vom|bis|"
    r"auf|weil|par|à|au|jusqu)\b)",
    re.IGNORECASE,
)
# "It is declined by the bank", "Rejected: you get a mail" tell what happens as a rule
_AS_A_RULE = re.compile(r"^\W*(?:\w+\s+)?(?:is|are|wird|werden|ist|sind|est|sont)\b|^[^.!?]{0,30}:")
_GRANTED = re.compile(
    r"(?<!not )(?<!nicht )(?<!pas )\b(?:agreed|approved|accepted|adopted|granted|angenommen|beschlossen|genehmigt|"
    r"bewilligt|zugestimmt|(?:accept|adopt|approuv|valid|accord)ée?s?)\b",
    re.IGNORECASE,
)
_REMARK = re.compile(r"^\W*[A-ZÀ-Þ][\w'’-]*(?:\s+[A-ZÀ-Þ][\w'’-]*)?:\s")  # "Douglas: too expensive."
_OPEN_QUESTION = re.compile(
    r"^\W*(?:Should|Shall|Could|Can) (?:we|the|all|our|managers?|staff|employees|people|everybody|"
    r"everyone)\b[^.!]*\?\W*$"
    r"|^\W*(?:Soll(?:en|te|ten)?|Devr(?:ait|ions|aient)|Faut)\b[^.!]*\?\W*$"
)
# whoever asks so goes on with a reason, not with an answer
_PLEADS = re.compile(
    r"^\W*(?:Could we|Can we (?:not|please)|Can['’]t we|Couldn['’]t we|Shouldn['’]t we|Would it be possible|"
    r"Is there no way|Könnten wir|Können wir nicht|Pourrait-on|Ne pourrait-on)\b",
    re.IGNORECASE,
)
_REPLIES = re.compile(r"^\W*(?:yes|no|not|ja|nein|oui|non|because|weil|parce)\b", re.IGNORECASE)
_MAIL_HEAD = re.compile(
    r"^[\s>*]*(?:From|Von|De)\W{0,3}:.*\n(?:.*\n)?[\s>*]*(?:To|Sent|Date|Subject|An|Gesendet|Betreff|À|Objet|Envoyé)\W{0,3}:"
    r"|^\W*-{3,}\s*(?:Original Message|Forwarded|Ursprüngliche|Message d['’]origine)"
    r"|^[\s>]*(?:On|Am|Le)\b.{5,80}\b(?:wrote|schrieb\b.*|a écrit)\s*:",
    re.IGNORECASE | re.MULTILINE,
)
_QUOTED = re.compile(r"(?:^|\n)\s*(?:>\s*)+$")
_ASKED = re.compile(
    r"\b(?:who|whose|suggest\w*|propos\w*|recommend\w*|requested|ask(?:ed|s) for|wants|wanted|wish\w*|ideas?|"
    r"reject\w*|declin\w*|refus\w*|turn(?:ed)? down|postpon\w*|discuss\w*|talk\w*|said|say|says|mention\w*|raised|"
    r"decid\w*|decision\w*|agree\w*|minutes|meeting|undecided|open (?:questions?|points?|matters?)|approved|"
    r"wer|vorgeschlagen|schlug|vorschl\w+|beantragt\w*|antr[aä]g\w*|abgelehnt|gewünscht|wunsch|besprochen|gesagt|"
    r"beschlossen|entschieden|entscheidung|protokoll|sitzung|"
    r"qui|demandé\w*|rejeté\w*|refusé\w*|discuté\w*|dit|décid\w+|décision|réunion|souhait\w*)\b",
    re.IGNORECASE,
)
# "how does Lidl want the pallets"
_ASKED_OF = re.compile(
    r"\b(?:do|does|did)\s+(?!I\b|we\b|you\b)(?:[\w'’&-]+\s+){1,4}?(?:want|like|prefer|wish|ask)\b",
    re.IGNORECASE,
)


def asks_what_was_wished(question: str) -> bool:
    """Whether a question is about what was said, proposed or decided, or by whom: then a proposal may answer it."""
    return bool(_ASKED.search(question) or _ASKED_OF.search(question))


def is_mere_proposal(sentence: Sentence) -> bool:
    """Whether what it tells was only wished for, left open or turned down."""
    text = sentence.text
    if sentence.is_row or _TURNED_DOWN.search(text):
        return False  # that nothing was decided is itself a fact
    if _OPEN_QUESTION.search(text) or _is_plea(sentence):
        return True
    is_wish = (_is_proposed(sentence) and not _CONDITION.search(text)) or _is_longed_for(sentence)
    verdict = next(iter(_verdicts(sentence)), "")
    if _GRANTED.search(text) or (is_wish and _GRANTED.search(verdict)):
        return False
    return is_wish or _is_turned_down(sentence, verdict)


def _is_proposed(sentence: Sentence) -> bool:
    """Whether it tells of a proposal, its own words or another's; what it quotes is to be said by anybody."""
    text = _QUOTED_WORDS.sub(" ", sentence.text)
    if _PROPOSED.search(text) or any(
        not _OF_ANY.search(text[: one.start()]) for one in _PASSIVE.finditer(text)
    ):
        return True
    is_of_record = _is_of_record(sentence)
    if _PROPOSES.search(text) and (is_of_record or _is_of_mail(sentence)):
        return True
    return is_of_record and bool(_ASKED_FOR.search(text))


def _is_turned_down(sentence: Sentence, verdict: str) -> bool:
    if not _TURNED_DOWN.search(verdict):
        return False
    return not _AS_A_RULE.search(verdict) or _is_of_record(sentence) or _is_of_mail(sentence)


def _is_plea(sentence: Sentence) -> bool:
    """Whether it goes on where a mail asks for something: "Can we not have numbers? Nobody finds a place."."""
    asks = _PLEADS.search(sentence.lead) or _PLEADS.search(sentence.text)
    return bool(asks) and _is_of_mail(sentence) and not _REPLIES.search(sentence.text)


def _is_longed_for(sentence: Sentence) -> bool:
    """Whether somebody who writes or speaks for himself says what he would do or like to have."""
    if _LONGED_FOR.search(sentence.text):
        return _is_of_mail(sentence) or _is_of_record(sentence)
    is_own = _WOULD_DO.search(sentence.text) and not _CONDITION.search(sentence.text)
    return bool(is_own) and (_is_of_mail(sentence) or _is_of_record(sentence))


def _is_of_mail(sentence: Sentence) -> bool:
    """Whether a mail's head stands in its passage, or it is quoted there as mails do."""
    passage = sentence.passage
    earlier = passage.text[: sentence.start - passage.start]
    return bool(_MAIL_HEAD.search(passage.text) or _QUOTED.search(earlier))


def _is_of_record(sentence: Sentence) -> bool:
    """Whether people's words are kept there: minutes, a transcript."""
    passage = sentence.passage
    said_at = re.sub(r"[_/.-]", " ", passage.location)
    return passage.kind == MEETING or bool(_RECORD.search(passage.title) or _RECORD.search(said_at))


def _verdicts(sentence: Sentence) -> Iterator[str]:
    """What follows in its block; what others remark in between ("Douglas: too expensive") is no verdict."""
    return (one for one in after(sentence) if _TURNED_DOWN.search(one) or not _REMARK.search(one))
