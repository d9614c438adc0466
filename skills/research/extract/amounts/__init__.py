"""Money, counts, shares and days as they stand in words, and what a sum is paid for."""
