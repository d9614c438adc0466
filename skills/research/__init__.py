"""Who leads, what is their edge, what is ours: companies compared field by field, with a quote for each cell.

`indexing/web` brings pages; `extract` finds facts in them, `compare` weighs these against each other, `deliver` writes
the report, `watch` says what changed since. A cell without evidence says “not found”.
"""
