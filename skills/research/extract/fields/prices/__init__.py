"""What a house asks for what it sells, and sums on its pages that are nothing of the kind."""
