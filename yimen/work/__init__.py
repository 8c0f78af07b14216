"""What is done: applications come in (intake) and become cases; no package here knows a later one."""
