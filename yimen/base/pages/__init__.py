"""What all pages have in common, whichever door they belong to.

The frame around a page, the language and the type size a visitor chose, refusals and trouble as
pages, headers that keep foreign script out, and the rule that every route must state.
"""
