"""Things to try: a small city and a day of its life, and the replay of real logs; all through verbs."""
