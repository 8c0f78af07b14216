"""Tests about the code: the picture, the budgets, the words.

Each check is a function that takes a tree, a graph or a table, so that it is also shown a bad
example and seen to object.
"""
