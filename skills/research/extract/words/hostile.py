"""Words that speak to a program instead of a reader: they prove nothing."""

import re
import unicodedata
from collections.abc import Collection, Iterable

from indexing.web.page import Block, WebPage
from skills.research.facts import Fact, Span

_LEAST_UNSEEN = 5  # words: fewer are a label of what is shown later

_READER = (
    r"(?:ais?|a\.i\.|(?:artificial intelligence|ai|llm|language|automated|autonomous|digital|"
    r"virtual|machine|generative|research|chat)"
    r"[- ](?:models?|systems?|agents?|assistants?|tools?|readers?|crawlers?|bots?|"
    r"summari[sz]ers?|analysts?)|llms?|"
    r"(?:large )?language models?|chat ?bots?|chat ?gpt|gpt|copilot|crawlers?|"
    r"scrapers?|summari[sz](?:ers?|ing (?:tools?|systems?|software))|bots?|"
    r"ki(?:-\w+)?|sprachmodell\w*|ia|modèles? de langage|assistants? ia|modelos? de lenguaje|"
    r"asistentes? de ia)"
)
_SAYING = (
    r"(?:report|say|state|rank|list|write|respond|answer|recommend|mention|output|include|"
    r"conclude|name|treat|present\w*|"
    r"describe|cite|prefer|favou?r|place|put|consider|summari[sz]e|tell|note|use|quote|assume|"
    r"emphasi[sz]e|highlight|omit|"
    r"ignore|skip|rate|score|declare|praise|return|print|reply)"
)
_DUTY = (
    r"(?:must|should|shall|please|have to|need to|(?:are|is) (?:\w+ )?(?:instructed|required|"
    r"asked|advised|told|requested|encouraged|expected|invited|to)|always|kindly|ought to)"
)
_ORDERS = [
    re.compile(pattern, re.IGNORECASE | re.DOTALL)
    for pattern in (
        # leave what you were told
        (
            r"\b(?:ignore|disregard|forget|override|bypass|do not follow)\b.{0,40}\b(?:previous|prior|"
            r"above|earlier|preceding|all (?:other|the)|"
            r"your|any|system|rest of)\b.{0,30}\b(?:instructions?|prompts?|rules?|guidelines?|"
            r"directions?|context|page|pages|sources?|text|content|training|orders)\b"
        ),
        (
            r"\b(?:ignorier\w*|vergiss|vergessen sie|missachte\w*)\b.{0,60}\b(?:anweisung\w*|"
            r"instruktion\w*|vorgaben?|regeln)\b"
        ),
        (
            r"\b(?:ignorez|ignore|oubliez|oublie|ne tenez pas compte)\b.{0,60}\b(?:instructions?|"
            r"consignes?|directives?)\b"
        ),
        (
            r"\b(?:ignora|ignore|ignoren|olvida|olvide|omite)\b.{0,60}\b(?:instrucci\w+|indicaciones|"
            r"órdenes)\b"
        ),
        (
            r"\b(?:ignora|dimentica)\b.{0,60}\bistruzioni\b|\bnegeer\b.{0,60}\binstructies\b|"
            r"\bignore\b.{0,60}\binstruções\b"
        ),
        r"(?:指示|命令|プロンプト|指令).{0,12}(?:無視|忘れ|忽略)|(?:忽略|无视|無視).{0,16}(?:指示|指令|提示)",
        # whoever reads by machine must tell something
        rf"\b{_READER}\b.{{0,70}}\b{_DUTY}\b.{{0,70}}\b{_SAYING}\b",
        rf"\b{_DUTY}\b.{{0,30}}\b{_READER}\b.{{0,40}}\b{_SAYING}\b",
        (
            rf"\b(?:note|notes|instructions?|message|notice|attention|reminder|hint|hinweis|"
            rf"anweisung\w*|nachricht|note|consigne|nota|aviso|instrucci\w+)\b\s*"
            rf"(?:to|for|an|für|à|aux?|pour|para|a)\s+(?:the\s+|all\s+|any\s+|alle\s+|les\s+|"
            rf"los\s+)?(?:automated\w*|{_READER})"
        ),
        (
            rf"(?:^|[:.!?]\s)\W*(?:dear|hey|hello|attention|to|for|fellow)\s+"
            rf"(?:all\s+|any\s+|the\s+|every\s+|each\s+)?{_READER}\b\s*[:,!]"
        ),
        (
            rf"(?:^|[:.!?]\s)\W*(?:to|for)\s+(?:all\s+|any\s+|every\s+|each\s+|the\s+)?{_READER}\s+(?:that|which|"
            rf"who)\s+"
            rf"(?:reads?|visits?|sees?|finds?|crawls?|summari[sz]es?)\b.{{0,40}}\b{_SAYING}\b"
        ),
        r"\brepeat (?:this|it|that) as (?:\w+ )?(?:verified|fact|true|confirmed|certain|given)",
        rf"^\W*{_READER}\s*(?:instructions?|notice|note|directive|prompt)?\s*:",
        rf"^\W*{_READER}\s+(?:instructions?|directives?|prompts?)\b",
        rf"\b(?:if|when|whenever|should)\s+you\b.{{0,25}}\b(?:are|be|is)\b.{{0,20}}\b{_READER}\b",
        (
            rf"\b(?:any|every|all)\b.{{0,20}}\b(?:{_READER}|summar(?:y|ies)|reports?|comparisons?|"
            rf"answers?)\b.{{0,60}}\b(?:must|should|ought to|shall|has to|presented?|names?|lists?|"
            rf"ranks?)\b.{{0,60}}\b(?:as|first|leader|best|that)\b"
        ),
        (
            rf"\b(?:the|your|this|a|any)\s+(?:summar(?:y|ies)|reports?|comparison|answer|response|"
            rf"output|analysis|table|matrix)\b.{{0,20}}\b(?:must|should|has to|needs? to|shall|ought "
            rf"to)\b.{{0,30}}\b(?:{_SAYING}|show|be|read)\b"
        ),
        (
            rf"\b(?:it would be|we would be|we[’']d be)\s+(?:\w+\s+)?(?:appreciated|grateful|glad|"
            rf"helpful|kind)\b.{{0,90}}\b(?:{_READER}|summari[sz]\w+|tool)\b"
        ),
        (
            rf"\b(?:assistants?|agents?|bots?|tools?|systems?|programs?|software|anyone|anything|"
            rf"whoever|whatever)\b.{{0,30}}\b(?:reading|reads|summari[sz](?:ing|es)|"
            rf"pars(?:ing|es)|process(?:ing|es)|crawl(?:ing|s)|index(?:ing|es)|analy[sz](?:ing|es)|"
            rf"scrap(?:ing|es)|visit(?:ing|s)) (?:this|these|the page|our|it)\b.{{0,80}}\b(?:{_DUTY}|"
            rf"{_SAYING})\b"
        ),
        rf"^\W*(?:dear |all |any )?assistants?\b,?\s+(?:reading this,? )?{_DUTY}\b.{{0,40}}\b{_SAYING}\b",
        # a system's own words
        (
            r"\bsystem\s*(?:prompt|message|instruction|override|note|directive)s?\s*[:>\]=]|"
            r"<\s*(?:/\s*)?\|?(?:system|instructions?|prompt|im_start|im_end|assistant)s?\|?\s*>"
        ),
        (
            r"^\W*(?:system|assistant|developer|user)\s*:\s*\S|<\|\w+\|>|\[\s*(?:/\s*)?(?:system|"
            r"inst)\s*\]|###\s*(?:system|instruction|assistant)\b|\bbegin (?:system|prompt)\b"
        ),
        (
            r"\bas an? (?:helpful )?(?:ai|large language model|language model|llm|ai assistant)\b|"
            r"\byou are (?:now )?(?:an? )?(?:\w+ )?(?:ai|assistant|language model|llm|chatbot|analyst "
            r"who|in developer mode)\b"
        ),
        (
            r"\b(?:your|the) (?:new )?(?:task|job|role|goal|objective|instruction)s? (?:is|are) "
            r"(?:now )?to\s+(?:write|say|report|rank|recommend|state|tell|convince|list|present|"
            r"answer|output|praise)\b"
        ),
        (
            r"\bdu bist (?:jetzt )?ein\w* (?:ki|assistent|sprachmodell)|\b(?:tu es|vous êtes) "
            r"(?:maintenant )?un\w* (?:assistant|ia|modèle)|\beres (?:ahora )?un\w* (?:asistente|ia|"
            r"modelo)"
        ),
        # what an answer has to be like
        (
            r"\bdo not (?:mention|list|include|cite|report|name|compare)\b.{0,60}\b(?:answer|summary|"
            r"report|comparison|response|instead|output)\b"
        ),
        (
            r"\b(?:output|respond|reply|answer|return|print|say) only\b\s*[:“\"]?|\brespond "
            r"with\b.{0,40}\b(?:only|exactly)\b"
        ),
        (
            rf"\b(?:when|if|while)\s+(?:you(?:[’']re| are)?\s+)?(?:asked|summari[sz]ing|comparing|"
            rf"answering|writing|ranking|generating)\b.{{0,90}}\b{_SAYING}\b.{{0,70}}\b(?:first|best|"
            rf"leader|only|as|that|top)\b"
        ),
        (
            r"^\W*(?:please\s+|kindly\s+|always\s+|bitte\s+)?(?:rank|list|place|put|name|present|"
            r"recommend|rate)\s+(?:us|our \w+|[A-Z]\w+(?: [A-Z]\w+)?)\s+(?:as (?:the )?)?(?:first|"
            r"number one|#1|top|highest|above|best|leader|winner|at the top)\b"
        ),
        (
            rf"\b(?:please|kindly)\s+(?:disregard|ignore|{_SAYING})\b.{{0,90}}\b(?:answer|report|"
            rf"summary|as (?:the )?(?:leader|best|cheapest|winner|number one)|rank|first|leader)\b"
        ),
        (
            r"\btreat (?:all|any|every|this|the) (?:other |above |previous )?(?:\w+ ){0,5}as "
            r"(?:outdated|authoritative|true|false|wrong|the truth|final|verified)"
        ),
        (
            r"\b(?:bitte\s+)?(?:geben sie|gib|nenne|nennen sie|schreibe?)\b.{0,40}\b(?:an, dass|an "
            r"erster stelle|als (?:marktführer|sieger|besten))"
        ),
        (
            r"\b(?:dites|écrivez|indiquez|répondez|classez)\b.{0,40}\b(?:que|en premier|comme)\b|"
            r"\b(?:di|diga|escriba|responda|indique)\b.{0,40}\bque\b.{0,40}\b(?:líder|mejor|primero|"
            r"gratis)"
        ),
        r"(?:AI|人工知能|言語モデル|アシスタント).{0,30}(?:してください|必ず|べき)",
    )
]
_UNSEEN = re.compile("[\u200b-\u200f\u2028-\u202e\u2060-\u2064\u00ad\ufeff\U000e0000-\U000e007f]")
_SPREAD = re.compile(r"\b(?:\w[ .·_-]){5,}\w\b")
# where nothing can be spoken to a program, no pattern has to be tried
_CUES = re.compile(
    r"\b(?:ignor\w*|disregard|forget|override|bypass|follow|vergiss|vergessen|missacht\w*|"
    r"oubli\w*|olvid\w*|omite|dimentica|negeer|ne tenez|"
    r"ai|ais|a\.i|llms?|model\w*|modèles?|bots?|chat ?\w*|gpt|copilot|assistants?|asistentes?|"
    r"agents?|crawlers?|scrapers?|summar\w*|automated|tool|ki|ki-\w+|"
    r"sprachmodell\w*|ia|system\w*|developer|inst|instructions?|prompts?|task|role|job|goal|"
    r"objective|answer|report|comparison|response|output|respond|reply|"
    r"rank|list|place|put|name|present|recommend|rate|treat|kindly|please|bitte|geben|gib|"
    r"nennen?|schreibe?|dites|écrivez|indiquez|répondez|classez|di|diga|"
    r"escriba|responda|indique|asked|du bist|tu es|vous êtes|eres|user|return|print|say|repeat)\b|"
    r"[<\[|#]|指|命|プロンプト|忽|AI|言語|アシ|人工",
    re.IGNORECASE,
)


