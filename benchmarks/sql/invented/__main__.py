"""`python -m benchmarks.sql.invented [seen|blind|blind2|blind3]`: the shipped score and threshold on invented files.

Blind is what nobody may read item by item while writing rules: run it when they are finished. Blind2 and blind3 are
two more such sets, by two others who knew no rule, in the categories of the public questions; blind2 has been read."""

import argparse

from benchmarks.sql.figures import show_all, show_groups
from benchmarks.sql.invented.drafts import BLIND, BLIND2, BLIND3, SEEN, gather_invented, gather_templates
from benchmarks.sql.outcomes import scored
from skills.sql.scorers import NAME, starter


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("which", choices=(SEEN, BLIND, BLIND2, BLIND3), nargs="?", default=SEEN)
    which = options.parse_args().which
    shipped = starter()
    scorer, threshold = shipped.scorers[NAME], shipped.certificate.threshold
    found = gather_invented(which)
    scores = [scorer.probability(one.signals.vector()) if one.signals else 0.0 for one in found]
    found = scored(found, scores)
    show_all(f"sql, {which}", found, threshold)
    show_groups(f"sql, {which}", found, threshold)
    show_all(f"templates, {which}", gather_templates(which), 0.0)


if __name__ == "__main__":
    main()
