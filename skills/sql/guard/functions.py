"""Which functions a query may call, by the name that the database will read, for each dialect of its own."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from sqlglot import Tokenizer, exp
from sqlglot.dialects.dialect import Dialect as Grammar
from sqlglot.tokenizer_core import Token, TokenType

from skills.sql.guard.nodes import called
from skills.sql.guard.reading import NAMES
from skills.sql.guard.refusal import Reason, refuse
from skills.sql.schema import Dialect

_EVERYWHERE = """
    count sum avg min max coalesce nullif cast abs round floor ceil ceiling power pow sqrt exp ln log mod sign
    lower upper trim ltrim rtrim length replace substring substr concat concat_ws
    row_number rank dense_rank percent_rank cume_dist ntile lag lead first_value last_value nth_value
    current_date current_time current_timestamp date time greatest least pi degrees radians
    sin cos tan asin acos atan atan2
"""
_SQLITE = """
    total group_concat string_agg iif if ifnull instr printf format unicode char typeof likely unlikely strftime
    datetime julianday unixepoch timediff trunc sinh cosh tanh log10 log2 json_extract json_type glob like
    concat concat_ws octet_length median percentile percentile_cont percentile_disc
"""
_POSTGRES = """
    date_trunc date_part date_bin extract age now localtime localtimestamp to_char to_date to_timestamp to_number
    make_date make_timestamp make_timestamptz make_time make_interval justify_days justify_hours justify_interval
    isfinite clock_timestamp statement_timestamp transaction_timestamp
    string_agg array_agg bool_and bool_or every bit_and bit_or json_agg
    stddev stddev_pop stddev_samp variance var_pop var_samp corr covar_pop covar_samp regr_slope regr_intercept
    regr_r2 regr_count percentile_cont percentile_disc mode grouping any_value
    initcap left right strpos position split_part btrim lpad rpad char_length character_length octet_length reverse
    translate starts_with ascii chr format overlay regexp_replace regexp_match regexp_substr regexp_like regexp_count
    regexp_instr trunc div cbrt width_bucket num_nulls num_nonnulls array_length cardinality array_position
    json_extract_path json_extract_path_text jsonb_extract_path jsonb_extract_path_text jsonb_typeof json_typeof
    any all array some
"""
_MYSQL = """
    if ifnull isnull group_concat date_format str_to_date date_add date_sub adddate subdate datediff timestampdiff
    timestampadd timediff addtime subtime extract year quarter month week weekofyear yearweek day dayofmonth dayofweek
    dayofyear weekday hour minute second microsecond dayname monthname last_day makedate maketime to_days from_days
    from_unixtime unix_timestamp now curdate curtime utc_date utc_time utc_timestamp timestamp localtime
    localtimestamp period_add period_diff time_format sec_to_time time_to_sec get_format to_seconds
    std stddev stddev_pop stddev_samp variance var_pop var_samp bit_and bit_or any_value grouping
    char_length character_length octet_length left right mid locate position instr substring_index reverse lcase ucase
    lpad rpad ascii ord char field elt find_in_set strcmp format truncate log2 log10 convert json_extract
    json_unquote json_value regexp_like regexp_replace regexp_substr regexp_instr interval any all some values
"""
_DUCKDB = """
    date_trunc datetrunc date_part datepart date_diff datediff date_sub datesub date_add extract age now today
    localtime localtimestamp strftime strptime try_strptime make_date make_time make_timestamp to_timestamp epoch
    epoch_ms last_day dayname monthname year quarter month week day hour minute second dayofweek isodow weekday
    dayofyear weekofyear yearweek isoyear dayofmonth century decade to_years to_months to_weeks to_days to_hours
    to_minutes to_seconds time_bucket
    string_agg group_concat listagg array_agg list bool_and bool_or
    bit_and bit_or any_value first last arg_max arg_min
    max_by min_by argmax argmin count_if countif count_star stddev stddev_pop stddev_samp variance var_pop var_samp
    corr covar_pop covar_samp regr_slope regr_intercept regr_r2 regr_count median mode quantile quantile_cont
    quantile_disc percentile_cont percentile_disc approx_count_distinct approx_quantile sumif fsum favg product
    grouping skewness kurtosis entropy mad
    if ifnull initcap left right lpad rpad strpos instr position split_part string_split str_split reverse translate
    starts_with ends_with suffix prefix contains ascii chr
    unicode ord format printf regexp_matches regexp_replace regexp_extract
    regexp_full_match levenshtein damerau_levenshtein jaccard jaro_similarity jaro_winkler_similarity
    trunc cbrt log2 log10 isnan isinf isfinite even try_cast typeof json_extract json_extract_string
    json_type array_length len list_contains array_contains list_value any all array some char_length nfc_normalize
    strip_accents
