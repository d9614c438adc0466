"""The bot in memory and servers that stand in for vendors; tests drive the product through them."""
