"""What was said, for looking things up while a model's lines are checked."""

import re
from dataclasses import dataclass

from indexing.trust import addresses_assistant
from skills.minutes.actions import is_taken_back
from skills.minutes.drafts.languages import language_of
from skills.minutes.people import People, people_of
from skills.minutes.sentences import Sentence, to_sentences
from skills.proving.wording import refuses
from transcription.transcript import Transcript

# What is said to whoever writes the minutes; a person may say so too, then the wordings still find the line.
_DICTATES = re.compile(
    r"\b(?:write|note|put|record|add|list|log|insert|include)\b.{0,40}\b(?:minutes|summary|action items?|decisions?|"
    r"notes|transcript)\b|\b(?:write|note|record)(?: down)? that\b|\b(?:dear|hey|hello|attention),? (?:ai|bot|"
    r"assistant|note ?taker|summari[sz]er)\b|\b(?:ignore|forget|disregard|override)\b.{0,40}"
    r"\b(?:instructions?|rules?|prompts?|guidelines?)\b",
    re.IGNORECASE,
)
_OFFERS = re.compile(r"\b(?:let's|should|shall|propose|suggest|could|what about|how about)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Talk:
    """The sentences of a transcript, in order, by segment, and who was there."""

    sentences: list[Sentence]
    by_segment: dict[int, list[Sentence]]
    people: People
    language: str | None  # None: one in which "not" and "if" are not known

    def sentences_of(self, segments: list[int]) -> list[Sentence]:
        """All sentences that reach into the segments, each once, in order."""
        found = {item.number: item for segment in segments for item in self.by_segment.get(segment, [])}
        return [found[number] for number in sorted(found)]

    def is_withdrawn(self, sentence: Sentence) -> bool:
        """Whether what follows takes the sentence back or turns its offer down."""
        place = sentence.number
        reply = next(iter(self.sentences[place + 1 : place + 2]), None)
        refused = reply is not None and reply.speaker != sentence.speaker and refuses(reply.text)
        return is_taken_back(place, self.sentences) or (refused and bool(_OFFERS.search(sentence.text)))

    def is_dictated(self, sentence: Sentence) -> bool:
        """Whether the sentence, or the same voice right around it, gives orders to whoever writes the minutes."""
        around = self.sentences[max(0, sentence.number - 1) : sentence.number + 2]
        near = [item.text for item in around if item.speaker == sentence.speaker]
        segments = {part.segment for part in sentence.parts}
        same = [item.text for segment in segments for item in self.by_segment[segment]]
        return any(_DICTATES.search(text) or addresses_assistant(text) for text in (*near, *same))


def talk_of(transcript: Transcript, attendees: tuple[str, ...]) -> Talk:
    sentences = to_sentences(transcript)
    by_segment: dict[int, list[Sentence]] = {}
    for sentence in sentences:
        for segment in dict.fromkeys(part.segment for part in sentence.parts):
            by_segment.setdefault(segment, []).append(sentence)
    return Talk(sentences, by_segment, people_of(transcript, attendees), language_of(transcript))
