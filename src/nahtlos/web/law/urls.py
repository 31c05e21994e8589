"""Addresses of the interview, of a person's instruments, and of the catalogue for everybody."""

from django.urls import path

from nahtlos.web.law import catalogue, persons, views

app_name = "law"
urlpatterns = [
    path("instruments/", catalogue.catalogue, name="catalogue"),
    path("instruments/<slug:instrument>/", catalogue.instrument, name="public"),
    path("persons/<uuid:person>/questions/", views.ask, name="ask"),
    path("persons/<uuid:person>/questions/<slug:fact>/", views.question, name="question"),
    path("persons/<uuid:person>/answers/", views.answers, name="answers"),
    path("persons/<uuid:person>/answers/<slug:fact>/forget/", views.forget, name="forget"),
    path("persons/<uuid:person>/work/", views.why, name="why"),
    path("persons/<uuid:person>/instruments/", persons.instruments, name="instruments"),
    path(
        "persons/<uuid:person>/instruments/<slug:instrument>/",
        persons.instrument,
        name="instrument",
    ),
]
