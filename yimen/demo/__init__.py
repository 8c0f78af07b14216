"""Things to try: a small city and a day of its life, and replay of real logs; all through verbs."""
