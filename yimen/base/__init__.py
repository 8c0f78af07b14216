"""Small tools of this installation: sentences for refusals, the PostgreSQL supervisor, keys."""
