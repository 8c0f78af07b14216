"""One working day (工作日) of the small city, played through the verbs at times of its own.

A script says who applies for what and which acts follow on which day; the hours come from a seed.
The report is counted from the tables, and the ledger is read again as a whole.
"""
