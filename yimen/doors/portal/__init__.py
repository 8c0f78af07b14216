"""门户 (portal): where citizens and enterprises find an item, read its guide, apply and follow.

Nobody needs an account to look. Pages call verbs and queries and hold no rule of the law; they
work without script, which only adds suggestions, checks while typing and progress.
"""
