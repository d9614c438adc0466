"""What a sentence is worth beside others: wished for, of another day or edition, contradicted by another document."""
