"""The advertisements that are kept: sets of drafts, brand kits, approvals, results, and their files."""
