"""The console (命令行): `yimen GROUP COMMAND`, one module a group; words into verbs and queries."""
