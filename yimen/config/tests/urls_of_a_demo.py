"""The addresses of a demo: those of every site, and the tour."""

from django.urls import include, path

from yimen.config.urls import urlpatterns as of_every_site

urlpatterns = [*of_every_site, path("", include("yimen.doors.tour.urls"))]
