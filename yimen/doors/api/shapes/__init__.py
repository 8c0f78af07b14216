"""What the API takes and gives, typed; its OpenAPI document is made from these."""

from yimen.doors.api.shapes import applications, cases, given, items, ledger, problems

__all__ = ["applications", "cases", "given", "items", "ledger", "problems"]
