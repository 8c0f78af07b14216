"""What follows in each kind of scenario, asked of the rules of the system: pure, no database."""
