"""The words with which people ask for data, whatever the data is about: how many, each, top, more than, not."""

from dataclasses import dataclass
from enum import StrEnum

from skills.sql.planning.extremes import directions
from skills.stems import stem


class Cue(StrEnum):
    AGG = "agg"
    SUPER = "super"
    EACH = "each"
    BY = "by"
    ORDER = "order"
    DIRECTION = "direction"
    COMPARE = "compare"
    LIKE = "like"
    NOT = "not"
    RATIO = "ratio"
    DISTINCT = "distinct"
    BOTH = "both"
    AND = "and"
    OR = "or"
    TO = "to"
    OF = "of"
    PREP = "prep"
    RELATIVE = "relative"
    NULL = "null"
    UNIT = "unit"
    WEEKEND = "weekend"
    COMMON = "common"
    THAN_ONE = "than one"
    ANAPHOR = "anaphor"
    OVERALL = "overall"
    DURATION = "duration"
    SMALL = "small"  # carries no meaning of its own
    VERB = "verb"  # says that things belong together, not how
    # what is not a fixed phrase
    REF = "ref"
    VALUE = "value"
    TEXT = "text"
    NUMBER = "number"
    STRETCH = "stretch"
    MARK = "mark"
    UNKNOWN = "unknown"
    DEFINED = "defined"  # by whoever asks


@dataclass(frozen=True)
class Phrase:
    cue: Cue
    means: str


