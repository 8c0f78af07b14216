"""The addresses of the portal, which stands at the root."""

from __future__ import annotations

from django.urls import path, register_converter

from yimen.doors.portal import guide, home, search


class Number:
    """The number of an item as lists have it: any text that a database can hold."""

    regex = r"[^\x00]{1,120}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(Number, "number")

app_name = "portal"
urlpatterns = [
    path("", home.home, name="home"),
    path("search", search.search, name="search"),
    path("search/suggest", search.suggest, name="suggest"),
    path("departments", home.departments, name="departments"),
    path("departments/<int:key>", home.department, name="department"),
    path("kinds/<str:code>", home.kind, name="kind"),
    path("items/<number:number>", guide.guide, name="guide"),
    path("slips/<number:number>", guide.slip, name="slip"),
]
