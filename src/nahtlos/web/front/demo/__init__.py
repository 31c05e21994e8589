"""The demo's own doors: a button for each role, and the tour. Loaded in the demo alone."""

from django.urls import path

from nahtlos.web.front.demo import views

urlpatterns = [
    path("demo/", views.entries, name="demo"),
    path("demo/enter/<slug:key>/", views.enter, name="enter"),
    path("demo/tour/", views.tour, name="tour"),
]

__all__ = ("urlpatterns",)
