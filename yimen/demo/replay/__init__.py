"""Replay (回放) of a real log through the real verbs.

A plan is learned from what was done, and every case runs through it at its real times. The counts
of the report come from our own tables, so that they can be set beside counts made straight from
the log.
"""