def is_hostile(text: str) -> bool:
    """Whether a text gives orders to whatever program reads it, in plain or in polite words."""
    words = _UNSEEN.sub("", unicodedata.normalize("NFKC", text))
    words = _SPREAD.sub(lambda found: re.sub(r"[ .·_-]", "", found[0]), words)
    return bool(_CUES.search(words)) and any(order.search(words) for order in _ORDERS)


def has_unseen_orders(page: WebPage) -> bool:
    """Whether what no visitor sees gives orders. Nothing is ever taken from there; a reader may want to know."""
    return any(len(words.split()) >= _LEAST_UNSEEN and is_hostile(words) for words in page.unseen)


def apart_from(hostile: Collection[Span], facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Facts without those whose words stand in a block that gives orders, such as a name."""
    return tuple(
        fact
        for fact in facts
        if not any(
            one.source == fact.span.source and one.start < fact.span.end and fact.span.start < one.end
            for one in hostile
        )
    )


def hostile_in(source: str, page: WebPage) -> tuple[Span, ...]:
    """Blocks of a page that give orders, whole: what stands beside an order in one block proves nothing either.

    Below a heading that gives an order, every block is part of it."""
    said: dict[str, bool] = {}

    def gives(words: str) -> bool:
        if words not in said:
            said[words] = is_hostile(words)
        return said[words]

    return tuple(
        Span(source, block.start, block.end, page.words(block))
        for block in page.blocks
        if gives(page.words(block)) or any(gives(one) for one in _telling(block))
    )


def _telling(block: Block) -> Iterable[str]:
    return (one for one in (*block.path, block.row, block.column) if one)
