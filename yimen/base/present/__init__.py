"""The present: the one clock by which pages, the API and the jobs act.

It is that of the machine. Only a demo city has a time of its own, kept in the database, that can be
moved on; where `settings.DEMO` is off that table is never read.
"""
