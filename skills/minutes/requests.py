"""Work that one person asks of another, and who took it on: "Can you, Tom, …?", "Who can …?"."""

import re
from dataclasses import dataclass

from skills.minutes.dues import due_in
from skills.minutes.people import People, is_named
from skills.minutes.sentences import Sentence
from skills.minutes.verbs import is_work
from skills.proving.wording import accepts, is_conditional, is_past, refuses

REPLY_SENTENCES = 3  # a reply later than this answers something else
REPLY_SECONDS = 30.0

_NAME = r"[A-ZÀ-Þ][\w''-]+"
_OPENING = r"^(?:(?:so|okay|ok|and|then|well|hey|um|uh)[,.]?\s+)*"
_YOU = re.compile(
    rf"{_OPENING}(?:(?P<pre>[^\W\d_][\w''-]+),?\s+)?(?:can|could|would|"
    rf"will)\s+you(?:,?\s*(?P<mid>(?-i:{_NAME})),)?\s+"
    r"(?:please\s+|maybe\s+)?(?P<rest>.+)$",
    re.IGNORECASE,
)
_PLEASE = re.compile(rf"{_OPENING}(?P<pre>[^\W\d_][\w''-]+),?\s+please\s+(?P<rest>.+)$", re.IGNORECASE)
_LAST = re.compile(rf",\s*(?P<name>{_NAME})\s*[?.!]*$")
# "Morgan, can you …": a name although nobody of this name spoke.
_CALLED = re.compile(
    r"(?!(?:Yeah|Yes|No|Right|Well|Now|Also|But|Maybe|Please|Sorry|Actually|Anyway|Alright|Oh|Hi|Hello|Great|Good|"
    r"Fine|Sure|Thanks|Everyone|Everybody|Guys|All|First|Next|Finally|Because|If)\b)[A-ZÀ-Þ][a-zß-ÿ]+, ?"
    r"(?:can|could|would|will|please)\b"
)
_WHO = re.compile(
    rf"{_OPENING}who\s+(?:can|will|could|would|wants to|is going to)\s+(?P<rest>.+)$", re.IGNORECASE
)
_TAKES = re.compile(
    r"^(?:(?:okay|ok|well|um|uh|yes|yeah|sure|oh)[,.]?\s+)*(?P<name>\w[\w''-]*)(?:(?:'ll| will| can)"
    r"(?: gladly)?(?:\s+(?:do|take|handle)\s+(?:it|that|this|them|care of (?:it|"
    r"that)))?(?:\s+(?P<when>\w.*?))?[.!]?$)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Request:
    """Work asked for and what became of it; `owner` is a name as said or the label of who said yes."""

    rest: str
    owner: str | None
    reply: Sentence | None
    due: str | None
    confidence: float


def request_in(place: int, sentences: list[Sentence], people: People) -> Request | None:
    """The work that this sentence asks for, if it names somebody or somebody takes it on."""
    sentence = sentences[place]
    if is_past(sentence.text):
        return None
    who = _WHO.match(sentence.text)
    if who and is_work(who["rest"], dated=due_in(who["rest"]) is not None):
        return _taken(who["rest"], place, sentences, people)
    asked = _YOU.match(sentence.text) or _PLEASE.match(sentence.text)
    if not asked or is_conditional(sentence.text[: asked.start("rest")]):
        return None
    rest = asked["rest"]
    if not is_work(rest, dated=due_in(rest) is not None):
        return None
    return _answered(rest, _addressed(asked, sentence, people), place, sentences)


def _answered(rest: str, name: str | None, place: int, sentences: list[Sentence]) -> Request | None:
    reply = _reply(place, sentences)
    if reply and refuses(reply.text):
        return None
    said_yes = reply if reply and accepts(reply.text) else None
    if name:
        due = due_in(rest) or (due_in(said_yes.text) if said_yes else None)
        return Request(rest, name, said_yes, due, 0.9 if said_yes else 0.75)
    if not said_yes or not is_named(said_yes.speaker):
        return None
    return Request(rest, said_yes.speaker, said_yes, due_in(rest) or due_in(said_yes.text), 0.8)


def _taken(rest: str, place: int, sentences: list[Sentence], people: People) -> Request | None:
    """ "Who can …?" answered by "I will" or "Jonas will"."""
    for reply in sentences[place + 1 : place + 1 + REPLY_SENTENCES]:
        took = _TAKES.match(reply.text)
        if not took or reply.start - sentences[place].end > REPLY_SECONDS:
            continue
        due = due_in(rest) or due_in(reply.text)
        if took["name"].lower() == "i":
            owner = reply.speaker if is_named(reply.speaker) else None
            return Request(rest, owner, reply, due, 0.9)
        if people.knows(took["name"]):
            return Request(rest, took["name"], reply, due, 0.9)
    return None


def _reply(place: int, sentences: list[Sentence]) -> Sentence | None:
    """The first thing that somebody else says next."""
    asked = sentences[place]
    for sentence in sentences[place + 1 : place + 1 + REPLY_SENTENCES]:
        if sentence.speaker is None or sentence.speaker != asked.speaker:
            return sentence if sentence.start - asked.end <= REPLY_SECONDS else None
    return None


def _addressed(asked: re.Match[str], sentence: Sentence, people: People) -> str | None:
    """The name the request is directed at: known, or set apart by commas with a capital."""
    groups = asked.groupdict()
    last = _LAST.search(sentence.text)
    if groups.get("mid"):
        return groups["mid"]
    if groups.get("pre") and (people.knows(groups["pre"]) or _CALLED.match(sentence.text)):
        return groups["pre"]
    return last["name"] if last else None
