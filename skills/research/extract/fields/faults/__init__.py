"""What is missing or criticised, and what only sounds like a complaint."""
