"""What a value stands below or beside, and what a finder of a field is given and gives back."""
