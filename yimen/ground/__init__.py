"""What is known: ledger < people < process < catalog, each standing on what is left of it."""
