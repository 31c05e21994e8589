"""Addresses of the first pages."""

from django.urls import path

from nahtlos.web.front import about, views

app_name = "front"
urlpatterns = [
    path("", views.doors, name="doors"),
    path("start/", views.start, name="start"),
    path("switch/", views.switch, name="switch"),
    path("employer/", views.employer, name="employer"),
    path("about/work/", views.looking, name="looking"),
    path("about/employers/", views.giving, name="giving"),
    path("about/privacy/", about.privacy, name="privacy"),
    path("about/accessibility/", about.accessibility, name="accessibility"),
    path("about/imprint/", about.imprint, name="imprint"),
    path("about/roles/", about.roles, name="roles"),
]
