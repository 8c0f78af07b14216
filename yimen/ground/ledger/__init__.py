"""The ledger (存证): every act writes one entry that nobody can quietly change.

It is audit trail, outbox and event log at once. Entries get their place when the sealer (封存)
numbers what is committed and extends an RFC 6962 tree; checkpoints (检查点) are signed with a key
that lives outside the database. Watchers follow the place of the leaf.
"""