"""
ALLOWED: Mapping[Dialect, frozenset[str]] = {
    dialect: frozenset((_EVERYWHERE + own).split())
    for dialect, own in (
        (Dialect.SQLITE, _SQLITE),
        (Dialect.POSTGRES, _POSTGRES),
        (Dialect.MYSQL, _MYSQL),
        (Dialect.DUCKDB, _DUCKDB),
    )
}
# words of the grammar that a bracket may follow; none of them is a function anywhere
_GRAMMAR = frozenset(
    """
    select from where on having and or not in exists as over filter by within group values using when then else case
    union except intersect all distinct join cross inner left right full outer lateral between like ilike is limit
    offset partition order interval escape similar to rollup cube sets grouping returning qualify materialized
    decimal numeric varchar char character nvarchar nchar time timestamp timestamptz timetz datetime float real double
    binary bit int integer bigint smallint text
    """.split()
)
_NO_WORDS = frozenset((TokenType.IDENTIFIER, TokenType.STRING, TokenType.NUMBER))
_PADDING = frozenset(("printf", "format", "lpad", "rpad"))
_WIDE = re.compile(r"[%{][^a-zA-Z}]*(?:\*|[0-9]{4})|^[0-9]{4,}$")


def check_calls(tree: exp.Expr, dialect: Dialect) -> None:
    """Refuse a call by a name that the parser has no kind for, unless it is on the dialect's list."""
    for call in tree.find_all(exp.Anonymous, exp.AnonymousAggFunc, exp.Format, exp.Pad):
        name = called(call, dialect)
        # a name in quotes is no text in the tree
        quoted = isinstance(call, exp.Anonymous) and not isinstance(call.this, str)
        known = name.lower() in ALLOWED[dialect]
        if quoted or not known or (name.lower() in _PADDING and _is_wide(call)):
            raise refuse(Reason.FUNCTION, name, NAMES[dialect])


def _is_wide(call: exp.Expr) -> bool:
    """A width of a million would fill the server's memory with blanks, so a width is written out and has few digits."""
    if isinstance(call, exp.Pad) and not isinstance(call.expression, exp.Literal):
        return True
    said = [one for one in call.args.values() for one in (one if isinstance(one, list) else [one])]
    texts = [one for one in said if isinstance(one, exp.Expression)]
    if not isinstance(call, exp.Pad) and any(isinstance(text, exp.DPipe | exp.Concat) for text in texts):
        return True  # a form that is put together may come to anything
    return any(_WIDE.search(literal.name) for literal in call.find_all(exp.Literal))


def check_words(text: str, dialect: Dialect) -> None:
    """Refuse what the database will read as a call and does not find on its list, whatever the parser made of it."""
    for word in _before_brackets(text, dialect):
        if word not in ALLOWED[dialect]:
            raise refuse(Reason.FUNCTION, word, NAMES[dialect])


def _before_brackets(text: str, dialect: Dialect) -> Iterator[str]:
    """Every bare word before a bracket that the grammar does not put there itself, in small letters.

    A name in quotes before a bracket is a list of columns, or a call that the tree has told of."""
    tokens = _tokens(text, dialect)
    for token, after in pairwise(tokens):
        word = token.text.lower()
        calls = after.token_type is TokenType.L_PAREN and token.token_type not in _NO_WORDS
        if (
            calls and word[:1].isidentifier() and not _GRAMMAR.issuperset(word.split())
        ):  # GROUP BY is one token
            yield word


def _tokens(text: str, dialect: Dialect) -> list[Token]:
    tokenizer: Tokenizer = Grammar.get_or_raise(dialect.value).tokenizer()
    return tokenizer.tokenize(text)
