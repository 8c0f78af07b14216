"""People (人员与身份): units in a tree over divisions, staff and roles, persons, organisations.

Identity numbers are encrypted, found by a keyed hash and shown masked. Accounts sign in.
"""
