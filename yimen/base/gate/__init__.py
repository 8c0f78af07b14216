"""The gate (接口网关) for programs: an act asked for twice is done once, and nobody asks too often.

What was answered to an Idempotency-Key is kept for seven days, in the transaction of the act.
Token buckets are counted in the database, so that it does not matter how many processes serve.
"""
