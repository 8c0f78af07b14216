"""Settings and entry points of the servers; one file each."""
