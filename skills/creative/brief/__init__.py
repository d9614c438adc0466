"""What is wanted: products, audiences, markets, platforms, goal and offer."""
