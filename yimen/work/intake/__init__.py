"""Intake (收件): drafts, materials (申请材料), pre-check, and the receipt number (收件编号).

A draft keeps whatever a person typed, sound or not; what it lacks is told all at once. A draft
that was received is never changed again: from then on the case owns what was handed in.
"""
