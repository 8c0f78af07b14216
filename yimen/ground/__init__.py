"""What is known: ledger < people < seals < process < catalog, each on what is left of it."""
