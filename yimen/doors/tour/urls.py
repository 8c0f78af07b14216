"""The addresses of the tour, below /demo."""

from django.urls import path

from yimen.doors.tour import views

app_name = "tour"
urlpatterns = [
    path("demo", views.tour, name="tour"),
    path("demo/be/<slug:key>", views.be, name="be"),
    path("demo/go-on", views.go_on, name="go-on"),
]
