"""Who comes in: doors translate between the world and verbs or queries, and hold no rule."""
