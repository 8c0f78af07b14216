"""What follows in each kind of scenario, lived through by the verbs in PostgreSQL."""
