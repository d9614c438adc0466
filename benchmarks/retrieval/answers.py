"""What follow-ups gain from their thread, and how often documents are said to disagree that do not."""

import asyncio

from benchmarks.retrieval.figures import DEPTH, Found, first_right, line
from benchmarks.retrieval.sets import Query, QuestionSet
from indexing.audience import Audience
from indexing.documents import Ranking
from indexing.index import Index
from indexing.search import merge
from skills.ask.pieces.sentences import Sentence, sentences_of
from skills.ask.standing.conflict import conflicts
from skills.ask.thread.followup import rewrite
from skills.messages import Turn

READ = 6  # passages read for a disagreement


def follow_ups(index: Index, one: QuestionSet) -> None:
    """Turns after the first: as asked, rewritten by rules with the thread, and both merged."""
    later = [query for query in one.queries if query.before]
    rewritten = [rewrite(query.text, _turns(query)) or query.text for query in later]
    asked = [_search(index, one, query.text) for query in later]
    again = [_search(index, one, text) for text in rewritten]
    runs = {
        "as asked": asked,
        "rewritten": again,
        "both": [merge(first, second, limit=DEPTH) for first, second in zip(asked, again, strict=True)],
    }
    changed = sum(query.text != text for query, text in zip(later, rewritten, strict=True))
    print(f"{one.name}: {len(later)} later turns, {changed} of them rewritten")
    for name, rankings in runs.items():
        places = [first_right(query, _found(some)) for query, some in zip(later, rankings, strict=True)]
        print(f"{one.name:<10} {'later':<9} {name:<9} {len(places):>8}  {line(places)}", flush=True)


def false_alarms(index: Index, one: QuestionSet) -> None:
    """Disagreements noticed where each question has one answer; each is printed, to be judged by a reader."""
    noticed = 0
    for query in one.queries:
        sentences = nearest(index, query.text, _search(index, one, query.text)[:READ])
        found = conflicts(query.text, sentences)
        noticed += found is not None
        if found:
            print(f"  {query.text} {found.says()}")
    print(f"{one.name}: documents said to disagree for {noticed} of {len(one.queries)} questions", flush=True)


def nearest(index: Index, question: str, ranking: Ranking) -> list[Sentence]:
    """The sentences of a ranking, those nearest to the question in meaning first."""
    sentences = [sentence for found in ranking for sentence in sentences_of(found.passage)]
    vectors = index.remembered.embed([question, *(sentence.text for sentence in sentences)])
    likeness = vectors[1:] @ vectors[0]
    return [sentences[place] for place in sorted(range(len(sentences)), key=lambda place: -likeness[place])]


def _search(index: Index, one: QuestionSet, text: str) -> Ranking:
    return asyncio.run(index.search(text, audience=Audience.of({f"group:{one.name}"}), limit=DEPTH))


def _found(ranking: Ranking) -> Found:
    return [(scored.passage, *scored.duplicates) for scored in ranking]


def _turns(query: Query) -> list[Turn]:
    """Each question with the reply that came next."""
    turns, asked = list[Turn](), ""
    for before in query.before:
        if before.user:
            asked = before.text
        else:
            turns.append(Turn(asked, before.text))
    return turns
