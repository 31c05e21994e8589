"""Addresses of the first pages."""

from django.urls import path

from nahtlos.web.front import views

app_name = "front"
urlpatterns = [
    path("", views.doors, name="doors"),
    path("start/", views.start, name="start"),
]
