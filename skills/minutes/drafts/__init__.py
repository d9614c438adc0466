"""Minutes drafted by a model: read in parts, checked line by line, merged with what was plainly said.

Source: map and reduce over parts of a text, Dean and Ghemawat, OSDI 2004; for summaries Wu et al., arXiv 2109.10862.
"""
