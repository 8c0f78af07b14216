"""The acts on the catalogue: entering, publishing, cancelling, importing, halls and events."""

from yimen.ground.catalog.verbs.importing import Report, import_list
from yimen.ground.catalog.verbs.items import (
    cancel_item,
    enter_department,
    enter_item,
    publish_item_version,
)
from yimen.ground.catalog.verbs.papers import keep_paper, publish_papers
from yimen.ground.catalog.verbs.ways import enter_event, enter_hall

__all__ = [
    "Report",
    "cancel_item",
    "enter_department",
    "enter_event",
    "enter_hall",
    "enter_item",
    "import_list",
    "keep_paper",
    "publish_item_version",
    "publish_papers",
]
