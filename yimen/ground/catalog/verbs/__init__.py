"""The acts on the catalogue: entering, publishing, cancelling, importing."""

from yimen.ground.catalog.verbs.importing import Report, import_list
from yimen.ground.catalog.verbs.items import (
    cancel_item,
    enter_department,
    enter_item,
    publish_item_version,
)

__all__ = [
    "Report",
    "cancel_item",
    "enter_department",
    "enter_item",
    "import_list",
    "publish_item_version",
]
