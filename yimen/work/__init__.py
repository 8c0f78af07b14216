"""What is done: applications come in (intake) and become cases; none here knows a later one."""