# one entry a line, continued by indented lines: the cue, what it means if it has several kinds, and how people say it
_TABLE = """
AGG count: how many, total number of, number of, numbers of, total count of, count of, counts of, total
  counts of, count, the count, how often, frequency of, total numbers of, overall number of, respective
  counts, respective count, counts, total count, quantity of
AGG sum: total, sum of, the sum of, combined, how much, sum, overall, cumulative, total sum
  of
AGG avg: average, mean, avg, on average, average of
AGG min: minimum, min
AGG max: maximum, max
AGG median: median
SUPER desc: most, highest, largest, greatest, biggest, best, top, longest, latest, most recent, newest, the
  most, maximal, most populous, most populated, the most recent, the most expensive, the most populous, most
  expensive, priciest, most costly, costliest, slowest, youngest, heaviest, tallest, last, most recently
SUPER asc: least costly, most affordable, quickest, fastest,
  fewest, lowest, smallest, least, worst, bottom, shortest, earliest, cheapest, least expensive,
  the fewest, the least, first, oldest, lightest, least recently
COMMON desc: most common, the most common, the most frequent, the most frequently, the most popular, the
  most often, the most used, most frequent, most frequently, most popular, most often, most commonly, most
  used, most widely
COMMON asc: least common, least frequent, least frequently, least popular, least often, least used, rarest
EACH: each, every, per, for each, in each, by each, of each, within each, from each, at each, on each, to
  each, with each, for every, in every, of every, grouped by, group by, broken down by, split by, breakdown
  by, across, across all, across different, across each, for all the different, over the, for different,
  vary across different, by different, each of, for each of, each different, per each, split up by, divided
  by each, separated by, across the
BY: by, in terms of, based on, according to
ORDER: order by, ordered by, sort by, sorted by, ranked by, rank by, in order of, order the results by, sort
  the results by, order results by, sort results by, order the result by, order them by, sort them by,
  arranged by, order the output by, ordered, sorted, order, sort, arranged
DIRECTION desc: in descending order, descending order, descending, desc, from highest to lowest, highest to
  lowest, from high to low, highest first, largest first, most recent first, newest first, latest first, in
  decreasing order, from most to least, from largest to smallest, from the highest to the lowest, longest
  first, in reverse chronological order, from latest to earliest, from newest to oldest, most first, from
  best to worst
DIRECTION asc: in ascending order, ascending order, ascending, asc, from lowest to highest, lowest to
  highest, from low to high, lowest first, smallest first, oldest first, earliest first, in increasing
  order, alphabetically, in alphabetical order, from smallest to largest, from the lowest to the highest, in
  chronological order, chronologically, from earliest to latest, from oldest to newest, starting from the
  earliest date, from a to z, alphabetical order, from least to most, from worst to best
DIRECTION lead desc: starting from the best, starting from the highest, starting with the highest, starting
  with the best, starting with the largest, starting from the largest, starting with the most recent,
  starting with the latest
DIRECTION lead asc: starting from the lowest, starting with the lowest, starting from the earliest, starting
  with the earliest, starting from the smallest, starting with the smallest, starting with the oldest
DIRECTION tail: to the lowest, to the highest, to lowest, to highest, to the worst, to the best, first
COMPARE >: more than, greater than, higher than, above, larger than, bigger than, taller than, heavier than,
  exceeding, exceeds, exceed, exceeded, over, longer than, older than, strictly more than, better than, in excess of
COMPARE >=: at least, no less than, no fewer than, not less than, minimum of, greater than or equal to, a
  minimum of, more than or equal to
COMPARE <: less than, fewer than, lower than, below, under, smaller than, lighter than, shorter than,
  younger than, worse than
COMPARE <=: at most, no more than, not more than, maximum of, less than or equal to, up to
COMPARE =: equal to, equals, exactly, equalling, is equal to, of exactly
COMPARE between: between
LIKE starts: starts with, start with, starting with, begins with, begin with, beginning with, starts with
  the letter, start with the letter, starting with the letter, begins with the letter, begin with the
  letter, beginning with the letter, starting with letter, start with letter
LIKE ends: ends with, end with, ending with, ends in, ending in, ending with the letter, ends with the
  letter, end with the letter, end in
LIKE contains: contains, containing, contain, contains the word, containing the word, contain the word, that
  includes the word, including the word, with the word, contains the phrase, containing the phrase, includes
  the word
NOT: not, never, without, no, non, n't, neither, cannot, don't, doesn't, didn't, haven't, hasn't, hadn't, isn't,
  aren't, wasn't, weren't, won't, wouldn't, without any, nobody, none, lacking, lacks, lack
NOT out: excluding, except, except for, other than, do not include, don't include, not including, exclude,
  excludes, ignore, ignores, ignoring, leave out, leaves out, leaving out, leave aside, leaving aside, skip, skips,
  skipping, omit, omits, omitting, disregard, disregards, disregarding, do not count, don't count, not counting,
  do not consider, don't consider, not considering, filter out, filtering out, apart from, aside from, but not,
  rather than, instead of, unless, with the exception of, excepting, barring, save for, outside of
RATIO ratio: ratio of, ratio between, the ratio of, the ratio between, ratio
RATIO share: proportion of, share of, fraction of, what proportion of, what share of, what fraction of,
  proportion
RATIO percent: percentage of, percent of, what percentage of, what percent of, percentage, the percentage of
DISTINCT: distinct, unique, different, distinct list of, unique list of
BOTH: both
AND: and, as well as, along with, together with, and also, plus
OR: or, either
TO: to, versus, vs, out of, against, compared to, over total, relative to, divided by
OF: of
PREP: in, at, from, on, for, with, within, located in, based in, as, through, about, among, during, during
  the, into, via
RELATIVE: that, who, which, whose, where, whom, having, when
NULL missing: null, missing, empty, unknown, blank, not set, not known, not given, not recorded, not specified,
  not filled in
UNIT day: day, daily, days, by day
UNIT week: week, weekly, weeks
UNIT month: month, monthly, months
UNIT quarter: quarter, quarterly, quarters
UNIT year: year, yearly, annual, annually, years
UNIT weekday: day of the week, day of week, weekday name
WEEKEND weekend: weekend, weekends, on weekends, on the weekend, on a weekend, weekend days
WEEKEND weekday: weekdays, on weekdays, working days, workdays
ANAPHOR: the same, same, that year, that month, that day, that week, that time, he/she, in that year, in
  that month, he / she
OVERALL: in the database, in the data, in the dataset, in total, in the system, altogether, in all, in the
  table, of all time, in our database, on record
DURATION: duration
DURATION seconds: duration in seconds, total duration in seconds
VERB: turned into, turned into a, turned out to be, turned out, ended up as, ended up
SMALL: the, a, an, is, are, was, were, be, been, being, do, does, did, have, has, had, there, their, its,
  his, her, they, it, this, these, those, please, show, me, list, give, find, return, tell, what, provide,
  i, want, need, can, could, you, would, display, get, us, results, result, respective, corresponding, also,
  as well, all, any, some, what's, let, know, see, we, our, my, out, each other, overall, respectively,
  then, following, various, whatever, just, only, include, including, in your final answer, how, change,
  changes, differ, vary, varies, differs, such, so, those of, list of, a list of, the list of, combinations
  of, combination of, part of, output, select, will, should, he, she, them, consider, total
  of, given, if, up, value, values, record, records, entries, entry, rows, row, information, details,
  annually basis, again, per se, ones, associated, made up of, at the, use, answer, query,
  at all, took place, take place, takes place, taking place,
  ever, kindly, hello, hi, thanks, thank you, i would like, i'd like, like to know, like to see, for me,
  compute, calculate, determine, identify, retrieve, report, name all, fetch, count up
"""


