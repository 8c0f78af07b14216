"""What needs Poppler and no browser: every document as another program judges and reads it."""
