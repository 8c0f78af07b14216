"""The ledger (存证): every act writes one entry nobody can quietly change; audit trail, outbox and event log at once.

Entries get their place when the sealer numbers what is committed and extends an RFC 6962 tree; checkpoints
are signed with a key that lives outside the database. Watchers follow the leaf's place.
"""
