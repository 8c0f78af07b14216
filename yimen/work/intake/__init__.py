"""Intake (收件): drafts, materials (申请材料), the check for completeness, and the receipt (收件回执) with its number."""
