"""Matters (权力事项办理): the powers beside licensing, each run by its own table of states.

Penalty, compulsion, collection, payment, inspection, confirmation, reward, ruling, other powers and
public services. What may follow what, by whom, with which document and term, stands as data in
`states`; one rule reads it and one verb acts by it. Licences (行政许可) are cases.
"""
