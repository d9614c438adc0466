"""What a machine can say about a draft before a person looks: each finding says what, where and why."""
