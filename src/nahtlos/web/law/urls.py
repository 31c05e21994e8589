"""Addresses of the interview."""

from django.urls import path

from nahtlos.web.law import views

app_name = "law"
urlpatterns = [
    path("persons/<uuid:person>/questions/", views.ask, name="ask"),
    path("persons/<uuid:person>/questions/<slug:fact>/", views.question, name="question"),
    path("persons/<uuid:person>/answers/", views.answers, name="answers"),
    path("persons/<uuid:person>/answers/<slug:fact>/forget/", views.forget, name="forget"),
    path("persons/<uuid:person>/work/", views.why, name="why"),
]
