"""People (人员与身份): units in a tree over divisions, staff and their roles, persons and organisations.

Identity numbers are encrypted, found by a keyed hash and shown masked. Accounts sign in.
"""
