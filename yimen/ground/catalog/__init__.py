"""Catalog (事项目录): departments and service items (政务服务事项) with immutable versions.

Real lists are dirty: an import keeps every row and reports each defect.
"""
