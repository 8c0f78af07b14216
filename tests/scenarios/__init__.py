"""Dated scenarios: what happened on which day, and what the law makes of it, counted by hand.

`dated/` has one file for each kind of scenario. A block is a scenario: its title, what is given,
and what follows. A title that ends in * is also lived through by the verbs in PostgreSQL.
"""
