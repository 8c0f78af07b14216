"""Addresses that belong to no single door."""

from django.urls import path

from yimen.base.pages import health, views

urlpatterns = [
    path("choose", views.choose, name="choose"),
    path("parts", views.parts, name="parts"),
    path("health/live", health.live),
    path("health/ready", health.ready),
]