def _phrases() -> dict[tuple[str, ...], Phrase]:
    found = {
        tuple(said.split()): Phrase(Cue.DIRECTION, "desc" if down else "asc") for said, down in directions()
    }
    for entry in _TABLE.strip().replace("\n  ", " ").splitlines():
        head, _, said = entry.partition(": ")
        cue, _, means = head.partition(" ")
        for line in said.split(","):
            found[tuple(line.split())] = Phrase(Cue[cue], means)
    return found


PHRASES = _phrases()
SHOWS = frozenset("return show give list display provide include output select report".split())
LONGEST = max(len(words) for words in PHRASES)
# verbs that only say that two things in a database belong together; which tables that means, the joins say
_VERBS = """accept add appear apply assign associate attend attach author become be begin belong bring buy call carry
    come complete conduct connect contain contribute create deliver describe do earn employ enrol enroll
    enter establish exist fall fill follow get give go grow handle happen have hire include involve join
    keep learn leave let live locate lie make manage mention obtain occur open operate organise organize own
    participate pass pay prepare produce provide publish put receive refer register relate represent reside
    sell send serve sit situate spend start submit take teach tell wear""".split()
# words that are as often a thing: verbs only in a form that no noun has
_ALSO_NOUNS = """award base bill book charge cost cover deal file hold host house issue lead link list map match need
    order place play post present rank rate record rent report review run set ship show sign stock store study
    supply talk track travel visit work transact use win move offer purchase release reserve stay""".split()
IRREGULAR = frozenset(
    """written wrote sent sold bought made taken took given gave paid held run ran taught went came done gone spent
    won lost left kept got gotten had met built placed worn dealt lent led named""".split()
)
_SURE = frozenset(stem(verb) for verb in _VERBS)
_UNSURE = frozenset(stem(verb) for verb in _ALSO_NOUNS)


def is_participle(word: str) -> bool:
    """Whether a word has the form of "written" or "located"."""
    return word.endswith(("ed", "ing")) or word in IRREGULAR


def is_loose_verb(word_stem: str) -> bool:
    """A word that is a verb right behind the thing that does it: "customers place", "employees work"."""
    return word_stem in _UNSURE


def is_verb(word: str, word_stem: str) -> bool:
    """Whether a word only says that things belong together."""
    if word in IRREGULAR or word_stem in _SURE:
        return True
    return word_stem in _UNSURE and word.endswith(("ed", "ing"))
