"""Addresses of comparing persons and openings."""

from django.urls import path

from nahtlos.web.matching import into_plan, views

app_name = "matching"
urlpatterns = [
    path("persons/<uuid:person>/openings/", views.openings, name="openings"),
    path("persons/<uuid:person>/openings/wish/", views.wish, name="wish"),
    path("persons/<uuid:person>/openings/looked/", views.looked, name="looked"),
    path("persons/<uuid:person>/openings/plan/", into_plan.take, name="into-plan"),
    path("openings/<uuid:opening>/persons/", views.persons, name="persons"),
    path("openings/new/", views.fresh, name="fresh"),
]
