"""What houses call their products, by which others speak of them."""
