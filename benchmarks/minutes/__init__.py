"""How good minutes without a model are, on AMI and QMSum development meetings; each figure beside its baseline."""
